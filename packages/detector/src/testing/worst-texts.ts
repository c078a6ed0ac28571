// The texts that cost an engine most, of any length, and the list that they are made against.
import { hiddenKinds, type WatchlistEntry } from '@candour/contract';
import type { Watchlist } from '../types.ts';
import { madeUpEntry } from './entries.ts';

const everything: Partial<WatchlistEntry> = {
  hidden: [...hiddenKinds],
  near: { words: ['tonight', 'want to'], within: 30 },
  notNear: { words: ['song', 'want to want'], within: 30 },
  unless: ['quoted', 'question', 'negated', 'first-person', 'in-title'],
};

const many = Array.from(
  { length: 300 },
  (_, number) => `${['want', 'to', 'die', 'kill', 'me'][number % 5]} word${number}`,
);

export const worstList: Watchlist = {
  version: 1,
  entries: [
    madeUpEntry('gaps', ['a <8> b <8> c <8> d', 'want <8> want <8> die <8> end', 'to <8> to'], everything),
    madeUpEntry('long', [`${'want to '.repeat(11)}die`, `${'a b '.repeat(11)}c`], everything),
    madeUpEntry('choices', ['{want|want to|want to want} (to) {want|to} (want) die', 'kill~ {me|a|b}'], everything),
    madeUpEntry('spelt', ['ab', 'aba', 'bab', 'abba abba', 'a b'], everything),
    madeUpEntry('slips', ['abababababab', 'suicide', 'overdosing'], everything),
    madeUpEntry('common', ['die', 'me', 'to die'], { near: { words: ['die'], within: 30 }, only: ['quoted'] }),
    madeUpEntry('many', many),
    madeUpEntry('chinese', ['想死', '不想 <8> 活', '我 <8> 我 <8> 死'], { ...everything, language: 'zh' }),
    madeUpEntry('thai', ['อยากตาย', 'ตาย'], { ...everything, language: 'th' }),
    madeUpEntry('emoji', ['🔪 <8> 🔪 <8> 💀', 'knife skull'], everything),
  ],
};

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** By name; each makes a text of so many units. */
export const worstTexts: Readonly<Record<string, (length: number) => string>> = {
  'one anchor again and again': (length) => fill('die ', length),
  'phrases almost to their end': (length) => fill(`${'want to '.repeat(11)}dye `, length),
  'a phrase that begins at every word': (length) => fill('want to ', length),
  'gaps that never close': (length) => fill('a b b c c ', length),
  'gaps that always close': (length) => fill('a b c d ', length),
  'stretched words': (length) => fill(`${'aab'.repeat(9)}aaabbbaaabbbaaa diiieee `, length),
  'one letter for ever': (length) => fill('a', length),
  'mixed runs': (length) => fill('k1ll m3 d!3 4b4b4b4b4b4b $u1c1d3 ', length),
  'one mixed run': (length) => fill('a1|!', length),
  'signs only': (length) => fill('!|+$@€', length),
  'letters parted by spaces': (length) => fill('a b ', length),
  'letters parted in groups of 64': (length) => fill(`${'a.b.'.repeat(32)} `, length),
  'letters parted by stars': (length) => fill('k*i*l*l*', length),
  'quotation marks': (length) => fill('"die\' “die” «die ', length),
  'lines that quote': (length) => fill('> die\n', length),
  'one line that quotes': (length) => `> ${fill('die me ', length - 2)}`,
  'marks heaped on every letter': (length) => fill(`d${'\u0301\u0327\u030a'.repeat(6)}i\u0336e `, length),
  'marks for ever': (length) => `die${fill('\u0301', length - 3)}`,
  'one giant word': (length) => fill('abababababa', length),
  'words just too long': (length) => fill(`${'ab'.repeat(33)} `, length),
  'only spaces': (length) => fill(' ', length),
  'words far apart': (length) => fill(`want${' '.repeat(63)}`, length),
  'only what is skipped': (length) => fill('\u200b', length),
  'skipped inside words': (length) => fill('d\u200bi\u200be ', length),
  apostrophes: (length) => fill("l'a'b'", length),
  Chinese: (length) => fill('我不想死不想活', length),
  Thai: (length) => fill('ฉันอยากตายตา', length),
  emoji: (length) => fill('🔪💀', length),
  'lone surrogates': (length) => fill('\ud83d', length),
  'damaged words': (length) => fill('abababbababab suicde overdoosing ', length),
  'questions and sentences': (length) => fill('die? why me! not to die; ', length),
  'no end of a sentence': (length) => fill('not i die why ', length),
  'words of no list': (length) => fill('lorem ipsum dolor sit amet ', length),
};
