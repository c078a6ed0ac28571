// Stretches of a text that may stand for one word though they are none: mixed runs and words spelt out (docs/matching.md §4).
import { maxSpacedLetters } from '../../limits.ts';
import { type Character, isUnspaced, type Letter } from './characters.ts';
import {
  baseOf,
  charactersIn,
  endOf,
  isTooLong,
  type PlacedLetter,
  type ReadText,
  startOf,
  type Word,
} from './words.ts';

/** Letters with digits or signs in the place of others; all that it may stand for. */
export interface MixedRun {
  readonly start: number;
  readonly end: number;
  readonly letters: readonly PlacedLetter[];
  readonly readings: readonly (readonly Letter[])[];
}

const signs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'il',
  '+': 't',
  '€': 'e',
};
const otherSigns = /^[@$!|+€]$/u;
const outsideAtEnd = /^[!|+]$/u;

const readingsOf = (letters: readonly PlacedLetter[]): Letter[][] => {
  const ambiguous = letters.filter(({ base }) => signs[base]?.length === 2).length;
  const read = (letter: Letter, choice: number): Letter => ({
    ...letter,
    base: signs[letter.base]?.[choice] ?? signs[letter.base] ?? letter.base,
  });
  if (ambiguous > 3) return [0, 1].map((choice) => letters.map((letter) => read(letter, choice)));
  return letters.reduce<Letter[][]>(
    (readings, letter) =>
      readings.flatMap((before) =>
        signs[letter.base]?.length === 2
          ? [
              [...before, read(letter, 0)],
              [...before, read(letter, 1)],
            ]
          : [[...before, read(letter, 0)]],
      ),
    [[]],
  );
};

const isMixed = (letters: readonly PlacedLetter[]): boolean => {
  const letterCount = letters.filter(({ base }) => /^[\p{L}\p{M}]$/u.test(base)).length;
  const signCount = letters.filter(({ base }) => signs[base]).length;
  return signCount > 0 && signCount <= letterCount && letters.length >= 3;
};

const signOf = ({ raw }: Character): string | undefined => (otherSigns.test(raw) ? raw : undefined);

export const mixedRuns = (read: ReadText): MixedRun[] => {
  const runs: PlacedLetter[][] = [];
  let run: PlacedLetter[] | undefined;
  let at = 0;
  const lengthen = (letters: readonly PlacedLetter[]): void => {
    if (!run) {
      run = [];
      runs.push(run);
    }
    run.push(...letters);
  };
  while (at < read.text.length) {
    const word = read.words.find((one) => startOf(one) <= at && at < endOf(one));
    if (word) {
      if (word.kind === 'run') lengthen(word.letters);
      else run = undefined;
      at = endOf(word);
      continue;
    }
    const character = read.characters.find(({ start }) => start === at);
    if (!character) throw new Error('Every unit outside words begins a character.');
    const sign = signOf(character);
    if (sign) lengthen([{ base: sign, cased: sign, marks: [], start: at, end: character.end }]);
    else if (character.kind !== 'skipped' && character.kind !== 'mark') run = undefined;
    at = character.end;
  }
  return runs.flatMap((letters) => {
    const inside = letters.slice(0, letters.findLastIndex(({ base }) => !outsideAtEnd.test(base)) + 1);
    const [first] = inside;
    const last = inside.at(-1);
    if (!first || !last || isTooLong(inside) || !isMixed(inside)) return [];
    return [{ start: first.start, end: last.end, letters: inside, readings: readingsOf(inside) }];
  });
};

/** A word of the list spelt out letter by letter, as one of the words that its whole group can be split into. */
export interface SpeltWord {
  readonly firstWord: number;
  readonly lastWord: number;
  readonly letters: readonly PlacedLetter[];
  /** Between words of one group stands space. */
  readonly group: number;
}

const isSingleLetter = ({ kind, letters }: Word): boolean =>
  kind === 'run' &&
  letters.length === 1 &&
  /^\p{L}$/u.test(letters[0]?.base ?? '') &&
  !isUnspaced(letters[0]?.base ?? '');

const isOneSeparator = (characters: readonly Character[]): boolean => {
  const shown = characters.filter(({ kind }) => kind !== 'skipped' && kind !== 'mark');
  const [only] = shown;
  return shown.length === 1 && only !== undefined && (only.kind === 'space' || /^[.*·]$/u.test(only.decomposed));
};

/** Positions of single letters with one separator between them, in their groups. */
export const singleLetters = (read: ReadText): number[][] => {
  const groups: number[][] = [];
  read.words.forEach((word, at) => {
    if (!isSingleLetter(word)) return;
    const before = read.words[at - 1];
    const group = groups.at(-1);
    const goesOn =
      before !== undefined &&
      group?.at(-1) === at - 1 &&
      isOneSeparator(charactersIn(read, endOf(before), startOf(word)));
    if (goesOn) group.push(at);
    else groups.push([at]);
  });
  return groups;
};

export const speltWords = (read: ReadText, basesOfList: ReadonlySet<string>): SpeltWord[] =>
  singleLetters(read).flatMap((positions, group) => {
    if (positions.length < 3 || positions.length > maxSpacedLetters) return [];
    const letters = positions.flatMap((at) => read.words[at]?.letters ?? []);
    const isWord = (from: number, to: number): boolean => basesOfList.has(baseOf(letters.slice(from, to)));
    /** Whether letters [from, to) can be split; and with a word of three letters or more among them. */
    const known = new Map<string, boolean>();
    const canSplit = (from: number, to: number, withLong: boolean): boolean => {
      if (from === to) return !withLong;
      const key = `${from} ${to} ${withLong}`;
      const answer =
        known.get(key) ??
        Array.from({ length: to - from }, (_, more) => from + 1 + more).some(
          (end) => isWord(from, end) && canSplit(end, to, withLong && end - from < 3),
        );
      known.set(key, answer);
      return answer;
    };
    const found: SpeltWord[] = [];
    for (let from = 0; from < letters.length; from += 1)
      for (let to = from + 1; to <= letters.length; to += 1) {
        if (!isWord(from, to)) continue;
        const before = canSplit(0, from, false);
        const after = canSplit(to, letters.length, false);
        const isLong = to - from >= 3 || canSplit(0, from, true) || canSplit(to, letters.length, true);
        const [firstWord, lastWord] = [positions[from], positions[to - 1]];
        if (before && after && isLong && firstWord !== undefined && lastWord !== undefined)
          found.push({ firstWord, lastWord, letters: letters.slice(from, to), group });
      }
    return found;
  });
