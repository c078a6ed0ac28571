// Finds the further ways to read words: elisions, and words hidden by digits, stretching, spaces, damage or emoji (docs/matching.md §4).
import { featureHidden } from '../compiled/layout.ts';
import { damagedTextLetters } from '../limits.ts';
import { addReading, noMarks, skeletonIn } from './add-reading.ts';
import { damagedForms } from './damaged.ts';
import { emojiMeanings } from './emoji.ts';
import { isApostrophe } from '../folding/characters.ts';
import { wordLetters } from './letters.ts';
import { readMixedRun } from './mixed-run.ts';
import type { Reading } from './reading.ts';
import { addSpacedOut } from './spaced.ts';
import { squeezed } from './stretched.ts';
import { skeletonOf } from './units.ts';
import { flagAlone, flagDigit, flagElision, flagGiant } from './words.ts';

/** A phrase may begin after an apostrophe inside a word: "l’envie". */
const addElisions = (reading: Reading, word: number): void => {
  const { text, rows } = reading;
  const end = rows.ends[word] ?? 0;
  for (let at = (rows.starts[word] ?? 0) + 1; at < end; at += 1) {
    if (!isApostrophe(text.charCodeAt(at))) continue;
    const begin = firstLetterFrom(text, at + 1, end);
    const letters = wordLetters(text, begin, end);
    const skeleton = skeletonIn(reading, letters.codes);
    if (skeleton !== 0)
      reading.addEdge({ from: word, to: word + 1, start: begin, end, skeleton, kind: undefined, letters, group: 0 });
  }
};

const firstLetterFrom = (text: string, from: number, end: number): number => {
  let at = from;
  while (at < end) {
    const code = text.codePointAt(at) ?? 0;
    if (wordLetters(text, at, at + (code > 0xffff ? 2 : 1)).codes.length > 0) return at;
    at += code > 0xffff ? 2 : 1;
  }
  return from;
};

/** Whether the word is one of the list, letter by letter up to what looks alike: a hash alone would be a guess. */
const isOfList = (reading: Reading, word: number): boolean => {
  const { tables, rows } = reading;
  const id = rows.ids[word] ?? 0;
  if (id === 0) return false;
  const codes = reading.lettersOf(word).codes.map(skeletonOf);
  for (let form = tables.firstForms[id] ?? -1; form >= 0; form = tables.nextForms[form] ?? -1) {
    const at = tables.formLetters[form] ?? 0;
    const own = [...String.fromCharCode(...tables.letters.subarray(at, at + (tables.formLengths[form] ?? 0)))];
    if (own.length === codes.length && own.every((letter, place) => skeletonOf(letter.codePointAt(0) ?? 0) === codes[place]))
      return true;
  }
  return false;
};

const addEmoji = (reading: Reading, word: number): void => {
  const { starts, ends } = reading.rows;
  const start = starts[word] ?? 0;
  const end = ends[word] ?? 0;
  for (const meaning of emojiMeanings.get(reading.text.slice(start, end)) ?? [])
    addReading(reading, 'emoji', [...meaning].map((letter) => letter.codePointAt(0) ?? 0), [word, word + 1], [start, end]);
};

const addDamaged = (reading: Reading, word: number): void => {
  if (isOfList(reading, word)) return;
  const { starts, ends } = reading.rows;
  const { codes } = reading.lettersOf(word);
  for (const { form, letters } of damagedForms(reading, codes)) {
    reading.addEdge({
      from: word,
      to: word + 1,
      start: starts[word] ?? 0,
      end: ends[word] ?? 0,
      skeleton: reading.tables.formSkeletons[form] ?? 0,
      kind: 'damaged',
      letters: { codes: letters, cased: letters, marks: noMarks },
      group: 0,
    });
  }
};

/** Three equal units in a row, case aside: a stretched word, or it was written so. */
const hasStretch = (text: string, start: number, end: number): boolean => {
  let run = 1;
  let last = -1;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    const low = unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
    run = low === last ? run + 1 : 1;
    if (run === 3) return true;
    last = low;
  }
  return false;
};

/** Adds every further reading of the words that were read. Linear; most words are done with after a look at their flags. */
export const addHiddenReadings = (reading: Reading): void => {
  const { rows, tables, text } = reading;
  const { count, flags, ids, lengths, starts, ends } = rows;
  const seesThrough = (tables.features & featureHidden) !== 0;
  const seesDamage = tables.deletions.length > 0;
  let mixedUntil = -1;
  let spacedUntil = -1;
  for (let word = 0; word < count; word += 1) {
    const flag = flags[word] as number;
    if ((flag & flagElision) !== 0 && (flag & flagGiant) === 0) addElisions(reading, word);
    if (!seesThrough) continue;
    const start = starts[word] as number;
    const end = ends[word] as number;
    if ((flag & flagAlone) !== 0) {
      addEmoji(reading, word);
      continue;
    }
    if ((flag & flagGiant) !== 0) continue;
    // Words that signs or digits mix into, with what follows them without a space.
    if (start > mixedUntil && ((flag & flagDigit) !== 0 || isSignAt(text, start - 1) || isSignAt(text, end)))
      mixedUntil = readMixedRun(reading, word);
    const length = lengths[word] as number;
    if (length === 1 && word > spacedUntil) spacedUntil = addSpacedOut(reading, word);
    if (length >= 3 && hasStretch(text, start, end))
      for (const codes of squeezed(reading.lettersOf(word).codes))
        addReading(reading, 'stretched', codes, [word, word + 1], [start, end]);
    if (seesDamage && length >= damagedTextLetters && ids[word] === 0 && (flag & flagDigit) === 0) addDamaged(reading, word);
  }
};

const isSignAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit === 0x40 || unit === 0x24 || unit === 0x21 || unit === 0x7c || unit === 0x2b || unit === 0x20ac;
};
