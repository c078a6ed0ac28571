// What waits for its place in the log, and what has one.
import { sql } from 'kysely';
import type { LoggedAction } from '@candour/contract';
import type { SchoolTransaction } from '../database/database.ts';
import { loggedActionOf } from '../record/logged-action.ts';

export interface WaitingAction {
  readonly action: LoggedAction;
  readonly salt: Buffer;
}

/** One sequencer a school over all servers; held to the end of the transaction. */
export async function tryBeSequencer(tx: SchoolTransaction): Promise<boolean> {
  const { rows } = await sql<{
    got: boolean;
  }>`SELECT pg_try_advisory_xact_lock(hashtext('candour-log'), hashtext(${tx.school})) AS got`.execute(tx.sql);
  return rows[0]?.got === true;
}

export async function waitingActions(tx: SchoolTransaction, limit: number): Promise<WaitingAction[]> {
  const rows = await tx.sql
    .selectFrom('actionWaiting')
    .innerJoin('action', (join) =>
      join.onRef('action.school', '=', 'actionWaiting.school').onRef('action.id', '=', 'actionWaiting.action'),
    )
    .selectAll('action')
    .orderBy('actionWaiting.since')
    .orderBy('action.id')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.salt ? [{ action: loggedActionOf(row), salt: row.salt }] : []));
}

export async function giveLeaves(
  tx: SchoolTransaction,
  leaves: readonly { readonly index: number; readonly action: string }[],
): Promise<void> {
  await tx.sql
    .insertInto('actionLeaf')
    .values(leaves.map((leaf) => ({ school: tx.school, ...leaf })))
    .execute();
  await tx.sql
    .deleteFrom('actionWaiting')
    .where(
      'action',
      'in',
      leaves.map((leaf) => leaf.action),
    )
    .execute();
}

/** How long the oldest waiting action waits by the database's clock, in ms; 0 when none does. */
export async function longestWaitMs(tx: SchoolTransaction): Promise<number> {
  const { rows } = await sql<{
    ms: string | null;
  }>`SELECT (extract(epoch FROM clock_timestamp() - min(since)) * 1000)::bigint::text AS ms FROM action_waiting`.execute(
    tx.sql,
  );
  return Number(rows[0]?.ms ?? 0);
}

export interface LogState {
  readonly size: number;
  readonly checkpoint: string;
}

export async function readLogState(tx: SchoolTransaction): Promise<LogState | undefined> {
  return tx.sql.selectFrom('logState').select(['size', 'checkpoint']).executeTakeFirst();
}

export async function writeLogState(tx: SchoolTransaction, state: LogState): Promise<void> {
  const columns = { school: tx.school, ...state, signedAt: tx.at };
  await tx.sql
    .insertInto('logState')
    .values(columns)
    .onConflict((conflict) => conflict.column('school').doUpdateSet(columns))
    .execute();
}

/** The action and its place, if it has one below `size` and its salt was not erased. */
export async function findLeaf(
  tx: SchoolTransaction,
  action: string,
): Promise<(WaitingAction & { readonly index: number }) | undefined> {
  const row = await tx.sql
    .selectFrom('action')
    .innerJoin('actionLeaf', (join) =>
      join.onRef('actionLeaf.school', '=', 'action.school').onRef('actionLeaf.action', '=', 'action.id'),
    )
    .selectAll('action')
    .select('actionLeaf.index')
    .where('action.id', '=', action)
    .executeTakeFirst();
  return row?.salt ? { action: loggedActionOf(row), salt: row.salt, index: row.index } : undefined;
}
