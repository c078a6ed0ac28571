// When a word of a text equals a word of a list: plainly, or hidden in one of the ways of docs/matching.md §4.
import type { HiddenKind } from '@candour/contract';
import { damagedPhraseLetters, damagedTextLetters } from '../../limits.ts';
import { romanisedSpellings } from '../../pattern/romanised.ts';
import { emojiMeanings } from '../../reading/emoji.ts';
import { lookalikes } from '../../reading/lookalikes.ts';
import type { Letter } from './characters.ts';
import { type PhraseWord, phraseWord } from './ways.ts';
import { baseOf, readText } from './words.ts';

type Letters = readonly Letter[];

const apostrophe = "'";
const hasApostrophe = ({ marks }: Letter): boolean => marks.includes(apostrophe);

/** The text may leave diacritics out, never add any. */
const diacriticsFit = (text: Letters, wanted: Letters): boolean =>
  text.every(({ marks }, at) => marks.every((mark) => mark === apostrophe || wanted[at]?.marks.includes(mark)));
const sameApostrophes = (text: Letters, wanted: Letters): boolean =>
  text.every((letter, at) => hasApostrophe(letter) === hasApostrophe(wanted[at] ?? letter));
const leavesApostrophesOut = (text: Letters, wanted: Letters): boolean =>
  !sameApostrophes(text, wanted) &&
  text.every((letter, at) => !hasApostrophe(letter) || hasApostrophe(wanted[at] ?? letter));

export const isPlain = (text: Letters, { base, letters }: PhraseWord, caseSensitive = false): boolean =>
  text.length === letters.length &&
  baseOf(text) === base &&
  diacriticsFit(text, letters) &&
  sameApostrophes(text, letters) &&
  (!caseSensitive || text.every(({ cased }, at) => cased === letters[at]?.cased));

const isWithoutApostrophes = (text: Letters, { base, letters }: PhraseWord): boolean =>
  baseOf(text) === base && diacriticsFit(text, letters) && leavesApostrophesOut(text, letters);

export const mapped = (letters: Letters): Letter[] =>
  letters.map((letter) => ({ ...letter, base: lookalikes.get(letter.base) ?? letter.base }));

const isLookalike = (text: Letters, { base, letters }: PhraseWord): boolean =>
  baseOf(text) !== base &&
  baseOf(mapped(text)) === baseOf(mapped(letters)) &&
  diacriticsFit(text, letters) &&
  sameApostrophes(text, letters);

const isMarked = (text: Letters, { base, letters }: PhraseWord): boolean =>
  baseOf(text) === base && !diacriticsFit(text, letters) && sameApostrophes(text, letters);

/** A word of a table, alone. */
export const lettersOfWord = (word: string): Letters => readText(word).words.flatMap(({ letters }) => letters);

/** All that a stretched word's base letters may stand for. */
const unstretched = (base: string): string[] => {
  const runs = base.match(/(.)\1*/gsu) ?? [];
  const isLong = (run: string): boolean => /^(\p{L})\1{2,}$/u.test(run);
  const count = runs.filter(isLong).length;
  if (count === 0) return [];
  const read = (lengths: readonly number[]): string[] =>
    runs.reduce<string[]>(
      (readings, run) => {
        const stands = isLong(run)
          ? lengths.map((length) => String.fromCodePoint(run.codePointAt(0) ?? 0).repeat(length))
          : [run];
        return readings.flatMap((before) => stands.map((letters) => before + letters));
      },
      [''],
    );
  return count > 3 ? [...read([1]), ...read([2])] : read([1, 2]);
};

/** One letter left out, added, replaced, or two neighbours that changed places. */
const isOneSlipApart = (text: string, wanted: string): boolean => {
  const [a, b] = [[...text], [...wanted]];
  const same = (one: readonly string[], other: readonly string[]): boolean => one.join('') === other.join('');
  if (same(a, b)) return false;
  if (a.length === b.length - 1) return b.some((_, at) => same(a, b.toSpliced(at, 1)));
  if (a.length === b.length + 1) return a.some((_, at) => same(a.toSpliced(at, 1), b));
  if (a.length !== b.length) return false;
  return a.some(
    (letter, at) =>
      same(a.toSpliced(at, 1), b.toSpliced(at, 1)) || same(a.toSpliced(at, 2, a[at + 1] ?? '', letter), b),
  );
};

const isDamaged = (text: Letters, { base, letters }: PhraseWord, isWordOfList: IsWordOfList): boolean =>
  text.length >= damagedTextLetters &&
  letters.length >= damagedPhraseLetters &&
  Math.abs(text.length - letters.length) <= 1 &&
  text[0]?.base === letters[0]?.base &&
  !/[0-9]/u.test(baseOf(text)) &&
  !isWordOfList(baseOf(mapped(text))) &&
  isOneSlipApart(baseOf(text), base);

const hasMeaning = (emoji: string, { base }: PhraseWord): boolean =>
  (emojiMeanings.get(emoji) ?? []).some((meaning) => baseOf(lettersOfWord(meaning)) === base);

const spellings = new Map<string, readonly PhraseWord[]>();

/** Only words written in plain Latin letters have any. */
export const spellingsOf = ({ letters }: PhraseWord): readonly PhraseWord[] => {
  const isPlainLatin = ({ cased, marks }: Letter): boolean =>
    /^[a-z0-9]$/iu.test(cased) && marks.every((mark) => mark === apostrophe);
  if (!letters.every(isPlainLatin)) return [];
  const written = letters.map((letter) => letter.base + (hasApostrophe(letter) ? apostrophe : '')).join('');
  const known = spellings.get(written) ?? romanisedSpellings(written).map((one) => phraseWord(lettersOfWord(one)));
  spellings.set(written, known);
  return known;
};

const isRomanised = (text: Letters, wanted: PhraseWord): boolean =>
  spellingsOf(wanted).some((spelling) => spelling !== wanted && isPlain(text, spelling));

/** What is asked of the list as a whole: whether it has a word, look-alikes mapped. */
export type IsWordOfList = (base: string) => boolean;

/** How a word of the text that stands for itself (no mixed run, no spaced-out group) or a part of it is the phrase's word. */
export const hidingOf = (
  kind: 'run' | 'unspaced' | 'emoji',
  isPart: boolean,
  text: Letters,
  wanted: PhraseWord,
  isWordOfList: IsWordOfList,
): HiddenKind[] => {
  if (kind === 'emoji') return hasMeaning(baseOf(text), wanted) ? ['emoji'] : [];
  const kinds: HiddenKind[] = [];
  if (isWithoutApostrophes(text, wanted)) kinds.push('apostrophe');
  if (isLookalike(text, wanted)) kinds.push('lookalike');
  if (isMarked(text, wanted)) kinds.push('marks');
  if (isRomanised(text, wanted)) kinds.push('romanised');
  if (isPart) return kinds;
  if (unstretched(baseOf(text)).includes(wanted.base)) kinds.push('stretched');
  if (isDamaged(text, wanted, isWordOfList)) kinds.push('damaged');
  return kinds;
};
