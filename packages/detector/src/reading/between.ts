// What stands between two words: nothing, space, or a break with its characters (docs/matching.md §2).
import { maxSeparatorUnits } from '../limits.ts';
import { codePointFacts } from './units.ts';
import { sepBreak, sepNothing, sepSpace } from './words.ts';

export interface Between {
  readonly sep: number;
  /** What parts words, white space and skipped characters aside. */
  readonly breakText: string;
}

const nothing: Between = { sep: sepNothing, breakText: '' };

export const between = (text: string, from: number, to: number): Between => {
  if (to <= from) return nothing;
  let hasSpace = false;
  let breakText = '';
  for (let at = from; at < to && at - from <= maxSeparatorUnits; ) {
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    const { kind } = codePointFacts(code);
    if (kind === 'space') hasSpace = true;
    else if (kind !== 'skip' && kind !== 'mark') breakText += String.fromCodePoint(code);
  }
  // Too long a stretch is no break that a phrase could have.
  if (to - from > maxSeparatorUnits) return { sep: sepBreak, breakText: '' };
  if (breakText !== '') return { sep: sepBreak, breakText };
  return hasSpace ? { sep: sepSpace, breakText } : nothing;
};
