// What each UTF-16 unit is to a reader: a letter with its skeleton, a space, a break, or something to look at more closely.
import { isApostrophe, isDiacritic, isSkipped, isSpace, isUnspaced, isWord } from '../folding/characters.ts';
import { type Letter, lettersOf } from '../folding/fold.ts';
import { lookalikes } from './lookalikes.ts';

/** Below this a unit's entry is a class, from it on the skeleton of a letter. */
export const firstLetter = 16;
export const unitBreak = 0;
export const unitSpace = 1;
export const unitSkip = 2;
/** A mark that a writer may leave out. */
export const unitMark = 3;
export const unitApostrophe = 4;
/** A surrogate, or a unit that folds to several letters. */
export const unitSlow = 5;
/** Not asked yet. */
export const unitUnknown = 6;
/** A character that is a word by itself: of a script without spaces, or an emoji. */
export const unitAlone = 7;

const emoji = /^\p{Extended_Pictographic}$/u;
/** A word by itself whose marks are none of its own, also where a script counts it as its letter (㊗). */
export const isEmoji = (code: number): boolean => code >= 0x2190 && emoji.test(String.fromCodePoint(code));

export type CodePointKind = 'break' | 'space' | 'skip' | 'mark' | 'apostrophe' | 'letters' | 'alone';

export interface CodePointFacts {
  readonly kind: CodePointKind;
  /** Base letters with their marks; for `letters` and `alone`. */
  readonly letters: readonly Letter[];
}

const without = (kind: CodePointKind): CodePointFacts => ({ kind, letters: [] });

const factsOf = (code: number): CodePointFacts => {
  if (isSkipped(code) || (code >= 0x1f3fb && code <= 0x1f3ff)) return without('skip');
  if (isEmoji(code)) return { kind: 'alone', letters: [{ code, cased: code, marks: [] }] };
  if (isApostrophe(code)) return without('apostrophe');
  if (isSpace(code)) return without('space');
  const letters = lettersOf(code);
  // U+0345 alone among them folds to a letter.
  if (isDiacritic(code) && letters.length === 0) return without('mark');
  if (letters.length === 0) return without('skip');
  // ŉ holds an apostrophe.
  if (letters.some((letter) => isApostrophe(letter.code))) return without('break');
  if (letters.every((letter) => isWord(letter.code)))
    return { kind: letters.some((letter) => isUnspaced(letter.code)) ? 'alone' : 'letters', letters };
  return without(letters.every((letter) => isSpace(letter.code)) ? 'space' : 'break');
};

const factsMemory = new Map<number, CodePointFacts>();
const factsMemoryLimit = 8192;

/** Asked once for each code point and remembered: what is remembered is a table of characters, never text. */
export const codePointFacts = (code: number): CodePointFacts => {
  const known = factsMemory.get(code);
  if (known) return known;
  const facts = factsOf(code);
  if (factsMemory.size < factsMemoryLimit) factsMemory.set(code, facts);
  return facts;
};

const mapped = new Map<number, number>(
  [...lookalikes].map(([from, to]) => [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0]),
);

/** What letters that look alike have in common; 16 bits, so that one table serves both engines. */
export const skeletonOf = (letter: number): number => {
  const code = mapped.get(letter) ?? letter;
  const short = code > 0xffff ? (code ^ (code >>> 5)) & 0xffff : code;
  return short < firstLetter ? short + firstLetter : short;
};

/** Letter mapped to what it looks like, for exact comparison. */
export const lookOf = (letter: number): number => mapped.get(letter) ?? letter;

/** By unit: its class, or its letter's skeleton. Filled as units are met. */
export const units: Uint16Array = new Uint16Array(0x10000).fill(unitUnknown);

const classes = {
  break: unitBreak,
  space: unitSpace,
  skip: unitSkip,
  mark: unitMark,
  apostrophe: unitApostrophe,
  alone: unitAlone,
} as const;

/** Fills the table for one unit and says what it is. */
export const learnUnit = (unit: number): number => {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const facts = isSurrogate ? without('break') : codePointFacts(unit);
  const [only, ...more] = facts.letters;
  const entry = isSurrogate
    ? unitSlow
    : facts.kind !== 'letters'
      ? classes[facts.kind]
      : more.length > 0 || !only
        ? unitSlow
        : skeletonOf(only.code);
  units[unit] = entry;
  return entry;
};

for (let unit = 0; unit < 0x180; unit += 1) learnUnit(unit);
