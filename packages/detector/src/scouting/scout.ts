// A quick look over ASCII text: finds plain phrases exactly, and marks every place that must be looked at more closely. Where it marks
// nothing, there is nothing. The same in WebAssembly: wasm/lanes.ts.
import type { ListTables } from '../compiled/open.ts';
import { maxSeparatorUnits, maxWordLetters, maxWordUnits } from '../limits.ts';
import { finishHash, hashFactor, hashNeighbours } from '../reading/hash.ts';
import { classApostrophe, classes, classSpace, firstLetterClass } from './ascii.ts';
import { createFollower } from './follow.ts';
import { createHiddenLook } from './hidden-look.ts';
import { lookHere, maybeDamaged, type Put, resultInts } from './results.ts';

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

/** By byte: 1 for an apostrophe. */
const isApostrophe = classes.map((unit) => (unit === classApostrophe ? 1 : 0));

/** Words are divided in blocks, so that their rows stay in the nearest cache. */
const blockBytes = 1 << 13;

export const createScout = (tables: ListTables, textBytes: number, mostResults: number): Scout => {
  const text = new Uint8Array(textBytes + padding);
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

  const { filter, filterShift } = tables;
  let isAsking = false;
  const { gatherHash, follow } = createFollower(tables, text, put, () => isAsking);
  const mayHide = createHiddenLook(tables, text);

  const passes = (hash: number): boolean => {
    const bit = hash >>> filterShift;
    return (((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
  };

  const ends = new Int32Array(blockBytes + 1);
  const sums = new Int32Array(blockBytes + 1);

  /**
   * The words from `from` to `to`, a place where no word goes over. Nothing in the loop depends on where words end, so that a processor
   * need not guess: each character writes the row of the word it may belong to, and the last to write it is right. An apostrophe
   * parts words here; `take` puts them together again.
   */
  const divide = (from: number, to: number): number => {
    const bytes = text;
    const table = classes;
    let count = 0;
    let sum = 0;
    let before = 0;
    for (let at = from; at <= to; at += 1) {
      const unit = table[bytes[at] as number] as number;
      /** All ones inside a word, else zero. */
      const inside = (firstLetterClass - 1 - unit) >> 31;
      sums[count] = sum;
      ends[count] = at;
      count = (count + (before & ~inside & 1)) | 0;
      sum = ((Math.imul(sum, hashFactor) + unit) | 0) & inside;
      before = inside;
    }
    return count;
  };

  const hashes = new Int32Array(blockBytes + 1);
  const candidates = new Int32Array(blockBytes + 1);

  /** Words that may be looked for, alone or with the word before, and words that an apostrophe follows; again without guessing. */
  const sift = (count: number): number => {
    const bytes = text;
    const bits = filter;
    const shift = filterShift;
    let previous = previousHash;
    let kept = 0;
    for (let word = 0; word < count; word += 1) {
      const hash = finishHash(sums[word] as number);
      const pair = hashNeighbours(previous, hash);
      const own = hash >>> shift;
      const both = pair >>> shift;
      hashes[word] = hash;
      previous = hash;
      candidates[kept] = word;
      kept +=
        (((bits[own >>> 5] as number) >>> (own & 31)) |
          ((bits[both >>> 5] as number) >>> (both & 31)) |
          (isApostrophe[bytes[ends[word] as number] as number] as number)) &
        1;
    }
    return kept;
  };

  /** The word before the block's first. */
  let previousHash = 0;

  /** Whether an apostrophe at `at` stands inside a word. */
  const isInside = (at: number): boolean =>
    at > 0 &&
    isApostrophe[text[at] as number] === 1 &&
    (classes[text[at - 1] as number] as number) >= firstLetterClass &&
    (classes[text[at + 1] as number] as number) >= firstLetterClass;

  /** The end of the run of letters after what parts it from `at`. */
  const nextRun = (at: number): number => {
    let end = at;
    while (
      end < at + maxSeparatorUnits &&
      (classes[text[end] as number] as number) < firstLetterClass &&
      text[end] !== 0
    )
      end += 1;
    while ((classes[text[end] as number] as number) >= firstLetterClass) end += 1;
    return end;
  };

  /**
   * A word with apostrophes inside, of which `end` ends the first run of letters: marked where it, or more than one of its parts together,
   * may be a word of a phrase. (Each part by itself stands in a row of its own.) Returns its end.
   */
  const markIntricate = (start: number, firstEnd: number, before: number): number => {
    let end = firstEnd;
    while (isInside(end)) {
      end += 1;
      while ((classes[text[end] as number] as number) >= firstLetterClass) end += 1;
    }
    if (end - start > maxWordUnits) return end;
    const nextEnd = nextRun(end);
    const next = gatherHash(end, nextEnd);
    // Two such words beside each other are rare, and not worth a closer question.
    let isMarked = isInside(nextEnd);
    const ask = (from: number, to: number): void => {
      const hash = gatherHash(from, to);
      isMarked ||= passes(hash) || passes(hashNeighbours(before, hash)) || passes(hashNeighbours(hash, next));
    };
    ask(start, end);
    for (let at = firstEnd; at < end; at += 1) {
      if (isApostrophe[text[at] as number] === 0) continue;
      if (at > firstEnd) ask(start, at);
      ask(at + 1, end);
    }
    if (isMarked) put(lookHere, start, end);
    return end;
  };

  /** Follows the words that were kept. */
  const take = (count: number, isJudging: boolean): void => {
    const kept = sift(count);
    for (let one = 0; one < kept; one += 1) {
      const word = candidates[one] as number;
      const end = ends[word] as number;
      const hash = hashes[word] as number;
      const start = startOf(end);
      const before = word > 0 ? (hashes[word - 1] as number) : previousHash;
      const pair = hashNeighbours(before, hash);
      const isPart = isInside(start - 1);
      if (isPart || isInside(end)) {
        if (passes(hash) || passes(pair)) put(lookHere, start, end);
        if (!isPart) markIntricate(start, end, before);
        continue;
      }
      if (end - start > maxWordLetters) continue;
      if (passes(hash)) follow(start, end, hash);
      if (passes(pair)) follow(start, end, pair);
    }
    if (isJudging) judgeWords(count);
    if (count > 0) previousHash = hashes[count - 1] as number;
  };

  /** Asks each word whether it may hide another. */
  const judgeWords = (count: number): void => {
    for (let word = 0; word < count; word += 1) {
      let end = ends[word] as number;
      const start = startOf(end);
      if (!isInside(end)) {
        if (end - start <= maxWordUnits) {
          if (mayHide.plain(start, end)) put(lookHere, start, end);
          else if (mayHide.byDamage(start, end)) put(maybeDamaged, start, end);
        }
        continue;
      }
      while (word + 1 < count && isInside(end)) {
        word += 1;
        end = ends[word] as number;
      }
      if (end - start <= maxWordUnits && mayHide.intricate(start, end)) put(lookHere, start, end);
    }
  };

  const startOf = (end: number): number => {
    let start = end;
    while (start > 0 && (classes[text[start - 1] as number] as number) >= firstLetterClass) start -= 1;
    return start;
  };

  /** A place near `at`, not before it, where no word goes over. */
  const cutAt = (at: number, length: number): number => {
    let place = at;
    while (place < length && (classes[text[place] as number] as number) > classSpace) place += 1;
    return place;
  };

  const run = (length: number, isJudging: boolean): number => {
    found = 0;
    previousHash = 0;
    mayHide.begin();
    isAsking = isJudging && tables.features !== 0;
    for (let from = 0; from < length; ) {
      const to = from + blockBytes >= length ? length : cutAt(from + (blockBytes >> 1), length);
      if (to - from > blockBytes) return results.length;
      const count = divide(from, to);
      take(count, isAsking);
      // What a word hashes to is not kept longer than the word.
      sums.fill(0, 0, count + 1);
      hashes.fill(0, 0, count);
      from = to;
    }
    return found;
  };

  return { text, results, run };
};
