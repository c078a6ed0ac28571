// A server that has too much to do says so at once, and lets in again whom it answered.
import { expect, test } from 'vitest';
import { Crowd } from './crowd.ts';

test('lets in so many at once, sends the others away for some seconds, and lets in again', () => {
  const crowd = new Crowd(2);
  expect([crowd.enter(), crowd.enter()]).toEqual([0, 0]);
  const waits = Array.from({ length: 200 }, () => crowd.enter());
  expect(Math.min(...waits)).toBe(2);
  expect(Math.max(...waits)).toBe(8);
  crowd.leave();
  expect(crowd.enter()).toBe(0);
  expect(crowd.enter()).toBeGreaterThan(0);
});
