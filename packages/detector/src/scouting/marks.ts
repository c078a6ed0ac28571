// What a scout saw while judging, as the places that are worth a closer look.
import { maxSeparatorUnits } from '../limits.ts';
import { lookHere, maybeDamaged, partlyHere, resultInts } from './results.ts';

const lengthBits = 16;
const mostLength = (1 << lengthBits) - 1;

/** Where a place begins, and how long it is, in one number: they can be sorted. */
const markOf = (start: number, end: number): number => start * (mostLength + 1) + Math.min(end - start, mostLength);
export const markStart = (mark: number): number => Math.floor(mark / (mostLength + 1));
export const markEnd = (mark: number): number => markStart(mark) + (mark & mostLength);

const byNumber = (a: number, b: number): number => a - b;

/**
 * The places that are worth a look, as numbers of {@link markOf} in order. A damaged word alone is not: a phrase must be looked for at
 * what it may be, or stand in part and differ just there, or another such word stand beside it.
 */
export const marksOf = (results: Int32Array, from: number, count: number): readonly number[] => {
  const marks: number[] = [];
  const doubtful: number[] = [];
  const differences: number[] = [];
  for (let at = from * resultInts; at < (from + count) * resultInts; at += resultInts) {
    const kind = results[at] as number;
    const start = results[at + 1] as number;
    const end = results[at + 2] as number;
    if (kind >= 0 || kind === lookHere) marks.push(markOf(start, end));
    else if (kind === maybeDamaged) doubtful.push(markOf(start, end));
    else if (kind === partlyHere) differences.push(end);
  }
  doubtful.sort(byNumber);
  differences.sort(byNumber);
  let next = 0;
  let lastEnd = -1;
  doubtful.forEach((mark, at) => {
    while (next < differences.length && (differences[next] as number) < markStart(mark) - 1) next += 1;
    const isDifference = next < differences.length && (differences[next] as number) <= markEnd(mark);
    // Both words of a pair that a phrase is looked for at may be damaged.
    const following = doubtful[at + 1];
    const isBeside =
      (lastEnd >= 0 && markStart(mark) - lastEnd <= maxSeparatorUnits) ||
      (following !== undefined && markStart(following) - markEnd(mark) <= maxSeparatorUnits);
    if (isDifference || isBeside) marks.push(mark);
    lastEnd = markEnd(mark);
  });
  return marks.length > 1 ? marks.sort(byNumber) : marks;
};

/** The same marks of a text before which so many units stand. */
export const movedMarks = (marks: readonly number[], units: number): readonly number[] =>
  units === 0 ? marks : marks.map((mark) => mark + units * (mostLength + 1));
