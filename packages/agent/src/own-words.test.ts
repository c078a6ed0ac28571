import { expect, test } from 'vitest';
import { isPupilsOwn } from './own-words.ts';

const text = 'I want to leave this place';

test('text without marks is all the pupil’s', () => {
  expect(isPupilsOwn({ text }, { start: 0, end: 10 })).toBe(true);
});

test('a finding that the page wrote is not the pupil’s, though the pupil wrote beside it', () => {
  expect(isPupilsOwn({ text, own: [[21, 26]] }, { start: 0, end: 15 })).toBe(false);
});

test('half of the letters are enough, spaces do not count', () => {
  expect(isPupilsOwn({ text: 'ab cd', own: [[3, 5]] }, { start: 0, end: 5 })).toBe(true);
  expect(isPupilsOwn({ text: 'abc d', own: [[3, 5]] }, { start: 0, end: 5 })).toBe(false);
});
