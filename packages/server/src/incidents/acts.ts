// The acts on an incident: lock it, let a lapsed lease go, ask the lifecycle, write the action. Nothing is handed out before that is committed.
import { CandourError, actorOfPerson, newId } from '@candour/contract';
import type { CloseRequest, IncidentId, OpenRequest, OpeningId } from '@candour/contract';
import { fromBase64Url } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';
import { currentTeamKey } from '../people/store.ts';
import { record } from '../record/record.ts';
import type { IncidentRecord } from './projection.ts';
import { checkAct, checkClose, hasLapsed, isRepeatedClose, leaseActFor, leaseUntil } from './rules.ts';
import type { IncidentActor } from './rules.ts';
import { addOpening, findIncident, lapsedIncidents, lockIncident } from './store.ts';
import type { Opening } from './store.ts';

const byServer = { kind: 'server', id: null } as const;

/** The incident, locked and with any lapsed lease written off. @throws CandourError `not-found` */
async function settled(tx: SchoolTransaction, id: IncidentId): Promise<IncidentRecord> {
  const row = await lockIncident(tx, id);
  if (!row) throw new CandourError('not-found');
  if (!hasLapsed(row, Date.parse(tx.at))) return row;
  await record(tx, { by: byServer, kind: 'incident.lease-expired', on: id, detail: {} });
  return found(tx, id);
}

async function found(tx: SchoolTransaction, id: IncidentId): Promise<IncidentRecord> {
  const row = await findIncident(tx, id);
  if (!row) throw new CandourError('not-found');
  return row;
}

/** Takes a waiting incident, or renews one's own lease. */
export async function takeOrRenew(
  tx: SchoolTransaction,
  id: IncidentId,
  actor: IncidentActor,
): Promise<IncidentRecord> {
  const row = await settled(tx, id);
  const act = leaseActFor(row, actor.person);
  checkAct(row, act, actor);
  const detail = { until: leaseUntil(Date.parse(tx.at)) };
  await record(tx, {
    by: actorOfPerson(actor.person),
    kind: act === 'take' ? 'incident.leased' : 'incident.renewed',
    on: id,
    detail,
  });
  return found(tx, id);
}

/** Gives the incident back. Asked again, or after the lease ran out, there is nothing left to do. */
export async function release(tx: SchoolTransaction, id: IncidentId, actor: IncidentActor): Promise<IncidentRecord> {
  const row = await settled(tx, id);
  if (row.status !== 'held') return row;
  checkAct(row, 'release', actor);
  await record(tx, { by: actorOfPerson(actor.person), kind: 'incident.released', on: id, detail: {} });
  return found(tx, id);
}

/** Writes down that this person looks, and why. What they see is read after this is committed. */
export async function open(
  tx: SchoolTransaction,
  id: IncidentId,
  what: Opening['what'],
  actor: IncidentActor,
  asked: OpenRequest,
): Promise<Opening> {
  const row = await settled(tx, id);
  checkAct(row, what === 'words' ? 'open-words' : 'open-evidence', actor);
  const opening = await addOpening(tx, { id: newId<OpeningId>(), incident: id, person: actor.person, what });
  await record(tx, {
    by: actorOfPerson(actor.person),
    kind: what === 'words' ? 'incident.words-opened' : 'incident.evidence-opened',
    on: id,
    reasonCode: asked.reasonCode,
    ...(await reasonOf(tx, asked.reasonSealed)),
    detail: { opening: opening.id },
  });
  return opening;
}

export async function close(
  tx: SchoolTransaction,
  id: IncidentId,
  actor: IncidentActor,
  asked: CloseRequest,
): Promise<IncidentRecord> {
  checkClose(asked);
  const row = await settled(tx, id);
  if (isRepeatedClose(row, actor, asked)) return row;
  checkAct(row, 'close', actor);
  const { outcome, reasonableToCheck } = asked;
  await record(tx, {
    by: actorOfPerson(actor.person),
    kind: 'incident.closed',
    on: id,
    ...(await reasonOf(tx, asked.reasonSealed)),
    detail: { outcome, reasonableToCheck },
  });
  return found(tx, id);
}

async function reasonOf(
  tx: SchoolTransaction,
  sealed: string | null,
): Promise<{ reasonSealed?: Uint8Array; reasonEpoch?: number }> {
  if (sealed === null) return {};
  const { epoch } = await currentTeamKey(tx);
  return { reasonSealed: fromBase64Url(sealed), reasonEpoch: epoch };
}

/** @returns how many leases went back to the queue */
export async function expireLeases(tx: SchoolTransaction): Promise<number> {
  const lapsed = await lapsedIncidents(tx);
  for (const { id } of lapsed) await record(tx, { by: byServer, kind: 'incident.lease-expired', on: id, detail: {} });
  return lapsed.length;
}
