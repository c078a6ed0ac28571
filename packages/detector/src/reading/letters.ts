// The letters of one word, to be compared exactly: base letters, each with its marks and its form before case folding.
import { apostropheCode } from '../folding/characters.ts';
import { codePointFacts } from './units.ts';

export interface WordLetters {
  /** Base letters: folded, without marks. */
  readonly codes: readonly number[];
  readonly cased: readonly number[];
  /** By letter; none for most. An apostrophe counts as a mark of the letter before it. */
  readonly marks: ReadonlyMap<number, readonly number[]>;
}

const none: WordLetters['marks'] = new Map();

/** `text` from `start` to `end` is one word. */
export const wordLetters = (text: string, start: number, end: number): WordLetters => {
  const codes: number[] = [];
  const cased: number[] = [];
  let marks: Map<number, number[]> | undefined;
  const mark = (code: number): void => {
    if (codes.length === 0) return;
    marks ??= new Map();
    const on = marks.get(codes.length - 1);
    if (!on) marks.set(codes.length - 1, [code]);
    else if (!on.includes(code)) on.push(code);
  };
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    const { kind, letters } = codePointFacts(code);
    if (kind === 'mark')
      for (const part of String.fromCodePoint(code).normalize('NFKD')) mark(part.codePointAt(0) ?? 0);
    else if (kind === 'apostrophe') mark(apostropheCode);
    for (const letter of letters) {
      codes.push(letter.code);
      cased.push(letter.cased);
      for (const own of letter.marks) mark(own);
    }
  }
  return { codes, cased, marks: marks ?? none };
};
