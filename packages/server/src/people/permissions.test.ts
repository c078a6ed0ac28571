// Who may call what: every route the server has × every role × the other school. A route without a row here fails.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '@candour/contract';
import type { StaffRole } from '@candour/contract';
import { addIncident, openTestConsole, staffRoles } from '../testing/test-console.ts';
import type { Client, MadeIncident, TestConsole } from '../testing/test-console.ts';

const readers = ['lead', 'reviewer'] as const;
const everybody = staffRoles;

/** Written by hand, not taken from the code under test. `anybody`: no session needed. `other`: what the other school gets for an id of this one. */
const table: Record<string, { readonly may: readonly StaffRole[] | 'anybody'; readonly other?: 404 }> = {
  'GET /api/schools': { may: 'anybody' },
  'POST /api/sign-in': { may: 'anybody' },
  'POST /api/sign-out': { may: 'anybody' },
  'GET /api/me': { may: everybody },
  'GET /api/events': { may: everybody },
  'GET /api/incidents': { may: readers },
  'GET /api/incidents/:id': { may: readers, other: 404 },
  'POST /api/incidents/:id/lease': { may: readers, other: 404 },
  'DELETE /api/incidents/:id/lease': { may: readers, other: 404 },
  'POST /api/incidents/:id/open-words': { may: readers, other: 404 },
  'POST /api/incidents/:id/open-evidence': { may: ['lead'], other: 404 },
  'POST /api/incidents/:id/close': { may: readers, other: 404 },
  'GET /api/incidents/:id/log': { may: ['lead', 'reviewer', 'auditor'], other: 404 },
  'GET /api/openings/:opening/clips/:clip/frames/:index': { may: ['lead'], other: 404 },
  'POST /api/vault': { may: readers },
  'GET /api/documents': { may: everybody },
  'GET /api/devices': { may: ['technician', 'lead', 'head'] },
  'POST /api/devices/:id/confirm': { may: ['technician'], other: 404 },
  'POST /api/enrolment-codes': { may: ['technician'] },
  'GET /api/notices': { may: ['technician'] },
  'GET /api/log/checkpoint': {
    may: ['lead', 'reviewer', 'head', 'governor', 'outside-signer', 'technician', 'auditor'],
  },
  'GET /api/log/tile/*': { may: ['lead', 'reviewer', 'head', 'governor', 'outside-signer', 'technician', 'auditor'] },
};

const bodies: Record<string, unknown> = {
  'POST /api/incidents/:id/open-words': { reasonCode: 'first-look', reasonSealed: null },
  'POST /api/incidents/:id/open-evidence': { reasonCode: 'first-look', reasonSealed: null },
  'POST /api/incidents/:id/close': { outcome: 'helped', reasonableToCheck: false, reasonSealed: 'A'.repeat(128) },
};

let site: TestConsole;
let made: MadeIncident;
const clients = new Map<string, Client>();
beforeAll(async () => {
  site = await openTestConsole();
  for (const school of ['north', 'south'] as const)
    for (const role of staffRoles) clients.set(`${school} ${role}`, await site.signIn(school, role));
  made = await site.inSchool('north', (tx) => addIncident(tx));
});
afterAll(async () => site?.close());

const isConsoleRoute = (url: string): boolean => url.startsWith('/api/');
const keysOfServer = (): string[] =>
  site.routes
    .filter(({ method, url }) => isConsoleRoute(url) && method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url}`);

/** The address with real ids of the north school. */
const addressOf = (key: string, ids: { incident: string; device: string }): string =>
  (key.split(' ')[1] ?? '')
    .replace('/devices/:id', `/devices/${ids.device}`)
    .replace(':id', ids.incident)
    .replace(':opening', newId())
    .replace(':clip', newId())
    .replace(':index', '0')
    .replace('*', '0/000');

async function statusOf(client: Client, key: string, ids: { incident: string; device: string }): Promise<number> {
  const [method = ''] = key.split(' ');
  const body = bodies[key];
  // An event stream never ends: its head is enough.
  if (key.endsWith('/api/events')) return statusOfStream(client);
  return (await client(addressOf(key, ids), { method, ...(body === undefined ? {} : { body }) })).status;
}

async function statusOfStream({ cookie }: Client): Promise<number> {
  const stop = new AbortController();
  const { status } = await fetch(`${site.url}/api/events`, { headers: cookie ? { cookie } : {}, signal: stop.signal });
  stop.abort();
  return status;
}

test('every route of the server stands in the table, and every row is a route', () => {
  expect(keysOfServer().sort()).toEqual(Object.keys(table).sort());
});

test('every other address is an open page, a device’s or a pupil’s', () => {
  const others = site.routes.filter(({ url }) => !isConsoleRoute(url)).map(({ url }) => url);
  for (const url of others) expect(url).toMatch(/^\/($|console(\/|$)|pupil\/:school\/|agent\/v1\/:school\/)/);
});

describe.each(Object.entries(table))('%s', (key, { may, other }) => {
  test.each(staffRoles)('%s', async (role) => {
    // Signing out would end the session that the next row needs.
    if (key === 'POST /api/sign-out') return;
    const status = await statusOf(clients.get(`north ${role}`) as Client, key, made);
    const isAllowed = may === 'anybody' || may.includes(role);
    expect(status === 403, `${status}`).toBe(!isAllowed);
    expect(status).not.toBe(500);
    if (isAllowed && may !== 'anybody') expect(status).not.toBe(401);
  });

  test('nobody without a session', async () => {
    const status = await statusOf(site.anonymous, key, made);
    if (may === 'anybody') expect(status).not.toBe(401);
    else expect(status).toBe(401);
  });

  if (other) {
    test.each(staffRoles)('%s of the other school', async (role) => {
      const status = await statusOf(clients.get(`south ${role}`) as Client, key, made);
      expect(status).toBe(may.includes(role) ? other : 403);
    });
  }
});

test('nothing that was refused left a trace on what it was about', async () => {
  const foreign = await site.inSchool('north', (tx) =>
    tx.sql
      .selectFrom('action')
      .select('byId')
      .where('onId', 'in', [made.incident, made.device])
      .where('byKind', '=', 'person')
      .execute(),
  );
  const north = staffRoles.map((role) => site.personOf('north', role) as string);
  for (const { byId } of foreign) expect(north).toContain(byId);
});
