// Property tests of the queue's order; the seed is printed by fast-check when one fails.
import type { IncidentRow, Severity } from '@candour/contract';
import { severities, severityRank } from '@candour/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byUrgency, newsOf, nextAfter, sortRows, withRow } from './order.ts';

const makeRow = (id: string, severity: Severity, minute: number, more: Partial<IncidentRow> = {}): IncidentRow =>
  ({
    id,
    severity,
    status: 'waiting',
    firstAt: new Date(minute * 60_000).toISOString(),
    lastAt: new Date(minute * 60_000).toISOString(),
    findingCount: 1,
    lease: null,
    closedAt: null,
    ...more,
  }) as IncidentRow;
const idsOf = (rows: readonly IncidentRow[]): string[] => rows.map(({ id }) => id);

test('gravest first, then the longest waiting', () => {
  const rows = [
    makeRow('a', 'concern', 1),
    makeRow('b', 'critical', 9),
    makeRow('c', 'urgent', 3),
    makeRow('d', 'urgent', 2),
  ];
  expect(idsOf(sortRows(rows, 'open'))).toEqual(['b', 'd', 'c', 'a']);
});

test('no row stands above a graver or older one, in whatever order they came', () => {
  const arbitraryRows = fc.uniqueArray(
    fc.record({ id: fc.uuid(), severity: fc.constantFrom(...severities), minute: fc.nat(500) }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(arbitraryRows, (made) => {
      let rows: IncidentRow[] = [];
      for (const { id, severity, minute } of made) rows = withRow(rows, makeRow(id, severity, minute), 'open');
      expect(rows).toHaveLength(made.length);
      for (const [index, row] of rows.entries()) {
        const below = rows[index + 1];
        if (!below) continue;
        expect(severityRank[row.severity]).toBeGreaterThanOrEqual(severityRank[below.severity]);
        if (row.severity === below.severity)
          expect(Date.parse(row.firstAt)).toBeLessThanOrEqual(Date.parse(below.firstAt));
        expect(byUrgency(row, below)).toBeLessThan(0);
      }
    }),
  );
});

test('a closed incident leaves the open tab and comes to the closed one', () => {
  const row = makeRow('a', 'urgent', 1);
  const closed = { ...row, status: 'closed', closedAt: new Date(9).toISOString() } as IncidentRow;
  expect(withRow([row], closed, 'open')).toEqual([]);
  expect(idsOf(withRow([], closed, 'closed'))).toEqual(['a']);
  expect(withRow([closed], { ...row, findingCount: 2 }, 'closed')).toEqual([]);
});

test('after closing, the next below that nobody else holds', () => {
  const other = { person: 'p2', name: 'B', until: '' } as IncidentRow['lease'];
  const rows = [
    makeRow('a', 'critical', 1),
    makeRow('b', 'urgent', 2),
    makeRow('c', 'urgent', 3, { lease: other }),
    makeRow('d', 'concern', 4),
  ];
  expect(nextAfter(rows, makeRow('b', 'urgent', 2), 'p1')).toBe('d');
  expect(nextAfter(rows, makeRow('z', 'note', 9), 'p1')).toBe('a');
  expect(nextAfter([], makeRow('z', 'note', 9), 'p1')).toBeUndefined();
});

test('news is a new row or one more finding', () => {
  const row = makeRow('a', 'urgent', 1);
  expect(newsOf(undefined, row)).toBe('new');
  expect(newsOf(row, { ...row, findingCount: 2 })).toBe('one-more');
  expect(newsOf(row, { ...row, status: 'held' })).toBeUndefined();
  expect(newsOf({ ...row, status: 'closed' }, { ...row, findingCount: 2 })).toBe('new');
});
