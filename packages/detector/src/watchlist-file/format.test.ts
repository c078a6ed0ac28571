// A file is written as people read it: what all entries have in common once, and each entry's keys in order.
import { expect, test } from 'vitest';
import { madeUpEntry } from '../testing/entries.ts';
import { formatDrafts, formatWatchlist } from './format.ts';
import { joinSlots } from './join-slots.ts';

const slot = { name: 'person', language: 'en', phrases: ['him', 'her'] };
/** The keys of the head, and then of each entry. */
const keysOf = (file: string): string[] =>
  file
    .split(/^ {2}- /mu)
    .map((part) => (part.match(/^(?: {4})?[a-zA-Z]+(?=:)/gmu) ?? []).map((key) => key.trim()).join(' '));
const body = 'phrases meaning reason couldMean';

test('what entries have in common stands once at the head', () => {
  const same = [madeUpEntry('one', ['a b']), madeUpEntry('two', ['c d'], { severity: 'note', unless: ['quoted'] })];
  expect(keysOf(formatWatchlist(same))).toEqual([
    'theme language origin version reviewBy entries',
    `id severity ${body} examples`,
    `id severity ${body} unless examples`,
  ]);
  expect(keysOf(formatWatchlist([...same, madeUpEntry('three', ['e f'], { version: 2, theme: 'hate' })]))).toEqual([
    'language origin reviewBy entries',
    `id theme severity ${body} version examples`,
    `id theme severity ${body} unless version examples`,
    `id theme severity ${body} version examples`,
  ]);
});

test('with slots their language stands at the head, and entries of another one say so', () => {
  const file = formatWatchlist(
    [madeUpEntry('one', ['a [person]']), madeUpEntry('two', ['c d'], { language: 'pl' })],
    [slot],
  );
  expect(file).toContain(
    'language: en\norigin: test\nversion: 1\nreviewBy: 2027-07-31\nslots:\n  person:\n    - him\n    - her\nentries:\n',
  );
  expect(keysOf(file).slice(1)).toEqual([`id severity ${body} examples`, `id severity language ${body} examples`]);
  expect(() => formatWatchlist([], [slot, { ...slot, language: 'fr' }])).toThrow(
    'Slots of two languages cannot stand in one file: write a file for each.',
  );
});

test('what is yet to be filled in is a key with nothing after it, in each entry', () => {
  const draft = { id: 'one', theme: null, severity: null, phrases: ['a b'], language: 'en' };
  expect(formatDrafts([draft, { id: 'two', theme: null, language: 'en' }])).toBe(`language: en
entries:
  - id: one
    theme:
    severity:
    phrases:
      - a b
  - id: two
    theme:
`);
  expect(formatDrafts([])).toBe('entries: []\n');
});

test('slots that files repeat are joined, two meanings of one name are not', () => {
  const french = { ...slot, language: 'fr' };
  const other = { ...slot, phrases: ['him'] };
  expect(joinSlots([slot, french, { ...slot }, other, { ...slot, name: 'person-two' }])).toEqual([
    slot,
    french,
    other,
    { ...slot, name: 'person-two' },
  ]);
});
