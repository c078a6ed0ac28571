// Decides what a person may do with an incident now, and what a lease means at this moment.
import { CandourError, leaseMs, nextStatus, outcomes } from '@candour/contract';
import type { CloseRequest, IncidentAct, PersonId, Role } from '@candour/contract';
import type { IncidentRecord } from './projection.ts';

export interface IncidentActor {
  readonly person: PersonId;
  readonly roles: readonly Role[];
}

/** An opening shows what was asked for to one person for this long. */
export const openingMs = 10 * 60_000;

/** A lease that ran out holds nobody, whether or not its expiry has been written down yet. */
export const hasLapsed = (row: Pick<IncidentRecord, 'status' | 'leaseUntil'>, nowMs: number): boolean =>
  row.status === 'held' && row.leaseUntil !== null && Date.parse(row.leaseUntil) <= nowMs;

/** The row as it must be read now: a lapsed lease back in the queue. */
export const asOf = (row: IncidentRecord, nowMs: number): IncidentRecord =>
  hasLapsed(row, nowMs) ? { ...row, status: 'waiting', leasePerson: null, leaseUntil: null } : row;

/**
 * Throws unless the lifecycle lets this person do the act now. `row` is as of now ({@link asOf}).
 * @throws CandourError `not-allowed`, `lease-needed`, `incident-held-by-other`, `incident-not-in-this-status`
 */
export function checkAct(row: IncidentRecord, act: IncidentAct, actor: IncidentActor): void {
  const isHolder = row.leasePerson === actor.person;
  const next = nextStatus(row.status, act, { roles: actor.roles, isHolder });
  if ('to' in next) return;
  if (next.refused === 'not-your-role') throw new CandourError('not-allowed');
  if (row.status === 'held') throw new CandourError('incident-held-by-other');
  if (row.status === 'waiting') throw new CandourError('lease-needed');
  throw new CandourError('incident-not-in-this-status');
}

/** Asking for the lease takes a waiting incident and renews one's own. */
export const leaseActFor = (row: IncidentRecord, person: PersonId): 'take' | 'renew' =>
  row.status === 'held' && row.leasePerson === person ? 'renew' : 'take';

export const leaseUntil = (nowMs: number): string => new Date(nowMs + leaseMs).toISOString();

/** The same person closed it with the same outcome: an answer that got lost was asked for again. */
export const isRepeatedClose = (
  row: IncidentRecord,
  actor: IncidentActor,
  asked: Pick<CloseRequest, 'outcome' | 'reasonableToCheck'>,
): boolean =>
  row.status === 'closed' &&
  row.closedBy === actor.person &&
  row.outcome === asked.outcome &&
  row.reasonableToCheck === asked.reasonableToCheck;

/** `reasonable to check` excuses the list and its reader for a false flag: on any other outcome it means nothing. */
export function checkClose(asked: Pick<CloseRequest, 'outcome' | 'reasonableToCheck'>): void {
  if (asked.reasonableToCheck && outcomes[asked.outcome].verdict !== 'no-concern') {
    throw new CandourError('input-malformed', 'reasonableToCheck goes with a no-concern outcome only');
  }
}
