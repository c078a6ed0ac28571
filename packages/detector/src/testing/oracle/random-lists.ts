// Small lists that use everything a phrase may say.
import {
  type Condition,
  conditions,
  type HiddenKind,
  hiddenKinds,
  type WatchlistEntry,
  type WatchlistSlot,
} from '@candour/contract';
import type { Watchlist } from '../../types.ts';
import { madeUpEntry } from '../entries.ts';
import { disguise } from './disguising.ts';
import type { Chance } from './random.ts';
import { vocabularies, type Vocabulary } from './vocabularies.ts';

/** Words as a phrase holds them: side by side where the script has no spaces. */
const wordsOf = (chance: Chance, { words, joiner }: Vocabulary, most: number): string =>
  chance.some(1, most, () => chance.one(words)).join(chance.percent(85) ? joiner : ' ');

const mayHaveForms = (word: string): boolean => /^[a-z]{3,}$/u.test(word);
const withForms = (chance: Chance, { language }: Vocabulary, word: string): string =>
  language === 'en' && mayHaveForms(word) && chance.percent(30) ? `${word}~` : word;

const mustStand = (chance: Chance, vocabulary: Vocabulary): string => {
  const kind = chance.below(100);
  const word = (): string => withForms(chance, vocabulary, chance.one(vocabulary.words));
  if (kind < 65) return word();
  if (kind < 75) return wordsOf(chance, vocabulary, 2);
  if (kind < 82) return '[slot-one]';
  const options = chance.some(2, 3, () => (chance.percent(70) ? word() : wordsOf(chance, vocabulary, 2)));
  if (chance.percent(15)) options.push('[slot-two]');
  return `{${[...new Set(options)].join('|')}}`;
};

const mayStand = (chance: Chance, vocabulary: Vocabulary): string => {
  const words = wordsOf(chance, vocabulary, 2);
  if (chance.percent(50)) return `(${words})`;
  return chance.percent(50) ? `{${words}|}` : `{|${words}|${chance.one(vocabulary.around)}}`;
};

const gap = (chance: Chance): string => {
  const most = 1 + chance.below(chance.percent(90) ? 3 : 8);
  return chance.percent(50) ? `<${most}>` : `<${chance.below(most + 1)}-${most}>`;
};

const phrase = (chance: Chance, vocabulary: Vocabulary): string => {
  const steps = [mustStand(chance, vocabulary)];
  const count = chance.one([0, 0, 1, 1, 1, 2, 2, 3]);
  for (let step = 0; step < count; step += 1) {
    const between = chance.below(100);
    if (between < 20) steps.push(gap(chance));
    else if (between < 35) steps.push(mayStand(chance, vocabulary));
    steps.push(mustStand(chance, vocabulary));
  }
  return steps.join(' ');
};

/** So few ways that the oracle can try each everywhere. */
const fewWays = 40;
const smallPhrase = (chance: Chance, vocabulary: Vocabulary): string => {
  for (;;) {
    const one = phrase(chance, vocabulary);
    const choices = [...one.matchAll(/~|\||\(|\[/gu)].reduce(
      (product, [sign]) => product * ({ '~': 5, '|': 1.7, '(': 2, '[': 4 }[sign] ?? 1),
      1,
    );
    if (choices <= fewWays && one.length > 1) return one;
  }
};

const someKinds = (chance: Chance): HiddenKind[] =>
  chance.percent(45) ? [...hiddenKinds] : hiddenKinds.filter(() => chance.percent(40));

/** Those that look at the text are asked for oftener than the many sites. */
const ofText = conditions.filter((one) => /^(?:neg|que|fir|quo|in-)/u.test(one));
const someConditions = (chance: Chance): Condition[] => [
  ...new Set(chance.some(1, 2, () => chance.one(chance.percent(70) ? ofText : conditions))),
];

const neighbours = (chance: Chance, vocabulary: Vocabulary): { words: string[]; within: number } => ({
  words: [
    ...new Set(
      chance.some(1, 2, () => (chance.percent(70) ? chance.one(vocabulary.around) : smallPhrase(chance, vocabulary))),
    ),
  ],
  within: 1 + chance.below(4),
});

const entry = (chance: Chance, number: number, vocabulary: Vocabulary): WatchlistEntry => {
  const phrases = [...new Set(chance.some(1, 3, () => smallPhrase(chance, vocabulary)))];
  const caseSensitive = chance.percent(6);
  const hidden = !caseSensitive && chance.percent(80) ? someKinds(chance) : [];
  return madeUpEntry(`entry-${number}`, phrases, {
    language: vocabulary.language,
    ...(caseSensitive ? { caseSensitive } : {}),
    ...(hidden.length > 0 ? { hidden } : {}),
    ...(hidden.length > 0 && chance.percent(15)
      ? { ordinary: chance.some(1, 2, () => disguise(chance, chance.one(vocabulary.words))) }
      : {}),
    ...(chance.percent(20) ? { near: neighbours(chance, vocabulary) } : {}),
    ...(chance.percent(20) ? { notNear: neighbours(chance, vocabulary) } : {}),
    ...(chance.percent(25) ? { only: someConditions(chance) } : {}),
    ...(chance.percent(25) ? { unless: someConditions(chance) } : {}),
  });
};

const slot = (chance: Chance, name: string, vocabulary: Vocabulary): WatchlistSlot => ({
  name,
  language: vocabulary.language,
  phrases: [
    ...new Set(
      chance.some(1, 3, () =>
        chance.percent(70)
          ? withForms(chance, vocabulary, chance.one(vocabulary.words))
          : wordsOf(chance, vocabulary, 2),
      ),
    ),
  ],
});

export interface RandomList {
  readonly list: Watchlist;
  readonly vocabularies: readonly Vocabulary[];
}

export const randomList = (chance: Chance): RandomList => {
  const mine = chance.percent(60) ? [chance.one(vocabularies)] : [chance.one(vocabularies), chance.one(vocabularies)];
  const byLanguage = [...new Map(mine.map((one) => [one.language, one])).values()];
  const slots = byLanguage.flatMap((one) => [slot(chance, 'slot-one', one), slot(chance, 'slot-two', one)]);
  const count = 1 + chance.below(3);
  const entries = Array.from({ length: count }, (_, number) => entry(chance, number, chance.one(mine)));
  return { list: { version: 1, slots, entries }, vocabularies: mine };
};
