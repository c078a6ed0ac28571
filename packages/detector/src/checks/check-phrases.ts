// Looks at what each phrase comes down to: a word that says who somebody is, a cry for help, a name, an acronym, a common word.
import type { WatchlistEntry, WatchlistSlot } from '@candour/contract';
import { parsePhrase } from '../pattern/parse.ts';
import { bareKindOf, bareLanguages, plainWords } from './bare-words/bare-words.ts';
import { bareKindSays } from './bare-words/kinds.ts';
import { isPersonsName } from './names.ts';
import { baseLanguage, type Dictionaries, type Remark } from './remark.ts';
import { waysOf } from './ways.ts';

type Said = Pick<Remark, 'level' | 'what' | 'instead'>;

const longer = 'Write what somebody in danger would write around it, or take it out.';

/** Letters only, at most four: all capitals, or without a vowel; `kys` is one, `sky` is a word. */
const isAcronym = (word: string, isWord: (word: string) => boolean): boolean =>
  /^\p{Script=Latin}{1,4}$/u.test(word) &&
  (/^\p{Lu}{2,}$/u.test(word) ||
    (!/[aeiou]/u.test(plainWords(word)) && !/[øœæ]/iu.test(word) && !(/y/iu.test(word) && isWord(word))));

const ofAcronym = (word: string, dictionaries: Dictionaries): Said => {
  const lower = word.toLowerCase();
  const isWord =
    bareLanguages.some((language) => bareKindOf(lower, language) === 'common') ||
    [...dictionaries.values()].some(({ has }) => has(lower));
  return isWord
    ? {
        level: 'refuse',
        what: `"${word}" is an acronym and an ordinary word too: without capitals told apart it is found in every text.`,
        instead: 'Write caseSensitive: true, or a longer phrase.',
      }
    : {
        level: 'challenge',
        what: `"${word}" is a short acronym, and its capitals are not told apart: it can be part of a name or a code.`,
        instead: 'Write caseSensitive: true or a longer phrase; leave it if pupils write it in small letters.',
      };
};

/** What is wrong with looking for exactly these words. */
const ofWay = (text: string, entry: WatchlistEntry, dictionaries: Dictionaries): Said | undefined => {
  const bare = text.replaceAll('~', '');
  const words = plainWords(bare).split(' ');
  const isOne = words.length === 1 && !/\s/u.test(bare);
  const isWord = (word: string) => dictionaries.get(baseLanguage(entry.language))?.has(word.toLowerCase()) === true;
  const isShort = isOne && isAcronym(bare, isWord);
  const found = bareKindOf(bare, entry.language);
  // Of an acronym, its capitals decide: WHO is not who.
  const kind = found === 'common' && isShort ? undefined : found;
  // A neighbour that must stand beside it makes the word less bare, and an everyday word no longer everyday.
  if (kind && !(kind === 'common' && entry.near))
    return {
      level: entry.near ? 'challenge' : 'refuse',
      what: `"${bare}" alone is ${bareKindSays[kind]}.`,
      instead: longer,
    };
  if (!entry.near && isPersonsName(bare))
    return {
      level: 'refuse',
      what: `"${bare}" is a person’s name: a list looks for words, never for somebody.`,
      instead: 'Take it out; what concerns one pupil belongs into a case.',
    };
  if (!isOne) return undefined;
  if (isShort) return entry.caseSensitive ? undefined : ofAcronym(bare, dictionaries);
  if (isWord(bare) && !entry.near && !entry.caseSensitive && entry.severity !== 'note')
    return {
      level: 'challenge',
      what: `"${bare}" is a whole phrase, and one ordinary word: it is found in school work, songs and news.`,
      instead:
        'Write a longer phrase, ask for a neighbour under near, or show by a back-test that it is seldom innocent.',
    };
  return undefined;
};

/** One remark a phrase: the gravest of what its ways come down to. */
export const checkPhrases = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[],
  dictionaries: Dictionaries,
): Remark[] =>
  entries.flatMap((entry) =>
    entry.phrases.flatMap((text, index): Remark[] => {
      const parsed = parsePhrase(text, { language: entry.language, slots });
      if ('problem' in parsed) return [];
      const ways = waysOf(parsed.phrase).filter((way) => !way.hasGap);
      const said = ways.flatMap((way) => ofWay(way.text, entry, dictionaries) ?? []);
      const worst = said.find(({ level }) => level === 'refuse') ?? said[0];
      if (!worst) return [];
      const what = ways.length > 1 ? `One way through "${text}" is too short. ${worst.what}` : worst.what;
      return [{ ...worst, what, entry: entry.id, path: ['phrases', index] }];
    }),
  );
