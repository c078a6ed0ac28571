// An action's row as the action that is hashed into the log.
import type { Selectable } from 'kysely';
import type { LoggedAction } from '@candour/contract';
import { canonicalJson, leafOf } from '@candour/trust';
import type { Bytes } from '@candour/trust';
import type { ActionTable } from '../database/tables.ts';

export const loggedActionOf = (row: Selectable<ActionTable>): LoggedAction => ({
  school: row.school,
  id: row.id as LoggedAction['id'],
  at: row.at,
  by: { kind: row.byKind as LoggedAction['by']['kind'], id: row.byId },
  kind: row.kind as LoggedAction['kind'],
  on: row.onId,
  reasonCode: row.reasonCode,
  reasonSha256: row.reasonSha256 as LoggedAction['reasonSha256'],
  detail: row.detail,
});

/** The log's entry for an action whose salt was not erased. */
export const leafDataOf = (salt: Uint8Array, action: LoggedAction): Bytes => leafOf(salt, canonicalJson(action));
