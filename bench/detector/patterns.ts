// What is looked for: words of a dictionary, phrases of a part of the text that is not scanned, sentences as a watchlist has them.
import { readFileSync } from 'node:fs';
import type { Chance } from '@candour/school-maker';
import wordListPath from 'word-list';
import { plainFinder } from './plain-text.ts';

export interface PatternSource {
  /** A new pattern each time, never one twice. */
  draw(): string;
}

const stopWords = new Set(
  'a an the of to in on at by for with from as and or but not no nor so if than that this these those it its he she they we i you my your his her their our me him them us is are was were be been am do does did have has had will would can could may might must shall should there here what which who whom whose when where why how all any some such'.split(
    ' ',
  ),
);
const templates = [
  'i want to',
  'i am going to',
  'i dont want to',
  'i have to',
  'i need to',
  'how do i',
  'how can you',
  'what if i',
  'when do they',
  'you are so',
  'you have to',
  'he said he would',
  'she is going to',
  'they want me to',
  'we are all',
  'can you',
  'why do i',
  'why are you so',
  'is it ok to',
  'no one will',
] as const;

/** Shares and lengths: 40 % words, 45 % phrases of two to four words (15 of 100 begin with a stop word), 15 % sentences. */
export function patternSource(patternLines: readonly string[], chance: Chance): PatternSource {
  const dictionary = readFileSync(wordListPath, 'utf8')
    .split('\n')
    .filter((word) => /^[a-z]{3,14}$/.test(word));
  const lines = patternLines.filter((line) => line.length > 100);
  const drawn = new Set<string>();
  const drawPhrase = (): string | undefined => {
    const wantsStopWord = chance.happens(0.15);
    const parts = chance.pick(lines).split(/[^a-z ]+/);
    const words = chance.pick(parts).trim().split(' ');
    const count = chance.whole(2, 4);
    const at = chance.whole(0, Math.max(0, words.length - count));
    const phrase = words.slice(at, at + count);
    const isWhole = phrase.length === count && phrase.every((word) => /^[a-z]+$/.test(word));
    const saysSomething = phrase.some((word) => !stopWords.has(word));
    return isWhole && saysSomething && stopWords.has(phrase[0] ?? '') === wantsStopWord ? phrase.join(' ') : undefined;
  };
  const drawSentence = (): string | undefined => {
    const word = chance.pick(chance.pick(lines).split(' '));
    return /^[a-z]{3,}$/.test(word) && !stopWords.has(word) ? `${chance.pick(templates)} ${word}` : undefined;
  };
  const drawNew = (make: () => string | undefined): string => {
    for (;;) {
      const pattern = make();
      if (pattern === undefined || pattern.length > 40 || drawn.has(pattern)) continue;
      drawn.add(pattern);
      return pattern;
    }
  };
  return {
    draw() {
      const share = chance.next();
      if (share < 0.4) return drawNew(() => chance.pick(dictionary));
      return drawNew(share < 0.85 ? drawPhrase : drawSentence);
    },
  };
}

export const drawPatterns = (source: PatternSource, count: number): string[] =>
  Array.from({ length: count }, () => source.draw());

/**
 * As rare in ordinary text as a watchlist is: patterns that the patterns' own part of the text holds more often than five times are
 * dropped. That part is not the one that is scanned.
 */
export function drawRarePatterns(source: PatternSource, count: number, patternLines: readonly string[]): string[] {
  const candidates = drawPatterns(source, Math.ceil(count * 1.4));
  const find = plainFinder(candidates);
  const often = new Map<string, number>();
  for (const line of patternLines) for (const found of find(line)) often.set(found, (often.get(found) ?? 0) + 1);
  const rare = candidates.filter((pattern) => (often.get(pattern) ?? 0) <= 5).slice(0, count);
  if (rare.length < count) throw new Error(`only ${rare.length} of ${candidates.length} patterns are rare`);
  return rare;
}
