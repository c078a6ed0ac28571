// Reads a text into words: one pass, each unit looked up in one table, each word's skeleton hashed as it goes by.
import { isUnspaced } from '../folding/characters.ts';
import { maxSeparatorUnits, maxWordLetters, maxWordUnits } from '../limits.ts';
import { finishHash, hashFactor } from './hash.ts';
import {
  codePointFacts,
  firstLetter,
  isEmoji,
  learnUnit,
  skeletonOf,
  unitAlone,
  unitApostrophe,
  unitBreak,
  unitMark,
  units,
  unitSkip,
  unitSlow,
  unitSpace,
  unitUnknown,
} from './units.ts';
import {
  flagAlone,
  flagDigit,
  flagElision,
  flagGiant,
  flagIntricate,
  flagStretched,
  sepBreak,
  sepNothing,
  sepSpace,
  type WordRows,
} from './words.ts';

const widthOf = (code: number): number => (code > 0xffff ? 2 : 1);

/** Whether what follows an apostrophe at `at` continues the word: the next character that is not skipped is a letter. */
const continuesWord = (text: string, at: number, to: number): boolean => {
  let place = at + 1;
  while (place < to) {
    const code = text.codePointAt(place) ?? 0;
    const { kind } = codePointFacts(code);
    if (kind !== 'skip') return kind === 'letters';
    place += widthOf(code);
    if (place - at > maxWordUnits) return false;
  }
  return false;
};

/** Behind the marks that follow a character at `at`; skipped characters may stand between them. */
const endOfMarks = (text: string, at: number, to: number): number => {
  let end = at;
  for (let place = at; place < to && place - at <= maxWordUnits; ) {
    const code = text.codePointAt(place) ?? 0;
    const { kind } = codePointFacts(code);
    place += widthOf(code);
    if (kind === 'mark') end = place;
    else if (kind !== 'skip') break;
  }
  return end;
};

/**
 * Fills `rows` with the words of `text` from `from` to `to`; both must lie where a word may begin or end. `lookUp` numbers a
 * skeleton's hash. Linear.
 */
export const lex = (text: string, from: number, to: number, rows: WordRows, lookUp: (hash: number) => number): void => {
  let count = 0;
  let at = from;
  let sep = sepBreak;
  let sepFrom = from;
  while (at < to) {
    let unit = text.charCodeAt(at);
    let entry = units[unit] as number;
    if (entry < firstLetter) {
      if (entry === unitUnknown) entry = learnUnit(unit);
      if (entry === unitSpace) {
        if (sep === sepNothing) sep = sepSpace;
        at += 1;
        continue;
      }
      if (entry === unitBreak || entry === unitApostrophe) {
        sep = sepBreak;
        at += 1;
        continue;
      }
      if (entry === unitSkip || entry === unitMark) {
        at += 1;
        continue;
      }
    }
    const start = at;
    let sum = 0;
    let length = 0;
    let flags = 0;
    let end = at;
    if (entry === unitAlone || entry === unitSlow) {
      const code = text.codePointAt(at) ?? 0;
      const facts = codePointFacts(code);
      if (facts.kind === 'alone') {
        for (const letter of facts.letters) {
          sum = (Math.imul(sum, hashFactor) + skeletonOf(letter.code)) | 0;
          length += 1;
        }
        at += widthOf(code);
        const hasMarks = !isEmoji(code) && facts.letters.some((letter) => isUnspaced(letter.code));
        end = hasMarks ? endOfMarks(text, at, to) : at;
        at = end;
        flags = flagAlone | flagIntricate;
      } else if (facts.kind !== 'letters') {
        if (facts.kind === 'space') {
          if (sep === sepNothing) sep = sepSpace;
        } else if (facts.kind !== 'skip' && facts.kind !== 'mark') sep = sepBreak;
        at += widthOf(code);
        continue;
      }
    }
    if (flags === 0) {
      let last = -1;
      let lastButOne = -1;
      // A word of a script with spaces.
      while (at < to) {
        unit = text.charCodeAt(at);
        entry = units[unit] as number;
        if (entry >= firstLetter) {
          if (unit > 0x7f) flags |= flagIntricate;
          else if (unit < 0x3a) flags |= flagDigit;
          sum = (Math.imul(sum, hashFactor) + entry) | 0;
          if (entry === last && entry === lastButOne) flags |= flagStretched;
          lastButOne = last;
          last = entry;
          length += 1;
          at += 1;
          end = at;
          continue;
        }
        if (entry === unitUnknown) {
          learnUnit(unit);
          continue;
        }
        if (entry === unitMark) {
          flags |= flagIntricate;
          at += 1;
          end = at;
          continue;
        }
        if (entry === unitSkip) {
          flags |= flagIntricate;
          at += 1;
          continue;
        }
        if (entry === unitApostrophe) {
          if (!continuesWord(text, at, to)) break;
          flags |= flagIntricate | flagElision;
          at += 1;
          continue;
        }
        if (entry !== unitSlow) break;
        const code = text.codePointAt(at) ?? 0;
        const facts = codePointFacts(code);
        if (facts.kind === 'letters') {
          for (const letter of facts.letters) {
            sum = (Math.imul(sum, hashFactor) + skeletonOf(letter.code)) | 0;
            length += 1;
          }
          at += widthOf(code);
          end = at;
        } else if (facts.kind === 'mark' || facts.kind === 'skip') {
          at += widthOf(code);
          if (facts.kind === 'mark') end = at;
        } else break;
        flags |= flagIntricate;
      }
    }
    if (count === rows.starts.length) rows.grow();
    const isGiant = length > maxWordLetters || end - start > maxWordUnits;
    const hash = finishHash(sum);
    rows.starts[count] = start;
    rows.ends[count] = end;
    rows.seps[count] = start - sepFrom > maxSeparatorUnits ? sepBreak : sep;
    rows.flags[count] = isGiant ? flags | flagGiant : flags;
    rows.lengths[count] = isGiant ? 255 : length;
    rows.hashes[count] = hash;
    rows.ids[count] = isGiant ? 0 : lookUp(hash);
    count += 1;
    sep = sepNothing;
    sepFrom = end;
  }
  rows.count = count;
};
