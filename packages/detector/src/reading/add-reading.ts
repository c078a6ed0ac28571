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

type Words = readonly [from: number, to: number];
type Units = readonly [start: number, end: number];

/** Adds the words `from` up to `to` as one word of the list, if it is one. */
const add = (
  reading: Reading,
  kind: HiddenKind | undefined,
  letters: WordLetters,
  [from, to]: Words,
  [start, end]: Units,
  group: number,
): void => {
  const hash = skeletonHash(letters.codes);
  const skeleton = hash === 0 ? 0 : reading.lookUp(hash);
  if (skeleton !== 0) reading.addEdge({ from, to, start, end, skeleton, hash, kind, letters, group });
};

/** Adds what hides nothing: a part of a word with apostrophes. */
export const addWord = (reading: Reading, letters: WordLetters, words: Words, span: Units): void =>
  add(reading, undefined, letters, words, span, 0);

/** Adds a reading of words as `codes`. `group` is that of letters that stand apart, or 0. */
export const addReading = (
  reading: Reading,
  kind: HiddenKind,
  codes: readonly number[],
  words: Words,
  span: Units,
  group = 0,
): void => add(reading, kind, { codes, cased: codes, marks: noMarks }, words, span, group);
