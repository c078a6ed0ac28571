// Decides who is told what by live updates, and how an event is spelt.
import { roleMay } from '@candour/contract';
import type { ConsoleEvent, Permission, Role } from '@candour/contract';

/** An event names an id: only who may look it up is told that it is there (P7). */
const permissionOf = {
  incident: 'incident.read',
  device: 'device.list',
  document: 'document.read',
} as const satisfies Record<ConsoleEvent['kind'], Permission>;

export const mayHear = (roles: readonly Role[], event: ConsoleEvent): boolean =>
  roleMay(roles, permissionOf[event.kind]);

/** One server-sent event, as the HTML standard's event stream has it. */
export const spell = (id: number, event: ConsoleEvent): string => `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;

/** Sent to a reader that comes back: what happened in between is not kept, everything is to be fetched again. */
export const refetch = 'event: refetch\ndata: {}\n\n';

export const heartbeat = ': still here\n\n';
