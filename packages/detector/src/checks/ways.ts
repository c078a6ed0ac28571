// The ways through a phrase, spelled out as far as a person would: what a pattern comes down to.
import type { Phrase, Step } from '../pattern/parse.ts';
import { sepNothing } from '../reading/words.ts';
import { plainWords } from './bare-words/bare-words.ts';

export interface Way {
  /** As the list writes it, one space between words; `…` where a gap stands. */
  readonly text: string;
  readonly hasGap: boolean;
}

/** Of one phrase: more is never needed to see what it comes down to. */
const waysLooked = 4_000;

interface Piece {
  readonly text: string;
  /** Nothing stands before it: it begins the phrase, or is a character of a script without spaces. */
  readonly isJoined: boolean;
}
const gap: Piece = { text: '…', isJoined: false };

const piecesOf = (step: Step): readonly (readonly Piece[])[] =>
  step.kind === 'gap'
    ? [[gap]]
    : step.options.map((words) =>
        words.map(({ variants, before }, index) => ({
          text: variants.length > 1 ? `${variants[0]}~` : (variants[0] ?? ''),
          isJoined: (index === 0 ? step.before : before).sep === sepNothing,
        })),
      );

/** The shortest options first, so that the shortest ways are among those looked at. */
export const waysOf = (phrase: Phrase): Way[] => {
  let ways: (readonly Piece[])[] = [[]];
  for (const step of phrase.steps) {
    const options = [...piecesOf(step)].sort((a, b) => a.length - b.length);
    ways = options.flatMap((option) => ways.map((way) => [...way, ...option])).slice(0, waysLooked);
  }
  return ways.map((pieces) => ({
    text: pieces.map(({ text, isJoined }) => (isJoined ? text : ` ${text}`)).join(''),
    hasGap: pieces.includes(gap),
  }));
};

/** Two ways with one key are found in the same texts. */
export const wayKey = (way: Way, isCaseSensitive: boolean): string =>
  isCaseSensitive
    ? `=${way.text}`
    : way.text
        .split(' ')
        .map((word) => plainWords(word) + (word.endsWith('~') ? '~' : ''))
        .join(' ');
