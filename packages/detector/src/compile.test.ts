// A list that cannot be matched is refused with all that is wrong with it.
import { CandourError, type WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { checkExamples, exampleInput, unprovenPhrases } from './check-examples.ts';
import { compile, openWatchlist, packWatchlist } from './compile.ts';
import { explain } from './explain.ts';
import { inspect } from './judge.ts';
import { compiledOf, madeUpEntry } from './testing/entries.ts';
import type { InspectInput, Watchlist } from './types.ts';

const refusalOf = (list: Watchlist): string | undefined => {
  try {
    compile(list);
  } catch (error) {
    if (error instanceof CandourError && error.code === 'watchlist-malformed') return error.detail;
    throw error;
  }
  return undefined;
};
const refusal = (...entries: Parameters<typeof compiledOf>): string | undefined => refusalOf({ version: 1, entries });

test('every problem has its line', () => {
  expect(
    refusal(
      madeUpEntry('one', ['kill', 'KILL', '{a b|b', 'kill~ [gone]']),
      madeUpEntry('one', ['\u200b\u200b', 'x {y|y}'], { caseSensitive: true, hidden: ['digits'] }),
    )?.split('\n'),
  ).toEqual([
    'entry "one": "{a b|b": A brace is missing, or braces stand inside braces.',
    'entry "one": "kill~ [gone]": There is no slot [gone] for the language "en".',
    'entry "one": the id is used twice.',
    'entry "one": "caseSensitive" and "hidden" exclude each other: what hides a word changes its case.',
    'entry "one": "\u200b\u200b": It holds nothing to find.',
  ]);
});

test('a slot that stands there twice is refused', () => {
  const slot = { name: 'person', language: 'en', phrases: ['him'] };
  expect(refusalOf({ version: 1, slots: [slot, slot], entries: [madeUpEntry('one', ['kill [person]'])] })).toBe(
    'slot "person" (en): the name is used twice.',
  );
  const french = { ...slot, language: 'fr', phrases: ['lui'] };
  expect(
    refusalOf({ version: 1, slots: [slot, french], entries: [madeUpEntry('one', ['kill [person]'])] }),
  ).toBeUndefined();
});

test('what the schema refuses is named by entry and field', () => {
  expect(
    refusal(
      { ...madeUpEntry('one', ['abc']), phrases: [] },
      { ...madeUpEntry('two', ['abc']), version: 0 },
      { ...madeUpEntry('three', ['abc']), examples: { innocent: ['a'], concerning: ['b', 'c'] } },
    )?.split('\n'),
  ).toEqual([
    expect.stringMatching(/^entry "one": phrases: \S/u),
    expect.stringMatching(/^entry "two": version: \S/u),
    expect.stringMatching(/^entry "three": examples\.innocent: \S/u),
  ]);
});

test('what is wrong beside the entries is named by its place', () => {
  const slot = { name: 'No Name', language: 'en', phrases: ['him'] };
  expect(refusalOf({ version: 1, slots: [slot], entries: [madeUpEntry('one', ['abc'])] })).toMatch(
    /^slots\.0: name: \S.*$/u,
  );
  expect(refusalOf({ version: 1, entries: [] })).toMatch(/^entries: [^:\s]/u);
  expect(refusal({ ...madeUpEntry('one', ['abc']), id: undefined as never })).toMatch(/^entries\.0: id: \S/u);
});

test('a list says which document it was made from, packed and opened too', () => {
  const compiled = compile({ version: 3, digest: 'sha256:abc', entries: [madeUpEntry('one', ['abc'])] });
  for (const list of [compiled, openWatchlist(packWatchlist(compiled))])
    expect([list.version, list.digest, list.entries.map(({ id }) => id)]).toEqual([3, 'sha256:abc', ['one']]);
});

test('accents and case make phrases of their own only where they can be told apart', () => {
  expect(refusal(madeUpEntry('one', ['zabić', 'zabic']))).toBeUndefined();
});

test('examples: what is missed and what is flagged, and by whom', () => {
  const entries = [
    madeUpEntry('one', ['kill myself'], {
      examples: { innocent: ['I hang about.', 'Fine.'], concerning: ['kill myself', 'kill me'] },
    }),
    madeUpEntry('two', ['hang'], { examples: { innocent: ['hang on', 'change'], concerning: ['hang', 'hang'] } }),
  ];
  expect(checkExamples(entries)).toEqual([
    { entry: 'one', kind: 'missed', example: 'kill me' },
    { entry: 'one', kind: 'false-flag', example: 'I hang about.', foundBy: 'two', phrase: 'hang' },
    { entry: 'two', kind: 'false-flag', example: 'hang on', foundBy: 'two', phrase: 'hang' },
  ]);
});

test('an example that another entry finds is still missed by its own', () => {
  const entries = [
    madeUpEntry('one', ['kill myself'], { examples: { innocent: ['a', 'b'], concerning: ['kill myself', 'hang'] } }),
    madeUpEntry('two', ['hang']),
  ];
  expect(checkExamples(entries)).toEqual([{ entry: 'one', kind: 'missed', example: 'hang' }]);
});

test.each<[NonNullable<WatchlistEntry['only']>, Omit<InspectInput, 'text'>]>([
  [['question'], { surface: 'typed' }],
  [['copied'], { surface: 'copied' }],
  [['searched', 'copied'], { surface: 'copied' }],
  [['query-start'], { surface: 'searched' }],
  [['on-video'], { surface: 'typed', site: 'video' }],
  [['in-title', 'on-school-work', 'searched'], { surface: 'searched', site: 'school-work', isTitle: true }],
])('an example of an entry only %j is met there', (only, met) => {
  expect(exampleInput({ only }, 'purple lantern')).toEqual({ text: 'purple lantern', ...met });
});

test('of an entry without conditions an example is typed', () => {
  expect(exampleInput({}, 'purple lantern')).toEqual({ text: 'purple lantern', surface: 'typed' });
});

test('phrases that no example shows, with their slots and where the entry wants to meet them', () => {
  const examples = { innocent: ['a', 'b'], concerning: ['kill him', 'searched for it'] };
  const slots = [{ name: 'person', language: 'en', phrases: ['him'] }];
  const one = madeUpEntry('one', ['kill [person]', 'searched for', 'kill her'], { only: ['searched'], examples });
  expect([...unprovenPhrases([one], slots)]).toEqual([['one', ['kill her']]]);
  expect([...unprovenPhrases([madeUpEntry('two', ['abc', 'def'])])]).toEqual([['two', ['def']]]);
});

test('explains in plain words, and in exact ones', () => {
  const compiled = compiledOf(
    madeUpEntry('one', ['want to die'], {
      meaning: 'The writer does not want to live.',
      reason: 'I need somebody to ask',
      couldMean: 'Romeo and Juliet;',
      notNear: { words: ['laughing'], within: 3 },
    }),
  );
  const text = 'so I  WANT\nto die';
  const [finding] = inspect(compiled, { text, surface: 'searched' }).findings;
  if (!finding) throw new Error('nothing was found');
  expect(explain(compiled, finding, text)).toMatchInlineSnapshot(`
    {
      "expert": "Entry one, version 1 (Suicide, urgent, en; test), watchlist 7: pattern “want to die”, by the way “want to die”, at 6–17. Hidden: nothing. Conditions met: none; asked: innocent within 3 words of “laughing”. Verdict: stands.",
      "sentence": "You searched for “WANT to die”. The list has this because I need somebody to ask. It looked serious because it can mean that the writer does not want to live; it could also have meant Romeo and Juliet.",
    }
  `);
  expect(() => explain(compiled, { ...finding, entryVersion: 2 }, text)).toThrow(CandourError);
});
