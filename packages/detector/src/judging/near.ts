// The words nearby that an entry's `near` and `notNear` ask for.
import { formInts } from '../compiled/layout.ts';
import { programWords, plainStart } from '../compiled/program.ts';
import type { PlacedHit } from '../matching/hits.ts';
import { endsSegment } from '../matching/segments.ts';
import { waysFrom } from '../matching/ways.ts';
import type { Reading } from '../reading/reading.ts';
import type { Span } from '../types.ts';

export type ContextUse = 'near' | 'notNear';

/** The context patterns of an entry: programs from `from` up to `to` of the `contexts` table. */
const contextRange = (reading: Reading, entry: number, use: ContextUse): readonly [from: number, to: number] => {
  const { entryContexts } = reading.tables;
  const at = entry * 3;
  return use === 'near'
    ? [entryContexts[at] ?? 0, entryContexts[at + 1] ?? 0]
    : [entryContexts[at + 1] ?? 0, entryContexts[at + 2] ?? 0];
};

/** The nearest place of the entry's context words at most `within` words from the hit, if there is one. */
export const nearestContext = (
  reading: Reading,
  placed: PlacedHit,
  use: ContextUse,
  within: number,
): Span | undefined => {
  const { rows, tables } = reading;
  const { programs, contexts, forms, widest } = tables;
  const [fromContext, toContext] = contextRange(reading, placed.entry, use);
  const from = Math.max(0, placed.first - within - widest);
  const to = Math.min(rows.count - 1, placed.last + within);
  let best: Span | undefined;
  let bestDistance = within + 1;
  for (let context = fromContext; context < toContext; context += 1) {
    const program = contexts[context] as number;
    const isPlain = (programs[program + programWords] as number) > 0;
    const firstSkeleton = isPlain ? forms[(programs[program + plainStart + 2] as number) * formInts] : 0;
    for (let first = from; first <= to; first += 1) {
      if (isPlain && rows.ids[first] !== firstSkeleton && !reading.hasEdgeFrom(first)) continue;
      for (const way of waysFrom(reading, program, first, 0)) {
        const last = way.to - 1;
        const distance = last < placed.first ? placed.first - last : first > placed.last ? first - placed.last : 0;
        if (distance >= bestDistance || !endsSegment(reading, placed.entry, way.end)) continue;
        bestDistance = distance;
        best = { start: way.start, end: way.end };
      }
    }
  }
  return best;
};
