// Intervals against published values, and against what they are for: lines that come in groups say less than their number.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Drawn, intervalOf, randomFrom, wilson } from './intervals.ts';

const lines = (hits: number, count: number, groupOf: (line: number) => number): Drawn[] =>
  Array.from({ length: count }, (_, line) => ({ group: groupOf(line), isHit: line < hits }));

it.each([
  // Newcombe 1998, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives the published interval of %i of %i', (hits, count, low, high) => {
  const found = wilson(hits, count);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

it('is Wilson’s where each line stands alone', () => {
  expect(intervalOf(lines(81, 263, (line) => line))).toEqual({ ...wilson(81, 263), method: 'wilson' });
});

it('is wider where lines are copies of each other', () => {
  // 100 templates of ten lines each, hit whole or not at all: no more is known than from 100 lines.
  const copies = intervalOf(lines(300, 1_000, (line) => Math.floor(line / 10)));
  const alone = wilson(300, 1_000);
  expect(copies.method).toBe('groups');
  expect(copies.high - copies.low).toBeGreaterThan(2 * (alone.high - alone.low));
  expect(copies.low).toBeCloseTo(wilson(30, 100).low, 1);
  expect(copies.high).toBeCloseTo(wilson(30, 100).high, 1);
});

it('counts each group as one line where hits are too few to draw from', () => {
  expect(intervalOf(lines(0, 500, (line) => line % 50))).toEqual({ ...wilson(0, 50), method: 'wilson-of-groups' });
  expect(intervalOf(lines(500, 500, (line) => line % 50))).toEqual({ ...wilson(50, 50), method: 'wilson-of-groups' });
});

it('holds the share that was measured, and is the same each time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ group: fc.integer({ min: 0, max: 9 }), isHit: fc.boolean() }), {
        minLength: 1,
        maxLength: 60,
      }),
      (drawn) => {
        const { low, high } = intervalOf(drawn);
        const share = drawn.filter(({ isHit }) => isHit).length / drawn.length;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share + 1e-9);
        expect(high).toBeGreaterThanOrEqual(share - 1e-9);
        expect(high).toBeLessThanOrEqual(1);
        expect(intervalOf(drawn)).toEqual({ low, high, method: expect.any(String) });
      },
    ),
  );
});

it('draws numbers from 0 up to but without 1, evenly', () => {
  const random = randomFrom(7);
  const numbers = Array.from({ length: 4_000 }, random);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
});
