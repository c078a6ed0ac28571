// Follows one phrase from one word of the text on: every place where it can end, each by its best way.
import {
  partingSep,
  partingText,
  plainStart,
  plainWordInts,
  programEntry,
  programSteps,
  programWords,
  stepGap,
  stepsStart,
} from '../compiled/program.ts';
import { hiddenKinds } from '@candour/contract';
import { formInts } from '../compiled/layout.ts';
import type { ListTables } from '../compiled/open.ts';
import { maxWordUnits } from '../limits.ts';
import { between } from '../reading/between.ts';
import type { Edge, Reading } from '../reading/reading.ts';
import { codePointFacts } from '../reading/units.ts';
import { sepBreak } from '../reading/words.ts';
import { compareWord, plainly, unequal } from './equal.ts';

/** In a way: words that a gap held. */
export const gapInPath = -0x7fffffff;

/** One way that a phrase matched. */
export interface Way {
  /** Word numbers: from the first up to the end, not included. */
  readonly first: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** How many words were hidden, and how: bits of the kinds' places. */
  readonly hiddenCount: number;
  readonly hiddenBits: number;
  /** Forms as the program has them, and `gapInPath`. */
  readonly path: readonly number[];
}

/** Where the walk stands. */
interface Place {
  readonly word: number;
  /** Where the last word that was used up ends, in units; -1 before the first. */
  readonly end: number;
  /** The spaced-out group that it belongs to, or 0. */
  readonly group: number;
  readonly start: number;
}

const spacedPlace = hiddenKinds.indexOf('spaced');

const skipped = 1 << 8;
const anySpaceOrNone = 1 << 9;

/** Whether what stands before `to` in the text is what the phrase has there. `need` is a parting, or `anySpaceOrNone`. */
const partsFit = (
  reading: Reading,
  place: Place,
  word: number,
  edge: Edge | undefined,
  need: number,
  entryBits: number,
): boolean => {
  if (place.end < 0) return true;
  const start = edge ? edge.start : (reading.rows.starts[word] as number);
  const wasPlain = place.end === reading.rows.ends[word - 1];
  const sep =
    edge !== undefined && edge.group !== 0 && edge.group === place.group && ((entryBits >>> spacedPlace) & 1) === 1
      ? 1
      : !edge && wasPlain
        ? (reading.rows.seps[word] as number)
        : between(reading.text, place.end, start).sep;
  if (need === anySpaceOrNone) return sep !== sepBreak;
  const wanted = partingSep(need);
  if (sep !== wanted) return false;
  return (
    wanted !== sepBreak ||
    between(reading.text, place.end, start).breakText === reading.tables.texts().breakTexts[partingText(need)]
  );
};

/** The stronger of two partings, where what stood between them was left out. */
const both = (one: number, other: number): number => {
  if (partingSep(one) === partingSep(other)) return Math.max(one, other);
  return partingSep(one) > partingSep(other) ? one : other;
};

class Walk {
  readonly reading: Reading;
  readonly tables: ListTables;
  readonly at: number;
  readonly entryBits: number;
  readonly first: number;
  readonly steps: number;
  /** Best count of hidden words with which a step was begun at a word. */
  readonly begun = new Map<number, number>();
  readonly ends = new Map<number, Way>();
  readonly path: number[] = [];

  constructor(reading: Reading, at: number, entryBits: number, first: number) {
    this.reading = reading;
    this.tables = reading.tables;
    this.at = at;
    this.entryBits = entryBits;
    this.first = first;
    const { programs } = this.tables;
    // A plain phrase is one step with one option.
    this.steps = (programs[at + programWords] ?? 0) > 0 ? 1 : (programs[at + programSteps] ?? 0);
  }

  begin(): void {
    const place = { word: this.first, end: -1, group: 0, start: 0 };
    const words = this.tables.programs[this.at + programWords] ?? 0;
    if (words > 0) this.#words(0, this.at + plainStart, words, place, 0, 0, 0);
    else this.step(0, place, 0, 0, 0);
  }

  /** Where the way so far begins and ends: in the middle of a word too, where a part of one was taken. Under 2^30. */
  #span(place: Place): number {
    if (place.end < 0) return 0;
    const from = (this.reading.rows.starts[this.first] as number) - maxWordUnits;
    return (place.start - from) * 2 ** 20 + place.end - from;
  }

  step(number: number, place: Place, need: number, hiddenCount: number, hiddenBits: number): void {
    if (number === this.steps) {
      const key = this.#span(place);
      const known = this.ends.get(key);
      if (known && known.hiddenCount <= hiddenCount) return;
      const { word: to, start, end } = place;
      this.ends.set(key, { first: this.first, to, start, end, hiddenCount, hiddenBits, path: [...this.path] });
      return;
    }
    const key = ((number * 1024 + (need & 1023)) * 2 + (place.group !== 0 ? 1 : 0)) * 2 ** 30 + this.#span(place);
    const best = this.begun.get(key);
    if (best !== undefined && best <= hiddenCount) return;
    this.begun.set(key, hiddenCount);
    const { programs } = this.tables;
    let at = this.at + (programs[this.at + stepsStart + number] ?? 0);
    if (programs[at] === stepGap) {
      this.#gap(number, place, programs[at + 1] ?? 0, programs[at + 2] ?? 0, hiddenCount, hiddenBits);
      return;
    }
    const before = programs[at + 1] ?? 0;
    const own = need === anySpaceOrNone ? need : (need & skipped) !== 0 ? both(before, need & ~skipped) : before;
    const count = programs[at + 2] ?? 0;
    at += 3;
    for (let option = 0; option < count; option += 1) {
      const words = programs[at] ?? 0;
      at += 1;
      if (words === 0)
        this.step(number + 1, place, own === anySpaceOrNone ? own : own | skipped, hiddenCount, hiddenBits);
      else this.#words(number, at, words, place, own, hiddenCount, hiddenBits);
      for (let word = 0; word < words; word += 1) at += 2 + (programs[at + 1] ?? 0);
    }
  }

  #gap(number: number, from: Place, min: number, max: number, hiddenCount: number, hiddenBits: number): void {
    const { rows } = this.reading;
    let place = from;
    for (let words = 0; words <= max; words += 1) {
      if (words > 0) {
        if (
          place.word >= rows.count ||
          !partsFit(this.reading, place, place.word, undefined, anySpaceOrNone, this.entryBits)
        )
          return;
        place = { word: place.word + 1, end: rows.ends[place.word] as number, group: 0, start: place.start };
      }
      if (words < min) continue;
      if (words > 0) this.path.push(gapInPath);
      this.step(number + 1, place, anySpaceOrNone, hiddenCount, hiddenBits);
      if (words > 0) this.path.pop();
    }
  }

  /** The words of one option, then the next step. */
  #words(
    number: number,
    at: number,
    left: number,
    place: Place,
    need: number,
    hiddenCount: number,
    hiddenBits: number,
  ): void {
    if (left === 0) {
      this.step(number + 1, place, 0, hiddenCount, hiddenBits);
      return;
    }
    const { programs } = this.tables;
    const forms = programs[at + 1] ?? 0;
    const next = at + 2 + forms;
    const nextNeed = left > 1 ? (programs[next] ?? 0) : 0;
    const { rows } = this.reading;
    for (let form = 0; form < forms; form += 1) {
      const ref = programs[at + 2 + form] ?? 0;
      const take = (edge: Edge | undefined): void => {
        const answer = compareWord(this.reading, place.word, edge, ref, this.entryBits);
        if (answer === unequal || !this.#maySee(answer, place.word, edge)) return;
        if (!partsFit(this.reading, place, place.word, edge, need, this.entryBits)) return;
        const isHidden = answer !== plainly;
        // A romanised spelling stands for the word that the list has.
        this.path.push(ref < 0 ? (programs[at + 2] ?? ref) : ref);
        this.#words(
          number,
          next,
          left - 1,
          {
            word: edge ? edge.to : place.word + 1,
            end: edge ? edge.end : (rows.ends[place.word] as number),
            group: edge?.group ?? 0,
            start: place.end < 0 ? (edge ? edge.start : (rows.starts[place.word] as number)) : place.start,
          },
          nextNeed,
          hiddenCount + (isHidden ? 1 : 0),
          isHidden ? hiddenBits | (1 << (answer - 1)) : hiddenBits,
        );
        this.path.pop();
      };
      if (place.word < rows.count) take(undefined);
      for (const edge of this.reading.edgesFrom(place.word)) take(edge);
    }
  }

  #maySee(answer: number, word: number, edge: Edge | undefined): boolean {
    return (
      answer === plainly || !isOrdinary(this.reading, this.tables.programs[this.at + programEntry] ?? 0, word, edge)
    );
  }
}

/** The base letters of a mixed run, with its signs. */
const asWritten = (run: string): string =>
  [...run]
    .map((character) => {
      const { kind, letters } = codePointFacts(character.codePointAt(0) ?? 0);
      return kind === 'break' ? character : String.fromCodePoint(...letters.map(({ code }) => code));
    })
    .join('');

/** Whether the entry calls this word of the text an ordinary one, which hides nothing. */
export const isOrdinary = (reading: Reading, entry: number, word: number, edge: Edge | undefined): boolean => {
  const ordinary = reading.ordinaryOf(entry);
  if (!ordinary) return false;
  if (edge && edge.kind === undefined) return ordinary.has(String.fromCodePoint(...edge.letters.codes));
  if (edge?.kind === 'digits') return ordinary.has(asWritten(reading.text.slice(edge.start, edge.end)));
  let letters = '';
  for (let one = edge?.from ?? word; one < (edge?.to ?? word + 1); one += 1)
    letters += String.fromCodePoint(...reading.lettersOf(one).codes);
  return ordinary.has(letters);
};

/** Every end of a phrase that begins at the word `first`. */
const walk = (reading: Reading, at: number, entryBits: number, first: number): Iterable<Way> => {
  const walked = new Walk(reading, at, entryBits, first);
  walked.begin();
  return walked.ends.values();
};

/** A plain phrase read plainly, word by word; most of what is found. */
export const plainWay = (reading: Reading, at: number, first: number, entryBits: number): Way | undefined => {
  const { tables, rows } = reading;
  const { programs, forms } = tables;
  const words = programs[at + programWords] as number;
  if (first < 0 || first + words > rows.count) return undefined;
  const { ids, seps } = rows;
  for (let word = 0; word < words; word += 1) {
    const place = at + plainStart + word * plainWordInts;
    if (ids[first + word] !== forms[(programs[place + 2] as number) * formInts]) return undefined;
    if (word > 0 && seps[first + word] !== partingSep(programs[place] as number)) return undefined;
  }
  let hiddenCount = 0;
  let hiddenBits = 0;
  for (let word = 0; word < words; word += 1) {
    const place = at + plainStart + word * plainWordInts;
    const answer = compareWord(reading, first + word, undefined, programs[place + 2] as number, entryBits);
    if (answer === unequal) return undefined;
    if (answer !== plainly) {
      if (isOrdinary(reading, programs[at + programEntry] as number, first + word, undefined)) return undefined;
      hiddenCount += 1;
      hiddenBits |= 1 << (answer - 1);
    }
    const parting = programs[place] as number;
    if (
      word > 0 &&
      partingSep(parting) === sepBreak &&
      between(reading.text, rows.ends[first + word - 1] as number, rows.starts[first + word] as number).breakText !==
        tables.texts().breakTexts[partingText(parting)]
    )
      return undefined;
  }
  const to = first + words;
  return {
    first,
    to,
    start: rows.starts[first] as number,
    end: rows.ends[to - 1] as number,
    hiddenCount,
    hiddenBits,
    path: [],
  };
};

/** Every way in which the phrase at `at` of the programs matches from the word `first` on. */
export const waysFrom = (reading: Reading, at: number, first: number, entryBits: number): Iterable<Way> => {
  const words = reading.tables.programs[at + programWords] as number;
  // A further reading of one of its words may take up several: then how many words the phrase has says nothing.
  if (words === 0 || reading.hasEdgeFrom(first, words)) return walk(reading, at, entryBits, first);
  const way = plainWay(reading, at, first, entryBits);
  return way ? [way] : [];
};
