// Judges hits by what stands around them. It may lower a hit to `noted`; it never raises one.
import { type Condition, surfaces } from '@candour/contract';
import type { CompiledWatchlist } from './compile.ts';
import { type CompiledEntry, entryNumber } from './compiled/open.ts';
import { conditionHolds } from './judging/conditions.ts';
import { nearestContext } from './judging/near.ts';
import { reachWords, usualReach } from './judging/reach.ts';
import { hitsOf, type PlacedHit } from './matching/hits.ts';
import { boundaryAfter, boundaryBefore } from './reading/boundaries.ts';
import { addHiddenReadings, addWordParts } from './reading/hidden.ts';
import type { Reading } from './reading/reading.ts';
import { marksIn } from './scouting/look.ts';
import { markEnd, markStart } from './scouting/marks.ts';
import type { Finding, Hit, InspectInput, Inspection, MetCondition, Span } from './types.ts';

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

const findingOf = (entry: CompiledEntry, reading: Reading, placed: PlacedHit, input: InspectInput): Finding => {
  const { verdict, conditions, context } = verdictOn(entry, reading, placed, input);
  return { ...placed.hit, surface: input.surface, verdict, conditions, ...(context ? { context } : {}) };
};

/** Whether `words` words, or all there are, were read on either side of a hit. */
const isReadAround = (
  { rows, text }: Reading,
  { first, last }: PlacedHit,
  words: number,
  [from, to]: Stretch,
): boolean => (from === 0 || first >= words) && (to === text.length || rows.count - 1 - last >= words);

type Stretch = readonly [from: number, to: number];

/** Judges every hit between two places where a text may be cut, each with as much around it as its entry's conditions look at. */
const judgeStretch = (compiled: CompiledWatchlist, input: InspectInput, stretch: Stretch): Finding[] => {
  const { reading, tables } = compiled;
  reading.read(input.text, ...stretch);
  addHiddenReadings(reading);
  const hits = hitsOf(reading);
  if (hits.length === 0) return [];
  const { entries } = tables.texts();
  let read = stretch;
  return hits.flatMap((placed) => {
    const entry = entries[placed.entry];
    if (!entry) return [];
    let here = placed;
    const words = reachWords(entry, tables.widest);
    if (read !== stretch || !isReadAround(reading, here, words, read)) {
      read = readAround(reading, input.text, placed.hit.span, words);
      here = { ...placed, ...reading.wordsOf(placed.hit.span) };
    }
    return findingOf(entry, reading, here, input);
  });
};

const readAround = (reading: Reading, text: string, { start, end }: Span, words: number): Stretch => {
  const stretch = [boundaryBefore(text, start, words), boundaryAfter(text, end, words)] as const;
  reading.read(text, ...stretch);
  addWordParts(reading);
  return stretch;
};

/** Judges a finding of `input.text` again, after something near it changed; its place is right, and that it is a hit. */
export const judgeAgain = (compiled: CompiledWatchlist, finding: Finding, input: InspectInput): Finding => {
  const { reading, tables } = compiled;
  const { entries } = tables.texts();
  const number = entryNumber(tables, finding.entry);
  const entry = entries[number];
  if (!entry) return finding;
  const { surface: _surface, verdict: _verdict, conditions: _conditions, context: _context, ...hit } = finding;
  readAround(reading, input.text, hit.span, reachWords(entry, tables.widest));
  const again = findingOf(entry, reading, { hit, entry: number, ...reading.wordsOf(hit.span) }, input);
  reading.forget();
  return again;
};

/**
 * Judges the hits around the marks of a text. A match holds a mark, and so does every match that it lies in: nothing further away than
 * a phrase is wide can change which hits there are.
 */
export const judgeMarks = (compiled: CompiledWatchlist, input: InspectInput, marks: readonly number[]): Finding[] => {
  const { reading, tables } = compiled;
  const { text } = input;
  const words = Math.max(tables.widest + 1, usualReach(tables));
  const findings: Finding[] = [];
  let [from, to, lastEnd] = [-1, -1, -1];
  const judge = (): void => {
    if (to >= 0) findings.push(...judgeStretch(compiled, input, [from, to]));
  };
  for (const mark of marks) {
    const start = markStart(mark);
    // The stretch is made longer only where the next mark asks for it, so that many marks beside each other cost no more than one.
    if (start >= to && lastEnd >= 0) to = boundaryAfter(text, lastEnd, words);
    if (start >= to) {
      const fromHere = boundaryBefore(text, start, words);
      if (fromHere > to || to < 0) {
        judge();
        from = fromHere;
      }
      to = start;
    }
    lastEnd = Math.max(lastEnd, markEnd(mark));
  }
  if (lastEnd >= 0) to = boundaryAfter(text, lastEnd, words);
  judge();
  reading.forget();
  return findings;
};

/** Judges every hit of a text between two places where it may be cut, without asking the scout. */
export const judgeBetween = (compiled: CompiledWatchlist, input: InspectInput, from: number, to: number): Finding[] => {
  const findings = judgeStretch(compiled, input, [from, to]);
  compiled.reading.forget();
  return findings;
};

/** As {@link judgeHits}, without asking the scout first. */
export const judgeClosely = (compiled: CompiledWatchlist, input: InspectInput): Finding[] =>
  judgeBetween(compiled, input, 0, input.text.length);

/** Every hit as a finding, also those judged innocent. For checks and evaluation; a device uses {@link inspect}. */
export const judgeHits = (compiled: CompiledWatchlist, input: InspectInput): Finding[] => {
  const marks = marksIn(compiled.scout, input.text);
  if (!marks) return judgeClosely(compiled, input);
  return marks.length === 0 ? [] : judgeMarks(compiled, input, marks);
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
