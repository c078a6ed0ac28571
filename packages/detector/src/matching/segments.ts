// In scripts without spaces a match must end where a word ends. Looks at a bounded window: Intl.Segmenter is slower than linear.
import { isUnspaced } from '../folding/characters.ts';
import { segmentUnits } from '../limits.ts';
import type { Reading } from '../reading/reading.ts';

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterOf = (language: string): Intl.Segmenter => {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
};

const isUnspacedAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  // Ordinary text ends here.
  if (!(unit >= 0x0e00)) return false;
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  const code = text.codePointAt(isLow ? at - 1 : at) ?? 0;
  // A half without its other half is no character of any script.
  return (code > 0xffff || !isLow) && isUnspaced(code);
};

/** Whether a word may end or begin at `at` in a run of a script without spaces. */
const isBoundary = (text: string, at: number, language: string): boolean => {
  if (!isUnspacedAt(text, at - 1) || !isUnspacedAt(text, at)) return true;
  let from = at;
  while (from > 0 && at - from < segmentUnits && isUnspacedAt(text, from - 1)) from -= 1;
  let to = at;
  while (to < text.length && to - at < segmentUnits && isUnspacedAt(text, to)) to += 1;
  const partsPair = (place: number): boolean => place > 0 && (text.codePointAt(place - 1) ?? 0) > 0xffff;
  if (partsPair(from)) from += 1;
  if (partsPair(to)) to -= 1;
  for (const { index } of segmenterOf(language).segment(text.slice(from, to))) if (index === at - from) return true;
  return false;
};

/** Docs §3: where such a script goes on beyond the match, its end is a word's end too. */
export const endsSegment = (reading: Reading, entry: number, end: number): boolean => {
  const { text } = reading;
  if (!isUnspacedAt(text, end - 1)) return true;
  const language = reading.tables.texts().entries[entry]?.language ?? 'en';
  return isBoundary(text, end, language);
};
