// What `watchlist check` finds: what cannot be read, examples that come out wrong, and what the list should not hold.
import {
  baseLanguage,
  checkExamples,
  checkList,
  type ExampleProblem,
  type InnocentText,
  type OrdinaryWords,
  type WatchlistProblem,
} from '../../packages/detector/src/index.ts';
import { dictionaryLanguages, ordinaryWordsOf } from './dictionaries/dictionaries.ts';
import type { ReadLists } from './read-lists.ts';

export interface Checked {
  /** They keep the list from going live. */
  readonly refused: readonly WatchlistProblem[];
  /** Somebody should look again. */
  readonly challenged: readonly WatchlistProblem[];
  readonly notChecked: readonly string[];
}

export interface CheckAsked {
  readonly today: string;
  readonly innocent: readonly InnocentText[];
}

export async function checkLists(lists: ReadLists, asked: CheckAsked): Promise<Checked> {
  // What follows is tried only on a list that can be read: a half-read one would give false follow-ups.
  if (lists.problems.length > 0) return { refused: lists.problems, challenged: [], notChecked: [] };
  const { entries, slots } = lists;
  const examples = checkExamples(entries, slots).map((problem) => ofExample(problem, lists));
  const { remarks, notChecked } = checkList(entries, slots, {
    ...asked,
    dictionaries: await openDictionaries(lists),
  });
  const placed = remarks.map((remark) => ({
    level: remark.level,
    problem: { ...lists.placeOf(remark.entry, remark.path), what: remark.what, instead: remark.instead },
  }));
  const of = (level: 'refuse' | 'challenge') =>
    placed.filter((one) => one.level === level).map(({ problem }) => problem);
  const inOrder = (problems: readonly WatchlistProblem[]) =>
    problems.toSorted((a, b) => order(a, lists) - order(b, lists) || a.line - b.line || a.column - b.column);
  return { refused: inOrder([...examples, ...of('refuse')]), challenged: inOrder(of('challenge')), notChecked };
}

const order = ({ file }: WatchlistProblem, { files }: ReadLists): number =>
  files.findIndex(({ name }) => name === file);

/** Those that the list needs: each takes its time to open. */
async function openDictionaries({ entries }: ReadLists): Promise<ReadonlyMap<string, OrdinaryWords>> {
  const languages = new Set(['en', ...entries.map((entry) => baseLanguage(entry.language))]);
  if (entries.some(({ hidden }) => hidden?.includes('lookalike'))) for (const one of ['ru', 'uk']) languages.add(one);
  const hasAcronyms = entries.some(
    ({ phrases, caseSensitive }) => !caseSensitive && phrases.some((one) => /^\p{Lu}{2,4}$/u.test(one)),
  );
  if (hasAcronyms || entries.some(({ hidden }) => hidden?.includes('romanised')))
    for (const one of dictionaryLanguages) languages.add(one);
  const opened = new Map<string, OrdinaryWords>();
  for (const language of languages) {
    const words = await ordinaryWordsOf(language);
    if (words) opened.set(language, words);
  }
  return opened;
}

function ofExample({ entry, kind, example, foundBy, phrase }: ExampleProblem, lists: ReadLists): WatchlistProblem {
  const examples = lists.entries.find(({ id }) => id === entry)?.examples;
  const list = kind === 'missed' ? 'concerning' : 'innocent';
  const place = lists.placeOf(entry, ['examples', list, examples?.[list].indexOf(example) ?? 0]);
  if (kind === 'missed')
    return {
      ...place,
      what: `Entry "${entry}" does not find its concerning example "${example}".`,
      instead: 'Write a phrase that stands in it, or mend its conditions.',
    };
  const by = foundBy === entry ? 'is found by it' : `is found by entry "${foundBy}"`;
  return {
    ...place,
    what: `Entry "${entry}": its innocent example "${example}" ${by}, through "${phrase}".`,
    instead: 'Write a word of the example under "notNear", narrow the phrase, or move the example to "concerning".',
  };
}
