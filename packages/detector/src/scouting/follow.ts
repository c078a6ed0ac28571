// From a word at which phrases are looked for to the phrases that stand there: compared letter by letter with the text.
import { closelyBit, formInts, itemInts, leastMask, lettersMask, lettersShift, partlyBit } from '../compiled/layout.ts';
import type { ListTables } from '../compiled/open.ts';
import { partingSep, plainStart, plainWordInts, programWords } from '../compiled/program.ts';
import { maxSeparatorUnits } from '../limits.ts';
import { sepBreak, sepSpace } from '../reading/words.ts';
import { classApostrophe, classes, classSpace, firstLetterClass } from './ascii.ts';
import { lookHere, partlyHere, type Put } from './results.ts';

/** The bit by which small letters differ from capitals, in each of four bytes. */
const smallLetters = 0x20202020;

const differs = 0;
const stands = 1;
/** Apostrophes, marks, capitals or breaks decide: for the reader. */
const unclear = 2;

/** Puts every phrase of a list of the `lists` table that stands at the word from `start` to `end`, and marks what the reader must decide. */
export type Follow = (list: number, start: number, end: number) => void;

/**
 * @param text with zeros behind it.
 * @param isAsking whether it is to be said where a phrase that may hold a damaged word stands only in part.
 */
export const createFollow = (tables: ListTables, text: Uint8Array, put: Put, isAsking: () => boolean): Follow => {
  const { lists, programs, forms, letters, phrases } = tables;
  // Four letters at a time; both have room behind them.
  const textView = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const phraseView = new DataView(phrases.buffer, phrases.byteOffset, phrases.byteLength);

  const classAt = (at: number): number => (at < 0 ? 0 : (classes[text[at] as number] as number));
  const isLetterAt = (at: number): boolean => classAt(at) >= firstLetterClass;

  /** Where the text last differed from a phrase. */
  let differsAt = 0;

  /** Compares a form with the text from `start` on. Only letters: what follows is for the caller. */
  const compareForm = (form: number, start: number): number => {
    const packed = forms[form * formInts + 1] as number;
    const at = (packed >>> lettersShift) - start;
    const end = start + (packed & lettersMask);
    for (let place = start; place < end; place += 1) {
      if (classAt(place) === letters[at + place]) continue;
      differsAt = place;
      return classAt(place) === classApostrophe ? unclear : differs;
    }
    return forms[form * formInts + 2] !== 0 || forms[form * formInts + 3] !== 0 ? unclear : stands;
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
    while (classAt(place) === classSpace && Math.abs(place - at) <= maxSeparatorUnits) place += step;
    return place === at || !isLetterAt(place) || Math.abs(place - at) > maxSeparatorUnits ? -1 : place;
  };

  let beginsAt = 0;
  let endsAt = 0;

  /** Whether the plain phrase stands around its word number `anchor`, which is the text's from `start` to `end`. */
  const compare = (program: number, words: number, anchor: number, start: number, end: number): number => {
    const wordAt = (word: number): number => program + plainStart + word * plainWordInts;
    let answer = stands;
    const own = programs[wordAt(anchor) + 2] as number;
    differsAt = start;
    if (lengthOf(own) !== end - start) return differs;
    const here = compareForm(own, start);
    if (here === differs) return differs;
    if (here === unclear) answer = unclear;
    endsAt = end;
    for (let word = anchor + 1; word < words; word += 1) {
      const form = programs[wordAt(word) + 2] as number;
      differsAt = endsAt;
      const next = cross(endsAt, 1, programs[wordAt(word)] as number);
      if (next < 0) return next === -2 ? unclear : differs;
      const compared = compareForm(form, next);
      if (compared === differs) return differs;
      endsAt = next + lengthOf(form);
      if (compared === unclear || goesOn(endsAt, 1)) return unclear;
      differsAt = endsAt;
      if (isLetterAt(endsAt)) return differs;
    }
    beginsAt = start;
    for (let word = anchor - 1; word >= 0; word -= 1) {
      const form = programs[wordAt(word) + 2] as number;
      differsAt = beginsAt - 1;
      const last = cross(beginsAt - 1, -1, programs[wordAt(word + 1)] as number);
      if (last < 0) return last === -2 ? unclear : differs;
      let first = last;
      while (isLetterAt(first - 1)) first -= 1;
      if (goesOn(first - 1, -1)) return unclear;
      differsAt = first;
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
    differsAt = at;
    const unit = classAt(at);
    // More than one space, or an apostrophe: to be compared word by word.
    return unit === classSpace || unit === classApostrophe ? unclear : differs;
  };

  /** In what four letters of the text differ from four of a phrase; zero where they do not. */
  const changesAt = (at: number, own: number): number => {
    const raw = textView.getInt32(at, true);
    const wanted = phraseView.getInt32(own, true);
    // The bit that makes letters small makes digits and blanks of control characters: where the phrase has those, the text must have the bit.
    return ((raw | smallLetters) ^ wanted) | (~raw & ~(wanted >>> 1) & smallLetters);
  };

  const firstOf = (changes: number): number => (31 - Math.clz32(changes & -changes)) >> 3;

  /**
   * Whether the phrase's letters with single spaces stand around the anchor, `before` of them before it: as most phrases are written. The
   * anchor, up to `anchorEnd`, is compared last: its hash was the phrase's.
   */
  const compareText = (start: number, anchorEnd: number, at: number, before: number, length: number): number => {
    const after = length - before;
    const from = at + before;
    const known = (anchorEnd - start) & ~3;
    let done = known;
    for (; done + 4 <= after; done += 4) {
      const changes = changesAt(start + done, from + done);
      if (changes !== 0) return difference(start + done + firstOf(changes));
    }
    if (done < after) {
      const changes = changesAt(start + done, from + done) & ((1 << ((after - done) * 8)) - 1);
      if (changes !== 0) return difference(start + done + firstOf(changes));
    }
    const begin = start - before;
    done = 0;
    for (; done + 4 <= before && done + 4 <= start; done += 4) {
      const place = start - done - 4;
      const changes = changesAt(place, from - done - 4);
      if (changes !== 0) return difference(place + ((31 - Math.clz32(changes)) >> 3));
    }
    for (; done < before; done += 1)
      if (classAt(start - done - 1) !== phrases[from - done - 1]) return difference(start - done - 1);
    for (done = 0; done < known && done < after; done += 4)
      if (changesAt(start + done, from + done) !== 0) return difference(start + done);
    const end = start + after;
    if (isLetterAt(begin - 1)) return difference(begin - 1);
    if (isLetterAt(end)) return difference(end);
    return goesOn(begin - 1, -1) || goesOn(end, 1) ? unclear : stands;
  };

  const followItem = (item: number, start: number, end: number): void => {
    const program = lists[item] as number;
    const at = lists[item + 3] as number;
    if (at !== 0) {
      const packed = lists[item + 4] as number;
      const before = packed >>> 16;
      const length = packed & 0xffff;
      const compared = compareText(start, end, at, before, length);
      if (compared === stands) {
        put(program, start - before, start - before + length);
        return;
      }
      if (compared === differs) {
        if (isAsking() && ((lists[item + 1] as number) & partlyBit) !== 0) put(partlyHere, start, differsAt);
        return;
      }
    }
    const least = lists[item + 1] as number;
    if ((least & closelyBit) !== 0) {
      put(lookHere, start, end);
      return;
    }
    const answer = compare(program, programs[program + programWords] as number, least & leastMask, start, end);
    if (answer === stands) put(program, beginsAt, endsAt);
    else if (answer === unclear) put(lookHere, start, end);
    else if (isAsking() && (least & partlyBit) !== 0) put(partlyHere, start, differsAt);
  };

  return (list, start, end) => {
    const last = list + 1 + (lists[list] as number) * itemInts;
    for (let item = list + 1; item < last; item += itemInts) followItem(item, start, end);
  };
};
