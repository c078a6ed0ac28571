// Which conditions of docs/matching.md §5 hold of a place in a text.
import type { Condition } from '@candour/contract';
import { languageWords } from '../../judging/language-words.ts';
import { maxSeparatorUnits, sentenceWords } from '../../limits.ts';
import type { InspectInput } from '../../types.ts';
import { singleLetters } from './disguises.ts';
import { isQuoted } from './quotations.ts';
import { baseOf, endOf, type PlacedLetter, type ReadText, startOf } from './words.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly lastWord: number;
}

const sentenceMark = /[.!?…。！？؟۔।;:\n\r\v\f\u0085\u2028\u2029]/u;
const asks = /[?؟？]/u;
/** A longer word of the text is no negation, no question word, nobody. */
const maxLookedUpUnits = 40;

/** What stands before word `at`; after the last word, what ends the text. */
const before = ({ text, words }: ReadText, at: number): string => {
  const [previous, word] = [words[at - 1], words[at]];
  return text.slice(previous ? endOf(previous) : 0, word ? startOf(word) : text.length);
};

const endsSentence = (between: string): boolean => sentenceMark.test(between) || between.length > maxSeparatorUnits;

const firstOfSentence = (read: ReadText, { firstWord }: Place): number => {
  let first = firstWord;
  while (first > 0 && firstWord - first < sentenceWords && !endsSentence(before(read, first))) first -= 1;
  return first;
};

const lastOfSentence = (read: ReadText, { lastWord }: Place): number => {
  let last = lastWord;
  while (last < read.words.length - 1 && last - lastWord < sentenceWords && !endsSentence(before(read, last + 1)))
    last += 1;
  return last;
};

/** Whole, and in the pieces that apostrophes part. */
const lookups = (letters: readonly PlacedLetter[]): string[] => {
  const pieces = letters
    .map(({ base, marks }) => (marks.includes("'") ? `${base} ` : base))
    .join('')
    .split(' ');
  return [baseOf(letters), ...pieces];
};

/** Whether one of the words `from` to `to` is of a set. */
const isAmong = (read: ReadText, from: number, to: number, set: ReadonlySet<string>): boolean => {
  const spelt = new Set(
    singleLetters(read)
      .filter(({ length }) => length >= 3)
      .flat(),
  );
  return read.words.some(
    (word, at) =>
      at >= from &&
      at <= to &&
      !spelt.has(at) &&
      endOf(word) - startOf(word) <= maxLookedUpUnits &&
      lookups(word.letters).some((one) => set.has(one)),
  );
};

/** Also what an elision leaves of the hit's first word: "n’" of "n’envie". */
const isNegated = (read: ReadText, place: Place, language: string): boolean => {
  const { negations } = languageWords(language);
  const from = Math.max(place.firstWord - 4, firstOfSentence(read, place));
  const left = read.words[place.firstWord]?.letters.filter(({ start }) => start < place.start) ?? [];
  return isAmong(read, from, place.firstWord - 1, negations) || lookups(left).some((one) => negations.has(one));
};

const isQuestion = (read: ReadText, place: Place, language: string): boolean => {
  const first = firstOfSentence(read, place);
  return (
    asks.test(before(read, lastOfSentence(read, place) + 1).slice(0, maxSeparatorUnits)) ||
    isAmong(read, first, first, languageWords(language).questionWords)
  );
};

const isFirstPerson = (read: ReadText, place: Place, language: string): boolean =>
  isAmong(
    read,
    Math.max(place.firstWord - 8, firstOfSentence(read, place)),
    Math.min(place.lastWord + 3, lastOfSentence(read, place)),
    languageWords(language).firstPerson,
  );

const isInTitle = (read: ReadText, place: Place): boolean => {
  const inside = read.words
    .slice(place.firstWord, place.lastWord + 1)
    .map(({ letters }) => letters.filter(({ start, end }) => start >= place.start && end <= place.end));
  const isCapital = (letter: PlacedLetter | undefined): boolean => /^[\p{Lu}\p{Lt}]$/u.test(letter?.cased ?? '');
  const isLetter = ({ base }: PlacedLetter): boolean => /\p{L}/u.test(base);
  return (
    inside.filter((letters) => letters.length >= 2 && isCapital(letters[0])).length >= 2 &&
    inside.every((letters) => letters.length < 4 || isCapital(letters[0])) &&
    !inside.flat().filter(isLetter).every(isCapital)
  );
};

export const holds = (
  condition: Condition,
  read: ReadText,
  place: Place,
  input: InspectInput,
  language: string,
): boolean => {
  switch (condition) {
    case 'typed':
    case 'copied':
    case 'searched':
      return input.surface === condition;
    case 'query-start':
      return input.surface === 'searched' && place.firstWord === 0;
    case 'negated':
      return isNegated(read, place, language);
    case 'question':
      return isQuestion(read, place, language);
    case 'first-person':
      return isFirstPerson(read, place, language);
    case 'quoted':
      return isQuoted(read.text, place);
    case 'in-title':
      return input.isTitle === true || isInTitle(read, place);
    default:
      return input.site !== undefined && condition === `on-${input.site}`;
  }
};
