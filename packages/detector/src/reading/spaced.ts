// Words whose letters stand apart: "k i l l  m y s e l f", "k.i.l.l".
import { maxSeparatorUnits, maxSpacedLetters } from '../limits.ts';
import { addReading } from './add-reading.ts';
import { finishHash, hashFactor } from './hash.ts';
import type { Reading } from './reading.ts';
import { skeletonOf } from './units.ts';
import { flagAlone, flagDigit } from './words.ts';

const separator = /^[\s\-\u2010\u2011._*·]$/u;
const skipped = /\p{Default_Ignorable_Code_Point}|[\u{334}-\u{338}]/gu;

/** Whether exactly one separator stands between two single letters; two or more part groups. */
export const isOneApart = (text: string, from: number, to: number): boolean =>
  to > from && to - from <= maxSeparatorUnits && separator.test(text.slice(from, to).replace(skipped, ''));

const isSingle = (reading: Reading, word: number): boolean =>
  reading.rows.lengths[word] === 1 && ((reading.rows.flags[word] ?? 0) & (flagAlone | flagDigit)) === 0;

type Piece = readonly [from: number, to: number];

/** Ends of splits by words up to a place (or, mirrored, from a place on), and those among them that hold a long word. */
interface Reach {
  readonly any: ReadonlySet<number>;
  readonly withLong: ReadonlySet<number>;
}

const longWord = 3;

/** `pieces` in the order in which they are walked; each leads from its first to its second number. */
const reachFrom = (begin: number, pieces: readonly Piece[]): Reach => {
  const any = new Set([begin]);
  const withLong = new Set<number>();
  for (const [from, to] of pieces) {
    if (!any.has(from)) continue;
    any.add(to);
    if (withLong.has(from) || Math.abs(to - from) >= longWord) withLong.add(to);
  }
  return { any, withLong };
};

/** The words of all splits of the group into words of the list that have a long one among them. */
const splits = (reading: Reading, codes: readonly number[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  const units = codes.map(skeletonOf);
  for (let from = 0; from < codes.length; from += 1) {
    let sum = 0;
    for (let to = from + 1; to <= codes.length; to += 1) {
      sum = (Math.imul(sum, hashFactor) + (units[to - 1] ?? 0)) | 0;
      if (reading.lookUp(finishHash(sum)) !== 0 && reading.isOfList(codes.slice(from, to))) pieces.push([from, to]);
    }
  }
  const before = reachFrom(0, pieces);
  const after = reachFrom(
    codes.length,
    pieces.map(([from, to]): Piece => [to, from]).sort((a, b) => b[0] - a[0]),
  );
  return pieces.filter(([from, to]) => {
    const isLong = to - from >= longWord;
    return before.any.has(from) && after.any.has(to) && (isLong || before.withLong.has(from) || after.withLong.has(to));
  });
};

/** Reads the group of single letters that begins at `first`; returns its last word. */
export const addSpacedOut = (reading: Reading, first: number): number => {
  const { text, rows } = reading;
  const { starts, ends, count } = rows;
  let last = first;
  while (
    last + 1 < count &&
    isSingle(reading, last) &&
    isSingle(reading, last + 1) &&
    isOneApart(text, ends[last] ?? 0, starts[last + 1] ?? 0)
  )
    last += 1;
  const length = last - first + 1;
  if (length < 3 || length > maxSpacedLetters) return last;
  const codes = Array.from({ length }, (_, place) => reading.lettersOf(first + place).codes[0] ?? 0);
  for (const [from, to] of splits(reading, codes)) {
    const words = [first + from, first + to] as const;
    const span = [starts[first + from] ?? 0, ends[first + to - 1] ?? 0] as const;
    addReading(reading, 'spaced', codes.slice(from, to), words, span, first + 1);
  }
  return last;
};
