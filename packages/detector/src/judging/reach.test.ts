// How far around a hit the conditions of its entry look.
import type { WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { maxSeparatorUnits, quotationUnits, sentenceWords } from '../limits.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { reachUnits, reachWords, usualReach } from './reach.ts';

const entryOf = (more: Partial<WatchlistEntry>) => madeUpEntry('one', ['purple lantern'], more);

test.each<[Partial<WatchlistEntry>, number]>([
  [{}, 0],
  [{ unless: ['quoted'] }, 0],
  [{ only: ['typed', 'on-search', 'in-title'] }, 0],
  [{ only: ['query-start'] }, 2],
  [{ unless: ['negated'] }, 7],
  [{ only: ['first-person'] }, 11],
  [{ only: ['question'] }, sentenceWords + 3],
  [{ only: ['query-start'], unless: ['negated'] }, 7],
  [{ near: { words: ['night'], within: 4 } }, 4 + 5 + 1],
  [{ notNear: { words: ['night'], within: 9 }, near: { words: ['day'], within: 2 } }, 9 + 5 + 1],
  [{ near: { words: ['night'], within: 1 }, unless: ['first-person'] }, 11],
])('the conditions %j look %s words far', (more, words) => {
  const entry = entryOf(more);
  expect([reachWords(entry, 5), reachWords(entry, 5)]).toEqual([words, words]);
});

test('only quotation marks are looked for by units', () => {
  expect(reachUnits(entryOf({ unless: ['quoted'] }))).toBe(quotationUnits + maxSeparatorUnits);
  expect(reachUnits(entryOf({ only: ['quoted', 'typed'] }))).toBe(quotationUnits + maxSeparatorUnits);
  expect([reachUnits(entryOf({ unless: ['negated'] })), reachUnits(entryOf({}))]).toEqual([0, 0]);
});

test('what most entries of a list look at, the rare long looks aside', () => {
  const usual = (...more: readonly Partial<WatchlistEntry>[]): number =>
    usualReach(compiledOf(...more.map((one, at) => madeUpEntry(`e${at}`, ['purple lantern'], one))).tables);
  expect(usual({})).toBe(0);
  expect(usual({ unless: ['negated'] }, {})).toBe(7);
  expect(usual({ unless: ['negated'] }, { only: ['question'] })).toBe(7);
  // Phrases of two words: 13 + 2 + 1.
  expect(usual({ near: { words: ['night'], within: 13 } })).toBe(16);
  expect(usual({ near: { words: ['night'], within: 14 } })).toBe(0);
});
