// What stands between two words of a text.
import { expect, test } from 'vitest';
import { maxSeparatorUnits } from '../limits.ts';
import { between } from './between.ts';
import { sepBreak, sepNothing, sepSpace } from './words.ts';

test.each([
  ['', sepNothing, ''],
  [' ', sepSpace, ''],
  ['\u200b', sepNothing, ''],
  ['\u0301', sepNothing, ''],
  [' \u200b-\n', sepSpace, ''],
  ['/', sepBreak, '/'],
  [' / ', sepBreak, '/'],
  [', "', sepBreak, ',"'],
  ['🔪', sepBreak, '🔪'],
  ['\u{e0020}\u{e0020}', sepNothing, ''],
  ["'", sepBreak, "'"],
  [' '.repeat(maxSeparatorUnits), sepSpace, ''],
  [' '.repeat(maxSeparatorUnits + 1), sepBreak, ''],
  [`/${' '.repeat(maxSeparatorUnits - 1)}`, sepBreak, '/'],
  [`${' '.repeat(maxSeparatorUnits - 1)}/`, sepBreak, '/'],
  [`/${' '.repeat(maxSeparatorUnits)}`, sepBreak, ''],
])('%j', (parting, sep, breakText) => {
  const text = `one${parting}two`;
  expect(between(text, 3, 3 + parting.length)).toEqual({ sep, breakText });
});

test('a word that ends where the other begins, or behind it', () => {
  expect(between('a/b', 2, 1)).toEqual({ sep: sepNothing, breakText: '' });
});
