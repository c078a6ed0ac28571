// Words with one damaged letter: found by leaving one letter out of both, then compared exactly.
import { deletionFilterBits } from '../compiled/layout.ts';
import { type ListTables, lettersOfForm } from '../compiled/open.ts';
import { damagedPhraseLetters, maxWordLetters } from '../limits.ts';
import { finishHash, hashFactor, hashPowers } from './hash.ts';
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

const gathered = new Uint8Array(maxWordLetters);

/** Whether an ASCII word of letters may be one of the list, damaged; says yes a little too often, and makes nothing. */
export const mayBeDamaged = (
  { deletions, deletionFilter }: ListTables,
  text: string,
  start: number,
  end: number,
): boolean => {
  const length = end - start;
  if (length + 1 < damagedPhraseLetters || length > maxWordLetters) return false;
  let after = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(start + at) | 0x20;
    gathered[at] = unit;
    after = (Math.imul(after, hashFactor) + unit) | 0;
  }
  const mask = (deletions.length >> 1) - 1;
  const isThere = (hash: number): boolean => {
    const bit = hash >>> (32 - deletionFilterBits);
    if ((((deletionFilter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return false;
    for (let slot = hash & mask; deletions[slot * 2] !== 0; slot = (slot + 1) & mask)
      if (deletions[slot * 2] === hash) return true;
    return false;
  };
  if (isThere(finishHash(after))) return true;
  let before = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = gathered[at] as number;
    const later = hashPowers[length - 1 - at] as number;
    after = (after - Math.imul(unit, later)) | 0;
    if (at > 0 && isThere(finishHash((Math.imul(before, later) + after) | 0))) return true;
    before = (Math.imul(before, hashFactor) + unit) | 0;
  }
  return false;
};

/** The forms of the list that `codes` may be, damaged. */
export const damagedForms = (
  tables: ListTables,
  codes: readonly number[],
): readonly { readonly form: number; readonly letters: readonly number[] }[] => {
  const { deletions, deletionFilter } = tables;
  if (deletions.length === 0) return [];
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
  probe(finishHash(after));
  for (let place = 0; place < length; place += 1) {
    const unit = units[place] ?? 0;
    const later = hashPowers[length - 1 - place] ?? 0;
    after = (after - Math.imul(unit, later)) | 0;
    // `before` times what the letters after it add to its power; the first letter is never the damaged one.
    if (place > 0) probe(finishHash((Math.imul(before, later) + after) | 0));
    before = (Math.imul(before, hashFactor) + unit) | 0;
  }
  if (candidates.size === 0) return [];
  const found: { form: number; letters: readonly number[] }[] = [];
  for (const form of candidates) {
    const own = [...lettersOfForm(tables, form)].map((letter) => letter.codePointAt(0) ?? 0);
    if (own[0] === codes[0] && isOneDamage(codes, own)) found.push({ form, letters: own });
  }
  return found;
};
