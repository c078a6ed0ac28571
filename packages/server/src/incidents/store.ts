// The rows of incidents: read for the queue, locked for an act. Only record() writes them.
import { sql } from 'kysely';
import type { IncidentId, OpeningId, PersonId } from '@candour/contract';
import { severityRank } from '@candour/contract';
import { isoOf } from '../clock.ts';
import type { SchoolTransaction } from '../database/database.ts';
import type { IncidentRecord } from './projection.ts';
import { openingMs } from './rules.ts';

export async function findIncident(tx: SchoolTransaction, id: IncidentId): Promise<IncidentRecord | undefined> {
  return tx.sql.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Until the transaction ends nobody else can act on it: of two who ask at once, the second sees what the first did. */
export async function lockIncident(tx: SchoolTransaction, id: IncidentId): Promise<IncidentRecord | undefined> {
  return tx.sql.selectFrom('incident').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Severity as a number, in SQL, from the contract's ladder. */
const rank = sql<number>`CASE incident.severity ${sql.join(
  Object.entries(severityRank).map(([name, value]) => sql`WHEN ${sql.lit(name)} THEN ${sql.lit(value)}`),
  sql` `,
)} END`;

export interface IncidentPage {
  readonly rows: readonly IncidentRecord[];
  readonly more: boolean;
}

/** The queue: gravest first, of the same severity the longest waiting. `after` is the last id of the page before. */
export async function openIncidents(
  tx: SchoolTransaction,
  limit: number,
  after: IncidentId | undefined,
): Promise<IncidentPage> {
  let query = tx.sql.selectFrom('incident').selectAll().where('status', '<>', 'closed');
  if (after) {
    query = query.where(
      sql<boolean>`(-${rank}, first_at, id) > (SELECT -${rank}, first_at, id FROM incident WHERE id = ${after})`,
    );
  }
  return page(
    await query
      .orderBy(rank, 'desc')
      .orderBy('firstAt')
      .orderBy('id')
      .limit(limit + 1)
      .execute(),
    limit,
  );
}

/** What is closed, newest first. */
export async function closedIncidents(
  tx: SchoolTransaction,
  limit: number,
  before: IncidentId | undefined,
): Promise<IncidentPage> {
  let query = tx.sql.selectFrom('incident').selectAll().where('status', '=', 'closed');
  if (before) {
    query = query.where(
      sql<boolean>`(closed_at, id) < (SELECT closed_at, id FROM incident WHERE id = ${before} AND status = 'closed')`,
    );
  }
  return page(
    await query
      .orderBy('closedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute(),
    limit,
  );
}

const page = (rows: readonly IncidentRecord[], limit: number): IncidentPage => ({
  rows: rows.slice(0, limit),
  more: rows.length > limit,
});

export async function countOpen(tx: SchoolTransaction): Promise<number> {
  const { count } = await tx.sql
    .selectFrom('incident')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('status', '<>', 'closed')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Incidents whose lease has run out, locked; those that somebody acts on right now are left to them. */
export async function lapsedIncidents(tx: SchoolTransaction): Promise<IncidentRecord[]> {
  return tx.sql
    .selectFrom('incident')
    .selectAll()
    .where('status', '=', 'held')
    .where('leaseUntil', '<=', tx.at)
    .orderBy('leaseUntil')
    .limit(200)
    .forUpdate()
    .skipLocked()
    .execute();
}

export interface Opening {
  readonly id: OpeningId;
  readonly incident: IncidentId;
  readonly person: PersonId;
  readonly what: 'words' | 'evidence';
  readonly until: string;
}

export async function addOpening(tx: SchoolTransaction, opening: Omit<Opening, 'until'>): Promise<Opening> {
  const until = isoOf(Date.parse(tx.at) + openingMs);
  await tx.sql
    .insertInto('opening')
    .values({ school: tx.school, ...opening, openedAt: tx.at, until })
    .execute();
  return { ...opening, until };
}

export async function findOpening(tx: SchoolTransaction, id: OpeningId): Promise<Opening | undefined> {
  const row = await tx.sql
    .selectFrom('opening')
    .select(['id', 'incident', 'person', 'what', 'until'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as Opening | undefined;
}
