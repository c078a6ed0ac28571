// The letters of one word with their marks.
import { expect, test } from 'vitest';
import { wordLetters } from './letters.ts';

const lettersOf = (text: string, start = 0, end = text.length): string => {
  const { codes, cased, marks } = wordLetters(text, start, end);
  const on = [...marks].map(([letter, own]) => ` ${letter}:${own.map((mark) => mark.toString(16)).join('+')}`).join('');
  return `${String.fromCodePoint(...codes)} ${String.fromCodePoint(...cased)}${on}`;
};

test.each([
  ['Kill', 'kill Kill'],
  ['Café', 'cafe Cafe 3:301'],
  ['cafe\u{301}', 'cafe cafe 3:301'],
  ['e\u{301}\u{301}\u{323}', 'e e 0:301+323'],
  ['ế', 'e e 0:302+301'],
  ['a\u{344}b', 'ab ab 0:308+301'],
  ['\u{301}a', 'a a'],
  ["don't", 'dont dont 2:27'],
  ['don’t’ve', 'dontve dontve 2:27 3:27'],
  ['𐐀\u{301}b', '𐐨b 𐐀b 0:301'],
  ['a\u{200b}b', 'ab ab'],
  ['', ' '],
])('%j', (text, letters) => {
  expect(lettersOf(text)).toBe(letters);
});

test('only what stands in the word', () => {
  expect(lettersOf('xéay', 1, 3)).toBe('ea ea 0:301');
});
