// Asks a scout about one text.
import { putAscii } from './ascii.ts';
import { marksOf } from './marks.ts';
import { resultInts } from './results.ts';
import { padding, type Scout } from './scout.ts';

/** Longer texts than this are read closely at once. */
export const scoutedBytes = 1 << 16;
export const scoutedResults = 1 << 12;

/** Puts the text before the scout and lets it run, then asks `answer`; `undefined` when the scout cannot say. What was read does not stay. */
export const runOn = <Answer>(
  scout: Scout,
  text: string,
  isJudging: boolean,
  answer: (count: number) => Answer,
): Answer | undefined => {
  const { length } = text;
  if (length + padding > scout.text.length) return undefined;
  if (!putAscii(scout.text, text)) {
    scout.text.fill(0, 0, length * 3);
    return undefined;
  }
  const count = scout.run(length, isJudging);
  const said = count * resultInts <= scout.results.length ? answer(count) : undefined;
  scout.text.fill(0, 0, length);
  return said;
};

/** The places of the text where a phrase may be, hidden or not (see `marksOf`); `undefined` when all of it must be read. */
export const marksIn = (scout: Scout, text: string): readonly number[] | undefined =>
  runOn(scout, text, true, (count) => (count === 0 ? nowhere : marksOf(scout.results, 0, count)));

const nowhere: readonly number[] = [];
