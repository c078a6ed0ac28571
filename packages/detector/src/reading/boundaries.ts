// Places where a text may be cut without cutting a word, so and so many words away.
import { codePointFacts, firstLetter, learnUnit, unitBreak, units, unitSpace, unitUnknown } from './units.ts';

const entryAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  const entry = units[unit] as number;
  return entry === unitUnknown ? learnUnit(unit) : entry;
};

/** Space or break: no word goes on over it. An apostrophe is none, nor what is skipped. */
const parts = (entry: number): boolean => entry === unitSpace || entry === unitBreak;

/** A character that is a word by itself ends at `at`. */
const isAloneBefore = (text: string, at: number): boolean => {
  const low = text.charCodeAt(at - 1);
  const code =
    low >= 0xdc00 && low <= 0xdfff && at >= 2 ? (text.codePointAt(at - 2) ?? 0) : (text.codePointAt(at - 1) ?? 0);
  return code >= 0x0e00 && codePointFacts(code).kind === 'alone';
};

/**
 * The nearest place before `from` that has at least so many whole words and so many units between itself and `from`, and no word
 * going over it; 0 when the text does not reach so far. Counts no word twice and may count too few: what is cut is never too little.
 */
export const boundaryBefore = (text: string, from: number, words: number, reach: number): number => {
  let count = 0;
  let isInWord = false;
  for (let at = from; at > 0; at -= 1) {
    const entry = entryAt(text, at - 1);
    if (parts(entry)) {
      if (isInWord) count += 1;
      isInWord = false;
      if (count >= words && from - at >= reach && at < from) return at;
    } else if (entry >= firstLetter) isInWord = true;
    else if (isAloneBefore(text, at)) {
      count += 1;
      isInWord = false;
    }
  }
  return 0;
};

/** As {@link boundaryBefore}, to the other side. */
export const boundaryAfter = (text: string, from: number, words: number, reach: number): number => {
  let count = 0;
  let isInWord = false;
  for (let at = from; at < text.length; at += 1) {
    const entry = entryAt(text, at);
    if (parts(entry)) {
      if (isInWord) count += 1;
      isInWord = false;
      if (count >= words && at - from >= reach && at > from) return at;
    } else if (entry >= firstLetter) isInWord = true;
    else if (isAloneBefore(text, at + 1)) {
      count += 1;
      isInWord = false;
    }
  }
  return text.length;
};
