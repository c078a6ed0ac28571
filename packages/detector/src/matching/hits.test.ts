// From matches to hits: which of several ways to read the same place is kept, and what a hit says of itself.
import { expect, test } from 'vitest';
import { judgeHits } from '../judge.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';

const hitsIn = (list: ReturnType<typeof compiledOf>, text: string): string[] =>
  judgeHits(list, { text, surface: 'typed' }).map(
    ({ entry, span, phrase, path, hidden }) =>
      `${entry}: ${text.slice(span.start, span.end)} = ${phrase}${path === phrase ? '' : ` (${path})`}${hidden.map((kind) => ` ${kind}`).join('')}`,
  );

test('of one entry the longest, of several each', () => {
  const list = compiledOf(
    madeUpEntry('one', ['purple lantern', 'lantern', 'a purple lantern', 'lantern light']),
    madeUpEntry('two', ['lantern', 'purple lantern']),
  );
  expect(hitsIn(list, 'a purple lantern light')).toEqual([
    'one: a purple lantern = a purple lantern',
    'two: purple lantern = purple lantern',
    'one: lantern light = lantern light',
  ]);
  expect(hitsIn(list, 'lantern purple lantern')).toEqual([
    'one: lantern = lantern',
    'two: lantern = lantern',
    'one: purple lantern = purple lantern',
    'two: purple lantern = purple lantern',
  ]);
});

test('of one span the way with the fewest hidden words, then the phrase that stands first', () => {
  const hidden = { hidden: ['digits', 'stretched', 'apostrophe', 'marks'] as const };
  const list = compiledOf(
    madeUpEntry('one', ["i'll {kill|ki1l}", 'ill ki1l', '{ill} kill~', 'ill kill'], { hidden: [...hidden.hidden] }),
  );
  expect(hitsIn(list, 'ill kill')).toEqual(['one: ill kill = {ill} kill~ (ill kill)']);
  expect(hitsIn(list, 'ill ki1l')).toEqual(['one: ill ki1l = ill ki1l']);
  expect(hitsIn(list, 'ill k1ll')).toEqual(['one: ill k1ll = {ill} kill~ (ill kill) digits']);
  expect(hitsIn(list, "i'll k1ll")).toEqual(["one: i'll k1ll = i'll {kill|ki1l} (i'll kill) digits"]);
  expect(hitsIn(list, 'illl kiiill')).toEqual(["one: illl kiiill = i'll {kill|ki1l} (i'll kill) stretched"]);
  expect(hitsIn(list, 'íll k1ll')).toEqual(['one: íll k1ll = {ill} kill~ (ill kill) marks digits']);
});

test('of one way its choices that stand first, and of a gap fewer words', () => {
  const phrase = 'lantern {a|the} <0-2> so (very) {very|dark} night';
  const list = compiledOf(madeUpEntry('one', [phrase]));
  for (const [text, path] of [
    ['lantern a so very very night', 'lantern a so very very night'],
    ['lantern the so very night', 'lantern the so very night'],
    ['lantern a very so dark night', 'lantern a … so dark night'],
    ['lantern a so so so very dark night', 'lantern a … so very dark night'],
  ])
    expect(hitsIn(list, text ?? '')).toEqual([`one: ${text} = ${phrase} (${path})`]);
  expect(hitsIn(list, 'lantern a so so so so night')).toEqual([]);
  expect(hitsIn(list, 'lantern a b c d so dark night')).toEqual([]);
});

test('a path says the list’s own words', () => {
  const list = compiledOf(
    madeUpEntry('pl', ['zabić SIĘ', 'chcę <1-2> Umrzeć'], { language: 'pl' }),
    madeUpEntry('ar', ['mawt {Mawt|x}'], { language: 'ar', hidden: ['romanised'] }),
  );
  expect(hitsIn(list, 'zabic sie')).toEqual(['pl: zabic sie = zabić SIĘ']);
  expect(hitsIn(list, 'chce już umrzec')).toEqual(['pl: chce już umrzec = chcę <1-2> Umrzeć (chcę … Umrzeć)']);
  expect(hitsIn(list, 'maut maut')).toEqual(['ar: maut maut = mawt {Mawt|x} (mawt mawt) romanised']);
});

test('one in shadow is only noted down', () => {
  const list = compiledOf(
    madeUpEntry('one', ['lantern'], { severity: 'critical', shadow: true }),
    madeUpEntry('two', ['lantern'], { severity: 'critical' }),
  );
  expect(judgeHits(list, { text: 'a lantern', surface: 'typed' }).map(({ severity }) => severity)).toEqual([
    'note',
    'critical',
  ]);
});
