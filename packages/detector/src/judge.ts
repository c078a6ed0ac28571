// Judges a hit by the words around it: the first, simplest judge. It may lower a hit to `noted`; it never raises one.
import type { Surface } from '@candour/contract';
import { isUnspaced, isWord } from './folding/characters.ts';
import type { Folded } from './folding/fold.ts';
import { hitsOf, type PlacedHit, type Reading, read } from './matching/hits.ts';
import type { TermUse } from './matching/terms.ts';
import type { CompiledWatchlist, Finding, Hit, InspectInput, Inspection, Span } from './types.ts';

/** The number of the word that each position stands in or after. Each character of an unspaced script counts as a word. */
const numberWords = (folded: Folded): number[] => {
  let number = 0;
  let wasWord = false;
  return folded.codes.map((code) => {
    const isNow = isWord(code);
    if (isNow && (!wasWord || isUnspaced(code))) number += 1;
    wasWord = isNow;
    return number;
  });
};

/** Context words of one entry and use, sorted by place, so that the nearest is found by halving. */
interface ContextPlaces {
  readonly firsts: number[];
  readonly lasts: number[];
  /** For each place the index of the one that reaches furthest among it and those before it. */
  readonly furthest: number[];
}

interface Surroundings {
  readonly words: readonly number[];
  readonly places: ReadonlyMap<string, ContextPlaces>;
}

const placeKey = (entry: number, use: TermUse): string => `${entry}/${use}`;

const surroundingsOf = (reading: Reading): Surroundings => {
  const places = new Map<string, ContextPlaces>();
  const contexts = reading.occurrences.filter((occurrence) => occurrence.term.use !== 'phrase');
  contexts.sort((a, b) => a.first - b.first);
  for (const { term, first, last } of contexts) {
    const key = placeKey(term.entry, term.use);
    let of = places.get(key);
    if (!of) {
      of = { firsts: [], lasts: [], furthest: [] };
      places.set(key, of);
    }
    const before = of.furthest.at(-1);
    of.furthest.push(before !== undefined && (of.lasts[before] ?? 0) >= last ? before : of.firsts.length);
    of.firsts.push(first);
    of.lasts.push(last);
  }
  return { words: numberWords(reading.folded), places };
};

/** The nearest context word at most `within` words away, if there is one. Logarithmic in the number of context words. */
const nearest = (
  around: Surroundings,
  reading: Reading,
  placed: PlacedHit,
  use: TermUse,
  within: number,
): Span | undefined => {
  const of = around.places.get(placeKey(placed.entry, use));
  if (!of) return undefined;
  const wordAt = (position: number | undefined): number => around.words[position ?? 0] ?? 0;
  let low = 0;
  let high = of.firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((of.firsts[middle] ?? 0) <= placed.last) low = middle + 1;
    else high = middle;
  }
  const left = of.furthest[low - 1];
  const candidates = [
    left === undefined
      ? undefined
      : { index: left, distance: Math.max(0, wordAt(placed.first) - wordAt(of.lasts[left])) },
    low === of.firsts.length ? undefined : { index: low, distance: wordAt(of.firsts[low]) - wordAt(placed.last) },
  ].filter((candidate) => candidate !== undefined && candidate.distance <= within);
  const best = candidates.reduce((a, b) => (a && b && b.distance >= a.distance ? a : (b ?? a)), undefined);
  if (!best) return undefined;
  const start = reading.folded.starts[of.firsts[best.index] ?? 0] ?? 0;
  const end = reading.folded.ends[of.lasts[best.index] ?? 0] ?? 0;
  return { start, end };
};

const judgePlaced = (
  compiled: CompiledWatchlist,
  reading: Reading,
  around: Surroundings,
  placed: PlacedHit,
  surface: Surface,
): Finding => {
  const entry = compiled.entries[placed.entry];
  if (entry?.notNear) {
    const context = nearest(around, reading, placed, 'not-near', entry.notNear.within);
    if (context) return { ...placed.hit, surface, verdict: 'noted', context };
  }
  if (entry?.near) {
    const context = nearest(around, reading, placed, 'near', entry.near.within);
    return context
      ? { ...placed.hit, surface, verdict: 'stands', context }
      : { ...placed.hit, surface, verdict: 'noted' };
  }
  return { ...placed.hit, surface, verdict: 'stands' };
};

const judgeAll = (compiled: CompiledWatchlist, input: InspectInput): { placed: PlacedHit; finding: Finding }[] => {
  const reading = read(compiled, input.text);
  const hits = hitsOf(compiled, reading);
  if (hits.length === 0) return [];
  const around = surroundingsOf(reading);
  return hits.map((placed) => ({ placed, finding: judgePlaced(compiled, reading, around, placed, input.surface) }));
};

/** Every hit as a finding, also those judged innocent. For checks and evaluation; a device uses {@link inspect}. */
export const judgeHits = (compiled: CompiledWatchlist, input: InspectInput): Finding[] =>
  judgeAll(compiled, input).map(({ finding }) => finding);

/** Judges one hit of `text` again. A hit that the text does not hold comes back as `noted`. */
export const judge = (compiled: CompiledWatchlist, hit: Hit, input: InspectInput): Finding =>
  judgeHits(compiled, input).find(
    ({ entry, span }) => entry === hit.entry && span.start === hit.span.start && span.end === hit.span.end,
  ) ?? { ...hit, surface: input.surface, verdict: 'noted' };

/**
 * Looks at a text: what stands, and how many hits were judged innocent. Linear in the text's length plus the hits
 * (times the logarithm of the context words). Keeps nothing of the text.
 */
export const inspect = (compiled: CompiledWatchlist, input: InspectInput): Inspection => {
  const judged = judgeHits(compiled, input);
  const findings = judged.filter((finding) => finding.verdict === 'stands');
  return { findings, noted: judged.length - findings.length };
};
