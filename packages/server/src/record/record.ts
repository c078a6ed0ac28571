// The one way to write what happened: the action, and with it the incident's row, in the same transaction.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { actionDetails, CandourError, newId } from '@candour/contract';
import type { ActionActor, ActionDetail, ActionId, ActionKind, LoggedAction } from '@candour/contract';
import { sha256Hex } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';
import { applyAction, isIncidentAction } from '../incidents/projection.ts';
import { readIncident, writeIncident } from './incident-row.ts';

export interface NewAction<Kind extends ActionKind> {
  readonly by: ActionActor;
  readonly kind: Kind;
  /** The id of what it is on. */
  readonly on: string;
  readonly reasonCode?: string | null;
  /** Sealed to the team of `reasonEpoch`; only on an incident, whose record key it is kept under. */
  readonly reasonSealed?: Uint8Array | null;
  readonly reasonEpoch?: number | null;
  readonly detail: ActionDetail<Kind>;
  /** Only for what happened before it is written (made-up schools' terms); otherwise the transaction's time. */
  readonly at?: string;
}

/**
 * Writes one action. Its leaf follows in the log after the commit; the console is told by NOTIFY at the commit.
 * @throws CandourError `projection-differs` when an incident cannot take it
 */
export async function record<Kind extends ActionKind>(
  tx: SchoolTransaction,
  action: NewAction<Kind>,
): Promise<LoggedAction> {
  const detail = actionDetails[action.kind].parse(action.detail) as Record<string, unknown>;
  const logged: LoggedAction = {
    school: tx.school,
    id: newId<ActionId>(),
    at: action.at ?? tx.at,
    by: action.by,
    kind: action.kind,
    on: action.on,
    reasonCode: action.reasonCode ?? null,
    reasonSha256: action.reasonSealed ? (sha256Hex(action.reasonSealed) as LoggedAction['reasonSha256']) : null,
    detail,
  };
  if (action.reasonSealed && !isIncidentAction(logged))
    throw new CandourError('internal', 'a sealed reason belongs to an incident');
  // The row is locked before the action is written: actions on one incident stand in the order in which they changed it.
  const before = isIncidentAction(logged) ? await readIncident(tx, logged.on) : undefined;
  await tx.sql
    .insertInto('action')
    .values({
      school: tx.school,
      id: logged.id,
      at: logged.at,
      byKind: logged.by.kind,
      byId: logged.by.id,
      kind: logged.kind,
      onId: logged.on,
      reasonCode: logged.reasonCode,
      reasonSha256: logged.reasonSha256,
      reasonSealed: action.reasonSealed ? await tx.keys.sealRecord(tx.school, logged.on, action.reasonSealed) : null,
      reasonEpoch: action.reasonSealed ? (action.reasonEpoch ?? null) : null,
      detail: JSON.stringify(detail),
      salt: randomBytes(32),
    })
    .execute();
  if (isIncidentAction(logged)) await writeIncident(tx, applyAction(before, logged));
  await tellConsole(tx, logged);
  return logged;
}

/** Listened to by the console's live updates: only ids, no text. */
export const CONSOLE_CHANNEL = 'candour_console';

const consoleKinds = { incident: 'incident', device: 'device', document: 'document' } as const;

async function tellConsole(tx: SchoolTransaction, { kind, on }: LoggedAction): Promise<void> {
  const subject = kind.slice(0, kind.indexOf('.'));
  if (!Object.hasOwn(consoleKinds, subject)) return;
  await sql`SELECT pg_notify(${CONSOLE_CHANNEL}, ${JSON.stringify({ school: tx.school, kind: subject, id: on })})`.execute(
    tx.sql,
  );
}
