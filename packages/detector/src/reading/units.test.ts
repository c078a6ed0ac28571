// What each character is to a reader, and what letters that look alike have in common.
import { expect, test } from 'vitest';
import {
  codePointFacts,
  firstLetter,
  learnUnit,
  lookOf,
  skeletonOf,
  unitAlone,
  unitApostrophe,
  unitBreak,
  unitMark,
  units,
  unitSkip,
  unitSlow,
  unitSpace,
} from './units.ts';

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

test.each([
  ['a', 'letters', 'a'],
  ['Ä', 'letters', 'a'],
  ['7', 'letters', '7'],
  ['ß', 'letters', 'ss'],
  ['ﬁ', 'letters', 'fi'],
  ['𐐀', 'letters', '𐐨'],
  ['\u{345}', 'letters', 'ι'],
  ['我', 'alone', '我'],
  ['ก', 'alone', 'ก'],
  ['🔪', 'alone', '🔪'],
  ['↔', 'alone', '↔'],
  ['©', 'break', ''],
  ['®', 'break', ''],
  ['\u{1f3fb}', 'skip', ''],
  ['\u{1f3ff}', 'skip', ''],
  ['\u{200b}', 'skip', ''],
  ['\u{336}', 'skip', ''],
  ['\u{301}', 'mark', ''],
  ["'", 'apostrophe', ''],
  ['’', 'apostrophe', ''],
  [' ', 'space', ''],
  ['-', 'space', ''],
  ['_', 'space', ''],
  ['¨', 'space', ''],
  ['.', 'break', ''],
  ['½', 'break', ''],
  ['ŉ', 'break', ''],
])('%j is %s %s', (character, kind, letters) => {
  const facts = codePointFacts(codeOf(character));
  expect([facts.kind, String.fromCodePoint(...facts.letters.map(({ code }) => code))]).toEqual([kind, letters]);
  expect(codePointFacts(codeOf(character))).toBe(facts);
});

test.each([
  [' ', unitSpace],
  ['.', unitBreak],
  ['’', unitApostrophe],
  ['\u{200b}', unitSkip],
  ['\u{301}', unitMark],
  ['我', unitAlone],
  ['ß', unitSlow],
  ['\u{d800}', unitSlow],
  ['\u{dfff}', unitSlow],
  ['\u{d7ff}', unitBreak],
  ['\u{e000}', unitBreak],
  ['k', codeOf('k')],
  ['K', codeOf('k')],
  ['é', codeOf('e')],
  ['к', codeOf('k')],
])('the unit %j', (unit, entry) => {
  expect(learnUnit(unit.charCodeAt(0))).toBe(entry);
  expect(units[unit.charCodeAt(0)]).toBe(entry);
});

test('letters that look alike have one skeleton, and it fits a unit', () => {
  expect([skeletonOf(codeOf('а')), lookOf(codeOf('а')), lookOf(codeOf('a'))]).toEqual([0x61, 0x61, 0x61]);
  expect([skeletonOf(0xffff), skeletonOf(0x10428)]).toEqual([0xffff, (0x10428 ^ (0x10428 >>> 5)) & 0xffff]);
  for (let code = 0; code < 0x11_0000; code += 0x77) {
    const skeleton = skeletonOf(code);
    expect(skeleton >= firstLetter && skeleton <= 0xffff).toBe(true);
  }
  expect([skeletonOf(firstLetter), skeletonOf(firstLetter - 1)]).toEqual([firstLetter, firstLetter * 2 - 1]);
});
