// A phrase that cannot be read is refused with the one thing that is wrong with it; what can be read is read as meant.
import { expect, test } from 'vitest';
import { parsePhrase, type PhraseWord } from './parse.ts';
import { phraseProblems } from './phrase-problems.ts';

const slots = [
  { name: 'feeling', language: 'en', phrases: ['feel', 'felt like'] },
  { name: 'person', language: 'en', phrases: ['him'] },
  { name: 'osoba', language: 'pl', phrases: ['jego'] },
  { name: 'braces', language: 'en', phrases: ['{a|b}'] },
  { name: 'signs', language: 'en', phrases: ['ok', '...'] },
  { name: 'blank', language: 'en', phrases: ['ok', ' '] },
];
const read = (text: string, language = 'en') => parsePhrase(text, { language, slots });
const wrongWith = (text: string, language?: string): string => {
  const parsed = read(text, language);
  return 'problem' in parsed ? parsed.problem : '';
};
const words = (count: number, word = 'word'): string => Array.from({ length: count }, () => word).join(' ');

test.each([
  ['{a|b c', 'A brace is missing, or braces stand inside braces.'],
  ['a|b} c', 'A brace is missing, or braces stand inside braces.'],
  ['{a|{b|c}} d', 'A brace is missing, or braces stand inside braces.'],
  ['a | b', 'A | stands outside braces.'],
  ['a (b c', 'A parenthesis is missing, or stands inside others.'],
  ['a b) c', 'A parenthesis is missing, or stands inside others.'],
  ['a [feeling b', 'A bracket is missing, or brackets stand inside brackets.'],
  ['a feeling] b', 'A bracket is missing, or brackets stand inside brackets.'],
  ['a {x [person]|b} c', 'A bracket is missing, or brackets stand inside brackets.'],
  ['a {[person] x|b} c', 'A bracket is missing, or brackets stand inside brackets.'],
  ['a (x [person]) c', 'A bracket is missing, or brackets stand inside brackets.'],
  ['a {(b)|c} d', 'A parenthesis is missing, or stands inside others.'],
  ['a ({b}) c', 'A brace is missing, or braces stand inside braces.'],
  ['a {<2>|c} d', 'A < or > is missing or stands alone.'],
  ['a <2 b', 'A < or > is missing or stands alone.'],
  ['a 2> b', 'A < or > is missing or stands alone.'],
  ['a ~ b', 'A ~ stands after no word.'],
  ['~ b', 'A ~ stands after no word.'],
  ['kill~~ b', 'A ~ stands after no word.'],
  ['a [hope] b', 'There is no slot [hope] for the language "en"; there are: feeling, person, braces, signs, blank.'],
  [
    'a {[hope]|b} c',
    'There is no slot [hope] for the language "en"; there are: feeling, person, braces, signs, blank.',
  ],
  ['a [braces] b', 'The slot [braces] holds "{a|b}": only words and ~ may stand in a slot.'],
  ['a [signs] b', '"..." holds nothing to find.'],
  ['a [blank] b', 'The slot [blank] holds a phrase with nothing to find.'],
  ['a {b| ... } c', '"..." holds nothing to find.'],
  ['...', 'It holds nothing to find.'],
  ['(a)', 'It begins or ends with what may be left out, or with a gap: there it means nothing.'],
  ['(a) b', 'It begins or ends with what may be left out, or with a gap: there it means nothing.'],
  ['a {b|}', 'It begins or ends with what may be left out, or with a gap: there it means nothing.'],
  ['<2> a', 'It begins or ends with what may be left out, or with a gap: there it means nothing.'],
  ['a <2>', 'It begins or ends with what may be left out, or with a gap: there it means nothing.'],
  ['a (b) <2> c', 'Beside a gap stands something that may be left out: take it into the gap.'],
  ['a <2> (b) c', 'Beside a gap stands something that may be left out: take it into the gap.'],
  ['a <1> <2> b', 'Beside a gap stands something that may be left out: take it into the gap.'],
  ['a{b|c} d', 'Two words touch: write a space before and after braces, parentheses and brackets.'],
  ['a {b|c}d', 'Two words touch: write a space before and after braces, parentheses and brackets.'],
  ['a (b)c', 'Two words touch: write a space before and after braces, parentheses and brackets.'],
  ['x 我{b|想} c', ''],
  ['x b{我|c} d', 'Two words touch: write a space before and after braces, parentheses and brackets.'],
  ['我{想|要}死', ''],
  [`${'a'.repeat(65)} b`, 'A word is longer than any word of a text.'],
  [`${'a'.repeat(64)} b`, ''],
  ['a <1-8> b', ''],
  ['a < 1 - 2 > b', ''],
  ['a <2-2> b', ''],
])('%j', (text, problem) => {
  expect(wrongWith(text)).toBe(problem);
});

test.each(['<0>', '<9>', '<3-2>', '<1-9>', '<>', '<two>', '<1-2-3>', '<-2>'])('%s is no gap', (gap) => {
  expect(wrongWith(`a ${gap} b`)).toBe(
    `${gap} is no gap: write <3> for up to three words, <1-3> for one to three, at most 8.`,
  );
});

test('forms and slots are of a language', () => {
  const forms = 'Forms of a word (~) are known for English only: write them as alternatives.';
  expect(wrongWith('kill~ it', 'en-GB')).toBe('');
  expect(['pl', 'enm', 'fr-en'].map((language) => wrongWith('kill~ it', language))).toEqual([forms, forms, forms]);
  expect(wrongWith('a [person] b', 'en-GB')).toBe('There is no slot [person] for the language "en-GB".');
  expect(wrongWith('a [feeling] b', 'pl')).toBe('There is no slot [feeling] for the language "pl"; there are: osoba.');
});

test('every limit is named, and reached without a word', () => {
  const pair = '{a|b}';
  expect(wrongWith(words(24))).toBe('');
  expect(wrongWith(words(25))).toBe('It has 25 steps; the limit is 24.');
  expect(wrongWith('a <1> b <1> c <1> d')).toBe('');
  expect(wrongWith('a <1> b <1> c <1> d <1> e')).toBe('It has 4 gaps; the limit is 3.');
  expect(wrongWith(`${words(16, pair)} c`)).toBe('');
  expect(wrongWith(`${words(17, pair)} c`)).toBe('It stands for 131072 phrases; the limit is 100000.');
  // A way has the longest option of each step.
  expect(wrongWith(`${words(22)} {a|b c}`)).toBe('');
  expect(wrongWith(`${words(22)} {a|b c d}`)).toBe('It can have 25 words; the limit is 24.');
});

const optionsOf = (text: string, language?: string): string[] => {
  const parsed = read(text, language);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const shown = (word: PhraseWord): string => word.variants.join('/');
  return parsed.phrase.steps.map((step) =>
    step.kind === 'gap'
      ? `<${step.min}-${step.max}>`
      : step.options.map((option) => option.map(shown).join(' ')).join('|'),
  );
};

test('what can be read is read as meant', () => {
  expect(optionsOf('i {want to|wanna} (really) [feeling] <2> it')).toEqual([
    'i',
    'want to|wanna',
    'really|',
    'feel|felt like',
    '<0-2>',
    'it',
  ]);
  expect(optionsOf('a <1-3> { [person] | her }')).toEqual(['a', '<1-3>', 'him|her']);
  expect(optionsOf('Hang~ {kill~|end} it')).toEqual([
    'Hang/hangs/hung/hanged/hanging/hangin',
    'kill/kills/killed/killing/killin|end',
    'it',
  ]);
});

const partings = (text: string): (readonly [sep: number, breakText: string])[] => {
  const parsed = read(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.phrase.steps.flatMap((step) =>
    step.kind === 'gap'
      ? []
      : [step.before, ...(step.options[0] ?? []).slice(1).map(({ before }) => before)].map(
          ({ sep, breakText }) => [sep, breakText] as const,
        ),
  );
};

test('what parts words is kept between them, and dropped at the ends and before a gap', () => {
  const [none, space] = [partings('ab')[0], partings('a b')[1]];
  expect(none).not.toEqual(space);
  const slash = partings('9/11')[1];
  expect(slash?.[1]).toBe('/');
  expect(partings('"9/11"')).toEqual([none, slash]);
  expect(partings(' - a-b ')).toEqual([none, space]);
  // The sign of forms parts nothing.
  expect(partings('kill~ it')).toEqual([none, space]);
  expect(partings('kill~/it')).toEqual([none, slash]);
  // A break beside a brace is the step's, whichever side of it the space stands on.
  expect(partings('9/{a|b} c')).toEqual([none, slash, space]);
  expect(partings('{a|b}/ 9')).toEqual([none, slash]);
  expect(partings('a {b|c} d')).toEqual([none, space, space]);
  expect(partings('a / <2> b')).toEqual([none, space]);
  expect(partings('a {9/11|b} c')).toEqual([none, space, slash, space]);
});

test('problems are named with their phrases’ places', () => {
  expect(phraseProblems(['fine words', 'a {b', '', words(25), 'a|'], { language: 'en', slots: [] })).toEqual([
    { index: 1, text: 'a {b', what: 'A brace is missing, or braces stand inside braces.' },
    { index: 2, text: '', what: 'It holds nothing to find.' },
    { index: 3, text: words(25), what: 'It has 25 steps; the limit is 24.' },
    { index: 4, text: 'a|', what: 'A | stands outside braces.' },
  ]);
  expect(phraseProblems(['a'.repeat(65)], { language: 'en', slots: [] })).toHaveLength(1);
});
