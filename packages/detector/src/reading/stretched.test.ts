// What a stretched word may stand for.
import { expect, test } from 'vitest';
import { squeezed } from './stretched.ts';

const codes = (word: string): number[] => [...word].map((letter) => letter.codePointAt(0) ?? 0);
const words = (word: string): string[] => squeezed(codes(word)).map((one) => String.fromCodePoint(...one));

test.each([
  ['die', []],
  ['diie', []],
  ['', []],
  ['diiie', ['die', 'diie']],
  ['kkkill', ['kill', 'kkill']],
  ['killlll', ['kil', 'kill']],
  ['kkkiiill', ['kill', 'kkill', 'kiill', 'kkiill']],
  ['aaabbbccc', ['abc', 'aabc', 'abbc', 'aabbc', 'abcc', 'aabcc', 'abbcc', 'aabbcc']],
  ['aaabbbcccddd', ['abcd', 'aabbccdd']],
  ['aaa111', ['a111', 'aa111']],
  ['1111', []],
])('%s', (word, expected) => {
  expect(words(word)).toEqual(expected);
});
