// The phrases and the context words of all entries, in one automaton; finds them as whole words with their marks.
import type { WatchlistEntry } from '@candour/contract';
import { apostropheCode, isUnspaced, isWord } from '../folding/characters.ts';
import { type Folded, foldPhrase } from '../folding/fold.ts';
import { expandAlternatives } from './alternatives.ts';
import { type Automaton, buildAutomaton } from './automaton.ts';

/** What a term is for its entry: a phrase is looked for, the others decide in its neighbourhood. */
export type TermUse = 'phrase' | 'near' | 'not-near';

export interface Term {
  /** Position of the entry in the list. */
  readonly entry: number;
  readonly use: TermUse;
  /** One of the phrases that the entry stands for, as the list writes it. */
  readonly text: string;
  readonly length: number;
  readonly marks: Folded['marks'];
  /** Only where upper and lower case are told apart. */
  readonly cased: readonly number[] | undefined;
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

const noMarks: Folded['marks'] = new Map();

export const collectTerms = (entries: readonly WatchlistEntry[]): Terms => {
  const all: Term[] = [];
  const patterns: (readonly number[])[] = [];
  entries.forEach((entry, index) => {
    const add = (use: TermUse, written: readonly string[] | undefined): void => {
      for (const text of (written ?? []).flatMap(expandAlternatives)) {
        const { codes, cased, marks } = foldPhrase(text);
        const isCaseSensitive = use === 'phrase' && entry.caseSensitive === true;
        patterns.push(codes);
        all.push({
          entry: index,
          use,
          text,
          length: codes.length,
          marks: marks.size > 0 ? marks : noMarks,
          cased: isCaseSensitive ? cased : undefined,
        });
      }
    };
    add('phrase', entry.phrases);
    add('near', entry.near?.words);
    add('not-near', entry.notNear?.words);
  });
  return { all, automaton: buildAutomaton(patterns) };
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
  for (let offset = 0; offset < term.length; offset += 1) {
    const written = text.marks.get(first + offset);
    if (!written) continue;
    const allowed = term.marks.get(offset);
    if (!allowed || !written.every((mark) => allowed.includes(mark))) return false;
  }
  return true;
};

const caseFits = (text: Folded, first: number, term: Term): boolean =>
  term.cased?.every((code, offset) => text.cased[first + offset] === code) ?? true;

export const findTerms = (terms: Terms, text: Folded): Occurrence[] => {
  const occurrences: Occurrence[] = [];
  terms.automaton.run(text.codes, (number, last) => {
    const term = terms.all[number];
    if (!term) return;
    const first = last - term.length + 1;
    if (beginsWord(text, first) && endsWord(text, last) && marksFit(text, first, term) && caseFits(text, first, term))
      occurrences.push({ term, first, last });
  });
  return occurrences;
};
