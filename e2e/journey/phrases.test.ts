import { expect, test } from 'vitest';
import { readPhrases } from './phrases.ts';
import { readInnocentLines } from './writing.ts';

const phrases = await readPhrases();

test('the list in force gives enough phrases to type, each a finding with its last letter and not before', () => {
  const { ordinary, critical, goingOn, count } = phrases;
  expect(ordinary.length).toBeGreaterThan(60);
  expect(critical.length).toBeGreaterThan(2);
  expect(goingOn.length).toBeGreaterThan(3);
  for (const { text, longer } of goingOn)
    expect([count(`qx ${text}`), count(`qx ${longer} qx`)], longer).toEqual([1, 0]);
  for (const { text } of [...ordinary, ...critical])
    expect([count(`qx ${text.slice(0, -1)}`), count(`qx ${text}`)], text).toEqual([0, 1]);
});

test('no innocent line holds a phrase, by itself or beside the others', async () => {
  const lines = await readInnocentLines();
  const { count } = phrases;
  expect(lines.length).toBeGreaterThanOrEqual(50);
  expect(lines.filter((line) => count(line) > 0)).toEqual([]);
  expect(count(lines.join('\n'))).toBe(0);
});
