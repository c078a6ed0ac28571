// What a person wrote stays, byte for byte, but for what was changed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WatchlistEntry, WatchlistSlot } from '@candour/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeUpEntry } from '../testing/entries.ts';
import { editWatchlist } from './edit.ts';
import { formatWatchlist } from './format.ts';
import { parseWatchlist } from './parse.ts';

/** Fewer generated files, and not the whole starter list: for whoever runs this thousands of times. */
const isQuick = process.env['CANDOUR_CASES'] !== undefined;
const numRuns = isQuick ? 30 : 300;

const written = `# Ours, from the spring.
theme: suicide
language: en
origin: 'test'   # who
version: 1
reviewBy: 2027-07-31

slots:
  # said in many ways
  wish-verb: [want to, "wanna"]

entries:
  # the first
  - id: first
    severity: urgent   # agreed in May
    phrases:
      - "i [wish-verb] go"   # as heard
      # and the plain one
      - 'going away for good'
    meaning: >-
      the writer is
      in danger
    reason: some who wrote it needed help
    couldMean: a line from a song

    examples:
      innocent: [nothing, nothing else]
      concerning:
        - i want to go
        - i wanna go

  # the second
  - severity: note
    id: second
    phrases: [a purple lantern]
    notNear: {words: [lamp], within: 3}
    meaning: made up
    reason: made up
    couldMean: made up
    examples:
      innocent: [a, b]
      concerning: [a purple lantern, purple lanterns]
`;
const entryOf = (text: string, id: string): WatchlistEntry => {
  const found = parseWatchlist(text, 'x').entries.find((entry) => entry.id === id);
  if (!found) throw new Error('no such entry');
  return found;
};
const put = (text: string, id: string, more: Partial<WatchlistEntry>): string =>
  editWatchlist(text, [{ kind: 'put-entry', entry: { ...entryOf(text, id), ...more } }]);

/** The lines that differ, as a person would see them in a review. */
const differing = (before: string, after: string): string => {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return [
    ...a.slice(head, a.length - tail).map((line) => `-${line}`),
    ...b.slice(head, b.length - tail).map((line) => `+${line}`),
  ].join('\n');
};

test('nothing changed, nothing differs', () => {
  for (const text of [written, written.replaceAll('\n', '\r\n'), written.trimEnd()]) {
    expect(editWatchlist(text, [])).toBe(text);
    const same = parseWatchlist(text, 'x').entries.map((entry) => ({ kind: 'put-entry', entry }) as const);
    expect(editWatchlist(text, same)).toBe(text);
  }
});

test.skipIf(isQuick)('nothing changed in the starter list, nothing differs', () => {
  const folder = join(import.meta.dirname, '../../../../watchlists');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const same = parseWatchlist(text, name).entries.map((entry) => ({ kind: 'put-entry', entry }) as const);
    expect(editWatchlist(text, same)).toBe(text);
  }
});

test.each<[string, string, Partial<WatchlistEntry>]>([
  ['a severity', 'first', { severity: 'critical', version: 2 }],
  ['a folded text', 'first', { meaning: 'the writer: is in danger' }],
  ['a phrase more', 'first', { phrases: ['i [wish-verb] go', 'going away for good', 'leaving: for good'] }],
  ['a phrase between', 'first', { phrases: ['i [wish-verb] go', 'leaving for good', 'going away for good'] }],
  ['a phrase less', 'first', { phrases: ['going away for good'] }],
  ['an example', 'first', { examples: { innocent: ['nothing', 'more'], concerning: ['i want to go', 'i wanna go'] } }],
  ['a new field', 'first', { unless: ['quoted'] }],
  ['a word nearby', 'second', { notNear: { words: ['lamp', 'no'], within: 3 } }],
  ['a field taken out', 'second', { notNear: undefined as never }],
  ['the field beside the dash', 'second', { severity: 'concern' }],
  ['a theme of its own', 'second', { theme: 'violence' }],
])('only its own lines: %s', (_, id, more) => {
  const after = put(written, id, more);
  expect(differing(written, after)).toMatchSnapshot();
  const { entries, problems } = parseWatchlist(after, 'x');
  expect(problems).toEqual([]);
  expect(entries.find((entry) => entry.id === id)).toEqual({ ...entryOf(written, id), ...more });
  // And back again.
  expect(
    parseWatchlist(
      put(after, id, {
        notNear: undefined as never,
        only: undefined as never,
        unless: undefined as never,
        ...entryOf(written, id),
      }),
      'x',
    ).entries,
  ).toEqual(parseWatchlist(written, 'x').entries);
});

test('entries and slots are put in and taken out', () => {
  const third = madeUpEntry('third', ['third thing']);
  expect(differing(written, editWatchlist(written, [{ kind: 'put-entry', entry: third }]))).toMatchSnapshot();
  expect(differing(written, editWatchlist(written, [{ kind: 'remove-entry', id: 'first' }]))).toMatchSnapshot();
  const slot = { kind: 'put-slot', name: 'wish-verb', phrases: ['want to', 'wanna', 'need to'] } as const;
  expect(differing(written, editWatchlist(written, [slot]))).toMatchSnapshot();
  const other = { kind: 'put-slot', name: 'feeling', phrases: ['feel'] } as const;
  expect(differing(written, editWatchlist(written, [other]))).toMatchSnapshot();
});

test('what would be no watchlist is refused', () => {
  expect(() => editWatchlist(written, [{ kind: 'remove-entry', id: 'nobody' }])).toThrow('no entry "nobody"');
  expect(() => editWatchlist(written, [{ kind: 'remove-slot', name: 'wish-verb' }])).toThrow('no slot');
  expect(() => editWatchlist('entries: 1', [])).toThrow();
});

const text = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'abcé: #-"\'ł&*!|>%@`,[]{}\\?'), minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      'null',
      '~',
      'true',
      'no',
      '12',
      '0x1f',
      '1e3',
      '2027-01-01',
      '- a',
      '? b',
      'a: b',
      ' trailing  ',
      '\ttab',
    ),
    fc.constantFrom(
      '💊 and 🔪',
      'أريد أن أموت',
      'خودکشی',
      '我想死',
      '‮hidden',
      'a\nb',
      'a\n\n  b\n',
      ' lead',
      '"',
      "'",
      '#x',
      '%y',
    ),
    fc.string({ minLength: 60, maxLength: 250 }).filter((one) => !/[\ud800-\udfff]/u.test(one)),
  )
  .filter((one) => one.length <= 300);
const phrase = fc.constantFrom(
  'yes',
  'no',
  '12',
  'i {want to|wanna} go',
  '"quoted" words',
  'null',
  '💊 now',
  'أريد الموت',
  'go [s1] home',
  'a, b',
  "don't",
  'kill~ it',
  'a <1-3> b',
);
const entry = fc.record({
  severity: fc.constantFrom('note' as const, 'critical' as const),
  theme: fc.constantFrom('suicide' as const, 'drugs' as const),
  language: fc.constantFrom('en', 'en', 'en-GB'),
  phrases: fc.uniqueArray(phrase, { minLength: 1, maxLength: 4 }),
  meaning: text,
  reason: text,
  couldMean: text,
  examples: fc.record({
    innocent: fc.array(text, { minLength: 2, maxLength: 3 }),
    concerning: fc.array(text, { minLength: 2, maxLength: 3 }),
  }),
  version: fc.integer({ min: 1, max: 3 }),
  more: fc.constantFrom<Partial<WatchlistEntry>>(
    {},
    { unless: ['quoted', 'in-title'] },
    { hidden: ['digits'], ordinary: ['no', 'yes'] },
    { caseSensitive: true, near: { words: ['null', 'it'], within: 3 } },
    { help: 'suicide', only: ['typed'] },
  ),
});
const listOf = (drafts: readonly (typeof entry extends fc.Arbitrary<infer T> ? T : never)[]): WatchlistEntry[] =>
  drafts.map(({ more, ...draft }, number) => {
    const language = draft.phrases.some((one) => one.includes('[')) ? 'en' : draft.language;
    return madeUpEntry(`e${number}`, draft.phrases, { ...draft, language, ...more });
  });
const slots: WatchlistSlot[] = [{ name: 's1', language: 'en', phrases: ['right', 'null', '1.5', "don't"] }];

test('what is written is read again, and written again byte for byte', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), (drafts) => {
      const entries = listOf(drafts);
      const file = formatWatchlist(entries, slots);
      const parsed = parseWatchlist(file, 'x');
      expect(parsed).toEqual({ entries, slots, problems: [] });
      expect(formatWatchlist(parsed.entries, parsed.slots)).toBe(file);
    }),
    { numRuns },
  );
});

test('whatever is changed, the other entries keep their lines and the file holds what was asked for', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), entry, fc.nat(2), (drafts, draft, which) => {
      const entries = listOf(drafts);
      const file = `# ours\n${formatWatchlist(entries, slots)}`;
      const at = which % entries.length;
      const next = { ...(listOf([draft])[0] as WatchlistEntry), id: `e${at}` };
      const after = editWatchlist(file, [{ kind: 'put-entry', entry: next }]);
      const expected = entries.map((one, index) => (index === at ? next : one));
      expect(parseWatchlist(after, 'x')).toEqual({ entries: expected, slots, problems: [] });
      const parts = (one: string) => one.split(/^(?= {2}- id: e\d$)/mu);
      expect(parts(after).filter((_, index) => index !== at + 1)).toEqual(
        parts(file).filter((_, index) => index !== at + 1),
      );
    }),
    { numRuns },
  );
});
