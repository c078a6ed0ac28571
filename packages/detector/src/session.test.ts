// In a text long enough that an edit is looked at where it happened, everything is found as in the whole text, and in its place.
import { CandourError } from '@candour/contract';
import { expect, test } from 'vitest';
import { judgeHits } from './judge.ts';
import { startSession } from './session.ts';
import { compiledOf, madeUpEntry } from './testing/entries.ts';
import { chanceFrom } from './testing/oracle/random.ts';

const compiled = compiledOf(
  madeUpEntry('lantern', ['purple lantern', 'lantern <0-2> night']),
  madeUpEntry('gun', ['a gun'], { near: { words: ['school'], within: 4 }, unless: ['quoted', 'negated'] }),
);
const typed = { surface: 'typed' } as const;
const filler = (words: number): string => 'some other words. '.repeat(words);
const whole = (text: string) => judgeHits(compiled, { text, ...typed });

test('what stands far before and behind an edit stays, and moves with its text', () => {
  const session = startSession(compiled, typed);
  const text = `purple lantern ${filler(60)}here ${filler(60)}bring a gun to the school`;
  expect(session.replace(text)).toEqual(whole(text));
  expect(session.findings).toHaveLength(2);
  const at = text.indexOf('here');
  for (const edit of [
    { at, remove: 0, insert: 'not ' },
    { at, remove: 8, insert: '' },
    { at, remove: 0, insert: 'a purple lantern ' },
    { at: at + 2, remove: 6, insert: 'Purple' },
    { at: 0, remove: 7, insert: '' },
  ]) {
    expect(session.edit(edit)).toEqual(whole(session.text));
    expect(session.findings).toHaveLength(
      edit.at === 0 ? 2 : session.text.includes('a p') ? 3 : session.findings.length,
    );
  }
  const gun = session.findings.find(({ entry }) => entry === 'gun');
  expect(session.text.slice(gun?.span.start, gun?.span.end)).toBe('a gun');
  expect(session.text.slice(gun?.context?.start, gun?.context?.end)).toBe('school');
});

test('any edits of a long text', () => {
  const chance = chanceFrom(7);
  const pieces = ['purple ', 'lantern ', 'night ', 'a gun ', 'school ', 'not ', '"', '. ', 'word ', '\n', 'lan', '’'];
  const session = startSession(compiled, typed);
  session.replace(Array.from({ length: 300 }, () => chance.one(pieces)).join(''));
  for (let round = 0; round < 300; round += 1) {
    const at = chance.below(session.text.length + 1);
    const remove = Math.min(chance.below(12), session.text.length - at);
    session.edit({ at, remove, insert: chance.one(['', ...pieces]) + chance.one(['', ...pieces]) });
    expect(session.findings).toEqual(whole(session.text));
  }
});

test('replacing looks at what differs', () => {
  const session = startSession(compiled, typed);
  const before = `${filler(60)}aa ${filler(60)}`;
  session.replace(before);
  for (const text of [before.replace('aa', 'a'), before.replace('aa', 'aaa'), before.replace('aa', 'a gun school'), ''])
    expect([session.replace(text), session.text]).toEqual([whole(text), text]);
  const { findings } = session;
  expect(session.replace('')).toBe(findings);
});

test.each([
  [-1, 0],
  [0, -1],
  [0.5, 0],
  [0, 0.5],
  [4, 0],
  [2, 2],
])('an edit of %s and %s lies outside a text of three units', (at, remove) => {
  const session = startSession(compiled, typed);
  session.replace('abc');
  expect(() => session.edit({ at, remove, insert: 'x' })).toThrow(CandourError);
  expect(session.text).toBe('abc');
  expect(session.edit({ at: 3, remove: 0, insert: 'd' })).toEqual([]);
  expect(session.edit({ at: 0, remove: 4, insert: '' })).toEqual([]);
});
