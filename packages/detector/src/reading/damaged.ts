// Words with one damaged letter: found by leaving one letter out of both, then compared exactly.
import { formInts, lettersMask, lettersShift } from '../compiled/layout.ts';
import { type ListTables, lettersOfForm } from '../compiled/open.ts';
import { damagedPhraseLetters, maxWordLetters } from '../limits.ts';
import { finishHash, hashPowers, mayBeDeletion, sumOfSkeleton } from './hash.ts';
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

/** Skeletons of the letters of one word; zeros before and after it is asked about. */
export const units = new Int32Array(maxWordLetters);
/** Forms that give the same as the word when a letter is left out; more than a word can have by chance are not kept. */
const candidates = new Int32Array(maxWordLetters * 4);
let candidateCount = 0;

const probe = ({ deletions, deletionFilter }: ListTables, sum: number): void => {
  if (!mayBeDeletion(deletionFilter, sum)) return;
  const hash = finishHash(sum);
  const mask = (deletions.length >> 1) - 1;
  for (let slot = hash & mask; deletions[slot * 2] !== 0; slot = (slot + 1) & mask) {
    if (deletions[slot * 2] !== hash) continue;
    const form = deletions[slot * 2 + 1] as number;
    let known = 0;
    while (known < candidateCount && candidates[known] !== form) known += 1;
    if (known === candidateCount && known < candidates.length) candidates[candidateCount++] = form;
  }
};

/** Fills `candidates` for the first `length` of `units`; the first letter is never the damaged one. */
const gatherCandidates = (tables: ListTables, length: number): void => {
  candidateCount = 0;
  const sum = sumOfSkeleton(units.subarray(0, length));
  probe(tables, sum);
  // The sum with the first letter left out, then with the next one instead: only one letter changes its place.
  let without = (sum - Math.imul(units[0] as number, hashPowers[length - 1] as number)) | 0;
  for (let at = 1; at < length; at += 1) {
    const changed = (units[at - 1] as number) - (units[at] as number);
    without = (without + Math.imul(changed, hashPowers[length - 1 - at] as number)) | 0;
    probe(tables, without);
  }
};

/** Nothing of a word stays. */
const forget = (length: number): void => {
  units.fill(0, 0, length);
  candidates.fill(0, 0, candidateCount);
};

const isLongEnough = ({ deletions }: ListTables, length: number): boolean =>
  deletions.length > 0 && length + 1 >= damagedPhraseLetters && length <= maxWordLetters;

/** Whether an ASCII word of letters may be one of the list, damaged; says yes a little too often, and makes nothing. */
export const mayBeDamaged = (tables: ListTables, text: string, start: number, end: number): boolean => {
  if (!isLongEnough(tables, end - start)) return false;
  for (let at = start; at < end; at += 1) units[at - start] = text.charCodeAt(at) | 0x20;
  gatherCandidates(tables, end - start);
  forget(end - start);
  return candidateCount > 0;
};

/** The forms of the list that `codes` may be, damaged. */
export const damagedForms = (
  tables: ListTables,
  codes: readonly number[],
): readonly { readonly form: number; readonly letters: readonly number[] }[] => {
  if (!isLongEnough(tables, codes.length)) return [];
  codes.forEach((code, at) => {
    units[at] = skeletonOf(code);
  });
  gatherCandidates(tables, codes.length);
  const found: { form: number; letters: readonly number[] }[] = [];
  for (let at = 0; at < candidateCount; at += 1) {
    const form = candidates[at] as number;
    if (!mayBeginAndEndSo(tables, form, codes)) continue;
    const letters = [...lettersOfForm(tables, form)].map((letter) => letter.codePointAt(0) ?? 0);
    if (letters[0] === codes[0] && isOneDamage(codes, letters)) found.push({ form, letters });
  }
  forget(codes.length);
  return found;
};

/** The first letter, and a length that one letter can make of the other; in units, since most letters are one. */
const mayBeginAndEndSo = ({ forms, letters }: ListTables, form: number, codes: readonly number[]): boolean => {
  const packed = forms[form * formInts + 1] as number;
  const first = letters[packed >>> lettersShift] as number;
  return (first === codes[0] || first >= 0xd800) && (packed & lettersMask) >= codes.length - 1;
};
