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

/** The text may leave marks out, never add any. */
const markFits = (mark: string, wanted: Letter): boolean => wanted.marks.includes(mark);
const marksFit = (text: Letters, wanted: Letters): boolean =>
  text.every((letter, at) => {
    const other = wanted[at];
    return other !== undefined && letter.marks.every((mark) => markFits(mark, other));
  });

export const isPlain = (text: Letters, { base, letters }: PhraseWord, caseSensitive = false): boolean =>
  text.length === letters.length &&
  baseOf(text) === base &&
  marksFit(text, letters) &&
  (!caseSensitive || text.every(({ cased }, at) => cased === letters[at]?.cased));

export const mapped = (letters: Letters): Letter[] =>
  letters.map((letter) => ({ ...letter, base: lookalikes.get(letter.base) ?? letter.base }));

export const isLookalike = (text: Letters, { base, letters }: PhraseWord): boolean =>
  baseOf(text) !== base && baseOf(mapped(text)) === baseOf(mapped(letters)) && marksFit(text, letters);

export const isMarked = (text: Letters, { base, letters }: PhraseWord): boolean =>
  baseOf(text) === base && !marksFit(text, letters);

/** Runs of equal letters. */
const runsOf = (letters: Letters): Letter[][] => {
  const runs: Letter[][] = [];
  for (const letter of letters) {
    const run = runs.at(-1);
    if (run?.[0]?.base === letter.base) run.push(letter);
    else runs.push([letter]);
  }
  return runs;
};

/** A word of a table, alone. */
export const lettersOfWord = (word: string): Letters => readText(word).words.flatMap(({ letters }) => letters);

/** All that a stretched word may stand for. */
export const unstretched = (text: Letters): Letter[][] => {
  const runs = runsOf(text);
  const isLong = (run: Letters): boolean => run.length >= 3 && /^\p{L}$/u.test(run[0]?.base ?? '');
  const count = runs.filter(isLong).length;
  if (count === 0) return [];
  /** A run's marks may stand on either of two letters. */
  const shortened = (run: Letters, length: 1 | 2): Letter[][] => {
    const one = { base: run[0]?.base ?? '', cased: run[0]?.cased ?? '' };
    const marks = [...new Set(run.flatMap((letter) => letter.marks))];
    if (length === 1) return [[{ ...one, marks }]];
    return marks.reduce<Letter[][]>(
      (spread, mark) =>
        spread.flatMap((letters) =>
          [0, 1].map((place) =>
            letters.map((letter, at) => (at === place ? { ...letter, marks: [...letter.marks, mark] } : letter)),
          ),
        ),
      [
        [
          { ...one, marks: [] },
          { ...one, marks: [] },
        ],
      ],
    );
  };
  const read = (lengths: readonly (1 | 2)[]): Letter[][] =>
    runs.reduce<Letter[][]>(
      (readings, run) => {
        const stands = isLong(run) ? lengths.flatMap((length) => shortened(run, length)) : [run];
        return readings.flatMap((before) => stands.map((letters) => [...before, ...letters]));
      },
      [[]],
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

export const isDamaged = (
  text: Letters,
  { base, letters }: PhraseWord,
  isWordOfList: (base: string) => boolean,
): boolean =>
  text.length >= damagedTextLetters &&
  letters.length >= damagedPhraseLetters &&
  Math.abs(text.length - letters.length) <= 1 &&
  text[0]?.base === letters[0]?.base &&
  !/[0-9]/u.test(baseOf(text)) &&
  !isWordOfList(baseOf(mapped(text))) &&
  isOneSlipApart(baseOf(text), base);

export const hasMeaning = (emoji: string, { base }: PhraseWord): boolean =>
  (emojiMeanings.get(emoji) ?? []).some((meaning) => baseOf(lettersOfWord(meaning)) === base);

const spellingsOf = new Map<string, readonly string[]>();

export const isRomanised = (text: Letters, { base, letters }: PhraseWord): boolean => {
  const written = letters.map((letter) => letter.base + (letter.marks.includes("'") ? "'" : '')).join('');
  const spellings = spellingsOf.get(written) ?? romanisedSpellings(written);
  spellingsOf.set(written, spellings);
  return (
    baseOf(text) !== base &&
    letters.every(({ marks }) => marks.every((mark) => mark === "'")) &&
    spellings.includes(baseOf(text)) &&
    spellings.some((spelling) => isPlain(text, phraseWord(lettersOfWord(spelling))))
  );
};

/** How a word of the text that stands for itself (no mixed run, no spaced-out group) is the phrase's word. */
export const hidingOf = (
  kind: 'run' | 'unspaced' | 'emoji',
  isElision: boolean,
  text: Letters,
  wanted: PhraseWord,
  isWordOfList: (base: string) => boolean,
): HiddenKind[] => {
  if (kind === 'emoji') return hasMeaning(baseOf(text), wanted) ? ['emoji'] : [];
  const kinds: HiddenKind[] = [];
  if (isLookalike(text, wanted)) kinds.push('lookalike');
  if (isMarked(text, wanted)) kinds.push('marks');
  if (isRomanised(text, wanted)) kinds.push('romanised');
  if (isElision) return kinds;
  if (unstretched(text).some((reading) => isPlain(reading, wanted))) kinds.push('stretched');
  if (isDamaged(text, wanted, isWordOfList)) kinds.push('damaged');
  return kinds;
};
