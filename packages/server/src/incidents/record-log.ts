// The record's own log: every action on one incident, by name, with its place in the school's log.
import { sql } from 'kysely';
import type { IncidentId, LoggedAction, RecordLog } from '@candour/contract';
import { toBase64Url } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';
import { namesOf } from '../people/store.ts';
import { loggedActionOf } from '../record/logged-action.ts';

/** `withReasons`: only for who may read the incident; an auditor sees that a reason is there by its digest. */
export async function recordLogOf(
  tx: SchoolTransaction,
  incident: IncidentId,
  withReasons: boolean,
): Promise<RecordLog> {
  const rows = await tx.sql
    .selectFrom('action')
    .leftJoin('actionLeaf', (join) =>
      join.onRef('actionLeaf.school', '=', 'action.school').onRef('actionLeaf.action', '=', 'action.id'),
    )
    .selectAll('action')
    .select('actionLeaf.index')
    .where('action.onId', '=', incident)
    .orderBy('action.at')
    .orderBy('action.id')
    .execute();
  const actions = rows.map((row) => ({ row, action: loggedActionOf(row) }));
  const names = await actorNames(
    tx,
    actions.map(({ action }) => action),
  );
  return Promise.all(
    actions.map(async ({ row, action }) => ({
      action,
      byName: names(action),
      index: row.index,
      reasonSealed:
        withReasons && row.reasonSealed
          ? toBase64Url(await tx.keys.openRecord(tx.school, incident, row.reasonSealed))
          : null,
      epoch: row.reasonEpoch,
    })),
  );
}

async function actorNames(
  tx: SchoolTransaction,
  actions: readonly LoggedAction[],
): Promise<(action: LoggedAction) => string> {
  const idsOf = (kind: LoggedAction['by']['kind']): string[] => [
    ...new Set(actions.flatMap(({ by }) => (by.kind === kind && by.id ? [by.id] : []))),
  ];
  const people = await namesOf(tx, idsOf('person'));
  const devices = new Map(
    (
      await tx.sql
        .selectFrom('device')
        .select(['id', 'name'])
        .where('id', '=', sql<string>`ANY(${idsOf('device')})`)
        .execute()
    ).map(({ id, name }) => [id, name]),
  );
  return ({ by }) => {
    switch (by.kind) {
      case 'person':
        return people.get(by.id ?? '') ?? 'Somebody who left';
      case 'device':
        return devices.get(by.id ?? '') ?? 'A device';
      case 'pupil':
        return 'A pupil';
      case 'server':
        return 'The server';
    }
  };
}
