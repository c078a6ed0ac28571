// In scripts without spaces a match ends where a word ends.
import { expect, test } from 'vitest';
import { segmentUnits } from '../limits.ts';
import { Reading } from '../reading/reading.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { endsSegment } from './segments.ts';

const { tables } = compiledOf(
  madeUpEntry('zh', ['大家'], { language: 'zh' }),
  madeUpEntry('th', ['ตาย'], { language: 'th' }),
);
const reading = new Reading(tables);
const ends = (text: string, end: number, entry = 0): boolean => {
  reading.text = text;
  return endsSegment(reading, entry, end);
};

test.each([
  ['kill me', 2, true],
  ['大家', 2, true],
  ['大家好', 2, true],
  ['大家好', 1, false],
  ['大家 好', 2, true],
  ['大a', 1, true],
  ['大\ud840', 1, true],
  ['a大', 1, true],
  ['我喜欢大家', 4, false],
  ['我喜欢大家', 5, true],
  ['我喜欢大家好', 5, true],
  ['\u{20000}家', 2, true],
  ['大\udc00', 2, true],
])('in %j at %s: %s', (text, end, isEnd) => {
  expect(ends(text, end)).toBe(isEnd);
});

test('Thai, from its first letter on', () => {
  expect(ends('อยากตาย', 4, 1)).toBe(true);
  expect(ends('อยากตาย', 2, 1)).toBe(false);
  expect(ends('ตาย', 3, 1)).toBe(true);
  expect(ends('กรรม', 1, 1)).toBe(false);
  expect(ends('\u0dff\u0e01', 1, 1)).toBe(true);
});

test('looks no further than it must', () => {
  const far = '好'.repeat(segmentUnits * 4);
  expect(ends(`${far}大家好${far}`, far.length + 2)).toBe(
    ends(`${far.slice(0, segmentUnits)}大家好${far.slice(0, segmentUnits)}`, segmentUnits + 2),
  );
  for (const pairs of ['\u{20000}'.repeat(40), `${'\u{20000}'.repeat(40)}好`])
    expect(ends(`${pairs}大家${pairs}`, pairs.length + 2)).toBe(true);
});
