// The words of an ASCII text in flat rows, and which of them something is asked of. Nothing in these loops depends on what stands in the
// text, so that a processor need not guess: everything is written at each step, and the last to write it is right.
import { damagedTextLetters } from '../limits.ts';
import { finishHash, hashFactor, hashNeighbours, noHash } from '../reading/hash.ts';
import { classApostrophe, classes, classSign, firstLetterClass } from './ascii.ts';

/** What a word holds: bits of the classes of its characters shifted right by five, and one for three equal in a row. */
export const holdsDigit = 1 << 1;
export const holdsLetter = 1 << 3;
export const stretchedShift = 4;

export class TextRows {
  /** Where each word ends, in bytes. An apostrophe parts words here. */
  ends = new Int32Array(0);
  /** The sum of its letters. */
  sums = new Int32Array(0);
  hashes = new Int32Array(0);
  /** Only with {@link divideAsking}: see `holdsDigit`; and how many letters and digits it has. */
  holds = new Int32Array(0);
  lengths = new Int32Array(0);
  /** Words that something is asked of: see {@link siftPhrases} and {@link siftHiding}. */
  alone = new Int32Array(0);
  paired = new Int32Array(0);
  apostrophes = new Int32Array(0);
  aloneCount = 0;
  pairedCount = 0;
  apostropheCount = 0;

  makeRoom(length: number): void {
    // At most every other character ends a word.
    const needed = (length >> 1) + 2;
    if (needed <= this.ends.length) return;
    const size = Math.max(1024, needed * 2);
    this.ends = new Int32Array(size);
    this.sums = new Int32Array(size);
    this.hashes = new Int32Array(size);
    this.holds = new Int32Array(size);
    this.lengths = new Int32Array(size);
    this.alone = new Int32Array(size);
    this.paired = new Int32Array(size);
    this.apostrophes = new Int32Array(size);
  }

  /** What a word hashes to is not kept longer than the word. */
  forget(count: number): void {
    this.sums.fill(0, 0, count + 1);
    this.hashes.fill(0, 0, count + 1);
  }
}

/** Fills `ends` and `sums` for the first `length` bytes, behind which a zero stands; returns the number of words. */
export const divide = (text: Uint8Array, length: number, { ends, sums }: TextRows): number => {
  const table = classes;
  let count = 0;
  let sum = 0;
  let before = 0;
  for (let at = 0; at <= length; at += 1) {
    const unit = table[text[at] as number] as number;
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

/** As {@link divide}, and what each word holds. */
export const divideAsking = (text: Uint8Array, length: number, { ends, sums, holds, lengths }: TextRows): number => {
  const table = classes;
  let count = 0;
  let sum = 0;
  let before = 0;
  let held = 0;
  let letters = 0;
  let last = 0;
  let lastButOne = 0;
  for (let at = 0; at <= length; at += 1) {
    const unit = table[text[at] as number] as number;
    const inside = (firstLetterClass - 1 - unit) >> 31;
    sums[count] = sum;
    ends[count] = at;
    holds[count] = held;
    lengths[count] = letters;
    count = (count + (before & ~inside & 1)) | 0;
    sum = ((Math.imul(sum, hashFactor) + unit) | 0) & inside;
    letters = (letters + 1) & inside;
    const changes = (unit ^ last) | (last ^ lastButOne);
    held = (held | (1 << (unit >> 5)) | (((changes - 1) >>> 31) << stretchedShift)) & inside;
    lastButOne = last;
    last = unit;
    before = inside;
  }
  return count;
};

/**
 * Hashes the words, and keeps those at which phrases may be looked for: `alone`, or with the word before (`paired`); and those that an
 * apostrophe follows.
 */
export const siftPhrases = (
  text: Uint8Array,
  rows: TextRows,
  count: number,
  filter: Int32Array,
  filterShift: number,
): void => {
  const { ends, sums, hashes, alone, paired, apostrophes } = rows;
  let previous = noHash;
  let own = 0;
  let both = 0;
  let apart = 0;
  for (let word = 0; word < count; word += 1) {
    const hash = finishHash(sums[word] as number);
    const pair = hashNeighbours(previous, hash);
    const ownBit = hash >>> filterShift;
    const pairBit = pair >>> filterShift;
    hashes[word] = hash;
    previous = hash;
    alone[own] = word;
    own += ((filter[ownBit >>> 5] as number) >>> (ownBit & 31)) & 1;
    paired[both] = word;
    both += ((filter[pairBit >>> 5] as number) >>> (pairBit & 31)) & 1;
    apostrophes[apart] = word;
    apart += (((classes[text[ends[word] as number] as number] as number) ^ classApostrophe) - 1) >>> 31;
  }
  rows.aloneCount = own;
  rows.pairedCount = both;
  rows.apostropheCount = apart;
};

/** Keeps the words that may hide another: by digits, stretching, spaces or signs (`alone`), and those long enough to be damaged (`paired`). */
export const siftHiding = (text: Uint8Array, rows: TextRows, count: number): void => {
  const { ends, holds, lengths, alone: odd, paired: long } = rows;
  let oddCount = 0;
  let longCount = 0;
  for (let word = 0; word < count; word += 1) {
    const end = ends[word] as number;
    const length = lengths[word] as number;
    const held = holds[word] as number;
    const before = end - length - 1;
    // Zero where one of both is a sign. Before the text's first character there is none, nor is it one itself.
    const around = Math.imul(
      ((classes[text[before & ~(before >> 31)] as number] as number) - classSign) & -2,
      ((classes[text[end] as number] as number) - classSign) & -2,
    );
    odd[oddCount] = word;
    oddCount +=
      ((held >> 1) & (held >> 3) & 1) |
      ((held >> stretchedShift) & 1) |
      (((length ^ 1) - 1) >>> 31) |
      (around === 0 ? 1 : 0);
    long[longCount] = word;
    longCount += ((damagedTextLetters - 1 - length) >>> 31) & ~(held >> 1) & 1;
  }
  rows.aloneCount = oddCount;
  rows.pairedCount = longCount;
};
