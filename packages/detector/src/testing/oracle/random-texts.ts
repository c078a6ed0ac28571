// Texts made of pieces of a list's phrases, disguised, cut, and mixed with what conditions ask for.
import type { InspectInput } from '../../types.ts';
import { siteKinds, surfaces } from '@candour/contract';
import { disguise } from './disguising.ts';
import type { Chance } from './random.ts';
import type { RandomList } from './random-lists.ts';
import type { Vocabulary } from './vocabularies.ts';

/** Reads a phrase aloud: one of its ways by chance, as text. */
const aloud = (chance: Chance, phrase: string, { list, vocabularies }: RandomList): string[] => {
  const { around } = chance.one(vocabularies);
  const spoken = phrase
    .replace(/\{([^{}]*)\}/gu, (_, inner: string) => chance.one(inner.split('|')))
    .replace(/\(([^()]*)\)/gu, (_, inner: string) => (chance.percent(50) ? inner : ''))
    .replace(/\[([^[\]]*)\]/gu, (_, name: string) =>
      chance.one((list.slots ?? []).filter((slot) => slot.name === name).flatMap(({ phrases }) => phrases)),
    )
    .replace(/<(?:(\d)-)?(\d)>/gu, (_, least: string | undefined, most: string) => {
      const count = Number(least ?? 0) + chance.below(Number(most) - Number(least ?? 0) + 2);
      return Array.from({ length: count }, () => chance.one(around)).join(' ');
    })
    .replace(/(\w+)~/gu, (_, word: string) => word + chance.one(['', '', 's', 'ing', 'ed', 'er']));
  return spoken.split(/ +/u).filter((word) => word !== '');
};

const breaks = [
  '. ',
  ', ',
  '? ',
  '! ',
  '; ',
  '\n',
  '\n\n',
  ' … ',
  '” ',
  ' “',
  '" ',
  ' "',
  '« ',
  ' »',
  '\n> ',
  '\n\n> ',
  '？',
  '。',
  '/',
  ' ½ ',
  "' ",
  '\ud83d ',
];
const spaces = ['  ', '-', '_', '\t', '\u00a0', ' \u200b', '\n', '\u2011', '\u3000'];

const joined = (chance: Chance, words: readonly string[], { joiner }: Vocabulary): string =>
  words
    .map((word, place) => {
      if (place === 0) return word;
      const kind = chance.below(100);
      const joint = kind < 88 ? joiner : kind < 95 ? chance.one(spaces) : chance.one(breaks);
      return joint + word;
    })
    .join('');

/** One piece of text as somebody might type it in one go. */
export const fragment = (chance: Chance, random: RandomList): string => {
  const vocabulary = chance.one(random.vocabularies);
  const kind = chance.below(100);
  if (kind < 25) return chance.one(vocabulary.around);
  if (kind < 40) return chance.one(breaks);
  if (kind < 48) return disguise(chance, chance.one(vocabulary.words));
  const entry = chance.one(random.list.entries);
  const from = chance.percent(80)
    ? entry.phrases
    : [...entry.phrases, ...(entry.near?.words ?? []), ...(entry.notNear?.words ?? [])];
  let words = aloud(chance, chance.one(from), random);
  if (words.length === 0) return '';
  if (words.length > 1 && chance.percent(12)) words = words.toSpliced(chance.below(words.length), 1);
  if (chance.percent(8)) words = words.toSpliced(chance.below(words.length), 0, chance.one(vocabulary.around));
  const often = chance.one(entry.hidden ? [0, 30, 50, 80] : [0, 0, 0, 40]);
  words = words.map((word) => (chance.percent(often) ? disguise(chance, word, entry.hidden) : word));
  if (vocabulary.elisions && chance.percent(30)) words = words.with(0, chance.one(vocabulary.elisions) + words[0]);
  if (chance.percent(5)) return [...words.join('')].join(chance.one([' ', '.', '*']));
  const spoken = joined(chance, words, vocabulary);
  const around = chance.below(100);
  if (around < 10) return chance.one(quotations).replace('…', spoken);
  return around < 18 ? `${spoken}${chance.one(['?', ' ?', '؟', '!?', '\n?'])}` : spoken;
};

const quotations = [
  '“…”',
  '"…"',
  "'…'",
  '‘…’',
  '« … »',
  '„…“',
  '»…«',
  '> …',
  '\n> …',
  ' " … "',
  '“…',
  '…"',
  "l'…'",
  '「…」',
];

export const randomText = (chance: Chance, random: RandomList): string =>
  chance
    .some(1, 6, () => fragment(chance, random))
    .join(chance.percent(90) ? ' ' : '')
    .slice(0, 400);

export const randomInput = (chance: Chance, random: RandomList): InspectInput => ({
  text: randomText(chance, random),
  surface: chance.one(surfaces),
  ...(chance.percent(50) ? { site: chance.one(siteKinds) } : {}),
  ...(chance.percent(10) ? { isTitle: true } : {}),
});
