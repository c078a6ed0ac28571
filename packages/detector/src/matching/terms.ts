// The phrases and the context words of all entries, in one automaton; finds them as whole words with their marks.
import type { WatchlistEntry } from '@candour/contract';
import { apostropheCode, isUnspaced, isWord } from '../folding/characters.ts';
import { type Folded, foldPhrase } from '../folding/fold.ts';
import { type Automaton, buildAutomaton } from './automaton.ts';

/** What a term is for its entry: a phrase is looked for, the others decide in its neighbourhood. */
export type TermUse = 'phrase' | 'near' | 'not-near';

export interface Term {
  /** Position of the entry in the list. */
  readonly entry: number;
  readonly use: TermUse;
  /** As the list writes it. */
  readonly text: string;
  readonly folded: Folded;
  readonly isCaseSensitive: boolean;
}

export interface Terms {
  readonly all: readonly Term[];
  readonly automaton: Automaton;
}

/** A term at its place, in positions of the folded text: `last` is the last one inside. */
export interface Occurrence {
  readonly term: Term;
  readonly first: number;
  readonly last: number;
}

export const collectTerms = (entries: readonly WatchlistEntry[]): Terms => {
  const all: Term[] = [];
  entries.forEach((entry, index) => {
    const add = (use: TermUse, texts: readonly string[] | undefined): void => {
      for (const text of texts ?? []) {
        const isCaseSensitive = use === 'phrase' && entry.caseSensitive === true;
        all.push({ entry: index, use, text, folded: foldPhrase(text), isCaseSensitive });
      }
    };
    add('phrase', entry.phrases);
    add('near', entry.near?.words);
    add('not-near', entry.notNear?.words);
  });
  return { all, automaton: buildAutomaton(all.map((term) => term.folded.codes)) };
};

/** Whether a word may begin at `at`: not inside a word, unless its script is written without spaces or an elision stands before it. */
const beginsWord = (text: Folded, at: number): boolean => {
  const inside = text.codes[at];
  const before = text.codes[at - 1];
  if (inside === undefined || before === undefined || !isWord(inside) || !isWord(before)) return true;
  if (isUnspaced(inside) || isUnspaced(before)) return true;
  return text.marks.get(at - 1)?.includes(apostropheCode) === true;
};

const endsWord = (text: Folded, at: number): boolean => {
  const inside = text.codes[at];
  const after = text.codes[at + 1];
  if (inside === undefined || after === undefined || !isWord(inside) || !isWord(after)) return true;
  return isUnspaced(inside) || isUnspaced(after);
};

/** The text may leave out marks and apostrophes of the phrase (zabic for zabić, dont for don’t), but not add any. */
const marksFit = (text: Folded, first: number, term: Term): boolean => {
  if (text.marks.size === 0) return true;
  return term.folded.codes.every((_, offset) => {
    const written = text.marks.get(first + offset);
    if (!written) return true;
    const allowed = term.folded.marks.get(offset);
    return allowed !== undefined && written.every((mark) => allowed.includes(mark));
  });
};

const caseFits = (text: Folded, first: number, term: Term): boolean =>
  !term.isCaseSensitive || term.folded.cased.every((code, offset) => text.cased[first + offset] === code);

export const findTerms = (terms: Terms, text: Folded): Occurrence[] => {
  const occurrences: Occurrence[] = [];
  terms.automaton.run(text.codes, (number, last) => {
    const term = terms.all[number];
    if (!term) return;
    const first = last - term.folded.codes.length + 1;
    if (beginsWord(text, first) && endsWord(text, last) && marksFit(text, first, term) && caseFits(text, first, term))
      occurrences.push({ term, first, last });
  });
  return occurrences;
};
