// Makes every incident's row anew from the actions alone and compares it with the row that is shown (DESIGN, One record).
import { isDeepStrictEqual } from 'node:util';
import { isCandourError } from '@candour/contract';
import type { LoggedAction } from '@candour/contract';
import type { SchoolTransaction } from '../database/database.ts';
import { applyAction, isIncidentAction } from '../incidents/projection.ts';
import type { IncidentRecord } from '../incidents/projection.ts';
import { readAllIncidents } from '../record/incident-row.ts';
import { loggedActionOf } from '../record/logged-action.ts';

export interface Difference {
  readonly incident: string;
  readonly column: string;
  readonly says: string;
}

export interface RebuildReport {
  readonly school: string;
  readonly actions: number;
  readonly incidents: number;
  readonly differences: readonly Difference[];
}

const PAGE = 5_000;

/** In a transaction that sees one moment: what is written meanwhile is not seen half. */
export async function compareSchool(tx: SchoolTransaction): Promise<RebuildReport> {
  const shown = await readAllIncidents(tx);
  const made = new Map<string, IncidentRecord>();
  const differences: Difference[] = [];
  let actions = 0;
  for await (const action of allActions(tx)) {
    actions++;
    if (!isIncidentAction(action)) continue;
    try {
      made.set(action.on, applyAction(made.get(action.on), action));
    } catch (error) {
      if (!isCandourError(error)) throw error;
      differences.push({ incident: action.on, column: 'actions', says: error.detail ?? error.code });
    }
  }
  for (const [id, row] of made) differences.push(...compareRows(id, row, shown.get(id)));
  for (const id of shown.keys())
    if (!made.has(id)) differences.push({ incident: id, column: 'row', says: 'no action made it' });
  return { school: tx.school, actions, incidents: shown.size, differences };
}

export function compareRows(incident: string, made: IncidentRecord, shown: IncidentRecord | undefined): Difference[] {
  if (!shown) return [{ incident, column: 'row', says: 'it is missing' }];
  return (Object.keys(made) as (keyof IncidentRecord)[])
    .filter((column) => !isDeepStrictEqual(made[column], shown[column]))
    .map((column) => ({
      incident,
      column,
      says: `shown ${JSON.stringify(shown[column])}, by the actions ${JSON.stringify(made[column])}`,
    }));
}

/** In the order in which they were written to the one row they change: ids rise within a transaction, places in the log over all. */
async function* allActions(tx: SchoolTransaction): AsyncGenerator<LoggedAction> {
  let after = -1;
  for (;;) {
    const rows = await tx.sql
      .selectFrom('actionLeaf')
      .innerJoin('action', (join) =>
        join.onRef('action.school', '=', 'actionLeaf.school').onRef('action.id', '=', 'actionLeaf.action'),
      )
      .selectAll('action')
      .select('actionLeaf.index')
      .where('actionLeaf.index', '>', after)
      .orderBy('actionLeaf.index')
      .limit(PAGE)
      .execute();
    for (const row of rows) yield loggedActionOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.index;
  }
  const waiting = await tx.sql
    .selectFrom('actionWaiting')
    .innerJoin('action', (join) =>
      join.onRef('action.school', '=', 'actionWaiting.school').onRef('action.id', '=', 'actionWaiting.action'),
    )
    .selectAll('action')
    .orderBy('actionWaiting.since')
    .orderBy('action.id')
    .execute();
  for (const row of waiting) yield loggedActionOf(row);
}
