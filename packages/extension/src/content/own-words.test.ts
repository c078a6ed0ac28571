import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOwnWords } from './own-words.ts';

const typed = (words: string, own = createOwnWords(7)) => {
  for (let end = 1; end <= words.length; end += 1) own.add(words.slice(0, end), 1);
  return own;
};
const covered = (text: string, spans: readonly (readonly [number, number])[]): string =>
  [...text].map((letter, at) => (spans.some(([start, end]) => at >= start && at < end) ? letter : '.')).join('');

test('what the pupil typed is the pupil’s', () => {
  void fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 200 }), (words) => {
      expect(typed(words).marks(words, words.length, words)).toEqual([[0, words.length]]);
    }),
  );
});

test('what the page put around it is not', () => {
  const text = 'words nobody typed hello';
  expect(covered(text, typed('hello').marks(text, text.length, 'hello'))).toBe('...................hello');
});

test('a few letters just typed are the pupil’s, however few', () => {
  expect(covered('page says hm', typed('hm').marks('page says hm', 12, 'hm'))).toBe('..........hm');
});

test('a letter mended in the middle is', () => {
  const own = typed('grey hrons stand');
  own.add('e', 1);
  expect(own.marks('grey herons stand', 7, 'e')).toEqual([[0, 17]]);
});

test('letters of another case are the same', () => {
  expect(typed('grey herons').marks('GREY HERONS', 11, '')).toEqual([[0, 11]]);
});
