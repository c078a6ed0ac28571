// What is wrong with the phrases of an entry: for the compiler and for the reader of files.
import { type PhraseContext, parsePhrase } from './parse.ts';

export interface PhraseProblem {
  /** Its place among the phrases. */
  readonly index: number;
  readonly text: string;
  readonly what: string;
}

const plain = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** Equal for phrases that mean the same words in the same order. */
const keyOf = (text: string, context: PhraseContext, isCaseSensitive: boolean): { readonly key: string } | { readonly problem: string } => {
  if (plain.test(text)) return { key: isCaseSensitive ? text : text.toLowerCase() };
  const parsed = parsePhrase(text, context);
  return 'problem' in parsed ? parsed : { key: (isCaseSensitive ? text : text.toLowerCase()).normalize('NFC').replace(/\s+/gu, ' ').trim() };
};

export const phraseProblems = (
  texts: readonly string[],
  context: PhraseContext,
  isCaseSensitive = false,
): PhraseProblem[] => {
  const seen = new Set<string>();
  return texts.flatMap((text, index) => {
    const read = keyOf(text, context, isCaseSensitive);
    if ('problem' in read) return [{ index, text, what: read.problem }];
    if (seen.has(read.key)) return [{ index, text, what: `"${text}" stands there twice.` }];
    seen.add(read.key);
    return [];
  });
};
