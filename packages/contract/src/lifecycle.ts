// The incident's lifecycle: status × action → status, by whom. Shared by server and console, so a button that is shown is an action that is allowed.
import type { Role } from './roles.ts';

export const incidentStatuses = ['waiting', 'held', 'closed'] as const;
/** `waiting` in the queue · `held` under one person's lease · `closed` with an outcome. */
export type IncidentStatus = (typeof incidentStatuses)[number];

export const incidentActs = [
  'receive',
  'take',
  'renew',
  'release',
  'expire',
  'open-words',
  'open-evidence',
  'close',
] as const;
export type IncidentAct = (typeof incidentActs)[number];

type By = 'device' | 'server' | Role;
interface Step {
  readonly to: IncidentStatus;
  readonly by: readonly By[];
  /** Only the person who holds the lease. */
  readonly holderOnly?: true;
}

const readers = ['lead', 'reviewer'] as const;

export const incidentLifecycle = {
  waiting: {
    receive: { to: 'waiting', by: ['device'] },
    take: { to: 'held', by: readers },
  },
  held: {
    receive: { to: 'held', by: ['device'] },
    renew: { to: 'held', by: readers, holderOnly: true },
    release: { to: 'waiting', by: readers, holderOnly: true },
    expire: { to: 'waiting', by: ['server'] },
    'open-words': { to: 'held', by: readers, holderOnly: true },
    'open-evidence': { to: 'held', by: ['lead'], holderOnly: true },
    close: { to: 'closed', by: readers, holderOnly: true },
  },
  closed: {
    // More of a closed episode came in: it goes back to the queue, never lost behind an outcome.
    receive: { to: 'waiting', by: ['device'] },
  },
} as const satisfies Record<IncidentStatus, Partial<Record<IncidentAct, Step>>>;

/** A lease lasts this long, may be renewed, and expires back to the queue. */
export const leaseMs = 5 * 60_000;

const stepOf = (status: IncidentStatus, act: IncidentAct): Step | undefined =>
  (incidentLifecycle[status] as Partial<Record<IncidentAct, Step>>)[act];

/** Where an act leads whoever does it; undefined when it cannot happen in this status. What a projection asks, which judges nobody. */
export const statusAfter = (status: IncidentStatus, act: IncidentAct): IncidentStatus | undefined =>
  stepOf(status, act)?.to;

/** The status after the act, or why it may not happen. `isHolder` says whether the actor holds the lease now. */
export function nextStatus(
  status: IncidentStatus,
  act: IncidentAct,
  actor: { readonly roles: readonly By[]; readonly isHolder: boolean },
): { readonly to: IncidentStatus } | { readonly refused: 'not-in-this-status' | 'not-your-role' | 'not-the-holder' } {
  const step = stepOf(status, act);
  if (!step) return { refused: 'not-in-this-status' };
  if (!step.by.some((role) => actor.roles.includes(role))) return { refused: 'not-your-role' };
  if (step.holderOnly && !actor.isHolder) return { refused: 'not-the-holder' };
  return { to: step.to };
}

/** The acts a person may do now, in the table's order: what a console shows as buttons. */
export const availableActs = (
  status: IncidentStatus,
  actor: { readonly roles: readonly Role[]; readonly isHolder: boolean },
): IncidentAct[] => incidentActs.filter((act) => 'to' in nextStatus(status, act, actor));
