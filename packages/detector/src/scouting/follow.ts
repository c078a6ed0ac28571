// From a word at which phrases are looked for to the phrases that stand there: compared letter by letter with the text.
import { closelyBit, formInts, itemInts, lettersMask, lettersShift } from '../compiled/layout.ts';
import type { ListTables } from '../compiled/open.ts';
import { partingSep, plainStart, plainWordInts, programWords } from '../compiled/program.ts';
import { maxSeparatorUnits } from '../limits.ts';
import { anchorList } from '../matching/find.ts';
import { finishHash, hashFactor } from '../reading/hash.ts';
import { sepBreak, sepSpace } from '../reading/words.ts';
import { classApostrophe, classes, classSpace, firstLetterClass, lowered } from './ascii.ts';
import { lookHere, partlyHere, type Put } from './results.ts';

const differs = 0;
const stands = 1;
/** Apostrophes, marks or breaks decide: for the reader. */
const unclear = 2;

export interface Follower {
  /** The hash of the letters of a stretch, apostrophes left out. */
  readonly gatherHash: (start: number, end: number) => number;
  /** Puts every phrase that stands at the word and is looked for by this hash, and marks what the reader must decide. */
  readonly follow: (start: number, end: number, hash: number) => void;
}

/** @param isAsking whether it is to be said where a phrase of several words stands only in part. */
export const createFollower = (tables: ListTables, text: Uint8Array, put: Put, isAsking: () => boolean): Follower => {
  const { anchors, lists, programs, forms, letters, phrases } = tables;

  const classAt = (at: number): number => classes[text[at] as number] as number;
  const isLetterAt = (at: number): boolean => at >= 0 && classAt(at) >= firstLetterClass;

  const gatherHash = (start: number, end: number): number => {
    let sum = 0;
    for (let at = start; at < end; at += 1) {
      const unit = classAt(at);
      if (unit >= firstLetterClass) sum = (Math.imul(sum, hashFactor) + unit) | 0;
    }
    return finishHash(sum);
  };

  /** Compares a form with the text from `start` on; `end` is behind it. Only letters: what follows is for the caller. */
  const compareForm = (form: number, start: number): number => {
    const packed = forms[form * formInts + 1] as number;
    const at = (packed >>> lettersShift) - start;
    const end = start + (packed & lettersMask);
    for (let place = start; place < end; place += 1)
      if (classAt(place) !== letters[at + place]) return classAt(place) === classApostrophe ? unclear : differs;
    if (forms[form * formInts + 2] !== 0) return unclear;
    const cased = forms[form * formInts + 3] as number;
    if (cased !== 0)
      for (let place = start; place < end; place += 1)
        if (text[place] !== letters[cased + place - start]) return differs;
    return stands;
  };

  const lengthOf = (form: number): number => (forms[form * formInts + 1] as number) & lettersMask;

  /** An apostrophe at `at` with a letter on its other side: the word goes on there, or a part of it was meant. */
  const goesOn = (at: number, step: 1 | -1): boolean => classAt(at) === classApostrophe && isLetterAt(at + step);

  /** Over what parts two words, from `at` on; -1 when it is not what the phrase has there, -2 when the reader must say. */
  const cross = (at: number, step: 1 | -1, parting: number): number => {
    const sep = partingSep(parting);
    if (sep === sepBreak) return -2;
    if (sep !== sepSpace) return -1;
    let place = at;
    while (place >= 0 && classAt(place) === classSpace && Math.abs(place - at) <= maxSeparatorUnits) place += step;
    return place === at || !isLetterAt(place) || Math.abs(place - at) > maxSeparatorUnits ? -1 : place;
  };

  let beginsAt = 0;
  let endsAt = 0;

  /** Whether the plain phrase stands around its word number `anchor`, which is the text's from `start` to `end`. */
  const compare = (program: number, words: number, anchor: number, start: number, end: number): number => {
    const wordAt = (word: number): number => program + plainStart + word * plainWordInts;
    let answer = stands;
    const own = programs[wordAt(anchor) + 2] as number;
    if (lengthOf(own) !== end - start) return differs;
    const here = compareForm(own, start);
    if (here === differs) return differs;
    if (here === unclear) answer = unclear;
    endsAt = end;
    for (let word = anchor + 1; word < words; word += 1) {
      const form = programs[wordAt(word) + 2] as number;
      const next = cross(endsAt, 1, programs[wordAt(word)] as number);
      if (next < 0) return next === -2 ? unclear : differs;
      const compared = compareForm(form, next);
      if (compared === differs) return differs;
      endsAt = next + lengthOf(form);
      if (compared === unclear || goesOn(endsAt, 1)) return unclear;
      if (isLetterAt(endsAt)) return differs;
    }
    beginsAt = start;
    for (let word = anchor - 1; word >= 0; word -= 1) {
      const form = programs[wordAt(word) + 2] as number;
      const last = cross(beginsAt - 1, -1, programs[wordAt(word + 1)] as number);
      if (last < 0) return last === -2 ? unclear : differs;
      let first = last;
      while (isLetterAt(first - 1)) first -= 1;
      if (goesOn(first - 1, -1)) return unclear;
      if (last - first + 1 !== lengthOf(form)) return differs;
      const compared = compareForm(form, first);
      if (compared === differs) return differs;
      if (compared === unclear) answer = unclear;
      beginsAt = first;
    }
    return answer;
  };

  /** What a difference at `at` means, the first one from the anchor outwards. */
  const difference = (at: number): number => {
    const unit = classAt(at);
    // More than one space, a hyphen or an apostrophe: to be compared word by word.
    return unit === classSpace || unit === classApostrophe ? unclear : differs;
  };

  /** Whether the phrase's letters with single spaces stand around the anchor, `before` of them before it: as most phrases are written. */
  const compareText = (start: number, at: number, before: number, length: number): number => {
    const bytes = text;
    const table = lowered;
    const pool = phrases;
    const from = at + before - start;
    let place = start;
    const end = start + length - before;
    while (place < end && table[bytes[place] as number] === pool[from + place]) place += 1;
    if (place < end) return difference(place);
    const begin = start - before;
    place = start - 1;
    while (place >= begin && table[bytes[place] as number] === pool[from + place]) place -= 1;
    if (place >= begin) return place < 0 ? differs : difference(place);
    if (isLetterAt(begin - 1) || isLetterAt(end)) return differs;
    return goesOn(begin - 1, -1) || goesOn(end, 1) ? unclear : stands;
  };

  const followItem = (item: number, start: number, end: number): void => {
    const program = lists[item] as number;
    const least = lists[item + 1] as number;
    if ((least & closelyBit) !== 0) {
      put(lookHere, start, end);
      return;
    }
    const at = lists[item + 3] as number;
    if (at !== 0) {
      const packed = lists[item + 4] as number;
      const begin = start - (packed >>> 16);
      const length = packed & 0xffff;
      const compared = compareText(start, at, packed >>> 16, length);
      if (compared === stands) put(program, begin, begin + length);
      else if (compared === differs && isAsking() && (programs[program + programWords] as number) > 2)
        put(partlyHere, start, end);
      if (compared !== unclear) return;
    }
    const answer = compare(program, programs[program + programWords] as number, least, start, end);
    if (answer === stands) put(program, beginsAt, endsAt);
    else if (answer === unclear) put(lookHere, start, end);
    else if (isAsking()) put(partlyHere, start, end);
  };

  const followList = (list: number, start: number, end: number): void => {
    const last = list + 1 + (lists[list] as number) * itemInts;
    for (let item = list + 1; item < last; item += itemInts) followItem(item, start, end);
  };

  const follow = (start: number, end: number, hash: number): void => {
    const list = anchorList(anchors, hash);
    if (list !== 0) followList(list, start, end);
  };

  return { gatherHash, follow };
};
