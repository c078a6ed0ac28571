// Places where a text may be cut without cutting what is read together, so and so many words away.
import { maxSpacedLetters } from '../limits.ts';
import {
  codePointFacts,
  firstLetter,
  learnUnit,
  unitAlone,
  unitBreak,
  unitSlow,
  units,
  unitSpace,
  unitUnknown,
} from './units.ts';

const entryAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  const entry = units[unit] as number;
  return entry === unitUnknown ? learnUnit(unit) : entry;
};

/** One of the signs that stand for letters: words that it parts may be read as one. */
const isSign = (unit: number): boolean =>
  unit === 0x21 || unit === 0x24 || unit === 0x2b || unit === 0x40 || unit === 0x7c || unit === 0x20ac;

/** Space or break: no word goes on over it. An apostrophe is none, nor what is skipped. */
const parts = (entry: number): boolean => entry === unitSpace || entry === unitBreak;

/** The character whose last unit stands at `at` is a word by itself. */
const isAlone = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return codePointFacts(text.codePointAt(isLow && at > 0 ? at - 1 : at) ?? 0).kind === 'alone';
};

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/**
 * The nearest place from `from` on, going by `step`, with at least so many whole words and so many units in between, where no word, no
 * group of single letters and no run with signs goes over; the text's end when it does not reach so far. Counts no word twice and may
 * count too few: what is cut is never too little.
 */
const boundary = (text: string, from: number, words: number, reach: number, step: 1 | -1): number => {
  const last = step > 0 ? text.length : 0;
  let count = 0;
  /** Letters of the word that is being passed, and of single ones one after another. */
  let letters = 0;
  let singles = 0;
  for (let at = from; at !== last; at += step) {
    const place = step > 0 ? at : at - 1;
    const entry = entryAt(text, place);
    if (entry >= firstLetter) letters += 1;
    else if (parts(entry)) {
      const isJoining = isSign(text.charCodeAt(place));
      if (letters > 0 && !isJoining) {
        singles = letters === 1 ? singles + 1 : 0;
        // Single letters beside each other may be one word of a phrase, and so may what signs join.
        if (singles <= 1) count += 1;
      }
      if (!isJoining) letters = 0;
      else if (letters > 0) letters += 1;
      // Of more single letters than a group has, no part is a group either.
      const mayCutGroup = singles === 0 || singles > maxSpacedLetters;
      const isFar = count >= words && at !== from && (step > 0 ? at - from : from - at) >= reach;
      if (isFar && mayCutGroup && !isJoining) return at;
    } else if ((entry === unitAlone || entry === unitSlow) && !isFirstHalf(text.charCodeAt(place))) {
      if (isAlone(text, place)) {
        count += 1;
        letters = 0;
        singles = 0;
      } else letters += 1;
    }
  }
  return last;
};

export const boundaryBefore = (text: string, from: number, words: number, reach = 0): number =>
  boundary(text, from, words, reach, -1);

export const boundaryAfter = (text: string, from: number, words: number, reach = 0): number =>
  boundary(text, from, words, reach, 1);
