// Holds every entry to its own examples: each concerning one must be found, no innocent one may be.
import { siteKinds, surfaces, type WatchlistEntry, type WatchlistSlot } from '@candour/contract';
import { compile } from './compile.ts';
import { inspect, judgeHits } from './judge.ts';
import type { InspectInput } from './types.ts';

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

/** An example as the entry wants to meet it: where its `only` asks for a surface, a site or a title, there. */
export const exampleInput = ({ only = [] }: Pick<WatchlistEntry, 'only'>, text: string): InspectInput => {
  const site = siteKinds.find((kind) => only.includes(`on-${kind}`));
  const surface = only.includes('query-start') ? 'searched' : (surfaces.find((one) => only.includes(one)) ?? 'typed');
  return { text, surface, ...(site ? { site } : {}), ...(only.includes('in-title') ? { isTitle: true } : {}) };
};

/**
 * @returns what is wrong, in the entries' order.
 * @throws CandourError `watchlist-malformed` when the entries cannot be compiled.
 */
export const checkExamples = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[] = [],
): ExampleProblem[] => {
  const compiled = compile({ version: 1, slots, entries });
  return entries.flatMap((own) => {
    const { id, examples } = own;
    const findingsIn = (text: string) => inspect(compiled, exampleInput(own, text)).findings;
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

/** Of each entry, the phrases that stand in none of its concerning examples: nothing shows that they do what they should. */
export const unprovenPhrases = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[] = [],
): ReadonlyMap<string, readonly string[]> => {
  const proven = (own: WatchlistEntry, phrase: string): boolean => {
    // Alone: beside its neighbours a phrase may be inside a longer hit, and is proven all the same.
    const compiled = compile({ version: 1, slots, entries: [{ ...own, phrases: [phrase] }] });
    return own.examples.concerning.some((example) => judgeHits(compiled, exampleInput(own, example)).length > 0);
  };
  return new Map(entries.map((own) => [own.id, own.phrases.filter((phrase) => !proven(own, phrase))]));
};
