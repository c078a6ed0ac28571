// Asking a scout: when it cannot say, and that nothing of a text stays with it.
import { expect, test } from 'vitest';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { marksIn, runOn } from './look.ts';
import { markEnd, markStart } from './marks.ts';
import { createScout, padding } from './scout.ts';

const { tables } = compiledOf(madeUpEntry('one', ['purple lantern', 'xx'], { hidden: ['digits', 'damaged'] }));
const scout = createScout(tables, 100, 4);
const countOf = (text: string, isJudging = true) => runOn(scout, text, isJudging, (count) => count);
/** Also the room behind the text, where letters are put side by side. */
const isEmpty = (): boolean => new Uint8Array(scout.text.buffer).every((unit) => unit === 0);

test('says what there is, and keeps nothing of it', () => {
  let held = '';
  expect(
    runOn(scout, 'a purple lantern', true, (count) => {
      held = new TextDecoder().decode(scout.text.subarray(0, 16));
      return [count, ...scout.results.subarray(1, 3)];
    }),
  ).toEqual([1, 2, 16]);
  expect(held).toBe('a purple lantern');
  expect(isEmpty()).toBe(true);
  expect([countOf("a purple lan'tren"), isEmpty()]).toEqual([1, true]);
  expect([countOf('nothing'), countOf(''), countOf('k1ll'), countOf('k1ll', false)]).toEqual([0, 0, 1, 0]);
});

test('cannot say anything of a text that is not ASCII or too long, or when there is too much', () => {
  expect([countOf('purple lantern 想'), isEmpty()]).toEqual([undefined, true]);
  expect([countOf('想'.repeat(60)), isEmpty()]).toEqual([undefined, true]);
  const longest = scout.text.length - padding;
  expect([countOf('a'.repeat(longest)), isEmpty()]).toEqual([1, true]);
  expect([countOf('a'.repeat(longest + 1)), isEmpty()]).toEqual([undefined, true]);
  expect([countOf('xx xx xx xx', false), countOf('xx xx xx xx xx', false), isEmpty()]).toEqual([4, undefined, true]);
});

test('the places of a text', () => {
  const places = (text: string) => marksIn(scout, text)?.map((mark) => [markStart(mark), markEnd(mark)]);
  expect(places('nothing at all')).toEqual([]);
  expect(places('a k1ll and a purple lantern')).toEqual([
    [2, 6],
    [13, 27],
  ]);
  expect(places('想')).toBeUndefined();
});
