// Writes a word as pupils (or filters' foes) write it.
import { type HiddenKind, hiddenKinds } from '@candour/contract';
import { emojiMeanings } from '../../reading/emoji.ts';
import { lookalikes } from '../../reading/lookalikes.ts';
import { romanisedSpellings } from '../../pattern/romanised.ts';
import type { Chance } from './random.ts';

/** A change at one place chosen by chance. */
const at = (chance: Chance, word: string, change: (letter: string, rest: readonly string[]) => string): string => {
  const letters = [...word];
  const place = chance.below(letters.length);
  const changed = change(letters[place] ?? '', letters.slice(place + 1));
  return letters.toSpliced(place, 1, changed).join('');
};

const leet: Readonly<Record<string, readonly string[]>> = {
  o: ['0'],
  i: ['1', '!', '|'],
  l: ['1', '!', '|'],
  e: ['3', '€'],
  a: ['4', '@'],
  s: ['5', '$', '＄'],
  t: ['7', '+'],
  b: ['8'],
  g: ['9'],
};

const lookingLike = Map.groupBy(lookalikes.keys(), (letter) => lookalikes.get(letter) ?? '');
const meaning = new Map<string, string[]>();
for (const [emoji, words] of emojiMeanings)
  for (const word of words) meaning.set(word, [...(meaning.get(word) ?? []), emoji]);

type Disguise = (chance: Chance, word: string) => string;

const hiding: Readonly<Record<HiddenKind, readonly Disguise[]>> = {
  apostrophe: [(_, word) => word.replace(/['’]/gu, '')],
  digits: [
    (chance, word) =>
      [...word].map((letter) => (chance.percent(50) ? chance.one(leet[letter] ?? [letter]) : letter)).join(''),
    (chance, word) => at(chance, word, (letter) => chance.one(leet[letter] ?? ['1'])),
    (chance, word) => at(chance, word, (letter) => chance.one(leet[letter] ?? [letter])),
  ],
  stretched: [
    (chance, word) => at(chance, word, (letter) => letter.repeat(2 + chance.below(4))),
    (chance, word) => [...word].map((letter) => (chance.percent(30) ? letter.repeat(3) : letter)).join(''),
  ],
  spaced: [
    (chance, word) => [...word].join(chance.one([' ', ' ', '.', '-', '_', '*', '·', ' \u200b'])),
    (chance, word) =>
      [...word]
        .map((letter) => letter + chance.one([' ', '.', '*', '  ']))
        .join('')
        .trim(),
  ],
  marks: [
    (chance, word) => at(chance, word, (letter) => `${letter}${chance.one(['\u0301', '\u0308', '\u0323\u0301', '’'])}`),
    (chance, word) => [...word].map((letter) => letter + chance.one(['', '', '\u0300', '\u0302\u0301'])).join(''),
  ],
  lookalike: [
    (chance, word) => at(chance, word, (letter) => chance.one(lookingLike.get(letter) ?? [letter])),
    (chance, word) =>
      [...word]
        .map((letter) => (chance.percent(50) ? chance.one(lookingLike.get(letter) ?? [letter]) : letter))
        .join(''),
  ],
  damaged: [
    (chance, word) => at(chance, word, () => ''),
    (chance, word) => at(chance, word, (letter) => letter + chance.one([...'abs', letter])),
    (chance, word) => at(chance, word, () => chance.one([...'abinx'])),
    (chance, word) => at(chance, word, (letter, [next = '']) => next + letter),
    (chance, word) => {
      const letters = [...word];
      const place = chance.below(letters.length);
      return letters.toSpliced(place, 2, letters[place + 1] ?? '', letters[place] ?? '').join('');
    },
  ],
  emoji: [(chance, word) => chance.one(meaning.get(word) ?? [word])],
  romanised: [(chance, word) => chance.one([...romanisedSpellings(word), word])],
};

const inPassing: readonly Disguise[] = [
  (chance, word) => word + chance.one(["'s", '’t', "'d", "'", '’s’t']),
  (chance, word) => [...word].join(chance.one(['\u0336', '\u00ad', '\u200d', '\u200b'])),
  (_, word) => word.toUpperCase(),
  (_, word) => word.normalize('NFD'),
  (_, word) => word.normalize('NFD').replace(/\p{M}/gu, ''),
  (_, word) => word.replace(/^./u, (letter) => letter.toUpperCase()),
  (_, word) => word.replace(/[a-z]/gu, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
];

/** Mostly in a way that is seen through. */
export const disguise = (chance: Chance, word: string, seen: readonly HiddenKind[] = hiddenKinds): string => {
  const kind = chance.one(chance.percent(85) ? seen : hiddenKinds);
  const disguised = chance.one(chance.percent(75) ? hiding[kind] : inPassing)(chance, word);
  return (chance.percent(7) ? chance.one(inPassing)(chance, disguised) : disguised) || word;
};
