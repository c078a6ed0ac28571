// How far around a hit the conditions of its entry look.
import type { Condition } from '@candour/contract';
import type { CompiledEntry, ListTables } from '../compiled/open.ts';
import { maxSeparatorUnits, quotationUnits, sentenceWords } from '../limits.ts';
import { negationWords, personWordsBefore } from './conditions.ts';

/** A word is told from a letter of a spaced-out one by two words on either side, and what ends it stands before the next. */
const besideWords = 3;

const wordsOf = (condition: Condition): number => {
  switch (condition) {
    case 'negated':
      return negationWords + besideWords;
    case 'first-person':
      return personWordsBefore + besideWords;
    case 'question':
      return sentenceWords + besideWords;
    case 'query-start':
      // A hit may begin in the middle of a word, behind its apostrophe.
      return 2;
    default:
      return 0;
  }
};

const asked = ({ only, unless }: CompiledEntry): readonly Condition[] => [...(only ?? []), ...(unless ?? [])];

const known = new WeakMap<CompiledEntry, number>();

/** How many words on either side of a hit decide about it. */
export const reachWords = (entry: CompiledEntry, widest: number): number => {
  let words = known.get(entry);
  if (words === undefined) {
    const near = Math.max(entry.near?.within ?? 0, entry.notNear?.within ?? 0);
    words = Math.max(near > 0 ? near + widest + 1 : 0, ...asked(entry).map(wordsOf));
    known.set(entry, words);
  }
  return words;
};

/** How many units on either side of a hit decide about it, whatever words there are. */
export const reachUnits = (entry: CompiledEntry): number =>
  asked(entry).includes('quoted') ? quotationUnits + maxSeparatorUnits : 0;

/** Conditions that look further than this are rare: what they need is read when they are asked. */
const mostUsualWords = 16;

const usual = new WeakMap<ListTables, number>();

/** As many words as most of a list's entries look at around a hit, so that it need not be read twice. */
export const usualReach = (tables: ListTables): number => {
  let words = usual.get(tables);
  if (words === undefined) {
    const reaches = tables.texts().entries.map((entry) => reachWords(entry, tables.widest));
    words = Math.max(0, ...reaches.filter((reach) => reach <= mostUsualWords));
    usual.set(tables, words);
  }
  return words;
};
