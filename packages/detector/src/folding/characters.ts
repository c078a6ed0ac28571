// What kind a character is: skipped, mark, apostrophe, space, part of a word, or of a script written without spaces.

const skipped = /^(?:\p{Default_Ignorable_Code_Point}|[\u0334-\u0338])$/u;
const space = /^[\s\-_\u2010\u2011]$/u;
const word = /^[\p{L}\p{N}\p{M}]$/u;
const unspaced = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;

/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels, and the marks made for symbols and halves. */
const diacriticRanges: readonly (readonly [from: number, to: number])[] = [
  [0x300, 0x36f],
  [0x483, 0x487],
  [0x591, 0x5bd],
  [0x5bf, 0x5bf],
  [0x5c1, 0x5c2],
  [0x5c4, 0x5c5],
  [0x5c7, 0x5c7],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e4],
  [0x6e7, 0x6e8],
  [0x6ea, 0x6ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];

/** Typed and typeset apostrophes, and the accents that keyboards put in their place. */
const apostrophes: ReadonlySet<number> = new Set([0x27, 0x60, 0xb4, 0x2bc, 0x2018, 0x2019, 0x2032, 0xff07]);

/** A question about a code point, answered once and remembered. */
const asked = (pattern: RegExp): ((code: number) => boolean) => {
  const answers = new Map<number, boolean>();
  return (code) => {
    let answer = answers.get(code);
    if (answer === undefined) {
      answer = pattern.test(String.fromCodePoint(code));
      answers.set(code, answer);
    }
    return answer;
  };
};

/** Invisible characters, direction marks and overlaid strokes: they change nothing that is read. */
export const isSkipped = asked(skipped);
/** Marks that a writer may leave out without writing another word; vowel signs of Indic scripts are not among them. */
export const isDiacritic = (code: number): boolean =>
  code >= 0x300 && diacriticRanges.some(([from, to]) => code >= from && code <= to);
/** White space, and the hyphens and underscores that stand for it ("self-harm", "self_harm"). */
export const isSpace = asked(space);
export const isWord = asked(word);
export const isUnspaced = asked(unspaced);
export const isApostrophe = (code: number): boolean => apostrophes.has(code);

export const apostropheCode = 0x27;

/** The mark that stands for a letter's stroke or tail, which Unicode does not take apart. */
const stroke = '\u0335';
/** Letters that Unicode leaves whole and keyboards without them write otherwise. */
export const takenApart: ReadonlyMap<string, string> = new Map([
  ['ł', `l${stroke}`],
  ['đ', `d${stroke}`],
  ['ø', `o${stroke}`],
  ['ħ', `h${stroke}`],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);
