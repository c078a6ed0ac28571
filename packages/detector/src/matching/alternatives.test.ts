// Braces stand for choices; what is wrong with them is said.
import { expect, test } from 'vitest';
import { alternativesProblem, expandAlternatives } from './alternatives.ts';

test('every choice with every other', () => {
  expect(expandAlternatives('i {want to|wanna} {go|leave}')).toEqual([
    'i want to go',
    'i want to leave',
    'i wanna go',
    'i wanna leave',
  ]);
  expect(expandAlternatives('send {me |}pics')).toEqual(['send me pics', 'send pics']);
});

test.each([
  ['i {want', 'A brace is missing'],
  ['i {a|{b|c}}', 'A brace is missing, or braces stand inside braces.'],
  ['a|b', 'A | stands outside braces.'],
  ['{a|b|c|d|e|f|g|h|i|j}'.repeat(4), 'It stands for 10000 phrases'],
  [`{${'x'.repeat(201)}|b}`, 'A phrase is longer than 200 characters.'],
])('%s', (phrase, what) => {
  expect(alternativesProblem(phrase)).toContain(what);
});
