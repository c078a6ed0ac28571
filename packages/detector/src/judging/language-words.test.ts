// Each language has words for every condition, as the comparison sees them.
import { expect, test } from 'vitest';
import { wordLetters } from '../reading/letters.ts';
import { languageWords } from './language-words.ts';

const languages = 'en cy pl ro ur ur-Latn pa bn ar ar-Latn so tr uk ru fr es pt de zh'.split(' ');

test.each(languages)('%s has words of each kind, in base letters', (language) => {
  const { negations, questionWords, firstPerson } = languageWords(language);
  for (const words of [negations, questionWords, firstPerson]) {
    expect(words.size).toBeGreaterThanOrEqual(3);
    for (const word of words) {
      expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
      const { codes, marks } = wordLetters(word, 0, word.length);
      expect(marks.size).toBe(0);
      expect(String.fromCodePoint(...codes)).toBe(word);
    }
  }
});

test.each([
  ['en', 'negations', ['dont', 'not', 'cant']],
  ['en', 'firstPerson', ['i', 'im', 'my']],
  ['cy', 'negations', ['ddim', 'peidiwch']],
  ['pl', 'negations', ['nie', 'zadna']],
  ['ro', 'negations', ['nu', 'fara']],
  ['ru', 'firstPerson', ['я', 'мои']],
  ['uk', 'firstPerson', ['мене', 'моя']],
  ['tr', 'negations', ['degil', 'hic']],
  ['ar', 'firstPerson', ['انا']],
  ['ur', 'negations', ['نہیں']],
  ['ur-Latn', 'negations', ['nahi']],
  ['de', 'questionWords', ['wofur']],
  ['zh', 'firstPerson', ['我']],
] as const)('%s %s', (language, kind, words) => {
  for (const word of words) expect(languageWords(language)[kind]).toContain(word);
});

test('words that mean something else without their apostrophe are not there', () => {
  const { firstPerson } = languageWords('en');
  expect(firstPerson).not.toContain('ill');
  expect(firstPerson).not.toContain('id');
});

test('a region has the words of its language, an unknown language none', () => {
  expect(languageWords('pt-BR')).toBe(languageWords('pt'));
  expect(languageWords('ur-Latn-GB')).toBe(languageWords('ur-Latn'));
  expect(languageWords('xx').negations.size).toBe(0);
  expect(languageWords('').firstPerson.size).toBe(0);
});
