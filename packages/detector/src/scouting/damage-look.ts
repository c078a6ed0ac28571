// Whether a word of ASCII text is a damaged word of the list, and whether phrases are looked for at what it may be. Makes no objects.
import { formInts, lettersMask, lettersShift } from '../compiled/layout.ts';
import type { ListTables } from '../compiled/open.ts';
import { damagedTextLetters, maxWordLetters } from '../limits.ts';
import { anchorList } from '../matching/find.ts';
import { finishHash, hashFactor, hashNeighbours, hashPowers, mayBeDeletion } from '../reading/hash.ts';
import { skeletonOf } from '../reading/units.ts';
import { classes } from './ascii.ts';

export interface DamageLook {
  /**
   * How many forms of the list the letters from `start` to `end` may be, damaged; 0 when they are a word of the list themselves.
   * @param sum of the letters, before its bits are spread.
   */
  readonly count: (start: number, end: number, sum: number) => number;
  /** Whether phrases are looked for at one of the forms counted last, by itself or beside a neighbour. */
  readonly isAnchored: (before: number, after: number) => boolean;
  /** What a word may be tells what it is: not kept longer than the word. */
  readonly forget: () => void;
}

/** More are one word too many ways: it is looked at closely then. */
const mostForms = 64;

export const createDamageLook = (tables: ListTables, text: Uint8Array): DamageLook => {
  const { vocabulary, deletions, deletionFilter, forms, letters, anchors } = tables;
  const vocabularyMask = (vocabulary.length >> 1) - 1;
  const deletionsMask = (deletions.length >> 1) - 1;
  const letterAt = (at: number): number => classes[text[at] as number] as number;
  const found = new Int32Array(mostForms);
  let foundCount = 0;

  const isOfList = (hash: number): boolean => {
    let slot = hash & vocabularyMask;
    for (;;) {
      const known = vocabulary[slot * 2] as number;
      if (known === hash) return true;
      if (known === 0) return false;
      slot = (slot + 1) & vocabularyMask;
    }
  };

  /** Whether one letter was left out, added, replaced, or two neighbours changed places; not the first. */
  const isDamage = (form: number, start: number, length: number): boolean => {
    const packed = forms[form * formInts + 1] as number;
    const own = packed >>> lettersShift;
    const ownLength = packed & lettersMask;
    const longer = ownLength - length;
    if (longer > 1 || longer < -1 || letters[own] !== letterAt(start)) return false;
    const shorter = longer < 0 ? ownLength : length;
    let at = 1;
    while (at < shorter && letters[own + at] === letterAt(start + at)) at += 1;
    let [mine, theirs] = [at, at];
    if (longer >= 0) theirs += 1;
    if (longer <= 0) mine += 1;
    if (longer === 0) {
      if (at === length) return false;
      if (
        at + 1 < length &&
        letters[own + at] === letterAt(start + at + 1) &&
        letters[own + at + 1] === letterAt(start + at) &&
        isSame(own + at + 2, start + at + 2, length - at - 2)
      )
        return true;
    }
    return isSame(own + theirs, start + mine, length - mine);
  };

  const isSame = (own: number, at: number, count: number): boolean => {
    for (let place = 0; place < count; place += 1) if (letters[own + place] !== letterAt(at + place)) return false;
    return true;
  };

  /** Letters beyond the first 65,536 are two units of one letter: such a form is left to the reader. */
  const isWide = (form: number): boolean => {
    const packed = forms[form * formInts + 1] as number;
    const own = packed >>> lettersShift;
    for (let at = own; at < own + (packed & lettersMask); at += 1)
      if (((letters[at] as number) & 0xf800) === 0xd800) return true;
    return false;
  };

  const add = (form: number, start: number, length: number): void => {
    for (let at = 0; at < foundCount; at += 1) if (found[at] === form) return;
    if (foundCount < mostForms && (isDamage(form, start, length) || isWide(form))) found[foundCount++] = form;
  };

  /** Adds the forms of which one letter left out gives this sum. */
  const addBy = (sum: number, start: number, length: number): void => {
    const hash = finishHash(sum);
    let slot = hash & deletionsMask;
    for (;;) {
      const known = deletions[slot * 2] as number;
      if (known === 0) return;
      if (known === hash) add(deletions[slot * 2 + 1] as number, start, length);
      slot = (slot + 1) & deletionsMask;
    }
  };

  const count = (start: number, end: number, sum: number): number => {
    foundCount = 0;
    const length = end - start;
    if (length < damagedTextLetters || length > maxWordLetters || deletions.length === 0) return 0;
    if (isOfList(finishHash(sum))) return 0;
    if (mayBeDeletion(deletionFilter, sum)) addBy(sum, start, length);
    // The sum with the first letter left out, then with the next one instead: only one letter changes its place.
    let letter = letterAt(start);
    let without = (sum - Math.imul(letter, hashPowers[length - 1] as number)) | 0;
    for (let at = 1; at < length; at += 1) {
      const next = letterAt(start + at);
      without = (without + Math.imul(letter - next, hashPowers[length - 1 - at] as number)) | 0;
      letter = next;
      if (mayBeDeletion(deletionFilter, without)) addBy(without, start, length);
    }
    return foundCount;
  };

  const isAnchored = (before: number, after: number): boolean => {
    for (let at = 0; at < foundCount; at += 1) {
      const form = found[at] as number;
      const packed = forms[form * formInts + 1] as number;
      const own = packed >>> lettersShift;
      if (isWide(form)) return true;
      let sum = 0;
      for (let place = own; place < own + (packed & lettersMask); place += 1)
        sum = (Math.imul(sum, hashFactor) + skeletonOf(letters[place] as number)) | 0;
      const hash = finishHash(sum);
      if (
        anchorList(anchors, hash) !== 0 ||
        anchorList(anchors, hashNeighbours(before, hash)) !== 0 ||
        anchorList(anchors, hashNeighbours(hash, after)) !== 0
      )
        return true;
    }
    return foundCount === mostForms;
  };

  const forget = (): void => {
    found.fill(0);
    foundCount = 0;
  };

  return { count, isAnchored, forget };
};
