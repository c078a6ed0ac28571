// A quick look over ASCII text: finds plain phrases exactly, and marks every place that must be looked at more closely. Where it marks
// nothing, there is nothing. The same in WebAssembly: wasm/lanes.ts.
import type { ListTables } from '../compiled/open.ts';
import { filterBits, deletionFilterBits } from '../compiled/layout.ts';
import { plainStart, plainWordInts, programWords, partingSep } from '../compiled/program.ts';
import { damagedTextLetters, maxSeparatorUnits, maxWordLetters, maxWordUnits } from '../limits.ts';
import { finishHash, hashFactor, hashPair, hashPowers } from '../reading/hash.ts';
import { sepBreak, sepSpace } from '../reading/words.ts';

/** Pattern, start, end; the pattern is {@link lookHere} where the result is only a place to look at. */
export const resultInts = 3;
export const lookHere = -1;

export interface Scout {
  /** Room for the text: ASCII, followed by {@link padding} zero bytes. */
  readonly text: Uint8Array<ArrayBuffer>;
  readonly results: Int32Array;
  /**
   * Looks over the first `length` bytes. When judging, what an entry might see through is marked too, and no phrase is followed.
   * @returns how many results there are; more than `results` has room for when they did not fit.
   */
  readonly run: (length: number, isJudging: boolean) => number;
}

/** Both scouts look a little beyond the text's end. */
export const padding = 256;

const classSpace = 1;
const classApostrophe = 2;
const firstLetterClass = 16;

/** By byte: a letter or digit in lower case, or one of the classes, or 0 for a break. */
const classes = (() => {
  const table = new Uint8Array(256);
  for (const space of [9, 10, 11, 12, 13, 0x20, 0x2d, 0x5f]) table[space] = classSpace;
  for (const apostrophe of [0x27, 0x60]) table[apostrophe] = classApostrophe;
  for (let digit = 0x30; digit <= 0x39; digit += 1) table[digit] = digit;
  for (let letter = 0x61; letter <= 0x7a; letter += 1) {
    table[letter] = letter;
    table[letter - 32] = letter;
  }
  return table;
})();

const isSign = (unit: number): boolean =>
  unit === 0x40 || unit === 0x24 || unit === 0x21 || unit === 0x7c || unit === 0x2b;

/** In lower-case letters this bit is set, in digits not. */
const letterBit = 0x40;

export const createScout = (tables: ListTables, textBytes: number, mostResults: number): Scout => {
  const text = new Uint8Array(textBytes + padding);
  const results = new Int32Array(mostResults * resultInts);
  const rowCount = (textBytes >> 1) + 2;
  const starts = new Int32Array(rowCount);
  const ends = new Int32Array(rowCount);
  const ids = new Int32Array(rowCount);
  /** Number of the word in the text: neighbours differ by one. */
  const places = new Int32Array(rowCount);
  /** Words with apostrophes are compared by the reader. */
  const isIntricate = new Uint8Array(rowCount);
  const { vocabulary, filter, anchorBits, anchorLists, pairs, lists, patterns, programs, deletions, deletionFilter } =
    tables;
  const { formSkeletons, formLetters, formLengths, formCased, formMarks, letters } = tables;
  const vocabularyMask = (vocabulary.length >> 1) - 1;
  const pairsMask = pairs.length / 3 - 1;
  const deletionsMask = (deletions.length >> 1) - 1;
  const gathered = new Uint8Array(maxWordUnits);
  let found = 0;

  const put = (pattern: number, start: number, end: number): void => {
    const at = found * resultInts;
    found += 1;
    if (at >= results.length) return;
    results[at] = pattern;
    results[at + 1] = start;
    results[at + 2] = end;
  };

  const probe = (hash: number): number => {
    let slot = hash & vocabularyMask;
    for (;;) {
      const known = vocabulary[slot * 2] as number;
      if (known === hash) return vocabulary[slot * 2 + 1] as number;
      if (known === 0) return 0;
      slot = (slot + 1) & vocabularyMask;
    }
  };

  /** Letters without apostrophes, in lower case. */
  const gather = (from: number, to: number): number => {
    let length = 0;
    for (let at = from; at < to && length < maxWordUnits; at += 1) {
      const unit = classes[text[at] as number] as number;
      if (unit >= firstLetterClass) gathered[length++] = unit;
    }
    return length;
  };

  const gatheredId = (length: number): number => {
    if (length === 0 || length > maxWordLetters) return 0;
    let sum = 0;
    for (let at = 0; at < length; at += 1) sum = (Math.imul(sum, hashFactor) + (gathered[at] as number)) | 0;
    return probe(finishHash(sum, length));
  };

  const mayBeDamaged = (length: number): boolean => {
    let after = 0;
    for (let at = 0; at < length; at += 1) after = (Math.imul(after, hashFactor) + (gathered[at] as number)) | 0;
    let before = 0;
    for (let at = -1; at < length; at += 1) {
      let hash: number;
      if (at < 0) hash = finishHash(after, length);
      else {
        const unit = gathered[at] as number;
        const later = hashPowers[length - 1 - at] as number;
        after = (after - Math.imul(unit, later)) | 0;
        hash = at === 0 ? 0 : finishHash((Math.imul(before, later) + after) | 0, length - 1);
        before = (Math.imul(before, hashFactor) + unit) | 0;
      }
      if (hash === 0) continue;
      const bit = hash >>> (32 - deletionFilterBits);
      if ((((deletionFilter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
      let slot = hash & deletionsMask;
      for (;;) {
        const known = deletions[slot * 2] as number;
        if (known === hash) return true;
        if (known === 0) break;
        slot = (slot + 1) & deletionsMask;
      }
    }
    return false;
  };

  /** Signs beside a word that may stand for letters of it. */
  const hasSigns = (start: number, end: number): boolean => {
    if (start > 0 && isSign(text[start - 1] as number)) return true;
    let at = end;
    while (isSign(text[at] as number)) {
      const unit = text[at] as number;
      if (unit === 0x40 || unit === 0x24) return true;
      at += 1;
    }
    return at > end && (classes[text[at] as number] as number) >= firstLetterClass;
  };

  const hasLetters = (start: number, end: number): boolean => {
    for (let at = start; at < end; at += 1)
      if (((classes[text[at] as number] as number) & letterBit) !== 0) return true;
    return false;
  };

  const hasStretch = (start: number, end: number): boolean => {
    for (let at = start + 2; at < end; at += 1) {
      const unit = classes[text[at] as number];
      if (unit === classes[text[at - 1] as number] && unit === classes[text[at - 2] as number]) return true;
    }
    return false;
  };

  const pairList = (first: number, second: number): number => {
    let slot = hashPair(first, second) & pairsMask;
    for (;;) {
      const known = pairs[slot * 3] as number;
      if (known === first && pairs[slot * 3 + 1] === second) return pairs[slot * 3 + 2] as number;
      if (known === 0) return -1;
      slot = (slot + 1) & pairsMask;
    }
  };

  /** Whether a phrase may hold this part of the word of a row: it is an anchor, or makes a pair with a neighbour. */
  const isAnchored = (length: number, row: number, rows: number): boolean => {
    const id = gatheredId(length);
    if (id === 0) return false;
    if (((anchorBits[id] as number) & 1) !== 0) return true;
    const place = places[row] as number;
    if (row > 0 && place - (places[row - 1] as number) === 1) {
      const before = ids[row - 1] as number;
      if (pairList(before * 2, id) >= 0 || pairList(before * 2 + 1, id) >= 0) return true;
    }
    if (row + 1 < rows && (places[row + 1] as number) - place === 1) {
      const after = ids[row + 1] as number;
      if (pairList(id * 2, after) >= 0 || pairList(id * 2 + 1, after) >= 0) return true;
    }
    return false;
  };

  /** Whether a phrase may begin or end at an apostrophe inside the word of a row. */
  const hasAnchoredPart = (row: number, rows: number): boolean => {
    const start = starts[row] as number;
    const end = ends[row] as number;
    for (let at = start; at < end; at += 1) {
      if (classes[text[at] as number] !== classApostrophe) continue;
      if (isAnchored(gather(at + 1, end), row, rows) || isAnchored(gather(start, at), row, rows)) return true;
      let next = at + 1;
      while (next < end && classes[text[next] as number] !== classApostrophe) next += 1;
      if (next < end && isAnchored(gather(at + 1, next), row, rows)) return true;
    }
    return false;
  };

  const sepOf = (from: number, to: number): number => {
    if (to - from === 1 && text[from] === 0x20) return sepSpace;
    if (to - from > maxSeparatorUnits) return sepBreak;
    for (let at = from; at < to; at += 1) if (classes[text[at] as number] !== classSpace) return sepBreak;
    return sepSpace;
  };

  /** Whether the word of a row is a form, letter by letter. */
  const isForm = (row: number, form: number): boolean => {
    const start = starts[row] as number;
    const length = (ends[row] as number) - start;
    if (formLengths[form] !== length) return false;
    const at = formLetters[form] as number;
    for (let place = 0; place < length; place += 1)
      if (letters[at + place] !== classes[text[start + place] as number]) return false;
    const cased = formCased[form] as number;
    if (cased !== 0)
      for (let place = 0; place < length; place += 1) if (letters[cased + place] !== text[start + place]) return false;
    return true;
  };

  /** The phrase's words stand here: 1; not: 0; the reader must say: -1. */
  const plainHere = (program: number, first: number, words: number): number => {
    let answer = 1;
    for (let word = 0; word < words; word += 1) {
      const at = program + plainStart + word * plainWordInts;
      const form = programs[at + 2] as number;
      const row = first + word;
      // Of a word with apostrophes a part may be meant.
      if (isIntricate[row] === 1) answer = -1;
      else if (ids[row] !== formSkeletons[form]) return 0;
      if (word > 0) {
        if ((places[row] as number) - (places[row - 1] as number) !== 1) return 0;
        const sep = partingSep(programs[at] as number);
        if (sepOf(ends[row - 1] as number, starts[row] as number) !== sep) return 0;
        if (sep === sepBreak) answer = -1;
      }
      if (isIntricate[row] === 1) continue;
      if (formMarks[form] !== 0) answer = -1;
      else if (!isForm(row, form)) return 0;
    }
    return answer;
  };

  const follow = (list: number, row: number, rows: number): void => {
    const count = lists[list] as number;
    for (let item = 0; item < count; item += 1) {
      const at = list + 1 + item * 3;
      const pattern = lists[at] as number;
      const program = patterns[pattern] as number;
      const words = programs[program + programWords] as number;
      const begin = starts[row] as number;
      if (words === 0) {
        put(lookHere, begin, begin);
        continue;
      }
      const first = row - (lists[at + 1] as number);
      if (first < 0 || first + words > rows) continue;
      const answer = plainHere(program, first, words);
      if (answer > 0) put(pattern, starts[first] as number, ends[first + words - 1] as number);
      else if (answer < 0) put(lookHere, begin, begin);
    }
  };

  const find = (rows: number, isJudging: boolean): void => {
    const take = (list: number, row: number): void => {
      if (isJudging) put(lookHere, starts[row] as number, starts[row] as number);
      else follow(list, row, rows);
    };
    for (let row = 0; row < rows; row += 1) {
      if (isIntricate[row] === 1 && hasAnchoredPart(row, rows))
        put(lookHere, starts[row] as number, starts[row] as number);
      const id = ids[row] as number;
      const bits = anchorBits[id] as number;
      if (bits === 0) continue;
      if ((bits & 1) !== 0) take(anchorLists[id] as number, row);
      if ((bits & 2) !== 0 && row > 0 && (places[row] as number) - (places[row - 1] as number) === 1) {
        const list = pairList((ids[row - 1] as number) * 2, id);
        if (list >= 0) take(list, row);
      }
      if ((bits & 4) !== 0 && row + 1 < rows && (places[row + 1] as number) - (places[row] as number) === 1) {
        const list = pairList(id * 2 + 1, ids[row + 1] as number);
        if (list >= 0) take(list, row);
      }
    }
  };

  const run = (length: number, isJudging: boolean): number => {
    found = 0;
    const seesDamage = isJudging && deletions.length > 0;
    let rows = 0;
    let place = 0;
    let start = 0;
    let sum = 0;
    let shared = 0xff;
    let apostrophes = 0;
    let singles = 0;
    let lastSingleEnd = -2;
    for (let at = 0; at <= length; at += 1) {
      const unit = classes[text[at] as number] as number;
      if (unit >= firstLetterClass) {
        sum = (Math.imul(sum, hashFactor) + unit) | 0;
        shared &= unit;
        continue;
      }
      if (start === at) {
        start = at + 1;
        continue;
      }
      if (unit === classApostrophe && (classes[text[at + 1] as number] as number) >= firstLetterClass) {
        apostrophes += 1;
        continue;
      }
      // A word ends here.
      const letterCount = at - start - apostrophes;
      place += 1;
      let id = 0;
      const hash = finishHash(sum, letterCount);
      const bit = hash >>> (32 - filterBits);
      const isTooLong = letterCount > maxWordLetters || at - start > maxWordUnits;
      if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0 && !isTooLong) id = probe(hash);
      if (isJudging && !isTooLong) {
        if (((shared & letterBit) === 0 && hasLetters(start, at)) || hasSigns(start, at)) put(lookHere, start, at);
        if (letterCount >= 3 && hasStretch(start, at)) put(lookHere, start, at);
        if (letterCount === 1) {
          singles = start === lastSingleEnd + 1 ? singles + 1 : 1;
          if (singles >= 3) put(lookHere, start, at);
          lastSingleEnd = at;
        } else if (seesDamage && id === 0 && letterCount >= damagedTextLetters && (shared & letterBit) !== 0)
          if (mayBeDamaged(gather(start, at))) put(lookHere, start, at);
      }
      if (id !== 0 || (apostrophes > 0 && !isTooLong)) {
        starts[rows] = start;
        ends[rows] = at;
        ids[rows] = id;
        places[rows] = place;
        isIntricate[rows] = apostrophes > 0 ? 1 : 0;
        rows += 1;
      }
      start = at + 1;
      sum = 0;
      shared = 0xff;
      apostrophes = 0;
    }
    find(rows, isJudging);
    return found;
  };

  return { text, results, run };
};
