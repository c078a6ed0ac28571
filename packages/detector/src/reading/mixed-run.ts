// Words with digits and signs for letters: "k1ll", "$uicide", "k!ll".
import { maxWordUnits } from '../limits.ts';
import { addReading } from './add-reading.ts';
import type { Reading } from './reading.ts';
import { codePointFacts } from './units.ts';
import { flagAlone, flagGiant } from './words.ts';

const ambiguous = -1;
/** What a digit or sign stands for; {@link ambiguous}: i or l. */
const standsFor = new Map<string, number>([
  ['0', 0x6f],
  ['1', ambiguous],
  ['3', 0x65],
  ['4', 0x61],
  ['5', 0x73],
  ['7', 0x74],
  ['8', 0x62],
  ['9', 0x67],
  ['@', 0x61],
  ['$', 0x73],
  ['!', ambiguous],
  ['|', ambiguous],
  ['+', 0x74],
  ['€', 0x65],
]);
const signs = '@$!|+€';
/** Signs that end a sentence or a sum as often as they end a word. */
const notAtEnd = '!|+';
const fewAmbiguous = 3;

const isDigitAt = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Every way to read the run: up to three ambiguous ones each by itself, more all alike. */
const spellings = (parts: readonly number[]): number[][] => {
  const count = parts.filter((part) => part === ambiguous).length;
  const choices = count === 0 ? 1 : count <= fewAmbiguous ? 1 << count : 2;
  return Array.from({ length: choices }, (_, choice) => {
    let seen = 0;
    return parts.map((part) => {
      if (part !== ambiguous) return part;
      const isL = ((choice >> (count <= fewAmbiguous ? seen : 0)) & 1) === 1;
      seen += 1;
      return isL ? 0x6c : 0x69;
    });
  });
};

const isSkippedAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit > 0x7f && codePointFacts(text.codePointAt(at) ?? 0).kind === 'skip';
};

/** Behind the skipped characters at `at`. */
const behindSkipped = (text: string, at: number): number => {
  let place = at;
  while (place < text.length && isSkippedAt(text, place)) place += (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1;
  return place;
};

/** Before the skipped characters that end at `at`. */
const beforeSkipped = (text: string, at: number): number => {
  let place = at;
  while (place > 0) {
    const unit = text.charCodeAt(place - 1);
    const width = unit >= 0xdc00 && unit <= 0xdfff && place > 1 ? 2 : 1;
    if (!isSkippedAt(text, place - width)) return place;
    place -= width;
  }
  return place;
};

const signUnits: ReadonlySet<number> = new Set([...signs].map((sign) => sign.charCodeAt(0)));
/** Signs, letters and what is skipped aside: what stands beside most words. */
const isPlainBreak = (unit: number): boolean =>
  unit === 0x20 || unit === 0x0a || unit === 0x22 || (unit >= 0x27 && unit <= 0x3f && unit !== 0x2b);

const isSign = (text: string, at: number): boolean => at >= 0 && at < text.length && signUnits.has(text.charCodeAt(at));

export const hasSignAt = (text: string, at: number): boolean =>
  at < text.length && !isPlainBreak(text.charCodeAt(at)) && isSign(text, behindSkipped(text, at));
export const hasSignBefore = (text: string, at: number): boolean =>
  at > 0 && !isPlainBreak(text.charCodeAt(at - 1)) && isSign(text, beforeSkipped(text, at) - 1);

/** A letter, digit or sign of a run, and where it ends. */
interface Part {
  readonly stands: number;
  readonly end: number;
  readonly isSign: boolean;
  readonly mayEnd: boolean;
}

/** Reads the run that the word `first` begins, and returns the unit where it ends. */
export const readMixedRun = (reading: Reading, first: number): number => {
  const { text, rows } = reading;
  const { starts, ends, flags, count } = rows;
  let start = starts[first] ?? 0;
  const readFrom = first > 0 ? (ends[first - 1] ?? 0) : 0;
  for (let at = beforeSkipped(text, start) - 1; at >= readFrom && isSign(text, at); at = beforeSkipped(text, start) - 1)
    start = at;
  const parts: Part[] = [];
  let last = first - 1;
  let at = start;
  const isShort = (): boolean => at - start <= maxWordUnits;
  const takeSigns = (): void => {
    for (let next = behindSkipped(text, at); isSign(text, next) && isShort(); next = behindSkipped(text, at)) {
      const sign = text.charAt(next);
      at = next + 1;
      parts.push({ stands: standsFor.get(sign) ?? 0, end: at, isSign: true, mayEnd: !notAtEnd.includes(sign) });
    }
  };
  takeSigns();
  while (last + 1 < count && starts[last + 1] === behindSkipped(text, at) && isShort()) {
    const word = last + 1;
    if (((flags[word] ?? 0) & (flagAlone | flagGiant)) !== 0) break;
    const end = ends[word] ?? at;
    for (const code of reading.lettersOf(word).codes) {
      const sign = standsFor.get(String.fromCodePoint(code));
      const isSignOrDigit = sign !== undefined && isDigitAt(code);
      parts.push({ stands: isSignOrDigit ? sign : code, end, isSign: isDigitAt(code), mayEnd: true });
    }
    last = word;
    at = end;
    takeSigns();
  }
  while (parts.at(-1)?.mayEnd === false) parts.pop();
  const signCount = parts.filter((part) => part.isSign).length;
  const isMixed = signCount > 0 && signCount <= parts.length - signCount && parts.length >= 3;
  const end = parts.at(-1)?.end ?? at;
  if (isMixed && isShort())
    for (const codes of spellings(parts.map(({ stands }) => stands)))
      addReading(reading, 'digits', codes, [first, last + 1], [start, end]);
  return at;
};
