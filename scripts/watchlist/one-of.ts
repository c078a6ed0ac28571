// Takes one of a few known words, and says which was probably meant.
import { nearest } from '../nearest.ts';
import { WrongUse } from './console.ts';

export function oneOf<Word extends string>(known: readonly Word[], written: string, what: string): Word {
  const found = known.find((word) => word === written);
  if (found) return found;
  const guess = nearest(written, known);
  throw new WrongUse(
    `${what} "${written}" is not known.${guess ? ` Did you mean "${guess}"?` : ''} One of: ${known.join(', ')}.`,
  );
}
