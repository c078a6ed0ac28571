// What belongs into each field of an entry, as the message that asks for it.
import { conditions, hiddenKinds, severities, themeNames } from '@candour/contract';

/** Keys that may stand once at the head of a file for all its entries. */
export const sharedKeys = ['theme', 'language', 'origin', 'version', 'reviewBy', 'shadow'] as const;
export const fileKeys = [...sharedKeys, 'slots', 'entries'] as const;
export const entryKeys = [
  'id',
  'theme',
  'severity',
  'language',
  'phrases',
  'meaning',
  'reason',
  'couldMean',
  'near',
  'notNear',
  'only',
  'unless',
  'hidden',
  'ordinary',
  'caseSensitive',
  'origin',
  'version',
  'reviewBy',
  'shadow',
  'examples',
  'help',
] as const;
export const exampleKeys = ['innocent', 'concerning'] as const;
export const neighbourKeys = ['words', 'within'] as const;

/** For fields with fixed words: what they are, and what one of them is called. */
export const fixedWords: Readonly<Record<string, readonly string[]>> = {
  severity: severities,
  theme: themeNames,
  only: conditions,
  unless: conditions,
  hidden: hiddenKinds,
};
export const fixedNames: Readonly<Record<string, string>> = {
  severity: 'severity',
  theme: 'theme',
  only: 'condition',
  unless: 'condition',
  hidden: 'way of hiding a word',
};

const anyOf = (words: readonly string[]): string => `Write one of: ${words.join(', ')}.`;
const listOf = (words: readonly string[]): string => `Write a list, as [${words[0] ?? ''}], of: ${words.join(', ')}.`;

/** What to write, by the field's path without list positions. */
export const hints: Readonly<Record<string, string>> = {
  id: 'Write a short name in small letters, digits and single hyphens, such as "plan-to-die-en".',
  theme: anyOf(themeNames),
  severity: anyOf(severities),
  language: 'Write the language’s code, such as en, pl or fr.',
  phrases: 'Write a list with a dash before each phrase; each has 2 to 1,000 characters.',
  meaning: 'Say in one clause what the words can mean: "the writer plans to die" (at most 300 characters).',
  reason: 'Say why the list has it, so that a pupil can read it after “because” (at most 300 characters).',
  couldMean: 'Say what else it could mean: "a line from a song or a play" (at most 300 characters).',
  near: 'Write words: with a list of words, and within: with a number from 1 to 30.',
  notNear: 'Write words: with a list of words, and within: with a number from 1 to 30.',
  'near.words': 'Write a list with a dash before each word or phrase.',
  'notNear.words': 'Write a list with a dash before each word or phrase.',
  'near.within': 'Write a whole number of words from 1 to 30.',
  'notNear.within': 'Write a whole number of words from 1 to 30.',
  only: listOf(conditions),
  unless: listOf(conditions),
  hidden: listOf(hiddenKinds),
  ordinary: 'Write a list with a dash before each word; each is one word of at most 64 characters.',
  caseSensitive: 'Write true, or leave it out.',
  origin: 'Say where the entry comes from: the starter list, or who proposed it (at most 80 characters).',
  version: 'Write a whole number from 1 on; raise it with each change.',
  reviewBy: 'Write the day by which people look at it again, as 2027-03-31.',
  shadow: 'Write true while nobody has signed for it, or leave it out.',
  examples: 'Write innocent: and concerning:, each with at least two sentences.',
  'examples.innocent': 'Write at least two sentences that use similar words and mean no harm.',
  'examples.concerning': 'Write at least two sentences in which the entry must be found.',
  help: 'Write the key of a help topic (at most 40 characters), or leave it out.',
};

export const textHint = 'Put it in double quotes, so that it is read as text: "…".';
export const phraseHint =
  'Write words with spaces between them, each phrase once; {a|b} stands for one of them, (a) may be left out, [name] is a slot, <1-3> a gap.';
export const slotHint =
  'Write slots: and below it name: with a list of words or phrases, such as feeling-verb: [feel, felt].';
