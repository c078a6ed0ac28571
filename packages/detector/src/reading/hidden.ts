// Finds the further ways to read words: their parts between apostrophes, and words hidden by digits, stretching, spaces, damage or emoji (docs/matching.md §4).
import { featureHidden, formInts } from '../compiled/layout.ts';
import { damagedTextLetters } from '../limits.ts';
import { addReading, addWord, noMarks, skeletonHash } from './add-reading.ts';
import { damagedForms, mayBeDamaged } from './damaged.ts';
import { emojiMeanings } from './emoji.ts';
import { isApostrophe } from '../folding/characters.ts';
import { wordLetters } from './letters.ts';
import { hasSignAt, hasSignBefore, readMixedRun } from './mixed-run.ts';
import type { Reading } from './reading.ts';
import { addSpacedOut } from './spaced.ts';
import { squeezed } from './stretched.ts';
import { codePointFacts } from './units.ts';
import { flagAlone, flagDigit, flagElision, flagGiant, flagIntricate, flagStretched } from './words.ts';

/** Where the apostrophes stand that are inside the word: behind each a letter follows. */
const apostrophesIn = (text: string, start: number, end: number): readonly number[] => {
  const places: number[] = [];
  for (let at = start; at < end; at += 1) if (isApostrophe(text.charCodeAt(at))) places.push(at);
  return places;
};

/** What stands before, behind and between the apostrophes of a word: "murder’d", "l’envie". */
const addParts = (reading: Reading, word: number): void => {
  const { text, rows } = reading;
  const wordStart = rows.starts[word] ?? 0;
  const wordEnd = rows.ends[word] ?? 0;
  const places = apostrophesIn(text, wordStart, wordEnd);
  const add = (from: number, to: number): void => {
    const letters = wordLetters(text, from, to);
    if (letters.codes.length === 0) return;
    const [start, end] = trimmed(text, from, to);
    addWord(reading, letters, [word, word + 1], [start, end]);
  };
  places.forEach((place, index) => {
    if (!isNot(text, place + 1, places[index + 1] ?? wordEnd))
      add(index === 0 ? wordStart : (places[index - 1] ?? 0) + 1, place);
    if (index > 0 && !isNot(text, place + 1, places[index + 1] ?? wordEnd)) add(wordStart, place);
    add(place + 1, wordEnd);
  });
};

/** The end of "can’t" and "don’t" says the contrary of what stands before it. */
const isNot = (text: string, from: number, to: number): boolean => {
  const { codes } = wordLetters(text, from, to);
  return codes.length === 1 && codes[0] === 0x74;
};

/** The span without what is skipped at its ends. */
const trimmed = (text: string, from: number, to: number): readonly [number, number] => {
  let start = to;
  let end = from;
  for (let at = from; at < to; ) {
    const code = text.codePointAt(at) ?? 0;
    const next = at + (code > 0xffff ? 2 : 1);
    const { kind, letters } = codePointFacts(code);
    if (letters.length > 0) start = Math.min(start, at);
    if (kind !== 'skip') end = next;
    at = next;
  }
  return [Math.min(start, end), end];
};

const addEmoji = (reading: Reading, word: number): void => {
  const { starts, ends } = reading.rows;
  const start = starts[word] ?? 0;
  const end = ends[word] ?? 0;
  for (const meaning of emojiMeanings.get(reading.text.slice(start, end)) ?? [])
    addReading(
      reading,
      'emoji',
      [...meaning].map((letter) => letter.codePointAt(0) ?? 0),
      [word, word + 1],
      [start, end],
    );
};

const addDamaged = (reading: Reading, word: number): void => {
  const { starts, ends } = reading.rows;
  const { codes } = reading.lettersOf(word);
  // Digits of other widths fold to these.
  if (codes.some((code) => code >= 0x30 && code <= 0x39)) return;
  for (const { form, letters } of damagedForms(reading.tables, codes)) {
    reading.addEdge({
      from: word,
      to: word + 1,
      start: starts[word] ?? 0,
      end: ends[word] ?? 0,
      skeleton: reading.tables.forms[form * formInts] ?? 0,
      hash: skeletonHash(letters),
      kind: 'damaged',
      letters: { codes: letters, cased: letters, marks: noMarks },
      group: 0,
    });
  }
};

/** Adds the parts of words with apostrophes only: what every list is read by. */
export const addWordParts = (reading: Reading): void => {
  const { count, flags } = reading.rows;
  for (let word = 0; word < count; word += 1)
    if (((flags[word] as number) & (flagElision | flagGiant)) === flagElision) addParts(reading, word);
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
    if ((flag & flagElision) !== 0 && (flag & flagGiant) === 0) addParts(reading, word);
    if (!seesThrough) continue;
    const start = starts[word] as number;
    const end = ends[word] as number;
    if ((flag & flagAlone) !== 0) {
      addEmoji(reading, word);
      continue;
    }
    if ((flag & flagGiant) !== 0) continue;
    // Words that signs or digits mix into, with what follows them without a space.
    if (start > mixedUntil && ((flag & flagDigit) !== 0 || hasSignBefore(text, start) || hasSignAt(text, end)))
      mixedUntil = readMixedRun(reading, word);
    const length = lengths[word] as number;
    if (length === 1 && word > spacedUntil) spacedUntil = addSpacedOut(reading, word);
    // Skipped characters may stand inside a run of equal letters.
    if (length >= 3 && (flag & (flagIntricate | flagStretched)) !== 0)
      for (const codes of squeezed(reading.lettersOf(word).codes))
        addReading(reading, 'stretched', codes, [word, word + 1], [start, end]);
    const isLong = seesDamage && length >= damagedTextLetters && ids[word] === 0 && (flag & flagDigit) === 0;
    if (isLong && ((flag & flagIntricate) !== 0 || mayBeDamaged(tables, text, start, end))) addDamaged(reading, word);
  }
};
