// The incident's row in and out of its table; only record() and the rebuild write it.
import type { SchoolTransaction } from '../database/database.ts';
import type { IncidentRecord } from '../incidents/projection.ts';

/** Locks the row until the transaction ends, so that two actions on one incident follow each other. */
export async function readIncident(tx: SchoolTransaction, id: string): Promise<IncidentRecord | undefined> {
  return tx.sql
    .selectFrom('incident')
    .selectAll()
    .where('id', '=', id as IncidentRecord['id'])
    .forUpdate()
    .executeTakeFirst();
}

export async function writeIncident(tx: SchoolTransaction, row: IncidentRecord): Promise<void> {
  const columns = { ...row, clips: JSON.stringify(row.clips) };
  await tx.sql
    .insertInto('incident')
    .values(columns)
    .onConflict((conflict) => conflict.columns(['school', 'id']).doUpdateSet(columns))
    .execute();
}

/** Every incident of the school, for the comparison with its actions. */
export async function readAllIncidents(tx: SchoolTransaction): Promise<Map<string, IncidentRecord>> {
  const rows = await tx.sql.selectFrom('incident').selectAll().execute();
  return new Map(rows.map((row) => [row.id, row]));
}
