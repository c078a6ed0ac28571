// The sentence around a hit: how far it reaches, how it ends, and whether its words are among those of a language.
import { isUnspaced } from '../folding/characters.ts';
import { maxSeparatorUnits, sentenceWords } from '../limits.ts';
import { isOneApart } from '../reading/spaced.ts';
import { wordLetters } from '../reading/letters.ts';

/** The words of a text: where each begins and ends, in UTF-16 units. */
export interface WordRow {
  readonly text: string;
  readonly count: number;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Where a hit stands: the numbers of its first and last word, and its span. */
export interface HitPlace {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** A longer word is in no language's list. */
const lookUpUnits = 40;
/** Single letters in a row from which they are a spaced-out word. */
const spacedLetters = 3;

const sentenceEnds: ReadonlySet<number> = new Set(
  [...'.!?…。！？؟۔।;:\n\r\v\f\u0085\u2028\u2029'].map((character) => character.charCodeAt(0)),
);
const questionMarks: ReadonlySet<number> = new Set([...'?؟？'].map((character) => character.charCodeAt(0)));

const startOf = (words: WordRow, word: number): number => words.starts[word] ?? words.text.length;
const endOf = (words: WordRow, word: number): number => words.ends[word] ?? 0;

/** What stands between word `word` and the next; after the last word, up to the text's end. */
const gapAfter = (words: WordRow, word: number): readonly [from: number, to: number] => {
  const from = endOf(words, word);
  return [from, word + 1 < words.count ? startOf(words, word + 1) : words.text.length];
};

const holdsOne = (text: string, from: number, to: number, codes: ReadonlySet<number>): boolean => {
  for (let at = from; at < to; at += 1) if (codes.has(text.charCodeAt(at))) return true;
  return false;
};

const isEndAfter = (words: WordRow, word: number): boolean => {
  const [from, to] = gapAfter(words, word);
  return to - from > maxSeparatorUnits || holdsOne(words.text, from, to, sentenceEnds);
};

/** The first word of the sentence, at most `reach` words before the hit. */
export const sentenceStart = (words: WordRow, place: HitPlace, reach = sentenceWords): number => {
  const furthest = Math.max(0, place.first - reach);
  let first = place.first;
  while (first > furthest && !isEndAfter(words, first - 1)) first -= 1;
  return first;
};

/** The last word of the sentence, at most `reach` words after the hit. */
export const sentenceEnd = (words: WordRow, place: HitPlace, reach = sentenceWords): number => {
  const furthest = Math.min(words.count - 1, place.last + reach);
  let last = place.last;
  while (last < furthest && !isEndAfter(words, last)) last += 1;
  return last;
};

/** Whether what ends the sentence is, or holds, a question mark. */
export const endsAsking = (words: WordRow, place: HitPlace): boolean => {
  const [from, to] = gapAfter(words, sentenceEnd(words, place));
  return holdsOne(words.text, from, Math.min(to, from + maxSeparatorUnits), questionMarks);
};

const letter = /^\p{L}$/u;
const longestLetter = 64;

const isSingleLetter = (words: WordRow, word: number): boolean => {
  const from = startOf(words, word);
  const to = endOf(words, word);
  // A letter with all its marks is no longer than this.
  if (to - from > longestLetter) return false;
  const { codes } = wordLetters(words.text, from, to);
  const [only] = codes;
  return codes.length === 1 && only !== undefined && letter.test(String.fromCodePoint(only)) && !isUnspaced(only);
};

const isSeparated = (words: WordRow, word: number): boolean => {
  const [from, to] = gapAfter(words, word);
  return isOneApart(words.text, from, to);
};

/** Whether the word is a letter of a spaced-out one ("k i l l"). */
const isSpacedLetter = (words: WordRow, word: number): boolean => {
  if (!isSingleLetter(words, word)) return false;
  let run = 1;
  for (
    let at = word;
    run < spacedLetters && at > 0 && isSeparated(words, at - 1) && isSingleLetter(words, at - 1);
    at -= 1
  )
    run += 1;
  for (
    let at = word;
    run < spacedLetters && at + 1 < words.count && isSeparated(words, at) && isSingleLetter(words, at + 1);
    at += 1
  )
    run += 1;
  return run >= spacedLetters;
};

const baseOf = (text: string): string => String.fromCodePoint(...wordLetters(text, 0, text.length).codes);
const plain = /^[A-Za-z0-9]+$/;
const apostrophes = /['`´ʼ‘’′＇]/;

/** Whether the text from `from` to `to`, a word or a piece of one, is among `sought`: whole, or between its apostrophes. */
const isAmong = (text: string, from: number, to: number, sought: ReadonlySet<string>): boolean => {
  if (to - from > lookUpUnits || to <= from) return false;
  const word = text.slice(from, to);
  if (plain.test(word)) return sought.has(word.toLowerCase());
  return (
    sought.has(baseOf(word)) ||
    (apostrophes.test(word) && word.split(apostrophes).some((piece) => sought.has(baseOf(piece))))
  );
};

/** Whether one of the words from `from` up to and including `to` is among `sought`. */
export const holdsWord = (words: WordRow, from: number, to: number, sought: ReadonlySet<string>): boolean => {
  for (let word = from; word <= to; word += 1) {
    if (isAmong(words.text, startOf(words, word), endOf(words, word), sought) && !isSpacedLetter(words, word))
      return true;
  }
  return false;
};

/** Whether what an elision leaves before the hit in its own word ("n’" of "n’envie") is among `sought`. */
export const holdsElision = (words: WordRow, place: HitPlace, sought: ReadonlySet<string>): boolean =>
  isAmong(words.text, startOf(words, place.first), place.start, sought);
