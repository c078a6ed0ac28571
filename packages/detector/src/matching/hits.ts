// From occurrences of terms to hits: the longest phrase of an entry wins where several of its phrases overlap wholly.
import type { CompiledWatchlist, Hit } from '../types.ts';
import { type Folded, fold } from '../folding/fold.ts';
import { findTerms, type Occurrence } from './terms.ts';

/** A text as read with one list: what judging needs to know besides the hit. */
export interface Reading {
  readonly folded: Folded;
  readonly occurrences: readonly Occurrence[];
}

/** A hit with its place in the folded text. */
export interface PlacedHit {
  readonly hit: Hit;
  readonly entry: number;
  readonly first: number;
  readonly last: number;
}

export const read = (compiled: CompiledWatchlist, text: string): Reading => {
  const folded = fold(text);
  return { folded, occurrences: findTerms(compiled.terms, folded) };
};

export const hitsOf = (compiled: CompiledWatchlist, reading: Reading): PlacedHit[] => {
  const phrases = reading.occurrences.filter((occurrence) => occurrence.term.use === 'phrase');
  phrases.sort((a, b) => a.first - b.first || b.last - a.last);
  const reach = new Map<number, number>();
  const placed: PlacedHit[] = [];
  for (const { term, first, last } of phrases) {
    if (last <= (reach.get(term.entry) ?? -1)) continue;
    reach.set(term.entry, last);
    const entry = compiled.entries[term.entry];
    const start = reading.folded.starts[first];
    const end = reading.folded.ends[last];
    if (!entry || start === undefined || end === undefined) continue;
    const { id, version, theme, severity, language } = entry;
    const hit = {
      entry: id,
      entryVersion: version,
      theme,
      severity,
      language,
      span: { start, end },
      phrase: term.text,
    };
    placed.push({ hit, entry: term.entry, first, last });
  }
  return placed;
};
