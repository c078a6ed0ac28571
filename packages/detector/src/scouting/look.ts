// Asks a scout about one text.
import { putAscii } from './ascii.ts';
import { padding, type Scout } from './scout.ts';

/** Longer texts than this are read closely at once. */
export const scoutedBytes = 1 << 16;
export const scoutedResults = 1 << 12;

/** Puts the text before the scout and lets it run; -1 when it cannot say. What was read does not stay. */
export const runOn = (scout: Scout, text: string, isJudging: boolean): number => {
  const { length } = text;
  if (length + padding > scout.text.length) return -1;
  const isAscii = putAscii(scout, text, 0);
  let count = -1;
  if (isAscii) {
    scout.text.fill(0, length, length + padding);
    count = scout.run(length, isJudging);
  }
  scout.text.fill(0, 0, length);
  return count;
};

/** Whether no phrase can be in the text, hidden or not. */
export const seesNothing = (scout: Scout, text: string): boolean => runOn(scout, text, true) === 0;
