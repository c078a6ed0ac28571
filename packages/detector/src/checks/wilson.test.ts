// Wilson's interval, against published values.
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

test.each([
  // Newcombe, R. G. (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [20, 20, 0.8389, 1],
])('%i of %i', (hits, of, low, high) => {
  expect(wilsonInterval(hits, of)).toEqual([expect.closeTo(low, 4), expect.closeTo(high, 4)]);
});

test('none found may be none at all, and all found may be all', () => {
  for (let of = 1; of <= 300; of += 1) expect([wilsonInterval(0, of)[0], wilsonInterval(of, of)[1]]).toEqual([0, 1]);
});

test('nothing counted says nothing', () => {
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});
