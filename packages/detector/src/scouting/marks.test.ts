// Which of the places that a scout saw are worth a closer look.
import { expect, test } from 'vitest';
import { maxSeparatorUnits } from '../limits.ts';
import { markEnd, marksOf, markStart, movedMarks } from './marks.ts';
import { lookHere, maybeDamaged, partlyHere } from './results.ts';

type Result = readonly [kind: number, start: number, end: number];

const placesOf = (marks: readonly number[]): (readonly [number, number])[] =>
  marks.map((mark) => [markStart(mark), markEnd(mark)]);
const marked = (...results: readonly Result[]) => placesOf(marksOf(Int32Array.from(results.flat()), 0, results.length));

test('phrases and what must be looked at, in the order of the text', () => {
  expect(marked()).toEqual([]);
  expect(marked([0, 40, 52], [lookHere, 3, 9], [7, 20, 30])).toEqual([
    [3, 9],
    [20, 30],
    [40, 52],
  ]);
});

test('only the results that are asked for', () => {
  const results = Int32Array.from([5, 1, 2, lookHere, 3, 4, 6, 5, 6, 7, 7, 8]);
  expect(placesOf(marksOf(results, 1, 2))).toEqual([
    [3, 4],
    [5, 6],
  ]);
});

test('a damaged word alone is not worth a look, nor is a difference alone', () => {
  expect(marked([maybeDamaged, 10, 17])).toEqual([]);
  expect(marked([partlyHere, 0, 12])).toEqual([]);
});

test.each([
  [8, false],
  [9, true],
  [10, true],
  [13, true],
  [17, true],
  [18, false],
])('a phrase that differs at %s makes a word from 10 to 17 worth a look: %s', (at, isMarked) => {
  expect(marked([maybeDamaged, 10, 17], [partlyHere, 0, at])).toEqual(isMarked ? [[10, 17]] : []);
});

test('each damaged word has its own difference, in whatever order they were seen', () => {
  expect(
    marked(
      [partlyHere, 0, 1013],
      [partlyHere, 0, 505],
      [maybeDamaged, 1010, 1017],
      [maybeDamaged, 10, 17],
      [maybeDamaged, 500, 507],
      [partlyHere, 0, 3],
    ),
  ).toEqual([
    [500, 507],
    [1010, 1017],
  ]);
});

test.each([
  [1, true],
  [maxSeparatorUnits, true],
  [maxSeparatorUnits + 1, false],
])('two damaged words %s apart are both worth a look: %s', (apart, isMarked) => {
  const other = [27 + apart, 34 + apart] as const;
  expect(marked([maybeDamaged, 20, 27], [maybeDamaged, ...other])).toEqual(isMarked ? [[20, 27], other] : []);
  expect(marked([maybeDamaged, 0, 7], [maybeDamaged, 7 + apart, 14 + apart])).toEqual(
    isMarked
      ? [
          [0, 7],
          [7 + apart, 14 + apart],
        ]
      : [],
  );
});

test('the places of a text that stands further back', () => {
  const marks = marksOf(Int32Array.from([0, 3, 9, lookHere, 70_000, 70_010]), 0, 2);
  expect(movedMarks(marks, 0)).toBe(marks);
  expect(placesOf(movedMarks(marks, 100))).toEqual([
    [103, 109],
    [70_100, 70_110],
  ]);
  expect(placesOf(movedMarks(marks, -3))).toEqual([
    [0, 6],
    [69_997, 70_007],
  ]);
});

test('a place longer than a number holds ends as late as one can say', () => {
  expect(marked([lookHere, 5, 65_540])).toEqual([[5, 65_540]]);
  expect(marked([lookHere, 5, 200_000])).toEqual([[5, 65_540]]);
});
