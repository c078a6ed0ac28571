// A small server of the console's API, in memory, on loopback, for tests and screenshots: it seals for real and keeps the contract's rules.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  ActionId,
  ActionKind,
  ConsoleEvent,
  DeviceId,
  IncidentAct,
  LoggedAction,
  OpeningId,
  RecordLog,
  deviceListSchema,
} from '@candour/contract';
import {
  CandourError,
  closeRequestSchema,
  leaseMs,
  newId,
  nextStatus,
  openRequestSchema,
  roleMay,
  signInRequestSchema,
} from '@candour/contract';
import type { Permission } from '@candour/contract';
import {
  exportSealPrivateKey,
  exportSealPublicKey,
  fromBase64Url,
  generateSealKeyPair,
  lockSecret,
  sha256Hex,
  toBase64Url,
} from '@candour/trust';
import type { z } from 'zod';
import type { Asked } from './serve.ts';
import { serve } from './serve.ts';
import type { StoredIncident, Team } from './made-incidents.ts';
import { policyDigest, watchlistDigest } from './made-incidents.ts';
import type { FakePerson } from './made-up.ts';
import { otherSchool, passphrase, password, people, policyPayload, school, watchlistPayload } from './made-up.ts';

type Device = z.infer<typeof deviceListSchema>[number];
interface Session {
  readonly person: FakePerson;
  readonly until: number;
}
const sessionMs = 8 * 3_600_000;
const openingMs = 30 * 60_000;

export async function startFakeServer(dist: string) {
  const keys = await generateSealKeyPair(true);
  const team: Team = { epoch: 2, publicKey: keys.publicKey };
  const publicKey = toBase64Url(await exportSealPublicKey(keys.publicKey));
  const ageFile = toBase64Url(
    await lockSecret(await exportSealPrivateKey(keys.privateKey), passphrase, { workFactor: 12 }),
  );

  const incidents = new Map<string, StoredIncident>();
  const logs = new Map<string, RecordLog>();
  const devices: Device[] = [];
  const notices: { at: string; kind: string; device: string | null; code: string | null; says: string }[] = [];
  const sessions = new Map<string, Session>();
  const openings = new Map<string, string>();
  const streams = new Set<ServerResponse>();
  let logIndex = 120;
  let failedTries = 0;
  let isDown = false;

  const tell = (event: ConsoleEvent): void => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const write = (
    incident: string,
    kind: ActionKind,
    by: LoggedAction['by'],
    byName: string,
    more: Partial<LoggedAction> & { reasonSealed?: string | null } = {},
  ): void => {
    const { reasonSealed = null, ...rest } = more;
    const action: LoggedAction = {
      school: school.id,
      id: newId<ActionId>(),
      at: new Date().toISOString(),
      by,
      kind,
      on: incident,
      reasonCode: null,
      reasonSha256: null,
      detail: {},
      ...rest,
    };
    const entry = {
      action,
      byName,
      index: null as number | null,
      reasonSealed,
      epoch: reasonSealed ? team.epoch : null,
    };
    logs.set(incident, [...(logs.get(incident) ?? []), entry]);
    // The sequencer follows a moment later, as in the real log.
    setTimeout(() => {
      entry.index = logIndex++;
    }, 300);
  };
  const put = (incident: StoredIncident): void => {
    incidents.set(incident.view.row.id, incident);
    tell({ kind: 'incident', id: incident.view.row.id });
  };

  const sessionOf = (request: IncomingMessage): Session => {
    const id = /candour=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
    const session = id ? sessions.get(id) : undefined;
    if (!session || session.until < Date.now()) throw new CandourError('session-missing');
    return session;
  };
  const meOf = ({ person, until }: Session) => ({
    person: person.person,
    school,
    team: { epoch: team.epoch, publicKey },
    sessionUntil: new Date(until).toISOString(),
  });
  const need = (request: IncomingMessage, permission: Permission): Session => {
    const session = sessionOf(request);
    if (!roleMay(session.person.person.roles, permission)) throw new CandourError('not-allowed');
    return session;
  };
  const incidentAt = (id: string | undefined): StoredIncident => {
    const found = incidents.get(id ?? '');
    if (!found) throw new CandourError('not-found');
    const { lease } = found.view.row;
    if (lease && Date.parse(lease.until) < Date.now())
      found.view = { ...found.view, row: { ...found.view.row, lease: null, status: 'waiting' } };
    return found;
  };
  const act = (session: Session, found: StoredIncident, what: IncidentAct): void => {
    const { row } = found.view;
    const isHolder = row.lease?.person === session.person.person.id;
    const next = nextStatus(row.status, what, { roles: session.person.person.roles, isHolder });
    if ('refused' in next)
      throw new CandourError(
        (
          {
            'not-in-this-status': 'incident-not-in-this-status',
            'not-your-role': 'not-allowed',
            'not-the-holder': row.lease ? 'incident-held-by-other' : 'lease-needed',
          } as const
        )[next.refused],
      );
    found.view = { ...found.view, row: { ...row, status: next.to } };
  };
  const byOf = ({ person }: Session): [LoggedAction['by'], string] => [
    { kind: 'person', id: person.person.id },
    person.person.name,
  ];

  function open(asked: Asked, permission: Permission, what: 'open-words' | 'open-evidence') {
    const session = need(asked.request, permission);
    const found = incidentAt(asked.part[1]);
    const { reasonCode, reasonSealed } = openRequestSchema.parse(asked.body);
    act(session, found, what);
    const opening = newId<OpeningId>();
    const { id } = found.view.row;
    openings.set(opening, id);
    const reasonSha256 = reasonSealed ? (sha256Hex(fromBase64Url(reasonSealed)) as LoggedAction['reasonSha256']) : null;
    write(id, what === 'open-words' ? 'incident.words-opened' : 'incident.evidence-opened', ...byOf(session), {
      reasonCode,
      reasonSha256,
      reasonSealed,
      detail: { opening },
    });
    return { found, opening, until: new Date(Date.now() + openingMs).toISOString() };
  }

  const routes: Readonly<Record<string, (asked: Asked) => unknown>> = {
    'GET schools': () => [school, otherSchool],
    'POST sign-in': ({ response, body }) => {
      const { account, password: tried } = signInRequestSchema.parse(body);
      if (failedTries >= 5) {
        response.setHeader('retry-after', '90');
        throw new CandourError('sign-in-throttled');
      }
      const person = Object.values(people).find((candidate) => candidate.account === account);
      if (!person || tried !== password) {
        failedTries++;
        throw new CandourError('sign-in-failed');
      }
      const id = newId<string>();
      const session = { person, until: Date.now() + sessionMs };
      sessions.set(id, session);
      response.setHeader('set-cookie', `candour=${id}; HttpOnly; SameSite=Strict; Path=/`);
      return meOf(session);
    },
    'POST sign-out': ({ request }) => {
      const id = /candour=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
      sessions.delete(id ?? '');
      return undefined;
    },
    'GET me': ({ request }) => meOf(sessionOf(request)),
    'GET events': ({ request, response }) => {
      sessionOf(request);
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': here\n\n');
      streams.add(response);
      request.on('close', () => streams.delete(response));
      return 'streaming';
    },
    'GET incidents': ({ request, url }) => {
      need(request, 'incident.list');
      const isClosed = url.searchParams.get('status') === 'closed';
      const all = [...incidents.values()].map(({ view }) => view.row);
      const rows = all.filter((row) => (row.status === 'closed') === isClosed).sort((a, b) => (a.id < b.id ? 1 : -1));
      const before = rows.findIndex(({ id }) => id === url.searchParams.get('before')) + 1;
      const limit = Number(url.searchParams.get('limit') ?? 50);
      return {
        rows: rows.slice(before, before + limit),
        openCount: all.filter(({ status }) => status !== 'closed').length,
        more: rows.length > before + limit,
      };
    },
    'GET incidents/:': ({ request, part }) => {
      need(request, 'incident.read');
      return incidentAt(part[1]).view;
    },
    'POST incidents/:/lease': ({ request, part }) => {
      const session = need(request, 'incident.lease');
      const found = incidentAt(part[1]);
      const isRenewal = found.view.row.status === 'held';
      act(session, found, isRenewal ? 'renew' : 'take');
      const { id, name } = session.person.person;
      const until = new Date(Date.now() + leaseMs).toISOString();
      found.view = { ...found.view, row: { ...found.view.row, lease: { person: id, name, until } } };
      write(found.view.row.id, isRenewal ? 'incident.renewed' : 'incident.leased', ...byOf(session), {
        detail: { until },
      });
      put(found);
      return found.view;
    },
    'DELETE incidents/:/lease': ({ request, part }) => {
      const session = need(request, 'incident.lease');
      const found = incidentAt(part[1]);
      act(session, found, 'release');
      found.view = { ...found.view, row: { ...found.view.row, lease: null } };
      write(found.view.row.id, 'incident.released', ...byOf(session));
      put(found);
      return found.view;
    },
    'POST incidents/:/open-words': (asked) => {
      const { found, opening, until } = open(asked, 'incident.open-words', 'open-words');
      return { opening, until, words: found.words };
    },
    'POST incidents/:/open-evidence': (asked) => {
      const { found, opening, until } = open(asked, 'incident.open-evidence', 'open-evidence');
      const [clip] = found.view.clips;
      const here = [...found.frames.keys()].slice(0, clip?.framesHere ?? 0);
      return { opening, until, clips: found.manifest ? [{ manifest: found.manifest, here }] : [] };
    },
    'GET openings/:/clips/:/frames/:': ({ request, part }) => {
      need(request, 'incident.open-evidence');
      const found = incidentAt(openings.get(part[1] ?? ''));
      const index = Number(part[5]);
      const isHere = [...found.frames.keys()].indexOf(index) < (found.view.clips[0]?.framesHere ?? 0);
      const sealed = found.frames.get(index);
      if (!sealed || !isHere) throw new CandourError('not-found');
      return sealed;
    },
    'POST incidents/:/close': ({ request, part, body }) => {
      const session = need(request, 'incident.close');
      const found = incidentAt(part[1]);
      const { outcome, reasonableToCheck, reasonSealed } = closeRequestSchema.parse(body);
      act(session, found, 'close');
      found.view = {
        ...found.view,
        reasonableToCheck,
        row: { ...found.view.row, outcome, lease: null, closedAt: new Date().toISOString() },
      };
      write(found.view.row.id, 'incident.closed', ...byOf(session), {
        detail: { outcome, reasonableToCheck },
        reasonSealed,
      });
      put(found);
      return found.view;
    },
    'GET incidents/:/log': ({ request, part }) => {
      need(request, 'incident.log');
      return logs.get(incidentAt(part[1]).view.row.id) ?? [];
    },
    'POST vault': ({ request }) => {
      need(request, 'vault.unlock');
      return { epoch: team.epoch, publicKey, ageFile };
    },
    'GET devices': ({ request }) => {
      need(request, 'device.list');
      return devices;
    },
    'POST devices/:/confirm': ({ request, part }) => {
      need(request, 'device.confirm');
      const index = devices.findIndex(({ id }) => id === part[1]);
      const device = devices[index];
      if (!device) throw new CandourError('not-found');
      devices[index] = { ...device, status: 'confirmed' };
      tell({ kind: 'device', id: device.id });
      return undefined;
    },
    'POST enrolment-codes': ({ request }) => {
      need(request, 'device.code');
      return { code: 'ELM-7KQ2-V9TD', until: new Date(Date.now() + 24 * 3_600_000).toISOString() };
    },
    'GET notices': ({ request }) => {
      need(request, 'notice.list');
      return notices;
    },
    'GET documents': ({ request }) => {
      need(request, 'document.read');
      const signedBy = ['Janet Corrie (head)', 'Maud Whitlock (governor)'];
      return [
        {
          kind: 'policy',
          version: 4,
          digest: policyDigest,
          publishedAt: policyPayload.notBefore,
          signedBy,
          payload: policyPayload,
        },
        {
          kind: 'watchlist',
          version: 7,
          digest: watchlistDigest,
          publishedAt: watchlistPayload.notBefore,
          signedBy,
          payload: watchlistPayload,
        },
      ];
    },
    'GET log/checkpoint': ({ request, response }) => {
      need(request, 'log.read');
      response.setHeader('content-type', 'text/plain');
      return `candour.example/made-up-high\n${logIndex}\nW2q3tVtS0l0mzKq8p4CqYkq1s0oQq7m1Z8y8mYw5bqo=\n\n— candour.example/made-up-high kq1s0oQq7m1Z8y8mYw5bqoW2q3tVtS0l0mzKq8p4CqY\n`;
    },
  };

  const served = await serve({ dist, routes, isDown: () => isDown });

  return {
    url: served.url,
    team,
    privateKeys: keys,
    incidents,
    logs,
    devices,
    notices,
    put,
    write,
    tell,
    forgetFailedTries: () => {
      failedTries = 0;
    },
    endSessions: () => sessions.clear(),
    /** As if the server were gone: open streams break, new requests fail. */
    setDown: (down: boolean) => {
      isDown = down;
      if (down) for (const stream of streams) stream.destroy();
    },
    stop: async (): Promise<void> => {
      for (const stream of streams) stream.destroy();
      await served.stop();
    },
  };
}
export type FakeServer = Awaited<ReturnType<typeof startFakeServer>>;
export const makeDevice = (name: string, more: Partial<Device> = {}): Device => ({
  id: newId<DeviceId>(),
  name,
  platform: 'ChromeOS 131',
  status: 'confirmed',
  enrolledAt: new Date(Date.now() - 40 * 86_400_000).toISOString(),
  lastSeenAt: new Date(Date.now() - 40_000).toISOString(),
  queued: 0,
  ...more,
});
