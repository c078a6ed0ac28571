// Folds text to what is compared (case, width, compatibility forms, spaces), and keeps where each piece stood in the original.
import {
  apostropheCode,
  isApostrophe,
  isCombining,
  isDiacritic,
  isSkipped,
  isSpace,
  isWord,
  spaceCode,
  takenApart,
} from './characters.ts';

/** One letter as compared, with what may be told apart on demand: its marks and its form before case folding. */
export interface Letter {
  readonly code: number;
  readonly cased: number;
  readonly marks: readonly number[];
}

/** Folded text, one position per compared character. Offsets are UTF-16 units of the original text. */
export interface Folded {
  readonly codes: readonly number[];
  readonly cased: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Diacritics, and an apostrophe that follows inside a word; most positions have none. */
  readonly marks: ReadonlyMap<number, readonly number[]>;
}

/** More marks than any writing system uses on one letter; the rest is ornament. */
const marksKept = 16;

/** Folds one base character with its combining marks. Equal for composed and decomposed forms. */
const foldCluster = (cluster: string): readonly Letter[] => {
  const letters: { code: number; cased: number; marks: number[] }[] = [];
  for (const part of cluster.normalize('NFKD')) {
    const cased = part.codePointAt(0) ?? 0;
    // Upper and then lower case is full case folding for what pupils write: ß = ss, ς = σ, ı = i.
    const lower = part.toUpperCase().toLowerCase().normalize('NFKD');
    const folded = [...lower].map((character) => takenApart.get(character) ?? character).join('');
    for (const character of folded) {
      const code = character.codePointAt(0) ?? 0;
      const last = letters.at(-1);
      if (!isDiacritic(code)) letters.push({ code, cased, marks: [] });
      else if (last && last.marks.length < marksKept) last.marks.push(code);
    }
  }
  return letters;
};

const clusterMemory = new Map<string, readonly Letter[]>();
const clusterMemoryLimit = 4096;

const foldClusterOnce = (cluster: string): readonly Letter[] => {
  const known = clusterMemory.get(cluster);
  if (known) return known;
  const letters = foldCluster(cluster);
  // Text is never stored: only single characters with their marks are remembered, and only so many.
  if (cluster.length <= 2 && clusterMemory.size < clusterMemoryLimit) clusterMemory.set(cluster, letters);
  return letters;
};

/** The letters of one code point by itself. */
export const lettersOf = (code: number): readonly Letter[] => foldCluster(String.fromCodePoint(code));

/** Linear in the text's length. */
export const fold = (text: string): Folded => {
  const codes: number[] = [];
  const cased: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const marks = new Map<number, readonly number[]>();
  /** An apostrophe after a letter, until the next character tells whether it stands inside a word. */
  let pending: { readonly start: number; readonly end: number } | undefined;

  const put = (letter: Letter, start: number, end: number): void => {
    if (letter.marks.length > 0) marks.set(codes.length, letter.marks);
    codes.push(letter.code);
    cased.push(letter.cased);
    starts.push(start);
    ends.push(end);
  };
  const settleApostrophe = (insideWord: boolean): void => {
    if (!pending) return;
    const before = codes.length - 1;
    if (insideWord) marks.set(before, [...(marks.get(before) ?? []), apostropheCode]);
    else put({ code: apostropheCode, cased: apostropheCode, marks: [] }, pending.start, pending.end);
    pending = undefined;
  };

  let at = 0;
  while (at < text.length) {
    const start = at;
    const base = text.codePointAt(at) ?? 0;
    at += base > 0xffff ? 2 : 1;
    if (isSkipped(base)) continue;
    if (isApostrophe(base)) {
      settleApostrophe(false);
      const previous = codes.at(-1);
      if (previous !== undefined && isWord(previous)) pending = { start, end: at };
      else put({ code: apostropheCode, cased: apostropheCode, marks: [] }, start, at);
      continue;
    }
    let cluster = String.fromCodePoint(base);
    let end = at;
    let markCount = 0;
    while (at < text.length) {
      const next = text.codePointAt(at) ?? 0;
      const width = next > 0xffff ? 2 : 1;
      if (isSkipped(next)) {
        at += width;
        continue;
      }
      if (!isCombining(next)) break;
      at += width;
      end = at;
      markCount += 1;
      if (markCount <= marksKept) cluster += String.fromCodePoint(next);
    }
    for (const letter of foldClusterOnce(cluster)) {
      if (isSpace(letter.code)) {
        settleApostrophe(false);
        if (codes.at(-1) === spaceCode) ends[ends.length - 1] = end;
        else put({ code: spaceCode, cased: spaceCode, marks: [] }, start, end);
        continue;
      }
      settleApostrophe(isWord(letter.code));
      put(letter, start, end);
    }
  }
  settleApostrophe(false);
  return { codes, cased, starts, ends, marks };
};

/** Folds a phrase of a watchlist: as text, without spaces around it. */
export const foldPhrase = (phrase: string): Folded => fold(phrase.replace(/^[\s\p{Pd}_]+|[\s\p{Pd}_]+$/gu, ''));
