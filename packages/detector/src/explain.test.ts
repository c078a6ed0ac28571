// What is said of a finding: every kind of hiding, every condition, and the exact words for whoever checks it.
import { CandourError, conditions, hiddenKinds, type WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { quoted } from './explaining/quoted.ts';
import { seenThrough } from './explaining/seen-through.ts';
import { judgeHits } from './judge.ts';
import { compiledOf, madeUpEntry } from './testing/entries.ts';
import type { Explanation, InspectInput } from './types.ts';

const explained = (
  entry: Partial<WatchlistEntry> & { readonly phrases: string[] },
  text: string,
  more: Partial<InspectInput> = {},
): Explanation => {
  const compiled = compiledOf(madeUpEntry('one', entry.phrases, entry));
  const [finding] = judgeHits(compiled, { text, surface: 'typed', ...more });
  if (!finding) throw new Error(`nothing was found in “${text}”`);
  return explain(compiled, finding, text);
};

const all = [...hiddenKinds];

test.each([
  ['kill myself', 'to k1ll myself', 'Candour read “k1ll” as “kill”: digits and signs can stand for letters.'],
  ['kill myself', 'kiiiill myself', 'Candour read “kiiiill” as “kill”: letters written again and again'],
  ['kill myself', 'кill myself', 'Candour read “кill” as “kill”: letters of another alphabet can look the same.'],
  ['kill myself', 'kíll myself', 'Candour read “kíll” as “kill”: marks on its letters'],
  ['kill myself', 'k i l l m y s e l f', 'Candour read this as “kill myself”: letters written apart can make a word.'],
  ['kill yourself', 'kill yourslef', 'Candour read “yourslef” as “yourself”: with one letter wrong'],
  ['kill <1-2> myself', 'k1ll all of myself', 'Candour read “k1ll” as “kill”: digits and signs can stand for letters.'],
  [
    'kill <1-2> myself',
    'kill all of mys3lf',
    'Candour read “mys3lf” as “myself”: digits and signs can stand for letters.',
  ],
  ['kill <0-2> myself', 'k1ll  mys3lf', 'Candour read “k1ll” as “kill” and “mys3lf” as “myself”: digits'],
  [
    'kill myself',
    'k1ll mys\u00e9lf',
    'Candour read “k1ll” as “kill” and “mys\u00e9lf” as “myself”: marks on its letters do not make it another word, ' +
      'and digits and signs can stand for letters.',
  ],
  // Where it is not certain which word stands for which, all of it is shown.
  ['kill <1-2> myself', 'k i l l all of myself', 'Candour read this as “kill … myself”: letters written apart'],
  ['knife <1> me', '🔪the me', 'Candour read this as “knife … me”: an emoji can stand for a word.'],
  ['knife <1> knife', '🔪the🔪', 'Candour read this as “knife … knife”: an emoji can stand for a word.'],
  ['like 9/11 again', 'like 9 / 11 ag4in', 'Candour read this as “like 9 11 again”: digits'],
])('of %j in “%s” it says how it was read', (phrase, text, says) => {
  expect(explained({ phrases: [phrase], hidden: all }, text).sentence).toContain(says);
});

test('an apostrophe that was left out is named', () => {
  expect(seenThrough({ written: 'i cant go on', path: 'i can’t go on', hidden: ['apostrophe'] })).toBe(
    ' Candour read “cant” as “can’t”: many leave the apostrophe out.',
  );
});

test('nothing is said of hiding where nothing was hidden', () => {
  expect(explained({ phrases: ['kill myself'], hidden: all }, 'KILL  mysélf'.replace('é', 'e')).sentence).not.toContain(
    'Candour read',
  );
});

test('what made it count is said, and what made it harmless', () => {
  const near = { near: { words: ['tonight'], within: 5 } };
  expect(explained({ phrases: ['jump off'], ...near }, 'I will jump off it tonight').sentence).toContain(
    'You wrote “jump off”. It counted because “tonight” stood near it. The list has this',
  );
  expect(
    explained({ phrases: ['jump off'], ...near, only: ['first-person'] }, 'I will jump off it tonight').sentence,
  ).toContain('because “tonight” stood near it and the sentence was about the person who wrote it.');
  expect(
    explained({ phrases: ['jump off'], notNear: { words: ['pool'], within: 5 } }, 'jump off at the pool').sentence,
  ).toContain('taken as harmless because “pool” stood near it.');
  expect(explained({ phrases: ['jump off'], unless: ['quoted'] }, 'he said “jump off” then').sentence).toContain(
    'taken as harmless because it stood between quotation marks.',
  );
  expect(explained({ phrases: ['jump off'], ...near }, 'we jump off').sentence).toContain('something was missing');
  expect(
    explained({ phrases: ['jump off'], only: ['on-search', 'searched'] }, 'jump off', {
      surface: 'searched',
      site: 'search',
    }).sentence,
  ).toMatch(/^You searched for “jump off”\. It counted because /);
});

test('of several reasons the last stands after “and”', () => {
  const { sentence } = explained(
    { phrases: ['jump off'], only: ['typed', 'first-person', 'question'] },
    'shall I jump off?',
  );
  expect(sentence).toContain(
    'because it was typed, the sentence was about the person who wrote it and it was a question.',
  );
});

test('only what makes a finding harmless is said of a harmless one', () => {
  const quotedOnes = { phrases: ['jump off'], unless: ['quoted'] as ['quoted'] };
  const harmless = ' It was taken as harmless because it stood between quotation marks. The list';
  expect(explained({ ...quotedOnes, only: ['typed'] }, 'he said “jump off” then').sentence).toContain(harmless);
  const near = { words: ['said'], within: 5 };
  expect(explained({ ...quotedOnes, near }, 'he said “jump off” then').sentence).toContain(harmless);
  expect(explained({ phrases: ['jump off'], only: ['typed', 'first-person'] }, 'they jump off').sentence).toContain(
    ' It was taken as harmless because something was missing that would have made it serious. The list',
  );
});

test('a long text is cut, at no half of a character, and stands on one line', () => {
  expect(quoted(' one\n  two\t')).toBe('“one two”');
  expect(quoted('a'.repeat(300))).toBe(`“${'a'.repeat(300)}”`);
  expect(quoted('a'.repeat(301))).toBe(`“${'a'.repeat(299)}…”`);
  expect(quoted(`${'a'.repeat(298)}🔪🔪`)).toBe(`“${'a'.repeat(298)}\ufffd…”`);
});

test('every condition has words', () => {
  for (const condition of conditions) {
    const compiled = compiledOf(madeUpEntry('one', ['jump off'], { only: [condition] }));
    const [hit] = judgeHits(compiled, { text: 'jump off', surface: 'typed' });
    if (!hit) throw new Error('nothing was found');
    const { sentence } = explain(compiled, { ...hit, verdict: 'stands', conditions: [condition] }, 'jump off');
    expect(sentence).toMatch(/It counted because \S.*\. The list/);
    expect(sentence).not.toContain('undefined');
  }
});

test('the exact words name pattern, way, hiding, and what was asked and met', () => {
  const { expert } = explained(
    {
      phrases: ['{want to|wanna} <0-2> die'],
      hidden: ['digits'],
      ordinary: ['d1e'],
      only: ['first-person', 'typed'],
      unless: ['quoted'],
      notNear: { words: Array.from({ length: 14 }, (_, place) => `word${'abcdefghijklmn'[place]}`), within: 3 },
    },
    'I w4nt to just die',
  );
  expect(expert).toMatchInlineSnapshot(
    `"Entry one, version 1 (Suicide, urgent, en; test), watchlist 7: pattern “{want to|wanna} <0-2> die”, by the way “want to … die”, at 2–18. Hidden: digits. Conditions met: first-person, typed; asked: innocent within 3 words of “worda”, “wordb”, “wordc”, “wordd”, “worde”, “wordf”, “wordg”, “wordh”, “wordi”, “wordj”, “wordk”, “wordl” and 2 more; only first-person, typed; unless quoted; sees through digits; never takes “d1e” for a hidden word. Verdict: stands."`,
  );
});

test.each<[string, Partial<WatchlistEntry>, string]>([
  ['nothing', {}, 'asked: nothing.'],
  [
    'a neighbour',
    { near: { words: ['tonight', 'the bridge'], within: 5 } },
    'asked: only within 5 words of “tonight”, “the bridge”.',
  ],
  ['capitals', { caseSensitive: true }, 'asked: upper and lower case told apart.'],
  [
    'conditions and hiding',
    { unless: ['quoted', 'in-title'], hidden: ['digits', 'stretched'] },
    'asked: unless quoted, in-title; sees through digits, stretched.',
  ],
  [
    'twelve words',
    { notNear: { words: [...'abcdefghijkl'].map((letter) => `word${letter}`), within: 3 } },
    '“wordk”, “wordl”. Verdict',
  ],
])('the exact words name what was asked: %s', (_, more, says) => {
  expect(explained({ phrases: ['jump off'], ...more }, 'I jump off').expert).toContain(says);
});

test('the exact words name the word nearby that decided, and every kind of hiding', () => {
  const near = { near: { words: ['tonight'], within: 5 } };
  expect(explained({ phrases: ['jump off'], ...near }, 'I jump off it tonight').expert).toContain(
    'at 2–10 beside “tonight”. Hidden: nothing.',
  );
  expect(explained({ phrases: ['kill myself'], hidden: all }, 'k1ll mys\u00e9lf').expert).toContain(
    'Hidden: marks, digits.',
  );
});

test('the clauses of an entry make sentences, however they end and begin', () => {
  const { sentence } = explained(
    {
      phrases: ['jump off'],
      reason: ' Some who wrote it needed help... ',
      meaning: 'Nobody is told; ',
      couldMean: 'Romeo',
    },
    'jump off',
  );
  expect(sentence).toContain(
    'has this because some who wrote it needed help. It looked serious because it can mean that nobody is told; it could also have meant Romeo.',
  );
});

test('a finding is explained by its own entry, and by no other list', () => {
  const compiled = compiledOf(
    madeUpEntry('one', ['jump off'], { reason: 'the first reason' }),
    madeUpEntry('two', ['fall off'], { reason: 'the second reason' }),
  );
  const [finding] = judgeHits(compiled, { text: 'fall off', surface: 'typed' });
  if (!finding) throw new Error('nothing was found');
  expect(explain(compiled, finding, 'fall off').sentence).toContain('because the second reason.');
  expect(() => explain(compiled, { ...finding, entryVersion: 2 }, 'fall off')).toThrow(
    new CandourError('document-unknown', 'Entry "two", version 2.'),
  );
});
