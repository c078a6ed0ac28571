// A quick look over ASCII text: finds plain phrases exactly, and marks every place that must be looked at more closely. Where it marks
// nothing, there is nothing. The same in WebAssembly: wasm/lanes.ts.
import type { ListTables } from '../compiled/open.ts';
import { maxSeparatorUnits, maxWordUnits } from '../limits.ts';
import { anchorList } from '../matching/find.ts';
import { finishHash, hashFactor, hashNeighbours, noHash } from '../reading/hash.ts';
import { classApostrophe, classes, classSign, classWeakSign, firstLetterClass, lastDigitClass } from './ascii.ts';
import { createDamageLook } from './damage-look.ts';
import { createFollow } from './follow.ts';
import { lookHere, maybeDamaged, type Put, resultInts } from './results.ts';
import { divide, findOdd, siftHiding, siftPhrases, TextRows } from './rows.ts';

/** Zero bytes that follow the text: both scouts look a little beyond its end. */
export const padding = 256;

export interface Scout {
  /** Room for the text: ASCII, followed by {@link padding} zero bytes. */
  readonly text: Uint8Array<ArrayBuffer>;
  readonly results: Int32Array;
  /**
   * Looks over the first `length` bytes. When judging, what an entry might see through is marked too.
   * @returns how many results there are; more than `results` has room for when they did not fit.
   */
  readonly run: (length: number, isJudging: boolean) => number;
}

export const createScout = (tables: ListTables, textBytes: number, mostResults: number): Scout => {
  const scratchAt = textBytes + padding;
  const text = new Uint8Array(scratchAt + maxWordUnits);
  const view = new DataView(text.buffer);
  const results = new Int32Array(mostResults * resultInts);
  let found = 0;

  const put: Put = (program, start, end) => {
    const at = found * resultInts;
    found += 1;
    if (at >= results.length) return;
    results[at] = program;
    results[at + 1] = start;
    results[at + 2] = end;
  };

  const { anchors, filter, filterShift } = tables;
  let isAsking = false;
  const followList = createFollow(tables, text, put, () => isAsking);
  const damage = createDamageLook(tables, text);

  const passes = (hash: number): boolean => {
    const bit = hash >>> filterShift;
    return (((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
  };

  const rows = new TextRows();

  const classAt = (at: number): number => classes[text[at] as number] as number;
  const isLetterAt = (at: number): boolean => classAt(at) >= firstLetterClass;

  /** Whether an apostrophe at `at` stands inside a word. */
  const isInside = (at: number): boolean =>
    at > 0 && classAt(at) === classApostrophe && isLetterAt(at - 1) && isLetterAt(at + 1);

  /** Whether apostrophes inside a word part these letters from others of it. */
  const isPartOf = (start: number, end: number): boolean =>
    rows.apostropheCount > 0 && (isInside(start - 1) || isInside(end));

  const startOf = (end: number): number => {
    let start = end;
    while (start > 0 && isLetterAt(start - 1)) start -= 1;
    return start;
  };

  /** Behind the run of letters that what parts it from `at` leads to. */
  const nextRun = (at: number): number => {
    let end = at;
    while (end < at + maxSeparatorUnits && !isLetterAt(end) && end < scratchAt) end += 1;
    while (isLetterAt(end)) end += 1;
    return end;
  };

  /** Of the letters of a stretch, apostrophes left out. */
  const hashBetween = (start: number, end: number): number => {
    let sum = 0;
    for (let at = start; at < end; at += 1) if (isLetterAt(at)) sum = (Math.imul(sum, hashFactor) + classAt(at)) | 0;
    return finishHash(sum);
  };

  /** The end of a word with apostrophes inside, of which `firstEnd` ends the first run of letters. */
  const endOfIntricate = (firstEnd: number): number => {
    let end = firstEnd;
    while (isInside(end)) {
      end += 1;
      while (isLetterAt(end)) end += 1;
    }
    return end;
  };

  /**
   * A word with apostrophes inside: marked where it, or more than one of its parts together, may be a word of a phrase. (Each part by
   * itself stands in a row of its own.)
   */
  const markIntricate = (start: number, firstEnd: number, before: number): void => {
    const end = endOfIntricate(firstEnd);
    if (end - start > maxWordUnits) return;
    const nextEnd = nextRun(end);
    const next = hashBetween(end, nextEnd);
    // Two such words beside each other are rare, and not worth a closer question.
    let isMarked = isInside(nextEnd);
    const ask = (from: number, to: number): void => {
      const hash = hashBetween(from, to);
      isMarked ||= passes(hash) || passes(hashNeighbours(before, hash)) || passes(hashNeighbours(hash, next));
    };
    ask(start, end);
    for (let at = firstEnd; at < end; at += 1) {
      if (classAt(at) !== classApostrophe) continue;
      if (at > firstEnd) ask(start, at);
      ask(at + 1, end);
    }
    if (isMarked) put(lookHere, start, end);
  };

  /** Where a word begins: behind the one before it and what parts them, most often one blank. */
  const startOfWord = (word: number): number => {
    let start = word > 0 ? (rows.ends[word - 1] as number) + 1 : 0;
    while (!isLetterAt(start)) start += 1;
    return start;
  };

  const hashBefore = (word: number): number => (word > 0 ? (rows.hashes[word - 1] as number) : noHash);

  /** Follows the words that were kept. */
  const take = (): void => {
    const { ends, hashes, alone, paired, apostrophes } = rows;
    for (let one = 0; one < rows.aloneCount; one += 1) {
      const word = alone[one] as number;
      const end = ends[word] as number;
      const list = anchorList(anchors, hashes[word] as number);
      if (list === 0) continue;
      const start = startOfWord(word);
      if (isPartOf(start, end)) put(lookHere, start, end);
      else followList(list, start, end);
    }
    for (let one = 0; one < rows.pairedCount; one += 1) {
      const word = paired[one] as number;
      const end = ends[word] as number;
      const list = anchorList(anchors, hashNeighbours(hashBefore(word), hashes[word] as number));
      if (list === 0) continue;
      const start = startOfWord(word);
      if (isPartOf(start, end)) put(lookHere, start, end);
      else followList(list, start, end);
    }
    for (let one = 0; one < rows.apostropheCount; one += 1) {
      const word = apostrophes[one] as number;
      const end = ends[word] as number;
      if (!isInside(end)) continue;
      const start = startOf(end);
      if (!isInside(start - 1)) markIntricate(start, end, hashBefore(word));
    }
  };

  // What may hide a word ---------------------------------------------------------------------------------------------------------

  const isSign = (unit: number): boolean => unit === classSign || unit === classWeakSign;

  /** Signs beside the word that may stand for letters of it: before it, in a run with it, or $ and @ behind it. */
  const hasSigns = (start: number, end: number): boolean => {
    if (start > 0 && isSign(classAt(start - 1))) return true;
    let at = end;
    while (isSign(classAt(at))) {
      if (classAt(at) === classSign) return true;
      at += 1;
    }
    return at > end && isLetterAt(at);
  };

  let singles = 0;
  let lastSingleEnd = -2;

  /** The third and each further of single letters that stand one character apart. */
  const isSpacedOut = (start: number, end: number): boolean => {
    singles = start === lastSingleEnd + 1 ? singles + 1 : 1;
    lastSingleEnd = end;
    return singles >= 3;
  };

  /** Whether the letters from `start` to `end`, apostrophes left out, hold three equal ones in a row, or digits among letters. */
  const isOdd = (start: number, end: number): boolean => {
    let digits = 0;
    let letters = 0;
    let last = 0;
    let lastButOne = 0;
    for (let at = start; at < end; at += 1) {
      const unit = classAt(at);
      if (unit < firstLetterClass) continue;
      if (unit === last && unit === lastButOne) return true;
      if (unit <= lastDigitClass) digits += 1;
      else letters += 1;
      lastButOne = last;
      last = unit;
    }
    return digits > 0 && letters > 0;
  };

  let oddEnd = -1;

  /** A word with a digit or three equal characters at `at`; of one with apostrophes inside, this part is not asked about here. */
  const markOdd = (at: number): void => {
    if (at < oddEnd) return;
    let end = at + 1;
    while (isLetterAt(end)) end += 1;
    oddEnd = end;
    const start = startOf(at);
    if (end - start <= maxWordUnits && !isPartOf(start, end) && isOdd(start, end)) put(lookHere, start, end);
  };

  /** The words beside a sign. */
  const markBesideSign = (at: number): void => {
    const mark = (start: number, end: number): void => {
      if (end - start <= maxWordUnits && !isPartOf(start, end) && hasSigns(start, end)) put(lookHere, start, end);
    };
    if (at > 0 && isLetterAt(at - 1)) mark(startOf(at), at);
    let end = at + 1;
    while (isLetterAt(end)) end += 1;
    if (end > at + 1) mark(at + 1, end);
  };

  const lookAt = (at: number): void => {
    if (isLetterAt(at)) markOdd(at);
    else if (isSign(classAt(at))) markBesideSign(at);
  };

  const markDamaged = (word: number, start: number, end: number): void => {
    if (damage.count(start, end, rows.sums[word] as number) === 0) return;
    put(damage.isAnchored(hashBefore(word), rows.hashes[word + 1] as number) ? lookHere : maybeDamaged, start, end);
  };

  /** Whether a word with apostrophes inside may be a damaged one of the list. */
  const isIntricateDamaged = (start: number, end: number): boolean => {
    let length = 0;
    let sum = 0;
    for (let at = start; at < end; at += 1) {
      if (!isLetterAt(at)) continue;
      text[scratchAt + length] = classAt(at);
      sum = (Math.imul(sum, hashFactor) + classAt(at)) | 0;
      length += 1;
    }
    const isDamaged = damage.count(scratchAt, scratchAt + length, sum) > 0;
    text.fill(0, scratchAt, scratchAt + length);
    return isDamaged;
  };

  /** Asks each word whether it may hide another. */
  const judgeWords = (length: number, count: number): void => {
    const { ends, apostrophes, alone: single, paired: long } = rows;
    const seesDamage = tables.deletions.length > 0;
    oddEnd = -1;
    findOdd(view, length, lookAt);
    siftHiding(text, rows, count);
    for (let one = 0; one < rows.aloneCount; one += 1) {
      const end = ends[single[one] as number] as number;
      if (!isPartOf(end - 1, end) && isSpacedOut(end - 1, end)) put(lookHere, end - 1, end);
    }
    if (seesDamage) {
      rows.hashes[count] = 0;
      for (let one = 0; one < rows.pairedCount; one += 1) {
        const word = long[one] as number;
        const end = ends[word] as number;
        const start = startOfWord(word);
        if (!isPartOf(start, end)) markDamaged(word, start, end);
      }
    }
    for (let one = 0; one < rows.apostropheCount; one += 1) {
      const firstEnd = ends[apostrophes[one] as number] as number;
      if (!isInside(firstEnd)) continue;
      const start = startOf(firstEnd);
      if (isInside(start - 1)) continue;
      const end = endOfIntricate(firstEnd);
      if (end - start > maxWordUnits) continue;
      if (hasSigns(start, end) || isOdd(start, end) || (seesDamage && isIntricateDamaged(start, end)))
        put(lookHere, start, end);
    }
  };

  const run = (length: number, isJudging: boolean): number => {
    found = 0;
    lastSingleEnd = -2;
    isAsking = isJudging && tables.features !== 0;
    rows.makeRoom(length);
    const count = divide(text, length, rows);
    siftPhrases(text, rows, count, filter, filterShift);
    take();
    if (isAsking) judgeWords(length, count);
    rows.forget(count);
    damage.forget();
    return found;
  };

  return { text: text.subarray(0, scratchAt), results, run };
};
