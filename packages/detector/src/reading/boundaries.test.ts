// Where a text may be cut: never inside a word, a group of single letters or a run with signs, and never too near.
import { expect, test } from 'vitest';
import { boundaryAfter, boundaryBefore } from './boundaries.ts';

const after = (text: string, words: number, reach = 0): string => text.slice(0, boundaryAfter(text, 0, words, reach));
const before = (text: string, words: number, reach = 0): string =>
  text.slice(boundaryBefore(text, text.length, words, reach));

test.each([
  ['aa bb cc dd', 0, 'aa', 'dd'],
  ['aa bb cc dd', 1, 'aa', 'dd'],
  ['aa bb cc dd', 2, 'aa bb', 'cc dd'],
  ['aa bb cc dd', 3, 'aa bb cc', 'bb cc dd'],
  ['aa bb cc dd', 4, 'aa bb cc dd', 'aa bb cc dd'],
  ['aa bb cc dd', 9, 'aa bb cc dd', 'aa bb cc dd'],
  ['aa, bb... cc; dd', 2, 'aa, bb', 'cc; dd'],
])('of “%s” with %s words: “%s” and “%s”', (text, words, first, last) => {
  expect([after(text, words), before(text, words)]).toEqual([first, last]);
});

test('nothing is cut off where nothing is', () => {
  expect([boundaryAfter('', 0, 2), boundaryBefore('', 0, 2)]).toEqual([0, 0]);
  expect([boundaryAfter('aa bb', 5, 2), boundaryBefore('aa bb', 0, 2)]).toEqual([5, 0]);
});

test('the place itself is no boundary, though words end there', () => {
  expect(boundaryAfter('aa bb cc', 2, 0)).toBe(5);
  expect(boundaryBefore('aa bb cc', 6, 0)).toBe(3);
});

test('goes at least so many units', () => {
  expect(after('aa bb cc dd ee', 1, 5)).toBe('aa bb');
  expect(after('aa bb cc dd ee', 1, 6)).toBe('aa bb cc');
  expect(before('aa bb cc dd ee', 1, 5)).toBe('dd ee');
  expect(before('aa bb cc dd ee', 1, 6)).toBe('cc dd ee');
});

test('an apostrophe and what is skipped part no words', () => {
  expect(after("it's so here", 1)).toBe("it's");
  expect(after('it\u200bs so here', 1)).toBe('it\u200bs');
  expect(before('so here it’s', 1)).toBe('it’s');
});

test.each(['!', '$', '+', '@', '|', '€'])('a word goes on over %s', (sign) => {
  const text = `aa s${sign}${sign}icide bb`;
  expect(after(text, 2)).toBe(text.slice(0, -3));
  expect(before(text, 2)).toBe(text.slice(3));
  expect(after(`aa${sign} bb cc`, 1)).toBe(`aa${sign}`);
});

test('other characters part words as blanks do', () => {
  for (const parting of ['"', '#', '%', '*', ',', '?', '{', '}', '~', '¥'])
    expect([after(`aa${parting}bb cc`, 1), before(`bb aa${parting}cc`, 1)]).toEqual(['aa', 'cc']);
});

test('single letters beside each other are one word, and not cut', () => {
  expect(after('aa k i l l bb cc', 2)).toBe('aa k i l l bb');
  expect(before('aa bb k i l l cc', 2)).toBe('bb k i l l cc');
  expect(after('k i l l bb cc', 1)).toBe('k i l l bb');
  // Of more than a group has, none is one.
  const many = Array.from({ length: 80 }, () => 'k').join(' ');
  expect(after(many, 1)).toHaveLength(65 * 2 - 1);
  expect(before(many, 1)).toHaveLength(65 * 2 - 1);
});

test('characters that are words by themselves count each, and end a word', () => {
  expect(after('我想死了 aa bb', 2)).toBe('我想死了');
  expect(after('我 aa bb', 2)).toBe('我 aa');
  expect(before('bb aa 我', 2)).toBe('aa 我');
  expect(after('🔪🔪 aa bb', 3)).toBe('🔪🔪 aa');
  expect(before('bb aa 🔪🔪', 3)).toBe('aa 🔪🔪');
  expect(after('k 我 l aa bb', 2)).toBe('k 我');
});

test('letters beyond the first 65,536 are letters of a word', () => {
  expect(after('𐐀𐐁 aa bb', 1)).toBe('𐐀𐐁');
  expect(before('bb aa 𐐀𐐁', 1)).toBe('𐐀𐐁');
  expect(after('a𐐁 aa bb', 1)).toBe('a𐐁');
  expect(after('𐐀 i aa bb', 1)).toBe('𐐀 i aa');
});
