// Every mistake in a file is named with its line, its column and what to write instead.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { WatchlistEntry } from '@candour/contract';
import { madeUpEntry } from '../testing/entries.ts';
import { formatWatchlist } from './format.ts';
import { parseWatchlist } from './parse.ts';
import { problemLine } from './problem.ts';

/** Fewer generated files for whoever runs this thousands of times. */
const numRuns = process.env['CANDOUR_CASES'] ? 100 : 500;

const good = `theme: suicide
language: en
origin: test
version: 1
reviewBy: 2027-07-31
entries:
  - id: first
    severity: urgent
    phrases:
      - "i {want to|wanna} go"
    meaning: the writer is in danger
    reason: some who wrote it needed help
    couldMean: a line from a song
    examples:
      innocent: [nothing, nothing else]
      concerning: [i want to go, i wanna go]
`;
const problemsOf = (text: string): string[] => parseWatchlist(text, 'list.yaml').problems.map(problemLine);
const changed = (from: string, to: string): string => {
  if (!good.includes(from)) throw new Error('the test changes nothing');
  return good.replace(from, to);
};

test('a good file has no problems, and its head holds for each entry', () => {
  const { entries, problems } = parseWatchlist(good, 'list.yaml');
  expect(problems).toEqual([]);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ id: 'first', theme: 'suicide', version: 1, reviewBy: '2027-07-31' });
});

test.each([
  ['an unknown key', changed('couldMean:', 'coudMean:')],
  ['a severity misspelled', changed('severity: urgent', 'severity: urgnet')],
  ['a severity that does not exist', changed('severity: urgent', 'severity: red')],
  ['a missing reason', changed('    reason: some who wrote it needed help\n', '')],
  ['an empty reason', changed('reason: some who wrote it needed help', 'reason:')],
  ['one innocent example', changed('[nothing, nothing else]', '[nothing]')],
  ['no concerning examples', changed('      concerning: [i want to go, i wanna go]\n', '')],
  ['a number as a phrase', changed('- "i {want to|wanna} go"', '- 1488')],
  ['a phrase with a colon', changed('- "i {want to|wanna} go"', '- note: i go')],
  ['a brace too few', changed('wanna}', 'wanna')],
  ['an id with spaces', changed('id: first', 'id: My First')],
  ['an id twice', good + good.slice(good.indexOf('  - id'))],
  ['a day that is none', changed('2027-07-31', '31 July 2027')],
  ['a tab', changed('    severity', '\tseverity')],
  ['a wrong indent', changed('    meaning', '   meaning')],
  ['a key twice', changed('    meaning', '    severity: note\n    meaning')],
  ['a missing quote', changed('go"', 'go')],
  ['two colons in one line', changed('meaning: the writer', 'meaning: the: writer')],
  ['an alias', changed('reason: some who wrote it needed help', 'reason: *other')],
  ['a slot that is not there', changed('i {want to|wanna} go', 'i [wish-verb] go')],
  ['a slot with braces', changed('entries:', 'slots:\n  wish-verb: [want to, "{wanna|want to}"]\nentries:')],
  ['a slot that is a text', changed('entries:', 'slots:\n  wish-verb: want to\nentries:')],
  ['a slot with a wrong name', changed('entries:', 'slots:\n  Wish Verb: [want to]\nentries:')],
  ['slots without a language', changed('language: en\n', '').replace('entries:', 'slots:\n  wish: [want]\nentries:')],
  ['a gap too wide', changed('i {want to|wanna} go', 'i <1-30> go')],
  ['forms in another language', changed('language: en', 'language: pl').replace('wanna} go', 'wanna} go~')],
  ['a condition misspelled', changed('    meaning', '    unless: [in-titel]\n    meaning')],
  ['a condition that does not exist', changed('    meaning', '    only: [sarcastic]\n    meaning')],
  ['a condition that is no list', changed('    meaning', '    only: typed\n    meaning')],
  ['a way of hiding that does not exist', changed('    meaning', '    hidden: [leet]\n    meaning')],
  ['hidden beside caseSensitive', changed('    meaning', '    hidden: [digits]\n    caseSensitive: true\n    meaning')],
  ['a number under ordinary', changed('    meaning', '    ordinary: [1]\n    meaning')],
  ['no innocent examples', changed('[nothing, nothing else]', '[]')],
  ['an unknown key of the file', changed('theme: suicide', 'theme: suicide\nthemes: drugs')],
  ['an unknown key of the examples', changed('innocent:', 'inocent:')],
  [
    'unknown keys nearby',
    changed('    meaning', '    near: {words: [x], withn: 3}\n    notNear: {word: [x]}\n    meaning'),
  ],
  ['a number nearby that is too large', changed('    meaning', '    notNear: {words: [x], within: 31}\n    meaning')],
  ['nothing after near', changed('    meaning', '    near:\n    meaning')],
  ['a brace too few nearby', changed('    meaning', '    near: {words: [ok, "{x"], within: 3}\n    meaning')],
  ['an entry without id', changed('id: first\n    severity', 'severity')],
  ['an entry with nothing after id, the second', good + good.slice(good.indexOf('  - id')).replace('id: first', 'id:')],
  ['keys where a text belongs', changed('the writer is in danger', '{a: b}')],
  ['a text that is too long', changed('the writer is in danger', 'x'.repeat(301))],
  ['a key that is too long to repeat', changed('    meaning', `    ${'y'.repeat(41)}: 1\n    meaning`)],
  ['a key just short enough to repeat', changed('    meaning', `    ${'y'.repeat(40)}: 1\n    meaning`)],
  [
    'a text where a list of keys belongs',
    changed('      innocent: [nothing, nothing else]\n      concerning: [i want to go, i wanna go]', '      nothing'),
  ],
  ['a list where one word belongs', changed('severity: urgent', 'severity: [urgent]')],
  ['a wrong value at the head', changed('version: 1', 'version: 0')],
  ['a number among conditions', changed('    meaning', '    unless: [quoted, 3]\n    meaning')],
  ['a slot’s phrase that is too long', changed('entries:', `slots:\n  s: ["${'a '.repeat(100)}a"]\nentries:`)],
  ['a slot’s phrase twice', changed('entries:', 'slots:\n  s: [want, Want]\nentries:')],
  ['a slot’s phrase that is a number', changed('entries:', 'slots:\n  s: [1]\nentries:')],
  ['a slot’s phrase that is empty', changed('entries:', 'slots:\n  s: [""]\nentries:')],
  ['a slot’s phrase without words', changed('entries:', 'slots:\n  s: ["..."]\nentries:')],
  ['a slot without phrases', changed('entries:', 'slots:\n  s: []\nentries:')],
  ['slots that are a list', changed('entries:', 'slots: [a]\nentries:')],
  ['a second document', `${good}---\n${good}`],
  ['a text that begins with a sign', changed('the writer', '@ the writer')],
  ['two mistakes in one line', changed('the writer is in danger', '"\\q \\w"')],
  ['two mistakes in two lines', changed('the writer', '@a').replace('some', '@b')],
  ['an id that is wrong in two ways', changed('id: first', `id: ${'A'.repeat(81)}`)],
  ['a phrase of one letter', changed('- "i {want to|wanna} go"', '- a')],
  ['a tab behind three spaces', changed('    meaning', '   \tmeaning')],
  ['a tab, and what follows from it', changed('    meaning', '\t meaning')],
  ['a wrong indent in the last line', `${good}   x: 1`],
  [
    'wrong indents in two entries',
    good.replace('    meaning', '   meaning') +
      good.slice(good.indexOf('  - id')).replace('first', 'second').replace('    meaning', '   meaning'),
  ],
  ['a key twice, and another mistake', changed('    meaning', '    severity: red\n    meaning')],
  ['a list of entries that is empty', 'theme: suicide\nentries: []\n'],
  ['entries that are no list', 'theme: suicide\nentries: 3\n'],
  ['no entries', 'theme: suicide\n'],
  ['a bare text', 'hello'],
  ['nothing', ''],
  ['an entry that is a text', 'entries:\n  - hello\n'],
])('%s', (_, text) => {
  const problems = problemsOf(text);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.join('\n')).toMatchSnapshot();
});

test('of a file with a mistake, what is right is read all the same', () => {
  const second = good.slice(good.indexOf('  - id')).replace('id: first', 'id: second');
  const slots = 'slots:\n  good: [a, b]\n  bad: [1]\nentries:';
  const text = changed('severity: urgent', 'severity: red').replace('entries:', slots) + second;
  const { entries, slots: read, problems } = parseWatchlist(text, 'x');
  expect(entries.map(({ id }) => id)).toEqual(['second']);
  expect(read).toEqual([{ name: 'good', language: 'en', phrases: ['a', 'b'] }]);
  expect(problems).toHaveLength(2);
  // Of an id that stands twice, the first.
  expect(parseWatchlist(good + good.slice(good.indexOf('  - id')), 'x').entries).toHaveLength(1);
  expect(parseWatchlist(changed('wanna} go', 'wanna go'), 'x').entries).toEqual([]);
});

test.each(['hello', 'theme: suicide\n', 'entries: []\n', 'a: "', 'entries: *x', `${good}  - *x\n`])(
  'nothing is read of %j',
  (text) => {
    expect(parseWatchlist(text, 'x')).toMatchObject({ entries: [], slots: [] });
  },
);

test('ids that are no texts are wrong, and not used twice', () => {
  const numbers = changed('id: first', 'id: 1') + good.slice(good.indexOf('  - id')).replace('id: first', 'id: 1');
  expect(problemsOf(numbers)).toEqual([
    expect.stringContaining('Entry 1: The value "1" does not fit "id".'),
    expect.stringContaining('Entry 2: The value "1" does not fit "id".'),
  ]);
});

test('a slot’s phrase may have 200 characters', () => {
  const phrase = `${'abcdefghi '.repeat(19)}abcdefghij`;
  expect(parseWatchlist(changed('entries:', `slots:\n  s: ["${phrase}"]\nentries:`), 'x')).toMatchObject({
    slots: [{ phrases: [phrase] }],
    problems: [],
  });
});

test('a file that nobody could review is not read', () => {
  expect(parseWatchlist(`${good}#${'x'.repeat(4_000_000)}`, 'list.yaml')).toEqual({
    entries: [],
    slots: [],
    problems: [
      {
        file: 'list.yaml',
        line: 1,
        column: 1,
        what: 'The file is too long.',
        instead: 'Divide it: one file for each theme and language.',
      },
    ],
  });
});

test('a good file may have slots, conditions and ways of hiding', () => {
  const text = changed('entries:', 'slots:\n  wish-verb:\n    - want~ to\n    - wanna\nentries:')
    .replace('i {want to|wanna} go', 'i [wish-verb] (really) <0-2> go~')
    .replace(
      '    meaning',
      '    only: [typed, first-person]\n    unless: [quoted]\n    hidden: [damaged]\n    ordinary: [goes]\n    meaning',
    );
  const { entries, slots, problems } = parseWatchlist(text.replace('(really) <0-2>', '<0-2>'), 'list.yaml');
  expect(problems).toEqual([]);
  expect(slots).toEqual([{ name: 'wish-verb', language: 'en', phrases: ['want~ to', 'wanna'] }]);
  expect(entries[0]).toMatchObject({ only: ['typed', 'first-person'], unless: ['quoted'], ordinary: ['goes'] });
});

test('all problems are named, not only the first, in the file’s order', () => {
  const text = changed('urgent', 'urgnet')
    .replace('theme: suicide', 'thema: suicide')
    .replace('[nothing, nothing else]', '[]');
  const { problems } = parseWatchlist(text, 'list.yaml');
  expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:1', '7:5', '8:15', '15:17']);
});

test('nothing that a file can hold makes the reader throw', () => {
  const piece = fc.constantFrom(
    '- ',
    ': ',
    '\n',
    '  ',
    '\t',
    'entries:',
    'id: a',
    '"',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '!!x ',
    '---',
    '# x',
    '|',
    '>',
    '? ',
    '%',
    '\u0000',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 25 }),
      fc.boolean(),
      (pieces, isInGood) => {
        const text = isInGood ? good.slice(0, 160) + pieces.join('') + good.slice(160) : pieces.join('');
        for (const { line, column } of parseWatchlist(text, 'x').problems) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns },
  );
});

test('what is written can be read again', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'abcé: #-"\'ł&*!|>%@`no,[]\\'), minLength: 1, maxLength: 20 })
    .map((one) => `x${one}`);
  const entry = fc
    .record({
      reason: text,
      meaning: text,
      couldMean: text,
      first: text,
      second: text,
      severity: fc.constantFrom('note', 'critical'),
      within: fc.integer({ min: 1, max: 30 }),
    })
    .map(
      ({ reason, meaning, couldMean, first, second, severity, within }) =>
        ({
          reason,
          meaning,
          couldMean,
          severity,
          examples: { innocent: [first, second], concerning: [second, first] },
          notNear: { words: ['word'], within },
        }) as Partial<WatchlistEntry>,
    );
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (several) => {
      const entries = several.map((more, number) => madeUpEntry(`e${number}`, ['yes', 'no', '12', 'a: b'], more));
      expect(parseWatchlist(formatWatchlist(entries), 'x')).toEqual({ entries, slots: [], problems: [] });
    }),
  );
});
