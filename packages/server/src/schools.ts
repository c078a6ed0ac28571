// A school begins: its row, its keys, its first action.
import type { SchoolId } from '@candour/contract';
import { inSchool } from './database/database.ts';
import type { Database } from './database/database.ts';
import { makeServerKeys } from './keys/server-keys.ts';
import type { ServerKeys } from './keys/server-keys.ts';
import { record } from './record/record.ts';

/** Makes a school once; a second call changes nothing. @returns its server keys, whose public halves the signers sign */
export async function makeSchool(
  db: Database,
  school: { readonly id: string; readonly name: string; readonly madeUp: boolean; readonly logOrigin?: string },
): Promise<ServerKeys> {
  const keys = await makeServerKeys(db.keys.root, school.id, school.logOrigin);
  await inSchool(db, school.id, async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx.sql
      .insertInto('school')
      .values({ school: school.id as SchoolId, name: school.name, madeUp: school.madeUp, madeAt: tx.at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return;
    await record(tx, {
      by: { kind: 'server', id: null },
      kind: 'school.made',
      on: school.id,
      detail: { name: school.name, madeUp: school.madeUp },
    });
  });
  return keys;
}
