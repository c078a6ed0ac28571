// Adds a further reading of some words: as one word of the list.
import type { HiddenKind } from '@candour/contract';
import { maxWordLetters } from '../limits.ts';
import { hashSkeleton } from './hash.ts';
import type { WordLetters } from './letters.ts';
import type { Reading } from './reading.ts';
import { skeletonOf } from './units.ts';

export const noMarks: WordLetters['marks'] = new Map();

/** The hash of the skeleton of base letters; 0 for none and for more than a word of a list has. */
export const skeletonHash = (codes: readonly number[]): number =>
  codes.length === 0 || codes.length > maxWordLetters ? 0 : hashSkeleton(codes.map(skeletonOf));

/** The number of the skeleton of base letters, or 0. */
export const skeletonIn = (reading: Reading, codes: readonly number[]): number => {
  const hash = skeletonHash(codes);
  return hash === 0 ? 0 : reading.lookUp(hash);
};

/** Adds what hides nothing: a part of a word with apostrophes. */
export const addWord = (
  reading: Reading,
  letters: WordLetters,
  words: readonly [from: number, to: number],
  span: readonly [start: number, end: number],
): void => {
  const skeleton = skeletonIn(reading, letters.codes);
  if (skeleton === 0) return;
  reading.addEdge({
    from: words[0],
    to: words[1],
    start: span[0],
    end: span[1],
    skeleton,
    hash: skeletonHash(letters.codes),
    kind: undefined,
    letters,
    group: 0,
  });
};

/** Adds a reading of the words `from` up to `to` as `codes`, if that is a word of the list. */
export const addReading = (
  reading: Reading,
  kind: HiddenKind,
  codes: readonly number[],
  words: readonly [from: number, to: number],
  span: readonly [start: number, end: number],
  group = 0,
): void => {
  const skeleton = skeletonIn(reading, codes);
  if (skeleton === 0) return;
  reading.addEdge({
    from: words[0],
    to: words[1],
    start: span[0],
    end: span[1],
    skeleton,
    hash: skeletonHash(codes),
    kind,
    letters: { codes, cased: codes, marks: noMarks },
    group,
  });
};
