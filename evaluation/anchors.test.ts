// The naive anchor is as naive as a regular expression with `\b` on both sides, and reads every form that the lists come in.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { phrasesOf, wordMatcher } from './anchors.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

it('finds what \\b…\\b finds', () => {
  const letter = fc.constantFrom(..."abAB _-'9.");
  const token = fc
    .string({ unit: letter, minLength: 1, maxLength: 6 })
    .filter((text) => /^\w/.test(text) && /\w$/.test(text));
  fc.assert(
    fc.property(
      fc.array(token, { minLength: 1, maxLength: 5 }),
      fc.string({ unit: letter, maxLength: 30 }),
      (tokens, text) => {
        const naive = new RegExp(`\\b(?:${tokens.map(escaped).join('|')})\\b`, 'i');
        expect(wordMatcher(tokens.map((one) => [one]))(text)).toBe(naive.test(text));
      },
    ),
  );
});

it('ends a word at an apostrophe and not at a letter with a mark', () => {
  const finds = wordMatcher([['murder']]);
  expect(finds('he hath Murder’d sleep')).toBe(true);
  expect(finds('murderé')).toBe(false);
  expect(finds('murders')).toBe(false);
});

it('asks for all parts of a phrase that has several', () => {
  const finds = wordMatcher([['river', ' stone ']]);
  expect(finds('a stone beside the river')).toBe(true);
  expect(finds('a stone beside the road')).toBe(false);
  expect(finds('stone stone')).toBe(false);
});

it('reads every form of list, and nothing else', () => {
  const of = (list: unknown) => Object.fromEntries(phrasesOf(list));
  expect(of(['one', 'two words', 3])).toEqual({ '*': [['one'], ['two words']] });
  expect(of([{ parts: [' a', 'b '], weight: 5 }])).toEqual({ '*': [[' a', 'b ']] });
  expect(of({ source: 'x', terms: ['one'] })).toEqual({ '*': [['one']] });
  expect(of({ source: 'x', terms: { one: 'meaning' } })).toEqual({ '*': [['one']] });
  expect(of({ en: ['one'], 'fr-CA': ['deux'] })).toEqual({ en: [['one']], 'fr-CA': [['deux']] });
  expect(of({ 'A theme': { theme: 'x', tokens: ['one'] } })).toEqual({ '*': [['one']] });
  expect(of({ hurtful: ['no language'] })).toEqual({});
  expect(of(null)).toEqual({});
  expect(of('text')).toEqual({});
});
