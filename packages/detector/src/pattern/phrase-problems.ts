// What is wrong with the phrases of an entry: for the compiler and for the reader of files.
import { type PhraseContext, parsePhrase } from './parse.ts';

export interface PhraseProblem {
  /** Its place among the phrases. */
  readonly index: number;
  readonly text: string;
  readonly what: string;
}

/** Most phrases, and nothing can be wrong with them. */
const plain = /^[A-Za-z0-9]{1,64}(?: [A-Za-z0-9]{1,64}){0,23}$/;

export const phraseProblems = (texts: readonly string[], context: PhraseContext): PhraseProblem[] =>
  texts.flatMap((text, index) => {
    if (plain.test(text)) return [];
    const parsed = parsePhrase(text, context);
    return 'problem' in parsed ? [{ index, text, what: parsed.problem }] : [];
  });
