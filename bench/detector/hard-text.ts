// Text that is hard on a matcher: almost-patterns, and one megabyte of each kind of text that we could think of to slow ours down.
import type { Chance } from '@candour/school-maker';
import { inOnePiece } from './plain-text.ts';

const lineLength = 500;

/** Every pattern without its last letter, shuffled, twice over: each word of it is the beginning of something that does not come. */
export function nearMisses(patterns: readonly string[], chance: Chance): string[] {
  const cut = patterns.map((pattern) => pattern.slice(0, -1).trimEnd());
  const lines: string[] = [];
  let line = '';
  for (const word of [...shuffled(cut, chance), ...shuffled(cut, chance)]) {
    if (line.length + word.length + 1 > lineLength) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map(inOnePiece);
}

function shuffled<T>(of: readonly T[], chance: Chance): T[] {
  const all = [...of];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = chance.whole(0, at);
    const kept = all[at] as T;
    all[at] = all[other] as T;
    all[other] = kept;
  }
  return all;
}

/** What is repeated until the text is long enough; each aims at one part of the engine. */
export function worstTexts(
  patterns: readonly string[],
  chance: Chance,
): ReadonlyMap<string, (units: number) => string> {
  const repeat =
    (part: string) =>
    (units: number): string =>
      part.repeat(Math.ceil(units / part.length)).slice(0, units);
  const sentences = shuffled(
    patterns.filter((pattern) => pattern.includes(' ')),
    chance,
  ).slice(0, 400);
  const misses = nearMisses(patterns, chance).join(' ');
  return new Map([
    ['near misses', repeat(`${misses} `)],
    ['hits without end', repeat(`${sentences.join(' ')} `)],
    ['one word', repeat(`${patterns.find((pattern) => !pattern.includes(' ')) ?? 'word'} `)],
    ['one letter', repeat('a')],
    ['single letters', repeat([...sentences.join('').replace(/ /g, '')].join(' '))],
    ['single letters and dots', repeat([...sentences.join('').replace(/ /g, '')].join('. . '))],
    [
      'digits for letters',
      repeat(`${sentences.join(' ').replace(/[aeo]/g, (letter) => ({ a: '4', e: '3' })[letter] ?? '0')} `),
    ],
    ['signs for letters', repeat('1l|!a4@s$5e3t7+ ')],
    ['stretched', repeat(`${sentences.join(' ').replace(/[aeiou]/g, '$&$&$&$&')} `)],
    ['stretched at random', repeat('aaabbbcccaaadddeeeaaa ')],
    ['marks on marks', repeat(`${'a\u0301\u0302\u0303\u0304\u0305'.repeat(5)} `)],
    [
      'letters of other scripts',
      repeat(`${sentences.join(' ').replace(/[aeo]/g, (letter) => ({ a: 'а', e: 'е' })[letter] ?? 'о')} `),
    ],
    ['damaged', repeat(`${sentences.join(' ').replace(/\b(\w{3})\w(\w{3,})/g, '$1$2')} `)],
    ['emoji', repeat('🔪👩‍👩‍👧🏽❤️😢')],
    ['quotation marks', repeat('"a “b” « c » \' ')],
    ['no word', repeat(' \u200b-\u00ad_')],
    ['Chinese', repeat('我今天不想去学校因为他们都不喜欢我')],
    ['Thai', repeat('วันนี้ฉันไม่อยากไปโรงเรียนเลย')],
  ]);
}
