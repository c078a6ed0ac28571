// Whether a condition that an entry asks for holds of a hit's surroundings (docs/matching.md §5).
import type { Condition } from '@candour/contract';
import type { InspectInput } from '../types.ts';
import { languageWords } from './language-words.ts';
import { isQuoted } from './quotation.ts';
import {
  endsAsking,
  type HitPlace,
  holdsElision,
  holdsWord,
  sentenceEnd,
  sentenceStart,
  type WordRow,
} from './sentence.ts';

export type { HitPlace, WordRow } from './sentence.ts';

/** How many words before a hit a negation may stand. */
export const negationWords = 4;
/** How many words before and after a hit a first-person word may stand. */
export const personWordsBefore = 8;
const personWordsAfter = 3;
/** Letters from which each word of a title has its capital, and from which one counts as having it on purpose ("I" always has). */
const titleLetters = 4;
const capitalLetters = 2;
const titleWords = 2;

const isNegated = (words: WordRow, place: HitPlace, language: string): boolean => {
  const { negations } = languageWords(language);
  const from = sentenceStart(words, place, negationWords);
  return holdsWord(words, from, place.first - 1, negations) || holdsElision(words, place, negations);
};

const isQuestion = (words: WordRow, place: HitPlace, language: string): boolean => {
  if (endsAsking(words, place)) return true;
  const { questionWords } = languageWords(language);
  const first = sentenceStart(words, place);
  return holdsWord(words, first, first, questionWords);
};

const isFirstPerson = (words: WordRow, place: HitPlace, language: string): boolean => {
  const { firstPerson } = languageWords(language);
  const from = sentenceStart(words, place, personWordsBefore);
  return holdsWord(words, from, sentenceEnd(words, place, personWordsAfter), firstPerson);
};

const letter = /^\p{L}$/u;
const letterOrDigit = /^[\p{L}\p{N}]$/u;
const capital = /^[\p{Lu}\p{Lt}]$/u;

const isWrittenAsTitle = ({ text, starts, ends }: WordRow, { first, last, start, end }: HitPlace): boolean => {
  let capitalised = 0;
  let hasSmall = false;
  for (let word = first; word <= last; word += 1) {
    const from = Math.max(start, starts[word] ?? 0);
    const to = Math.min(end, ends[word] ?? 0);
    let letters = 0;
    let beginsCapital = false;
    for (let at = from; at < to; ) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const isCapital = capital.test(character);
      if (letters === 0) beginsCapital = isCapital;
      if (letterOrDigit.test(character)) letters += 1;
      if (!isCapital && letter.test(character)) hasSmall = true;
      at += character.length;
    }
    if (beginsCapital && letters >= capitalLetters) capitalised += 1;
    else if (!beginsCapital && letters >= titleLetters) return false;
  }
  return hasSmall && capitalised >= titleWords;
};

/**
 * Looks at most 40 words, or 300 units, to either side, so that the cost is the same in any text.
 * `words` are those of the whole text; `language` is the entry's.
 */
export const conditionHolds = (
  condition: Condition,
  words: WordRow,
  place: HitPlace,
  input: InspectInput,
  language: string,
): boolean => {
  switch (condition) {
    case 'typed':
    case 'copied':
    case 'searched':
      return input.surface === condition;
    case 'query-start':
      return input.surface === 'searched' && place.first === 0;
    case 'negated':
      return isNegated(words, place, language);
    case 'question':
      return isQuestion(words, place, language);
    case 'first-person':
      return isFirstPerson(words, place, language);
    case 'quoted':
      return isQuoted(words.text, place.start, place.end);
    case 'in-title':
      return input.isTitle === true || isWrittenAsTitle(words, place);
    default:
      // What is left is `on-` with a kind of site.
      return condition === `on-${input.site}`;
  }
};
