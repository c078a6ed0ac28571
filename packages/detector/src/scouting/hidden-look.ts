// Whether a word of ASCII text may hide another: quick questions that say yes too often rather than too seldom.
import { deletionFilterBits } from '../compiled/layout.ts';
import type { ListTables } from '../compiled/open.ts';
import { damagedTextLetters, maxWordLetters, maxWordUnits } from '../limits.ts';
import { finishHash, hashFactor, hashPowers } from '../reading/hash.ts';
import { classes, firstLetterClass } from './ascii.ts';

export interface HiddenLook {
  /** Before the first word of a text. */
  readonly begin: () => void;
  /** A word of letters and digits; damage apart. */
  readonly plain: (start: number, end: number) => boolean;
  readonly byDamage: (start: number, end: number) => boolean;
  /** A word with apostrophes inside. */
  readonly intricate: (start: number, end: number) => boolean;
}

const isSign = (unit: number): boolean =>
  unit === 0x40 || unit === 0x24 || unit === 0x21 || unit === 0x7c || unit === 0x2b;

const isLetter = (unit: number): boolean => unit >= 0x61;

export const createHiddenLook = (tables: ListTables, text: Uint8Array): HiddenLook => {
  const { vocabulary, deletions, deletionFilter } = tables;
  const vocabularyMask = (vocabulary.length >> 1) - 1;
  const deletionsMask = (deletions.length >> 1) - 1;
  const gathered = new Uint8Array(maxWordUnits + 1);

  const isOfList = (hash: number): boolean => {
    let slot = hash & vocabularyMask;
    for (;;) {
      const known = vocabulary[slot * 2] as number;
      if (known === hash) return true;
      if (known === 0) return false;
      slot = (slot + 1) & vocabularyMask;
    }
  };

  const isDeletion = (hash: number): boolean => {
    const bit = hash >>> (32 - deletionFilterBits);
    if ((((deletionFilter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return false;
    let slot = hash & deletionsMask;
    for (;;) {
      const known = deletions[slot * 2] as number;
      if (known === hash) return true;
      if (known === 0) return false;
      slot = (slot + 1) & deletionsMask;
    }
  };

  const gather = (start: number, end: number): number => {
    let length = 0;
    for (let at = start; at < end; at += 1) {
      const unit = classes[text[at] as number] as number;
      if (unit >= firstLetterClass) gathered[length++] = unit;
    }
    return length;
  };

  /** One letter left out of what was gathered, or none, gives a word of the list with one left out, or none. */
  const isDamaged = (length: number): boolean => {
    if (length > maxWordLetters) return false;
    let after = 0;
    for (let at = 0; at < length; at += 1) after = (Math.imul(after, hashFactor) + (gathered[at] as number)) | 0;
    const whole = finishHash(after);
    if (isDeletion(whole)) return !isOfList(whole);
    let before = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = gathered[at] as number;
      const later = hashPowers[length - 1 - at] as number;
      after = (after - Math.imul(unit, later)) | 0;
      if (at > 0 && isDeletion(finishHash((Math.imul(before, later) + after) | 0))) return !isOfList(whole);
      before = (Math.imul(before, hashFactor) + unit) | 0;
    }
    return false;
  };

  /** Signs beside the word that may stand for letters of it: before it, in a run with it, or $ and @ behind it. */
  const hasSigns = (start: number, end: number): boolean => {
    if (start > 0 && isSign(text[start - 1] as number)) return true;
    let at = end;
    while (isSign(text[at] as number)) {
      const unit = text[at] as number;
      // The others end a sentence or a sum as often as they end a word.
      if (unit === 0x40 || unit === 0x24) return true;
      at += 1;
    }
    return at > end && (classes[text[at] as number] as number) >= firstLetterClass;
  };

  let singles = 0;
  let lastSingleEnd = -2;

  /** The third and each further of single letters that stand one character apart. */
  const isSpacedOut = (start: number, end: number): boolean => {
    singles = start === lastSingleEnd + 1 ? singles + 1 : 1;
    lastSingleEnd = end;
    return singles >= 3;
  };

  const begin = (): void => {
    lastSingleEnd = -2;
  };

  /** Asks the letters of a word: three equal ones in a row, digits among them. */
  const byLetters = (length: number): boolean => {
    let digits = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = gathered[at] as number;
      if (!isLetter(unit)) digits += 1;
      if (at >= 2 && unit === gathered[at - 1] && unit === gathered[at - 2]) return true;
    }
    return digits > 0 && digits < length;
  };

  const mayBeDamaged = (length: number): boolean =>
    length >= damagedTextLetters && deletions.length > 0 && isDamaged(length);

  const byDamage = (start: number, end: number): boolean =>
    end - start >= damagedTextLetters && deletions.length > 0 && mayBeDamaged(gather(start, end));

  const plain = (start: number, end: number): boolean => {
    if (end - start === 1) return isSpacedOut(start, end) || hasSigns(start, end);
    if (hasSigns(start, end)) return true;
    return end - start > 2 && byLetters(gather(start, end));
  };

  const intricate = (start: number, end: number): boolean => {
    const length = gather(start, end);
    return hasSigns(start, end) || byLetters(length) || mayBeDamaged(length);
  };

  return { begin, plain, byDamage, intricate };
};
