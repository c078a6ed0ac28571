// Which word was hidden, what it was read as, and why that may be: in words that a 13-year-old understands.
import type { HiddenKind } from '@candour/contract';
import { wordLetters } from '../reading/letters.ts';
import { quoted } from './quoted.ts';

const because = {
  apostrophe: 'many leave the apostrophe out',
  lookalike: 'letters of another alphabet can look the same',
  marks: 'marks on its letters do not make it another word',
  digits: 'digits and signs can stand for letters',
  stretched: 'letters written again and again are still the same word',
  spaced: 'letters written apart can make a word',
  damaged: 'with one letter wrong it is still close to that word',
  emoji: 'an emoji can stand for a word',
  romanised: 'a word of another alphabet can be written in Latin letters',
} as const satisfies Record<HiddenKind, string>;

interface Hiding {
  /** What was written, from the phrase's first letter to its last. */
  readonly written: string;
  /** The way through the phrase. */
  readonly path: string;
  readonly hidden: readonly HiddenKind[];
}

const wordsOf = (text: string): string[] => text.split(/[\s\-_\u2010\u2011]+/u);
const bare = (word: string): string => String.fromCodePoint(...wordLetters(word, 0, word.length).codes);

const apostrophes = (word: string): number => word.match(/['’ʼ`´]/gu)?.length ?? 0;

const isHidden = (written: string, meant: string, hidden: readonly HiddenKind[]): boolean =>
  bare(written) !== bare(meant) ||
  // Folding leaves these out.
  (hidden.includes('apostrophe') && apostrophes(meant) > apostrophes(written)) ||
  (hidden.includes('marks') && written.normalize('NFD').length > meant.normalize('NFD').length);

/** Pairs of a written and a meant word, from both ends up to the gaps; none where words were joined out of single letters. */
function hiddenPairs({ written, path, hidden }: Hiding): (readonly [written: string, meant: string])[] {
  if (hidden.includes('spaced')) return [];
  const there = wordsOf(written);
  const meant = path.split(' ');
  const [firstGap, lastGap] = [meant.indexOf('…'), meant.lastIndexOf('…')];
  const head = firstGap < 0 ? meant : meant.slice(0, firstGap);
  const tail = firstGap < 0 ? [] : meant.slice(lastGap + 1);
  // A gap of a way holds a word at least.
  const fits = firstGap < 0 ? there.length === meant.length : there.length > head.length + tail.length;
  if (!fits) return [];
  const pairs = [
    ...head.map((word, place) => [there[place] ?? '', word] as const),
    ...tail.map((word, place) => [there[there.length - tail.length + place] ?? '', word] as const),
  ];
  return pairs.filter(([one, other]) => isHidden(one, other, hidden));
}

/** A sentence with a space before it; empty when nothing was hidden. */
export function seenThrough(hiding: Hiding): string {
  const { hidden, path } = hiding;
  if (hidden.length === 0) return '';
  const pairs = hiddenPairs(hiding);
  const read =
    pairs.length > 0
      ? pairs.map(([written, meant]) => `${quoted(written)} as ${quoted(meant)}`).join(' and ')
      : `this as ${quoted(path)}`;
  return ` Candour read ${read}: ${hidden.map((kind) => because[kind]).join(', and ')}.`;
}
