// Whether a word of a text is a word of a phrase: plainly, or hidden in a way that the entry sees through.
import { hiddenKinds, type HiddenKind } from '@candour/contract';
import type { ListTables } from '../compiled/open.ts';
import { apostropheCode } from '../folding/characters.ts';
import { caseBit, formInts, lettersMask, lettersShift } from '../compiled/layout.ts';
import { flagIntricate } from '../reading/words.ts';
import type { WordLetters } from '../reading/letters.ts';
import type { Edge, Reading } from '../reading/reading.ts';
import { lookOf } from '../reading/units.ts';

export const unequal = -1;
export const plainly = 0;
/** A hidden kind as the answer of a comparison: its place in `hiddenKinds` + 1. */
export const hiddenAs = (kind: HiddenKind): number => hiddenKinds.indexOf(kind) + 1;

const apostrophe = hiddenAs('apostrophe');
const lookalike = hiddenAs('lookalike');
const marked = hiddenAs('marks');
const romanised = hiddenAs('romanised');

const allows = (entryBits: number, answer: number): boolean => ((entryBits >>> (answer - 1)) & 1) === 1;

/** The form's letter at a place of the pool, as a code point. */
const codeAt = (pool: Uint16Array, at: number): number => {
  const unit = pool[at] ?? 0;
  if (unit < 0xd800 || unit > 0xdbff) return unit;
  return 0x10000 + ((unit - 0xd800) << 10) + ((pool[at + 1] ?? 0) - 0xdc00);
};

const sameLetters = (tables: ListTables, form: number, codes: readonly number[], isLoose: boolean): boolean => {
  const { letters, forms } = tables;
  const packed = forms[form * formInts + 1] as number;
  let at = packed >>> lettersShift;
  const end = at + (packed & lettersMask);
  for (const code of codes) {
    if (at >= end) return false;
    const own = codeAt(letters, at);
    if (isLoose ? lookOf(own) !== lookOf(code) : own !== code) return false;
    at += own > 0xffff ? 2 : 1;
  }
  return at === end;
};

const sameCase = (tables: ListTables, form: number, cased: readonly number[]): boolean => {
  let at = tables.forms[form * formInts + 3] as number;
  if (at === 0) return true;
  for (const code of cased) {
    const own = codeAt(tables.letters, at);
    if (own !== code) return false;
    at += own > 0xffff ? 2 : 1;
  }
  return true;
};

/** The text may leave marks out, but not add any. */
const marksFit = ({ forms, marks }: ListTables, form: number, on: WordLetters['marks']): boolean => {
  if (on.size === 0) return true;
  const at = forms[form * formInts + 2] as number;
  if (at === 0) return false;
  const count = marks[at] ?? 0;
  for (const [letter, own] of on) {
    for (const mark of own) {
      let isThere = false;
      for (let place = 0; place < count && !isThere; place += 1)
        isThere = marks[at + 1 + place * 2] === letter && marks[at + 2 + place * 2] === mark;
      if (!isThere) return false;
    }
  }
  return true;
};

/** Whether every apostrophe of the form stands in the text. */
const hasApostrophes = ({ forms, marks }: ListTables, form: number, on: WordLetters['marks']): boolean => {
  const at = forms[form * formInts + 2] as number;
  if (at === 0) return true;
  const count = marks[at] ?? 0;
  for (let place = 0; place < count; place += 1)
    if (
      marks[at + 2 + place * 2] === apostropheCode &&
      !on.get(marks[at + 1 + place * 2] ?? 0)?.includes(apostropheCode)
    )
      return false;
  return true;
};

/** Whether the text has an apostrophe where the form has none. */
const addsApostrophes = (tables: ListTables, form: number, on: WordLetters['marks']): boolean => {
  const apostrophes = [...on].flatMap(([letter, own]) => (own.includes(apostropheCode) ? [letter] : []));
  return !marksFit(tables, form, new Map(apostrophes.map((letter) => [letter, [apostropheCode]])));
};

/** ASCII letters and digits only: compared where they stand. */
const sameAscii = (tables: ListTables, form: number, text: string, start: number, end: number): boolean => {
  const { letters, forms } = tables;
  const packed = forms[form * formInts + 1] as number;
  if (end - start !== (packed & lettersMask)) return false;
  const at = (packed >>> lettersShift) - start;
  for (let place = start; place < end; place += 1) {
    const unit = text.charCodeAt(place);
    if ((unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit) !== letters[at + place]) return false;
  }
  const cased = forms[form * formInts + 3] as number;
  if (cased !== 0)
    for (let place = start; place < end; place += 1)
      if (text.charCodeAt(place) !== letters[cased + place - start]) return false;
  return true;
};

const compareLetters = (tables: ListTables, form: number, word: WordLetters, entryBits: number): number => {
  if (sameLetters(tables, form, word.codes, false)) {
    if (!sameCase(tables, form, word.cased)) return unequal;
    const isWhole = hasApostrophes(tables, form, word.marks);
    if (!marksFit(tables, form, word.marks))
      return isWhole && allows(entryBits, marked) && !addsApostrophes(tables, form, word.marks) ? marked : unequal;
    if (isWhole) return plainly;
    return allows(entryBits, apostrophe) ? apostrophe : unequal;
  }
  const isLookalike =
    allows(entryBits, lookalike) &&
    (entryBits & caseBit) === 0 &&
    sameLetters(tables, form, word.codes, true) &&
    hasApostrophes(tables, form, word.marks) &&
    marksFit(tables, form, word.marks);
  return isLookalike ? lookalike : unequal;
};

/**
 * Compares one word of the text, or another reading of some, with one form of a phrase (below zero: a romanised spelling).
 * @returns {@link unequal}, {@link plainly}, or what {@link hiddenAs} gives.
 */
export const compareWord = (
  reading: Reading,
  word: number,
  edge: Edge | undefined,
  formRef: number,
  entryBits: number,
): number => {
  const { tables, rows } = reading;
  const form = formRef < 0 ? -1 - formRef : formRef;
  const skeleton = edge ? edge.skeleton : (rows.ids[word] as number);
  if (skeleton !== tables.forms[form * formInts]) return unequal;
  let answer: number;
  if (edge?.kind) {
    const kind = hiddenAs(edge.kind);
    answer = allows(entryBits, kind) && sameLetters(tables, form, edge.letters.codes, false) ? kind : unequal;
    // One way of hiding at a time.
    return formRef < 0 ? unequal : answer;
  }
  if (edge) answer = compareLetters(tables, form, edge.letters, entryBits);
  else if (((rows.flags[word] as number) & flagIntricate) === 0) {
    const start = rows.starts[word] as number;
    const end = rows.ends[word] as number;
    // Marks of the form that the text leaves out may be apostrophes.
    const isPlainForm = tables.forms[form * formInts + 2] === 0;
    if (isPlainForm && sameAscii(tables, form, reading.text, start, end)) answer = plainly;
    else
      answer =
        !isPlainForm || allows(entryBits, lookalike)
          ? compareLetters(tables, form, reading.lettersOf(word), entryBits)
          : unequal;
  } else answer = compareLetters(tables, form, reading.lettersOf(word), entryBits);
  if (formRef >= 0) return answer;
  return answer === plainly && allows(entryBits, romanised) ? romanised : unequal;
};
