// Words with one damaged letter: found by leaving one letter out of both, then compared exactly.
import { damagedPhraseLetters } from '../limits.ts';
import { finishHash, placeFactors } from './hash.ts';
import type { Reading } from './reading.ts';
import { skeletonOf } from './units.ts';

/** Whether one letter was left out, added, replaced, or two neighbours changed places. */
export const isOneDamage = (one: readonly number[], other: readonly number[]): boolean => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  const same = (from: number, fromOther: number): boolean => {
    if (one.length - from !== other.length - fromOther) return false;
    for (let place = from; place < one.length; place += 1)
      if (one[place] !== other[place - from + fromOther]) return false;
    return true;
  };
  if (at === one.length && at === other.length) return false;
  if (one.length > other.length) return same(at + 1, at);
  if (one.length < other.length) return same(at, at + 1);
  return same(at + 1, at + 1) || (one[at] === other[at + 1] && one[at + 1] === other[at] && same(at + 2, at + 2));
};

/** The forms of the list that `codes` may be, damaged. */
export const damagedForms = (
  reading: Reading,
  codes: readonly number[],
): readonly { readonly form: number; readonly letters: readonly number[] }[] => {
  const { deletions, letters, formLetters, formLengths } = reading.tables;
  const length = codes.length;
  if (length + 1 < damagedPhraseLetters) return [];
  const units = codes.map(skeletonOf);
  // Sums of what stands before a place, and of what stands after it moved one place to the front.
  let moved = 0;
  for (let place = 1; place < length; place += 1)
    moved = (moved + Math.imul(units[place] ?? 0, placeFactors[(place - 1) & 63] ?? 0)) | 0;
  let before = 0;
  const mask = (deletions.length >> 1) - 1;
  const candidates = new Set<number>();
  const probe = (hash: number): void => {
    let slot = hash & mask;
    for (;;) {
      const found = deletions[slot * 2] as number;
      if (found === 0) return;
      if (found === hash) candidates.add(deletions[slot * 2 + 1] as number);
      slot = (slot + 1) & mask;
    }
  };
  for (let place = 0; place < length; place += 1) {
    // `before` covers the letters up to `place`, `moved` those after it.
    if (place > 0) probe(finishHash((before + moved) | 0, length - 1));
    before = (before + Math.imul(units[place] ?? 0, placeFactors[place & 63] ?? 0)) | 0;
    moved = (moved - Math.imul(units[place + 1] ?? 0, placeFactors[place & 63] ?? 0)) | 0;
  }
  probe(finishHash(before, length));
  if (candidates.size === 0) return [];
  const found: { form: number; letters: readonly number[] }[] = [];
  for (const form of candidates) {
    const at = formLetters[form] ?? 0;
    const own = [...String.fromCharCode(...letters.subarray(at, at + (formLengths[form] ?? 0)))].map(
      (letter) => letter.codePointAt(0) ?? 0,
    );
    if (own[0] === codes[0] && isOneDamage(codes, own)) found.push({ form, letters: own });
  }
  return found;
};
