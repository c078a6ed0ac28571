// What kind a character is: skipped, mark, apostrophe, space, part of a word, or of a script written without spaces.

const skipped = /^[\p{Default_Ignorable_Code_Point}\u0334-\u0338]$/u;
const combining = /^\p{M}$/u;
const diacritic =
  /^[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]$/u;
const space = /^[\s\-_\u2010\u2011]$/u;
const word = /^[\p{L}\p{N}\p{M}]$/u;
const unspaced = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;

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
export const isCombining = asked(combining);
/** Marks that a writer may leave out without writing another word; vowel signs of Indic scripts are not among them. */
export const isDiacritic = asked(diacritic);
/** White space, and the hyphens and underscores that stand for it ("self-harm", "self_harm"). */
export const isSpace = asked(space);
export const isWord = asked(word);
export const isUnspaced = asked(unspaced);
export const isApostrophe = (code: number): boolean => apostrophes.has(code);

export const spaceCode = 0x20;
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
