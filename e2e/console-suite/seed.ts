// Fills the fake server with a Monday morning: one critical incident with a clip, some urgent ones, one held by a colleague, some closed.
import type { DeviceId, Outcome } from '@candour/contract';
import { newId, severities } from '@candour/contract';
import type { FakeServer } from '../../packages/web/testing/fake-server.ts';
import { makeDevice } from '../../packages/web/testing/fake-server.ts';
import type { MadeFinding, StoredIncident } from '../../packages/web/testing/made-incidents.ts';
import { addClip, addFinding, makeIncident } from '../../packages/web/testing/made-incidents.ts';
import { entries, people, pupils } from '../../packages/web/testing/made-up.ts';

const minute = 60_000;
const deviceOf = (name: string) => ({ id: newId<DeviceId>(), name });

async function arrive(
  server: FakeServer,
  pupil: (typeof pupils)[number] | null,
  device: string,
  findings: readonly MadeFinding[],
): Promise<StoredIncident> {
  const incident = makeIncident({ pupil, certainty: pupil ? 'sign-in' : 'unknown', device: deviceOf(device) });
  for (const [index, finding] of findings.entries()) {
    await addFinding(incident, finding, server.team);
    const by = { kind: 'device', id: incident.view.device.id } as const;
    server.write(incident.view.row.id, index === 0 ? 'incident.received' : 'incident.joined', by, device, {
      at: new Date(finding.at + 700).toISOString(),
    });
  }
  return incident;
}

export const words = {
  critical: 'the keeper says they would be better off if I was gone and I sort of think that too',
  second: 'honestly nobody would notice for a week',
} as const;

export async function seedMonday(
  server: FakeServer,
  pictures: readonly Uint8Array[],
): Promise<{ critical: StoredIncident }> {
  const now = Date.now();
  const [ada, callum, priya, noor, fionn, lena] = pupils;

  const critical = await arrive(server, ada, 'Chromebook 9-14', [
    { entry: entries.gone, excerpt: words.critical, surface: 'typed', at: now - 6 * minute },
    { entry: entries.notice, excerpt: words.second, surface: 'typed', at: now - 4 * minute },
  ]);
  const shots = pictures.flatMap((picture, index): (Uint8Array | 'same')[] =>
    index % 4 === 1 ? [picture, 'same'] : [picture],
  );
  await addClip(
    critical,
    {
      pictures: shots,
      triggerAtPicture: 7,
      gaps: [
        { afterPicture: 3, seconds: 3, reason: 'secret-field' },
        { afterPicture: 10, seconds: 4, reason: 'site-never-watched' },
      ],
      arrived: pictures.length - 1,
      damaged: 5,
    },
    server.team,
  );
  const rest = [
    critical,
    await arrive(server, callum, 'Library 03', [
      {
        entry: entries.away,
        excerpt: 'I am not going home tonight whatever he says',
        surface: 'typed',
        at: now - 52 * minute,
        skewMs: null,
      },
    ]),
    await arrive(server, priya, 'Chromebook 8-02', [
      {
        entry: entries.eat,
        excerpt: 'what happens if you have not eaten for three days',
        surface: 'searched',
        at: now - 24 * minute,
        skewMs: 41_000,
        title: 'Search',
        address: 'https://search.example/?q=',
      },
    ]),
    await arrive(server, lena, 'Chromebook 9-21', [
      {
        entry: entries.allein,
        excerpt: 'haha die Hausaufgabe, ich kann einfach nicht mehr',
        surface: 'copied',
        at: now - 11 * minute,
      },
    ]),
    await arrive(server, null, 'Library 05', [
      {
        entry: entries.wait,
        excerpt: 'mum said she is waiting for you after school by the gate',
        surface: 'typed',
        at: now - 3 * 60 * minute,
      },
    ]),
    await arrive(server, fionn, 'Chromebook 7-08', [
      {
        entry: entries.wait,
        excerpt: 'I will be waiting for you after school',
        surface: 'typed',
        at: now - 26 * 60 * minute,
      },
    ]),
  ];
  const held = rest[2];
  if (held) {
    const { id, name } = people.reviewer.person;
    held.view = {
      ...held.view,
      row: {
        ...held.view.row,
        status: 'held',
        lease: { person: id, name, until: new Date(now + 4 * minute).toISOString() },
      },
    };
  }
  for (const [index, outcome] of (['figure-of-speech', 'supported', 'school-work'] as Outcome[]).entries()) {
    const closed = await arrive(server, noor, `Chromebook 11-${index + 1}`, [
      {
        entry: entries.wait,
        excerpt: 'waiting for you after school',
        surface: 'typed',
        at: now - (3 + index) * 24 * 60 * minute,
      },
    ]);
    closed.view = {
      ...closed.view,
      row: {
        ...closed.view.row,
        status: 'closed',
        outcome,
        closedAt: new Date(now - (2 + index) * 24 * 60 * minute).toISOString(),
      },
    };
    rest.push(closed);
  }
  for (const incident of rest) server.put(incident);

  server.devices.push(
    makeDevice('Chromebook 9-14'),
    makeDevice('Library 03', { queued: 3, lastSeenAt: new Date(now - 75 * minute).toISOString() }),
    makeDevice('Library 05', { platform: 'Windows 11, Edge 141' }),
    makeDevice('Chromebook 8-02'),
    makeDevice('Chromebook 7-31', {
      status: 'unconfirmed',
      lastSeenAt: null,
      enrolledAt: new Date(now - 12 * minute).toISOString(),
    }),
    makeDevice('Art room 2', { status: 'held', lastSeenAt: new Date(now - 26 * 60 * minute).toISOString() }),
  );
  server.notices.push(
    {
      at: new Date(now - 26 * 60 * minute).toISOString(),
      kind: 'device.held',
      device: 'Art room 2',
      code: 'device-held',
      says: 'Two live starts used this device’s key, so both are held.',
    },
    {
      at: new Date(now - 29 * 60 * minute).toISOString(),
      kind: 'device.refused',
      device: 'Library 03',
      code: 'request-clock-off',
      says: 'The device’s clock stood 9 minutes behind the server’s; its requests were refused until it was set.',
    },
  );
  return { critical };
}

/** One more incident, as it comes in while the console is open. */
export async function arriveNow(server: FakeServer): Promise<StoredIncident> {
  const incident = await arrive(server, pupils[3], 'Chromebook 11-04', [
    { entry: entries.notice, excerpt: words.second, surface: 'typed', at: Date.now() },
  ]);
  server.put(incident);
  return incident;
}

/** Thousands of plain rows, to see that the queue stays light. */
export function seedMany(server: FakeServer, count: number): void {
  for (let index = 0; index < count; index++) {
    const incident = makeIncident({
      pupil: pupils[index % pupils.length] ?? null,
      certainty: 'sign-in',
      device: deviceOf(`Made ${index}`),
    });
    const at = new Date(Date.now() - (index + 1) * minute).toISOString();
    const severity = severities[index % 3] ?? 'note';
    incident.view = {
      ...incident.view,
      row: {
        ...incident.view.row,
        severity,
        themes: ['bullying'],
        surfaces: ['typed'],
        findingCount: 1,
        firstAt: at,
        lastAt: at,
        receivedAt: at,
      },
    };
    server.incidents.set(incident.view.row.id, incident);
  }
}
