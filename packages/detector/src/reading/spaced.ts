// Words whose letters stand apart: "k i l l  m y s e l f", "k.i.l.l".
import { maxSpacedLetters } from '../limits.ts';
import { addReading, skeletonIn } from './add-reading.ts';
import type { Reading } from './reading.ts';
import { flagAlone, flagDigit } from './words.ts';

const separators = ' .-_*·';

/** Whether exactly one separator stands between two single letters; two or more part groups. */
const isOneApart = (text: string, from: number, to: number): boolean =>
  to - from === 1 && separators.includes(text.charAt(from));

const isSingle = (reading: Reading, word: number): boolean =>
  reading.rows.lengths[word] === 1 && ((reading.rows.flags[word] ?? 0) & (flagAlone | flagDigit)) === 0;

/** For each place of the group whether the letters before it, or after it, can be split into words of the list. */
const splits = (reading: Reading, codes: readonly number[]) => {
  const isWord = (from: number, to: number): boolean => skeletonIn(reading, codes.slice(from, to)) !== 0;
  const words: (readonly [from: number, to: number])[] = [];
  for (let from = 0; from < codes.length; from += 1)
    for (let to = from + 1; to <= codes.length; to += 1) if (isWord(from, to)) words.push([from, to]);
  const before = new Set([0]);
  for (const [from, to] of words) if (before.has(from)) before.add(to);
  const after = new Set([codes.length]);
  for (const [from, to] of words.toReversed()) if (after.has(to)) after.add(from);
  return words.filter(([from, to]) => before.has(from) && after.has(to));
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
  const words = splits(reading, codes);
  if (!words.some(([from, to]) => to - from >= 3)) return last;
  for (const [from, to] of words) {
    if (to - from < 2) continue;
    const span = [starts[first + from] ?? 0, ends[first + to - 1] ?? 0] as const;
    addReading(reading, 'spaced', codes.slice(from, to), [first + from, first + to], span, first + 1);
  }
  return last;
};
