// Whose words a finding is made of: a page can put words around the pupil's keys, and they must not become the pupil's.
import type { SeenText } from './seen.ts';

const letter = /[\p{L}\p{N}]/u;

/** Whether the pupil wrote at least half of the letters between `start` and `end`. */
export function isPupilsOwn(
  { text, own }: Pick<SeenText, 'text' | 'own'>,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (!own) return true;
  let letters = 0;
  let pupils = 0;
  for (let at = start; at < end; at += 1) {
    if (!letter.test(text[at] ?? '')) continue;
    letters += 1;
    if (own.some(([from, to]) => at >= from && at < to)) pupils += 1;
  }
  return letters === 0 ? own.some(([from, to]) => from < end && to > start) : pupils * 2 >= letters;
}
