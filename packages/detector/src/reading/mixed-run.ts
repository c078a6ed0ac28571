// Words with digits and signs for letters: "k1ll", "$uicide", "k!ll".
import { maxWordUnits } from '../limits.ts';
import { addReading } from './add-reading.ts';
import type { Reading } from './reading.ts';
import { flagAlone, flagDigit, flagGiant } from './words.ts';

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

/** Reads the run that the word `first` begins, and returns the unit where it ends. */
export const readMixedRun = (reading: Reading, first: number): number => {
  const { text, rows } = reading;
  const { starts, ends, flags, count } = rows;
  let start = starts[first] ?? 0;
  const readFrom = first > 0 ? (ends[first - 1] ?? 0) : 0;
  while (start > readFrom && signs.includes(text.charAt(start - 1))) start -= 1;
  const parts: number[] = [];
  let letterCount = 0;
  let signCount = 0;
  let last = first - 1;
  let at = start;
  const takeSigns = (): void => {
    while (at < text.length && signs.includes(text.charAt(at)) && at - start <= maxWordUnits) {
      parts.push(standsFor.get(text.charAt(at)) ?? 0);
      signCount += 1;
      at += 1;
    }
  };
  takeSigns();
  while (last + 1 < count && starts[last + 1] === at && at - start <= maxWordUnits) {
    const word = last + 1;
    if (((flags[word] ?? 0) & (flagAlone | flagGiant)) !== 0) break;
    for (const code of reading.lettersOf(word).codes) {
      if (isDigitAt(code) && ((flags[word] ?? 0) & flagDigit) !== 0) {
        signCount += 1;
        parts.push(standsFor.get(String.fromCharCode(code)) ?? code);
      } else {
        letterCount += 1;
        parts.push(code);
      }
    }
    last = word;
    at = ends[word] ?? at;
    takeSigns();
  }
  let end = at;
  while (end > start && notAtEnd.includes(text.charAt(end - 1))) {
    end -= 1;
    parts.pop();
    signCount -= 1;
  }
  if (signCount > 0 && signCount <= letterCount && parts.length >= 3 && at - start <= maxWordUnits)
    for (const codes of spellings(parts)) addReading(reading, 'digits', codes, [first, last + 1], [start, end]);
  return at;
};
