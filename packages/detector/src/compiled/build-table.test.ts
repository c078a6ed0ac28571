// Rows that grow, and how large a hash table is.
import { expect, test } from 'vitest';
import { IntRows, slotsFor } from './build-table.ts';

test('rows keep what was put into them, however many', () => {
  const rows = new IntRows();
  for (let value = 0; value < 1030; value += 1) rows.add(value * 3);
  rows.push(-1, -2);
  rows.set(5, 99);
  expect([rows.length, rows.at(0), rows.at(5), rows.at(1029), rows.at(1030), rows.at(1031)]).toEqual([
    1032, 0, 99, 3087, -1, -2,
  ]);
  expect(rows.at(1_000_000)).toBe(0);
  const done = rows.done();
  expect([done.length, done[1023], done[1024], done[1031]]).toEqual([1032, 3069, 3072, -2]);
  rows.set(0, 7);
  expect(done[0]).toBe(0);
});

test.each([
  [0, 16],
  [10, 16],
  [11, 32],
  [21, 32],
  [22, 64],
  [1000, 2048],
])('for %s there are %s slots', (count, slots) => {
  expect(slotsFor(count)).toBe(slots);
});
