// Each kind of change touches its own lines, whatever way the file is written in; where that cannot be, only its own entry.
import type { WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { editWatchlist, type WatchlistChange } from './edit.ts';
import { parseWatchlist } from './parse.ts';

const head = `theme: suicide
language: en
origin: test
version: 1
reviewBy: 2027-07-31
`;
const first = `  - id: first
    severity: note
    phrases:
      # plain
      - purple lantern # seen
      - brass lantern
      - tin lantern
    meaning: made up
    reason: for a test
    couldMean: nothing
    examples:
      innocent: [a, b]
      concerning: [purple lantern, brass lantern]
`;
const second = first.replace('first', 'second');
const base = `${head}entries:\n${first}`;

const changed = (from: string, to: string, text = base): string => {
  if (!text.includes(from)) throw new Error('the test changes nothing');
  return text.replace(from, to);
};
const entryOf = (text: string, id = 'first'): WatchlistEntry => {
  const { entries, problems } = parseWatchlist(text, 'x');
  const found = entries.find((entry) => entry.id === id);
  if (!found || problems.length > 0) throw new Error(`no such entry, or a problem: ${problems[0]?.what}`);
  return found;
};
const put = (text: string, more: Partial<WatchlistEntry>): string =>
  editWatchlist(text, [{ kind: 'put-entry', entry: { ...entryOf(text), ...more } }]);
const putSlot = (name: string, ...phrases: readonly string[]): WatchlistChange => ({ kind: 'put-slot', name, phrases });

const items = (...lines: readonly string[]): string =>
  `      # plain\n${lines.map((line) => `      - ${line}\n`).join('')}`;
const written = items('purple lantern # seen', 'brass lantern', 'tin lantern');

test.each([
  [
    ['old lantern', 'purple lantern', 'brass lantern', 'tin lantern'],
    ['old lantern', 'purple lantern # seen', 'brass lantern', 'tin lantern'],
  ],
  [
    ['purple lantern', 'old lantern', 'tin lantern'],
    ['purple lantern # seen', 'old lantern', 'tin lantern'],
  ],
  [
    ['purple lantern', 'brass lantern', 'tin lantern', 'old one'],
    ['purple lantern # seen', 'brass lantern', 'tin lantern', 'old one'],
  ],
  [
    ['brass lantern', 'tin lantern'],
    ['brass lantern', 'tin lantern'],
  ],
  [
    ['purple lantern', 'tin lantern'],
    ['purple lantern # seen', 'tin lantern'],
  ],
  [['purple lantern'], ['purple lantern # seen']],
  [['tin lantern'], ['tin lantern']],
  [['old lantern'], ['old lantern']],
  [
    ['tin lantern', 'brass lantern', 'purple lantern'],
    ['tin lantern', 'brass lantern', 'purple lantern'],
  ],
])('of a list the items that stay keep their lines: %j', (phrases, lines) => {
  expect(put(base, { phrases })).toBe(changed(written, items(...lines)));
});

test('new fields stand in their order, each after what stands before it', () => {
  expect(put(base, { unless: ['quoted'], only: ['typed'], near: { words: ['x'], within: 2 } })).toBe(
    changed(
      '    couldMean: nothing\n',
      `    couldMean: nothing
    near:
      words:
        - x
      within: 2
    only:
      - typed
    unless:
      - quoted
`,
    ),
  );
});

test('inside a field made of keys, only what differs', () => {
  const near = `    near:
      # which
      words:
        - x
        - y
      within: 3 # so far
`;
  const text = changed('    meaning', `${near}    meaning`);
  expect(put(text, { near: { within: 3, words: ['x', 'y'] } })).toBe(text);
  expect(put(text, { near: { words: ['x', 'z'], within: 4 } })).toBe(
    changed(near, near.replace('- y', '- z').replace('3', '4'), text),
  );
});

test('a text over several lines is written so, and one line again when it is one', () => {
  const lines = 'meaning: |-\n      two\n      lines\n    # after\n';
  expect(put(base, { meaning: 'two\nlines' })).toBe(changed('meaning: made up\n', lines.replace('    # after\n', '')));
  expect(put(changed('meaning: made up\n', lines), { meaning: 'made up' })).toBe(
    changed('meaning: made up\n', 'meaning: made up\n    # after\n'),
  );
});

test('what an entry repeats from the head stays where it is', () => {
  const text = changed('    severity', '    theme: suicide\n    severity');
  expect(put(text, {})).toBe(text);
  expect(put(text, { severity: 'urgent' })).toBe(changed('note', 'urgent', text));
});

test('an entry that cannot be changed in pieces is written anew, and no other', () => {
  const flow = `  - {id: first, severity: note, phrases: [tin lantern], meaning: a, reason: b, couldMean: c, examples: {innocent: [a, b], concerning: [tin lantern, a tin lantern]}}\n`;
  const anew = `  - id: first
    severity: urgent
    phrases:
      - tin lantern
    meaning: a
    reason: b
    couldMean: c
    examples:
      innocent:
        - a
        - b
      concerning:
        - tin lantern
        - a tin lantern
`;
  expect(put(`${head}entries:\n${flow}${second}`, { severity: 'urgent' })).toBe(`${head}entries:\n${anew}${second}`);
  // The field beside the dash is taken out.
  const dash = changed('- id: first', '- unless: [quoted]\n    id: first', base + second);
  const after = put(dash, { unless: undefined as never });
  expect(after.startsWith(`${head}entries:\n  - id: first\n    severity: note\n`)).toBe(true);
  expect(after.endsWith(second)).toBe(true);
  expect(entryOf(after)).toEqual(entryOf(base));
});

test('a file of which the entries stand in brackets is left to its writer', () => {
  const list = JSON.stringify([entryOf(base)]);
  for (const text of [`{"entries": ${list}}\n`, `${head}entries: ${list}\n`])
    expect(() => put(text, { severity: 'urgent' })).toThrow(
      'The entries stand in brackets: write them below each other, with a dash before each.',
    );
});

test('a new entry stands at the end, parted as the others are', () => {
  const entry: WatchlistEntry = { ...entryOf(base), id: 'third', phrases: ['old one'] };
  const appendedTo = (text: string): string => {
    const after = editWatchlist(text, [{ kind: 'put-entry', entry }]);
    expect(after.startsWith(text)).toBe(true);
    expect(entryOf(after, 'third')).toEqual(entry);
    return after.slice(text.length, after.indexOf('\n', text.length + 1));
  };
  expect(appendedTo(base)).toBe('  - id: third');
  expect(appendedTo(base + second)).toBe('  - id: third');
  expect(appendedTo(`${base}\n${second}`)).toBe('\n  - id: third');
  expect(appendedTo(`${base}\n  # one\n  # two\n${second}`)).toBe('\n  - id: third');
  // An empty line inside an entry parts nothing.
  expect(appendedTo(changed('    meaning', '\n    meaning') + second)).toBe('  - id: third');
});

const slots = `# ours
slots:
  # said so
  s: [a]
  t:
    - b
    - c # seen

# these
`;
const slotted = changed('entries:', `${slots}entries:`);

test.each<[string, readonly WatchlistChange[], string]>([
  [
    'a phrase more in each',
    [putSlot('t', 'b', 'c', 'e'), putSlot('s', 'a', 'x')],
    slots.replace('[a]', '[a, x]').replace('seen\n', 'seen\n    - e\n'),
  ],
  ['a new one', [putSlot('u', 'u')], slots.replace('seen\n', 'seen\n  u:\n    - u\n')],
  ['one taken out', [{ kind: 'remove-slot', name: 's' }], slots.replace('  s: [a]\n', '')],
  ['all taken out', ['s', 't'].map((name) => ({ kind: 'remove-slot', name }) as const), '# ours\n\n# these\n'],
  ['one that is not there taken out', [{ kind: 'remove-slot', name: 'v' }], slots],
])('slots: %s', (_, changes, after) => {
  expect(editWatchlist(slotted, changes)).toBe(changed(slots, after, slotted));
});

test('slots in brackets stay there, and the first slot stands before the entries', () => {
  const flow = changed('entries:', 'slots: {s: [a], t: [b]}\nentries:');
  expect(editWatchlist(flow, [putSlot('s', 'z'), { kind: 'remove-slot', name: 't' }])).toBe(
    changed('entries:', 'slots: {s: [z]}\nentries:'),
  );
  expect(editWatchlist(base, [putSlot('s', 'a', 'b')])).toBe(
    changed('entries:', 'slots:\n  s:\n    - a\n    - b\nentries:'),
  );
  expect(editWatchlist(base, [{ kind: 'remove-slot', name: 's' }])).toBe(base);
});

test('line ends stay as they are, and a missing last one too', () => {
  const after = changed('note', 'urgent');
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  expect(put(windows(base), { severity: 'urgent' })).toBe(windows(after));
  expect(put(base.trimEnd(), { severity: 'urgent' })).toBe(after.trimEnd());
  expect(put(windows(base.trimEnd()), { severity: 'urgent' })).toBe(windows(after.trimEnd()));
});

test('what is refused names every problem on a line of its own', () => {
  const lines = (run: () => unknown): readonly string[] => {
    try {
      run();
    } catch (error) {
      return (error as { detail?: string }).detail?.split('\n') ?? [];
    }
    return [];
  };
  expect(lines(() => editWatchlist(base, [{ kind: 'remove-entry', id: 'first' }]))).toEqual([
    'A file has one entry at least: remove the file.',
  ]);
  const wrong = changed('note', 'red').replace('[a, b]', '[]');
  expect(lines(() => editWatchlist(wrong, []))).toEqual([
    expect.stringMatching(/^file:8:15: Entry "first": "red" is not a severity\./u),
    expect.stringMatching(/^file:18:17: Entry "first": "examples.innocent" has 0 items\./u),
  ]);
  expect(
    lines(() => put(base, { severity: 'red' as never, examples: { innocent: [], concerning: ['x', 'y'] } })),
  ).toHaveLength(2);
});
