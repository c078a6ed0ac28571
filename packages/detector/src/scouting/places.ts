// What a scout saw while judging, as the places that are worth a closer look.
import type { ListTables } from '../compiled/open.ts';
import { maxSeparatorUnits, maxWordLetters } from '../limits.ts';
import { anchorList } from '../matching/find.ts';
import { damagedForms } from '../reading/damaged.ts';
import { finishHash, hashFactor, hashNeighbours, hashSkeleton } from '../reading/hash.ts';
import { classes, firstLetterClass } from './ascii.ts';
import { maybeDamaged, partlyHere, resultInts } from './results.ts';
import type { Scout } from './scout.ts';

const isLetterAt = (text: Uint8Array, at: number): boolean =>
  (classes[text[at] as number] as number) >= firstLetterClass;

/** The hash of the run of letters next to `from` on one side, over what parts them. */
const neighbourHash = (text: Uint8Array, from: number, step: 1 | -1): number => {
  let near = from;
  while (near >= 0 && near < text.length && !isLetterAt(text, near) && text[near] !== 0) near += step;
  let far = near;
  while (isLetterAt(text, far + step)) far += step;
  const [start, end] = step > 0 ? [near, far] : [far, near];
  let sum = 0;
  for (let at = start; at <= end; at += 1)
    sum = (Math.imul(sum, hashFactor) + (classes[text[at] as number] as number)) | 0;
  return finishHash(sum);
};

/** Whether phrases are looked for at a word that this one may be, damaged, or at that and a neighbour. */
const isAnchored = (tables: ListTables, text: Uint8Array, start: number, end: number): boolean => {
  const codes: number[] = [];
  for (let at = start; at < end; at += 1) codes.push(classes[text[at] as number] as number);
  const forms = damagedForms(tables, codes);
  if (forms.length === 0) return false;
  const before = neighbourHash(text, start - 1, -1);
  const after = neighbourHash(text, end, 1);
  return forms.some(({ letters }) => {
    const hash = hashSkeleton(letters);
    return (
      anchorList(tables.anchors, hash) !== 0 ||
      anchorList(tables.anchors, hashNeighbours(before, hash)) !== 0 ||
      anchorList(tables.anchors, hashNeighbours(hash, after)) !== 0
    );
  });
};

/** Whether at most so many words begin between two places. */
const areNear = (text: Uint8Array, one: number, other: number, words: number): boolean => {
  const from = Math.min(one, other);
  const to = Math.max(one, other);
  if (to - from > words * (maxWordLetters + maxSeparatorUnits)) return false;
  let count = 0;
  for (let at = from + 1; at <= to; at += 1) if (isLetterAt(text, at) && !isLetterAt(text, at - 1)) count += 1;
  return count <= words;
};

/**
 * The places, in units of the scout's room, that are worth a look. A damaged word alone is not: a phrase must be looked for at what it
 * may be, or stand in part so near that the word may be its rest.
 */
export const placesToLook = (tables: ListTables, scout: Scout, count: number): number[] => {
  const { results, text } = scout;
  const places: number[] = [];
  const doubtful: number[] = [];
  const parts: number[] = [];
  for (let at = 0; at < count * resultInts; at += resultInts) {
    const kind = results[at] as number;
    const start = results[at + 1] as number;
    if (kind === partlyHere) parts.push(start);
    else if (kind !== maybeDamaged) places.push(start);
    else if (isAnchored(tables, text, start, results[at + 2] as number)) places.push(start);
    else doubtful.push(start);
  }
  if (parts.length === 0 || doubtful.length === 0) return places;
  parts.sort((a, b) => a - b);
  doubtful.sort((a, b) => a - b);
  let next = 0;
  for (const place of doubtful) {
    while (next < parts.length && (parts[next] as number) < place) next += 1;
    // Only the nearest on either side can be near enough.
    const isNear = [parts[next - 1], parts[next]].some(
      (part) => part !== undefined && areNear(text, part, place, tables.widest),
    );
    if (isNear) places.push(place);
  }
  return places;
};
