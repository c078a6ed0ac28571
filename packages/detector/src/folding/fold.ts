// Folds a character to what is compared: case, width and compatibility forms make no difference, and marks stand beside their letter.
import { isDiacritic, takenApart } from './characters.ts';

/** One letter as compared, with what may be told apart on demand: its marks and its form before case folding. */
export interface Letter {
  readonly code: number;
  readonly cased: number;
  readonly marks: readonly number[];
}

/** The letters of one code point by itself: none of a mark that may be left out. */
export const lettersOf = (code: number): readonly Letter[] => {
  const letters: { code: number; cased: number; marks: number[] }[] = [];
  for (const part of String.fromCodePoint(code).normalize('NFKD')) {
    const cased = part.codePointAt(0) ?? 0;
    // Upper and then lower case is full case folding for what pupils write: ß = ss, ς = σ, ı = i.
    for (const lower of part.toUpperCase().toLowerCase())
      for (const folded of takenApart.get(lower) ?? lower) {
        const letter = folded.codePointAt(0) ?? 0;
        if (isDiacritic(letter)) letters.at(-1)?.marks.push(letter);
        else letters.push({ code: letter, cased, marks: [] });
      }
  }
  return letters;
};
