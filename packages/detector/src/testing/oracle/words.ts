// The words of a text and what stands between them, read from docs/matching.md §2 alone.
import { maxSeparatorUnits, maxWordLetters, maxWordUnits } from '../../limits.ts';
import { type Character, isUnspaced, type Letter, readCharacters } from './characters.ts';

/** A letter at its place; `end` is after its last mark. */
export interface PlacedLetter extends Letter {
  readonly start: number;
  end: number;
}

export interface Word {
  readonly kind: 'run' | 'unspaced' | 'emoji';
  readonly letters: PlacedLetter[];
  /** Positions of letters that follow an apostrophe. */
  readonly elisions: number[];
}

export interface ReadText {
  readonly text: string;
  readonly characters: readonly Character[];
  readonly words: readonly Word[];
}

const lettersOf = (word: Word): { first: PlacedLetter; last: PlacedLetter } => {
  const first = word.letters[0];
  const last = word.letters.at(-1);
  if (!first || !last) throw new Error('A word has letters.');
  return { first, last };
};
export const startOf = (word: Word): number => lettersOf(word).first.start;
export const endOf = (word: Word): number => lettersOf(word).last.end;

export const baseOf = (letters: readonly Letter[]): string => letters.map(({ base }) => base).join('');

/** No list can hold it. */
export const isTooLong = (letters: readonly PlacedLetter[]): boolean =>
  letters.length > maxWordLetters || (letters.at(-1)?.end ?? 0) - (letters[0]?.start ?? 0) > maxWordUnits;

/** Whether the apostrophe at `at` has a letter of a script with spaces right behind it. */
const letterFollows = (characters: readonly Character[], at: number): boolean => {
  const next = characters.slice(at + 1).find(({ kind }) => kind !== 'skipped');
  return next?.kind === 'letters' && !next.letters.some(({ base }) => isUnspaced(base));
};

export const readText = (text: string): ReadText => {
  const characters = readCharacters(text);
  const words: Word[] = [];
  /** The word that a further letter would lengthen, and the letter that a mark would belong to. */
  let run: Word | undefined;
  let marked: PlacedLetter | undefined;
  let afterApostrophe = false;
  characters.forEach((character, at) => {
    const { kind, start, end } = character;
    if (kind === 'skipped') return;
    if (kind === 'mark' || kind === 'letters') {
      if (marked && character.marks.length > 0) {
        marked.marks.push(...character.marks);
        marked.end = end;
      }
      if (kind === 'mark') return;
    }
    marked = undefined;
    if (kind === 'apostrophe' && run && letterFollows(characters, at)) {
      run.letters.at(-1)?.marks.push("'");
      afterApostrophe = true;
      return;
    }
    if (kind === 'letters' && character.letters.some(({ base }) => isUnspaced(base))) {
      // One character is one word, whatever it folds to (㍿).
      const letters = character.letters.map((letter) => ({ ...letter, marks: [...letter.marks], start, end }));
      words.push({ kind: 'unspaced', letters, elisions: [] });
      run = undefined;
      afterApostrophe = false;
      marked = letters.at(-1);
      return;
    }
    if (kind === 'letters') {
      for (const letter of character.letters) {
        const placed = { ...letter, marks: [...letter.marks], start, end };
        if (run) {
          if (afterApostrophe) run.elisions.push(run.letters.length);
          run.letters.push(placed);
        } else {
          run = { kind: 'run', letters: [placed], elisions: [] };
          words.push(run);
        }
        afterApostrophe = false;
        marked = placed;
      }
      return;
    }
    run = undefined;
    afterApostrophe = false;
    if (kind === 'emoji')
      words.push({
        kind: 'emoji',
        letters: character.letters.map((letter) => ({ ...letter, marks: [], start, end })),
        elisions: [],
      });
  });
  return { text, characters, words };
};

export type Between = 'nothing' | 'space' | 'break';

/** What stands in `text[from, to)`, which holds no word. */
export const standsBetween = (read: ReadText, from: number, to: number): Between => {
  if (to - from > maxSeparatorUnits) return 'break';
  const kinds = charactersIn(read, from, to).map(({ kind }) => kind);
  if (kinds.some((kind) => kind !== 'space' && kind !== 'skipped' && kind !== 'mark')) return 'break';
  return kinds.includes('space') ? 'space' : 'nothing';
};

export const charactersIn = (read: ReadText, from: number, to: number): readonly Character[] =>
  read.characters.filter(({ start, end }) => start >= from && end <= to);
