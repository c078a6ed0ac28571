// The order of the queue: what is gravest first, and of the same severity what has waited longest.
import type { IncidentRow } from '@candour/contract';
import { severityRank } from '@candour/contract';

type Placed = Pick<IncidentRow, 'id' | 'severity' | 'firstAt'>;

export const byUrgency = (a: Placed, b: Placed): number =>
  severityRank[b.severity] - severityRank[a.severity] ||
  Date.parse(a.firstAt) - Date.parse(b.firstAt) ||
  (a.id < b.id ? -1 : 1);

const byClosing = (a: IncidentRow, b: IncidentRow): number =>
  Date.parse(b.closedAt ?? b.lastAt) - Date.parse(a.closedAt ?? a.lastAt) || (a.id < b.id ? 1 : -1);

export type Tab = 'open' | 'closed';

export const sortRows = (rows: readonly IncidentRow[], tab: Tab): IncidentRow[] =>
  rows.toSorted(tab === 'open' ? byUrgency : byClosing);

/** The list with one incident as it is now: put in, changed, or gone from this tab. */
export function withRow(rows: readonly IncidentRow[], row: IncidentRow, tab: Tab): IncidentRow[] {
  const others = rows.filter(({ id }) => id !== row.id);
  const belongs = (row.status === 'closed') === (tab === 'closed');
  return sortRows(belongs ? [...others, row] : others, tab);
}

/** Where to go on after `closedId`: what stood next below it, else what is first now. Rows held by others are passed over. */
export function nextAfter(rows: readonly IncidentRow[], closed: Placed, me: string): IncidentRow['id'] | undefined {
  const free = rows.filter(({ id, lease }) => id !== closed.id && (lease === null || lease.person === me));
  return (free.find((row) => byUrgency(closed, row) < 0) ?? free[0])?.id;
}

/** What a listener is told when a row arrives or grows; nothing when nothing rose. */
export function newsOf(before: IncidentRow | undefined, now: IncidentRow): 'new' | 'one-more' | undefined {
  if (now.status === 'closed') return undefined;
  if (!before || before.status === 'closed') return 'new';
  return now.findingCount > before.findingCount ? 'one-more' : undefined;
}
