// Judges hits by what stands around them. It may lower a hit to `noted`; it never raises one.
import { type Condition, surfaces } from '@candour/contract';
import type { CompiledWatchlist } from './compile.ts';
import type { CompiledEntry } from './compiled/open.ts';
import { conditionHolds } from './judging/conditions.ts';
import { nearestContext } from './judging/near.ts';
import { hitsOf, type PlacedHit } from './matching/hits.ts';
import { addHiddenReadings } from './reading/hidden.ts';
import { boundaryAfter, boundaryBefore } from './reading/boundaries.ts';
import type { Reading } from './reading/reading.ts';
import { placesIn } from './scouting/look.ts';
import type { Finding, Hit, InspectInput, Inspection, MetCondition, Span } from './types.ts';

const spacedWords = 8;
/** A text no longer than this is read as a whole wherever something may be. */
const closeUnits = 1_200;

const isSurfaceCondition = (condition: Condition): boolean => (surfaces as readonly Condition[]).includes(condition);
const isSiteCondition = (condition: Condition): boolean => condition.startsWith('on-');

/** Of several surfaces one must hold, of several sites one, of the others each. */
const allHold = (only: readonly Condition[], holding: readonly Condition[]): boolean => {
  const holds = (group: readonly Condition[]): boolean =>
    group.length === 0 || group.some((condition) => holding.includes(condition));
  const others = only.filter((condition) => !isSurfaceCondition(condition) && !isSiteCondition(condition));
  return (
    holds(only.filter(isSurfaceCondition)) &&
    holds(only.filter(isSiteCondition)) &&
    others.every((condition) => holding.includes(condition))
  );
};

interface Verdict {
  readonly verdict: Finding['verdict'];
  readonly conditions: readonly MetCondition[];
  readonly context: Span | undefined;
}

const verdictOn = (entry: CompiledEntry, reading: Reading, placed: PlacedHit, input: InspectInput): Verdict => {
  const { first, last, hit } = placed;
  const words = { text: reading.text, ...reading.rows };
  const place = { first, last, ...hit.span };
  const holding = (asked: readonly Condition[] | undefined): readonly Condition[] =>
    asked?.filter((condition) => conditionHolds(condition, words, place, input, entry.language)) ?? [];
  const near = entry.near && nearestContext(reading, placed, 'near', entry.near.within);
  const notNear = entry.notNear && nearestContext(reading, placed, 'notNear', entry.notNear.within);
  const only = holding(entry.only);
  const unless = holding(entry.unless);
  const stands =
    (!entry.near || near !== undefined) &&
    notNear === undefined &&
    allHold(entry.only ?? [], only) &&
    unless.length === 0;
  return {
    verdict: stands ? 'stands' : 'noted',
    conditions: [
      ...(near ? (['near'] as const) : []),
      ...(notNear ? (['not-near'] as const) : []),
      ...only,
      ...unless.filter((condition) => !only.includes(condition)),
    ],
    context: notNear ?? near,
  };
};

/** Judges what was read; `reading` holds the text's words. */
export const judgeReading = (reading: Reading, input: InspectInput): Finding[] => {
  addHiddenReadings(reading);
  const { entries } = reading.tables.texts();
  return hitsOf(reading).flatMap((placed) => {
    const entry = entries[placed.entry];
    if (!entry) return [];
    const { verdict, conditions, context } = verdictOn(entry, reading, placed, input);
    return { ...placed.hit, surface: input.surface, verdict, conditions, ...(context ? { context } : {}) };
  });
};

/** As {@link judgeHits}, without asking the scout first. */
export const judgeClosely = (compiled: CompiledWatchlist, input: InspectInput): Finding[] => {
  const { reading } = compiled;
  reading.read(input.text, 0, input.text.length);
  const findings = judgeReading(reading, input);
  reading.forget();
  return findings;
};

/** Whether a hit, judged innocent or not, lies around one of the places of an ASCII text. Reads no more of it than a phrase is wide. */
const hasHit = ({ reading, tables }: CompiledWatchlist, text: string, places: readonly number[]): boolean => {
  const sorted = places.toSorted((a, b) => a - b);
  // A group of single letters is marked at its third: it may have begun so far before, and its words are many.
  const words = tables.widest + spacedWords;
  let to = -1;
  for (const place of sorted) {
    if (place < to) continue;
    const from = boundaryBefore(text, place, words, 0);
    to = boundaryAfter(text, place, words, 0);
    reading.read(text, from, to);
    addHiddenReadings(reading);
    const isHit = hitsOf(reading).length > 0;
    reading.forget();
    if (isHit) return true;
    to = boundaryBefore(text, to, words, 0);
  }
  return false;
};

/** Every hit as a finding, also those judged innocent. For checks and evaluation; a device uses {@link inspect}. */
export const judgeHits = (compiled: CompiledWatchlist, input: InspectInput): Finding[] => {
  const places = placesIn(compiled.tables, compiled.scout, input.text);
  if (places?.length === 0) return [];
  if (places && input.text.length > closeUnits && !hasHit(compiled, input.text, places)) return [];
  return judgeClosely(compiled, input);
};

/** Judges one hit of `text` again. A hit that the text does not hold comes back as `noted`. */
export const judge = (compiled: CompiledWatchlist, hit: Hit, input: InspectInput): Finding =>
  judgeHits(compiled, input).find(
    ({ entry, span }) => entry === hit.entry && span.start === hit.span.start && span.end === hit.span.end,
  ) ?? { ...hit, surface: input.surface, verdict: 'noted', conditions: [] };

/**
 * Looks at a text: what stands, and how many hits were judged innocent. Linear in the text's length, times what the list
 * asks of one place. Keeps nothing of the text.
 */
export const inspect = (compiled: CompiledWatchlist, input: InspectInput): Inspection => {
  const judged = judgeHits(compiled, input);
  const findings = judged.filter((finding) => finding.verdict === 'stands');
  return { findings, noted: judged.length - findings.length };
};
