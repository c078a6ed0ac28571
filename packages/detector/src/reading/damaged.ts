// Words with one damaged letter: found by leaving one letter out of both, then compared exactly.
import { deletionFilterBits } from '../compiled/layout.ts';
import { damagedPhraseLetters } from '../limits.ts';
import { finishHash, hashFactor, hashPowers } from './hash.ts';
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
  const { deletions, deletionFilter, letters, formLetters, formLengths } = reading.tables;
  const length = codes.length;
  if (length + 1 < damagedPhraseLetters) return [];
  const units = codes.map(skeletonOf);
  // Sums over the letters before a place, and over those after it; the latter do not change when the letter is left out.
  let after = 0;
  for (const unit of units) after = (Math.imul(after, hashFactor) + unit) | 0;
  let before = 0;
  const mask = (deletions.length >> 1) - 1;
  const candidates = new Set<number>();
  const probe = (hash: number): void => {
    const bit = hash >>> (32 - deletionFilterBits);
    if ((((deletionFilter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return;
    let slot = hash & mask;
    for (;;) {
      const found = deletions[slot * 2] as number;
      if (found === 0) return;
      if (found === hash) candidates.add(deletions[slot * 2 + 1] as number);
      slot = (slot + 1) & mask;
    }
  };
  probe(finishHash(after, length));
  for (let place = 0; place < length; place += 1) {
    const unit = units[place] ?? 0;
    const later = hashPowers[length - 1 - place] ?? 0;
    after = (after - Math.imul(unit, later)) | 0;
    // `before` times what the letters after it add to its power; the first letter is never the damaged one.
    if (place > 0) probe(finishHash((Math.imul(before, later) + after - Math.imul(0, later)) | 0, length - 1));
    before = (Math.imul(before, hashFactor) + unit) | 0;
  }
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
