// A console's server with two schools, one person of each staff role in each, and incidents to act on. Real database, real HTTP, real log.
import { mkdtempSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { newId, roles } from '@candour/contract';
import type {
  ActionDetail,
  BootId,
  DeviceId,
  EnvelopeId,
  IncidentId,
  PersonId,
  PupilId,
  StaffRole,
} from '@candour/contract';
import { AuditLog } from '../audit/audit-log.ts';
import { buildHttp, registerRooms } from '../build-server.ts';
import { inSchool } from '../database/database.ts';
import type { SchoolTransaction } from '../database/database.ts';
import { putPerson } from '../people/store.ts';
import { record } from '../record/record.ts';
import { openTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';
import { settleTestSchool, sideOf } from './test-server.ts';
import type { TestServerSide } from './test-server.ts';

export const staffRoles = roles.filter((role): role is StaffRole => role !== 'pupil' && role !== 'parent');
export const testPassword = 'quiet otters swim';
export const testSchools = ['north', 'south'] as const;
export type TestSchool = (typeof testSchools)[number];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Typed by whoever asks. */
  json<T = Record<string, unknown>>(): T;
}

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** One signed-in browser. */
export interface Client {
  (path: string, asked?: Asked): Promise<Answer>;
  /** For a request that this does not wait for to the end, such as a stream. */
  readonly cookie: string | undefined;
}

export interface TestConsole extends TestDatabase {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly audit: AuditLog;
  readonly logLines: readonly string[];
  /** Every route as it was registered. */
  readonly routes: readonly { readonly method: string; readonly url: string; readonly console: string | undefined }[];
  readonly north: TestServerSide;
  readonly south: TestServerSide;
  personOf(school: TestSchool, role: StaffRole): PersonId;
  signIn(school: TestSchool, role: StaffRole, nth?: number): Promise<Client>;
  readonly anonymous: Client;
  inSchool<T>(school: TestSchool, work: (tx: SchoolTransaction) => Promise<T>): Promise<T>;
}

export async function openTestConsole(options: { readonly heartbeatMs?: number } = {}): Promise<TestConsole> {
  const test = await openTestDatabase();
  const [northSide, southSide] = [await settleTestSchool(test, 'north'), await settleTestSchool(test, 'south')];
  const people = new Map<string, PersonId>();
  for (const school of testSchools) for (const role of staffRoles) await addPerson(test, school, role, people);
  // A second lead, for races and leases of somebody else.
  await addPerson(test, 'north', 'lead', people, 2);
  const audit = new AuditLog({ db: test.db, dataFolder: test.dataFolder });
  await audit.start();

  const logLines: string[] = [];
  const app = await buildHttp({ logLevel: 'debug', logTo: { write: (line) => void logLines.push(line) } });
  const routes: { method: string; url: string; console: string | undefined }[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, console: route.config?.console });
  });
  const evidence = { folder: join(test.dataFolder, 'evidence'), keepFreeBytes: 0 };
  await registerRooms(app, { db: test.db, audit, evidence, consoleFolder: builtPage(test.dataFolder), ...options });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  const anonymous = clientOf(url, undefined);
  return {
    ...test,
    url,
    app,
    audit,
    logLines,
    routes,
    anonymous,
    north: sideOf(test, url, northSide),
    south: sideOf(test, url, southSide),
    personOf: (school, role) => people.get(`${school} ${role} 1`) as PersonId,
    signIn: async (school, role, nth = 1) => {
      const answer = await anonymous('/api/sign-in', {
        method: 'POST',
        body: { school, account: accountOf(role, nth), password: testPassword },
      });
      if (answer.status !== 200) throw new Error(`sign-in of ${role}: ${answer.status} ${answer.text}`);
      return clientOf(url, answer.headers.getSetCookie()[0]?.split(';')[0]);
    },
    inSchool: (school, work) => inSchool(test.db, school, work),
    close: async () => {
      await app.close();
      await audit.stop();
      await test.close();
    },
  };
}

export const accountOf = (role: StaffRole, nth = 1): string => `${role}.${nth}`;

async function addPerson(
  test: TestDatabase,
  school: TestSchool,
  role: StaffRole,
  people: Map<string, PersonId>,
  nth = 1,
): Promise<void> {
  const id = newId<PersonId>();
  people.set(`${school} ${role} ${nth}`, id);
  await inSchool(test.db, school, (tx) =>
    putPerson(tx, {
      id,
      account: accountOf(role, nth),
      name: `${role} ${nth} of ${school}`,
      roles: [role],
      password: testPassword,
    }),
  );
}

export function clientOf(url: string, cookie: string | undefined): Client {
  const ask = async (path: string, { method = 'GET', body, headers = {} }: Asked = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(method === 'GET' ? {} : { origin: url }),
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: <T>() => JSON.parse(text) as T };
  };
  return Object.assign(ask, { cookie });
}

/** A console of one page and one file, as the build leaves it. */
function builtPage(dataFolder: string): string {
  const folder = mkdtempSync(join(dataFolder, 'console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Candour</title><div id="console"></div>');
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), `// ${'x'.repeat(4_000)}\n`);
  return folder;
}

export interface MadeIncident {
  readonly incident: IncidentId;
  readonly device: DeviceId;
  readonly envelope: EnvelopeId;
}

/** One finding, as a device would have sent it; its sealed words are the bytes given. */
export async function addIncident(
  tx: SchoolTransaction,
  made: Partial<ActionDetail<'incident.received'>> & {
    readonly pupil?: PupilId | null;
    readonly sealedWords?: Uint8Array;
  } = {},
): Promise<MadeIncident> {
  const { sealedWords = new Uint8Array(200).fill(7), ...over } = made;
  const incident = newId<IncidentId>();
  const [envelope, device, boot] = [newId<EnvelopeId>(), over.device ?? newId<DeviceId>(), newId<BootId>()];
  const digest = 'a'.repeat(64);
  const detail = {
    envelope,
    episode: newId(),
    device,
    pupil: null,
    certainty: 'unknown',
    severity: 'concern',
    theme: 'bullying',
    entry: 'made-up-entry',
    entryVersion: 1,
    language: 'en',
    surface: 'typed',
    site: null,
    policy: digest,
    watchlist: digest,
    madeAt: tx.at,
    skewMs: 0,
    clip: { state: 'none', reason: 'severity' },
    ...over,
  } as ActionDetail<'incident.received'>;
  const { school, at } = tx;
  await tx.sql
    .insertInto('device')
    .values({
      school,
      id: device,
      name: 'Library 3',
      platform: 'test',
      publicKey: Buffer.from(crypto.getRandomValues(new Uint8Array(32))),
      status: 'confirmed',
      enrolledAt: at,
      lastSeenAt: at,
      state: null,
      agent: null,
      build: null,
      policyVersion: null,
      watchlistVersion: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx.sql
    .insertInto('envelope')
    .values({
      school,
      id: envelope,
      device,
      boot,
      sequence: Math.floor(Math.random() * 1e12),
      kind: 'finding',
      sha256: Buffer.alloc(32),
      receivedAt: at,
    })
    .execute();
  await tx.keys.createRecordKey(school, incident);
  const words = await tx.keys.sealRecord(school, incident, sealedWords);
  const { pupil: _pupil, certainty: _certainty, clip, episode: _episode, ...columns } = detail;
  await tx.sql
    .insertInto('finding')
    .values({
      school,
      ...columns,
      incident,
      boot,
      signIn: null,
      receivedAt: at,
      clip: clip.state === 'coming' ? clip.clip : null,
      noClipReason: clip.state === 'none' ? clip.reason : null,
      teamEpoch: 1,
      words,
    })
    .execute();
  await record(tx, { by: { kind: 'device', id: device }, kind: 'incident.received', on: incident, detail });
  return { incident, device, envelope };
}
