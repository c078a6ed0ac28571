// What each code point of a text is, read from docs/matching.md §1 alone.

/** A base letter (or digit) with the marks that a writer may leave out. */
export interface Letter {
  readonly base: string;
  /** Before case folding. */
  readonly cased: string;
  readonly marks: string[];
}

export type CharacterKind = 'skipped' | 'emoji' | 'letters' | 'mark' | 'apostrophe' | 'space' | 'break';

export interface Character {
  readonly kind: CharacterKind;
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly raw: string;
  /** NFKD of what is written. */
  readonly decomposed: string;
  /** What `letters` and `emoji` fold to. */
  readonly letters: readonly Letter[];
  /** What `mark` folds to. */
  readonly marks: readonly string[];
}

const skipped = /^(?:\p{Default_Ignorable_Code_Point}|[\u0334-\u0338]|[\u{1f3fb}-\u{1f3ff}])$/u;
const emoji = /^[\p{Extended_Pictographic}--[\0-\u218f]]$/v;
const apostrophe = /^['`´ʼ‘’′＇]$/u;
const space = /^[\s\-\u2010\u2011_]$/u;
const letterOrDigit = /^[\p{L}\p{N}\p{M}]$/u;
const diacritic =
  /^(?:[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]|[\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f])$/u;

const takenApart: Readonly<Record<string, string>> = {
  ł: 'l\u0335',
  đ: 'd\u0335',
  ø: 'o\u0335',
  ħ: 'h\u0335',
  æ: 'ae',
  œ: 'oe',
};

/** The scripts written without spaces. */
const unspaced = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
export const isUnspaced = (base: string): boolean => unspaced.test(base);

/** Folds one code point: its letters with their marks, and marks that belong to the letter before it. */
const foldCharacter = (raw: string): { letters: Letter[]; marks: string[]; rest: string[] } => {
  const letters: Letter[] = [];
  const marks: string[] = [];
  const rest: string[] = [];
  for (const cased of raw.normalize('NFKD')) {
    const lower = cased.toUpperCase().toLowerCase().normalize('NFKD');
    for (const folded of [...lower].flatMap((one) => [...(takenApart[one] ?? one)])) {
      if (diacritic.test(folded)) (letters.at(-1)?.marks ?? marks).push(folded);
      else if (letterOrDigit.test(folded) && !apostrophe.test(folded)) letters.push({ base: folded, cased, marks: [] });
      else rest.push(folded);
    }
  }
  return { letters, marks, rest };
};

const readCharacter = (raw: string, start: number): Character => {
  const at = { start, end: start + raw.length, raw, decomposed: raw.normalize('NFKD') };
  if (skipped.test(raw)) return { ...at, kind: 'skipped', letters: [], marks: [] };
  if (emoji.test(raw)) return { ...at, kind: 'emoji', letters: [{ base: raw, cased: raw, marks: [] }], marks: [] };
  if (apostrophe.test(raw)) return { ...at, kind: 'apostrophe', letters: [], marks: [] };
  const { letters, marks, rest } = foldCharacter(raw);
  if (letters.length > 0 && rest.length === 0) return { ...at, kind: 'letters', letters, marks };
  if (letters.length === 0 && rest.length === 0) return { ...at, kind: 'mark', letters: [], marks };
  const isSpace = letters.length === 0 && rest.every((one) => space.test(one));
  return { ...at, kind: isSpace ? 'space' : 'break', letters: [], marks: [] };
};

export const readCharacters = (text: string): Character[] => {
  const characters: Character[] = [];
  let start = 0;
  for (const raw of text) {
    characters.push(readCharacter(raw, start));
    start += raw.length;
  }
  return characters;
};
