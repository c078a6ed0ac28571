// What a pattern comes down to, way by way.
import { expect, test } from 'vitest';
import { parsePhrase } from '../pattern/parse.ts';
import { wayKey, waysOf } from './ways.ts';

const waysIn = (text: string, language = 'en') => {
  const slots = [{ name: 'hue', language, phrases: ['red', 'dark red'] }];
  const parsed = parsePhrase(text, { language, slots });
  if ('problem' in parsed) throw new Error(parsed.problem);
  return waysOf(parsed.phrase);
};
const textsIn = (text: string, language?: string) => waysIn(text, language).map((way) => way.text);

test('alternatives, optional words, slots, forms and gaps', () => {
  expect(textsIn('i {want to|wanna} go')).toEqual(['i wanna go', 'i want to go']);
  expect(textsIn('{want to|wanna} go')).toEqual(['wanna go', 'want to go']);
  expect(textsIn('a (b) c')).toEqual(['a c', 'a b c']);
  expect(textsIn('a [hue] b')).toEqual(['a red b', 'a dark red b']);
  expect(textsIn('kill~ it')).toEqual(['kill~ it']);
  expect(waysIn('a <1-2> b')).toEqual([{ text: 'a … b', hasGap: true }]);
  expect(waysIn('a b')).toEqual([{ text: 'a b', hasGap: false }]);
});

test('scripts without spaces are put together as they are written', () => {
  expect(textsIn('我{想|要}死', 'zh')).toEqual(['我想死', '我要死']);
  expect(textsIn('我 想 死', 'zh')).toEqual(['我 想 死']);
});

test('the shortest ways are among those looked at, however many there are', () => {
  const one = '{a1|a2 b|a3 b|a4 b|a5 b|a6 b|a7 b|a8 b|a9 b}';
  const all = waysIn(`${one} ${one} ${one} ${one} ${one}`.slice(0, 999));
  expect(all).toHaveLength(4_000);
  expect(all[0]?.text).toBe('a1 a1 a1 a1 a1');
});

test('ways are equal when the same texts are found by them', () => {
  const keys = (text: string, isCaseSensitive = false) => waysIn(text).map((way) => wayKey(way, isCaseSensitive));
  expect(keys("Don't GO")).toEqual(keys('dont  go'));
  expect(keys('go', true)).not.toEqual(keys('Go', true));
  expect(keys('kill~ it')).not.toEqual(keys('kill it'));
  expect(keys('a <2> b')).not.toEqual(keys('a b'));
  expect(keys('ab c')).not.toEqual(keys('a bc'));
});
