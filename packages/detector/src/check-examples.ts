// Holds every entry to its own examples: each concerning one must be found, no innocent one may be.
import type { WatchlistEntry } from '@candour/contract';
import { compile } from './compile.ts';
import { inspect } from './judge.ts';

export interface ExampleProblem {
  readonly entry: string;
  /** `missed`: a concerning example the entry does not find. `false-flag`: an innocent one that `foundBy` finds. */
  readonly kind: 'missed' | 'false-flag';
  readonly example: string;
  /** The entry that found the innocent example: its own, or another of the same list. */
  readonly foundBy?: string;
  /** The phrase that found it, as the list writes it. */
  readonly phrase?: string;
}

/** @throws CandourError `watchlist-malformed` when the entries cannot be compiled. */
export const checkExamples = (entries: readonly WatchlistEntry[]): ExampleProblem[] => {
  const compiled = compile({ version: 1, entries });
  return entries.flatMap(({ id, examples }) => {
    const findingsIn = (text: string) => inspect(compiled, { text, surface: 'typed' }).findings;
    const missed = examples.concerning
      .filter((example) => !findingsIn(example).some(({ entry }) => entry === id))
      .map((example): ExampleProblem => ({ entry: id, kind: 'missed', example }));
    const flagged = examples.innocent.flatMap((example) =>
      findingsIn(example).map(
        ({ entry, phrase }): ExampleProblem => ({ entry: id, kind: 'false-flag', example, foundBy: entry, phrase }),
      ),
    );
    return [...missed, ...flagged];
  });
};
