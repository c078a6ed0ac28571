// Live updates over a real stream: the right school, the right roles, within the second, and after the database was gone.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { actorOfPerson } from '@candour/contract';
import type { ConsoleEvent } from '@candour/contract';
import { makeEnrolmentCode } from '../devices/routes.ts';
import { record } from '../record/record.ts';
import { addIncident, openTestConsole } from '../testing/test-console.ts';
import type { Client, TestConsole } from '../testing/test-console.ts';
import { mayHear, spell } from './rules.ts';

let site: TestConsole;
const open: Stream[] = [];
beforeAll(async () => {
  site = await openTestConsole({ heartbeatMs: 100 });
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.stop();
});
afterAll(async () => site?.close());

interface Stream {
  readonly status: number;
  readonly events: ConsoleEvent[];
  text(): string;
  /** Resolves when the server ended it. */
  readonly ended: Promise<void>;
  until(isEnough: () => boolean): Promise<void>;
  stop(): void;
}

async function listenAs(client: Client, headers: Record<string, string> = {}): Promise<Stream> {
  const abort = new AbortController();
  const answer = await fetch(`${site.url}/api/events`, {
    headers: { ...(client.cookie ? { cookie: client.cookie } : {}), ...headers },
    signal: abort.signal,
  });
  let text = '';
  const waiting = new Set<() => void>();
  const events: ConsoleEvent[] = [];
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      events.splice(
        0,
        events.length,
        ...[...text.matchAll(/^data: (\{"kind".*\})$/gm)].map(([, json]) => JSON.parse(json ?? '') as ConsoleEvent),
      );
      for (const look of waiting) look();
    }
  })().catch(() => {});
  const stream: Stream = {
    status: answer.status,
    events,
    text: () => text,
    ended,
    until: (isEnough) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (isEnough()) resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: () => abort.abort(),
  };
  open.push(stream);
  await stream.until(() => text.includes('retry:'));
  return stream;
}

test('an incident of the own school is told to who may read it, and to nobody else', async () => {
  const [lead, technician, foreign] = await Promise.all([
    listenAs(await site.signIn('north', 'lead')),
    listenAs(await site.signIn('north', 'technician')),
    listenAs(await site.signIn('south', 'lead')),
  ]);
  const { incident, device } = await site.inSchool('north', (tx) => addIncident(tx));
  await lead.until(() => lead.events.length > 0);
  expect(lead.events).toEqual([{ kind: 'incident', id: incident }]);
  // One more event for everybody concerned shows that the ones before it had time to arrive.
  await site.inSchool('north', (tx) =>
    record(tx, { by: { kind: 'server', id: null }, kind: 'device.held', on: device, detail: { reason: 'technician' } }),
  );
  const { incident: southern } = await site.inSchool('south', (tx) => addIncident(tx));
  await Promise.all([
    technician.until(() => technician.events.length > 0),
    foreign.until(() => foreign.events.length > 0),
  ]);
  expect(technician.events).toEqual([{ kind: 'device', id: device }]);
  expect(foreign.events).toEqual([{ kind: 'incident', id: southern }]);
});

test('carries ids alone: no name, no severity, no word', async () => {
  const lead = await listenAs(await site.signIn('north', 'lead'));
  await site.inSchool('north', (tx) => addIncident(tx, { severity: 'critical' }));
  await lead.until(() => lead.events.length > 0);
  expect(lead.text()).not.toMatch(/critical|bullying|Library/);
  expect(lead.text()).toMatch(/^id: 1\ndata: /m);
});

test('nothing of a transaction that failed is told', async () => {
  const lead = await listenAs(await site.signIn('north', 'lead'));
  await site
    .inSchool('north', async (tx) => {
      await addIncident(tx);
      throw new Error('undone');
    })
    .catch(() => {});
  const { incident } = await site.inSchool('north', (tx) => addIncident(tx));
  await lead.until(() => lead.events.length > 0);
  expect(lead.events).toEqual([{ kind: 'incident', id: incident }]);
});

test('a stream needs a session and ends with it', async () => {
  const client = await site.signIn('north', 'governor');
  const stream = await listenAs(client);
  await stream.until(() => stream.text().includes(': still here'));
  await client('/api/sign-out', { method: 'POST' });
  await stream.ended;
  expect((await site.anonymous('/api/events')).status).toBe(401);
});

test('a reader that comes back is told to fetch everything', async () => {
  const client = await site.signIn('north', 'lead');
  const again = await listenAs(client, { 'last-event-id': '7' });
  await again.until(() => again.text().includes('event: refetch'));
  const fresh = await listenAs(client);
  await fresh.until(() => fresh.text().includes(': still here'));
  expect(fresh.text()).not.toContain('refetch');
});

test('after the database cut its connections a reader is sent away to come back, and hears again', async () => {
  const client = await site.signIn('north', 'lead');
  const before = await listenAs(client);
  await site.db.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name IN ('candour', 'candour-listen') AND datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await before.ended;
  const after = await listenAs(client);
  const { incident } = await site.inSchool('north', (tx) => addIncident(tx));
  await after.until(() => after.events.length > 0);
  expect(after.events).toEqual([{ kind: 'incident', id: incident }]);
  // The log lost its connection too: until it has tried again it takes no entries, and nobody can sign in.
  await vi.waitUntil(() => site.audit.isHealthy('north'), { timeout: 20_000 });
});

describe('who hears', () => {
  test('follows the permission to read', () => {
    expect(mayHear(['reviewer'], { kind: 'incident', id: 'x' })).toBe(true);
    for (const role of ['head', 'technician', 'governor', 'auditor', 'redress-officer', 'outside-signer'] as const)
      expect(mayHear([role], { kind: 'incident', id: 'x' }), role).toBe(false);
    expect(mayHear(['head'], { kind: 'device', id: 'x' })).toBe(true);
    expect(mayHear(['reviewer'], { kind: 'device', id: 'x' })).toBe(false);
  });

  test('an event is one message of the event stream', () => {
    expect(spell(3, { kind: 'incident', id: 'x' })).toBe('id: 3\ndata: {"kind":"incident","id":"x"}\n\n');
  });
});

test('a code for a device is no event, since nobody shows it live', async () => {
  const technician = await listenAs(await site.signIn('north', 'technician'));
  const person = site.personOf('north', 'technician');
  const { device } = await site.inSchool('north', (tx) => addIncident(tx));
  await site.inSchool('north', (tx) => makeEnrolmentCode(tx, person));
  await site.inSchool('north', (tx) =>
    record(tx, { by: actorOfPerson(person), kind: 'device.confirmed', on: device, detail: {} }),
  );
  await technician.until(() => technician.events.length > 0);
  expect(technician.events).toEqual([{ kind: 'device', id: device }]);
});
