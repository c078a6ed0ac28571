// The words of an ASCII text in flat rows, and which of them something is asked of. Nothing in these loops depends on what stands in the
// text, so that a processor need not guess: everything is written at each step, and the last to write it is right.
import { damagedTextLetters } from '../limits.ts';
import { finishHash, hashFactor, hashNeighbours, noHash } from '../reading/hash.ts';
import { classApostrophe, classes, firstLetterClass } from './ascii.ts';

export class TextRows {
  /** Where each word ends, in bytes. An apostrophe parts words here. */
  ends = new Int32Array(0);
  /** The sum of its letters. */
  sums = new Int32Array(0);
  hashes = new Int32Array(0);
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

/** Keeps words of one letter (`alone`), and those that may be long enough to be damaged (`paired`). */
export const siftHiding = (text: Uint8Array, rows: TextRows, count: number): void => {
  const { ends, alone: single, paired: long } = rows;
  let singleCount = 0;
  let longCount = 0;
  let last = -1;
  for (let word = 0; word < count; word += 1) {
    const end = ends[word] as number;
    // What stands before the word's last letter. A letter at the text's beginning is taken for two, and corrected below.
    const before = classes[text[end - 2 - ((end - 2) >> 31)] as number] as number;
    single[singleCount] = word;
    singleCount += (before - firstLetterClass) >>> 31;
    long[longCount] = word;
    longCount += (damagedTextLetters - end + last) >>> 31;
    last = end;
  }
  if (count > 0 && ends[0] === 1) {
    single.copyWithin(1, 0, singleCount);
    single[0] = 0;
    singleCount += 1;
  }
  rows.aloneCount = singleCount;
  rows.pairedCount = longCount;
};

const each = 0x01010101;
const highs = 0x80808080 | 0;
const smallLetters = 0x20202020;

/**
 * Calls `found` for characters by which a word may hide another: digits, the first of three equal letters, signs that stand for letters.
 * Looks at four at a time, and calls it for some that are none of these.
 */
export const findOdd = (text: DataView, length: number, found: (at: number) => void): void => {
  for (let at = 0; at < length; at += 4) {
    const own = text.getInt32(at, true);
    const small = own | smallLetters;
    const changes =
      (small ^ (text.getInt32(at + 1, true) | smallLetters)) | (small ^ (text.getInt32(at + 2, true) | smallLetters));
    const equal = (changes - each) & ~changes;
    // The highest bit of a byte is set by adding when it is at least so much. Digits; from ! to +; from : to @; from { on.
    const aboveDigits = own + 0x46464646;
    const digits = (own + 0x50505050) & ~aboveDigits;
    const signs = ((own + 0x5f5f5f5f) & ~(own + 0x54545454)) | (aboveDigits & ~(own + 0x3f3f3f3f)) | (own + 0x05050505);
    let odd = (equal | digits | signs) & highs;
    while (odd !== 0) {
      found(at + ((31 - Math.clz32(odd & -odd)) >> 3));
      odd &= odd - 1;
    }
  }
};
