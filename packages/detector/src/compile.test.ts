// A list that cannot be matched is refused with all that is wrong with it.
import { CandourError } from '@candour/contract';
import { expect, test } from 'vitest';
import { checkExamples } from './check-examples.ts';
import { compile } from './compile.ts';
import { explain } from './explain.ts';
import { inspect } from './judge.ts';
import { compiledOf, madeUpEntry } from './testing/entries.ts';

const refusal = (...entries: Parameters<typeof compiledOf>): string | undefined => {
  try {
    compile({ version: 1, entries });
  } catch (error) {
    if (error instanceof CandourError && error.code === 'watchlist-malformed') return error.detail;
    throw error;
  }
  return undefined;
};

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
  expect(() => compile({ version: 1, slots: [slot, slot], entries: [madeUpEntry('one', ['kill [person]'])] })).toThrow(
    CandourError,
  );
});

test('what the schema refuses is named by entry and field', () => {
  const detail = refusal(
    { ...madeUpEntry('one', ['abc']), phrases: [] },
    { ...madeUpEntry('two', ['abc']), version: 0 },
  );
  expect(detail).toMatch(/^entry "one": phrases: .*\nentry "two": version: /u);
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
