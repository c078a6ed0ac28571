// What is wrong with the phrases of an entry: for the compiler and for the reader of files.
import { foldPhrase } from '../folding/fold.ts';
import { alternativesProblem, expandAlternatives } from './alternatives.ts';

export interface PhraseProblem {
  /** Its place among the phrases. */
  readonly index: number;
  readonly text: string;
  readonly what: string;
}

export const phraseProblems = (texts: readonly string[], isCaseSensitive: boolean): PhraseProblem[] => {
  const seen = new Set<string>();
  return texts.flatMap((text, index) => {
    const braces = alternativesProblem(text);
    if (braces) return [{ index, text, what: braces }];
    for (const expanded of expandAlternatives(text)) {
      const { codes, marks, cased } = foldPhrase(expanded);
      if (codes.length === 0) return [{ index, text, what: 'It holds nothing to find.' }];
      const key = JSON.stringify([isCaseSensitive ? cased : codes, [...marks]]);
      if (seen.has(key)) return [{ index, text, what: `"${expanded}" stands there twice.` }];
      seen.add(key);
    }
    return [];
  });
};
