// The agent against the real server: real HTTP, real database, real time. What the fake school lets pass, this one may not.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, type SignInId } from '@candour/contract';
import { publishDocument } from '@candour/server';
import { createBeacon, openTestServer, testPolicy, type TestServer } from '@candour/server/testing';
import { exportVerifyKey, generateSigningKeyPair, type KeyPair, readDocument, toBase64Url } from '@candour/trust';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulatedDevice, type SimulatedDevice } from './simulated-device.ts';

let server: TestServer;
let beaconKey: KeyPair;
let beacon: ReturnType<typeof createBeacon>;
let folder: string;
let device: SimulatedDevice;
const acknowledged: string[] = [];

beforeAll(async () => {
  server = await openTestServer();
  beaconKey = await generateSigningKeyPair();
  beacon = createBeacon({ site: 'main', privateKey: beaconKey.privateKey });
  await new Promise<void>((done) => beacon.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(beacon.address() as AddressInfo).port}/vouch`;
  const publicKey = toBase64Url(await exportVerifyKey(beaconKey.publicKey));
  const body = testPolicy({
    when: {
      timeZone: 'Europe/London',
      days: [1, 2, 3, 4, 5, 6, 7],
      from: '00:00',
      to: '23:59',
      holidays: [],
      examWindows: [],
    },
    sites: [{ id: 'main', name: 'Main building', kind: 'teaching', beacon: { url, publicKey } }],
    ring: { secondsBefore: 2, secondsAfter: 2, quality: 55 },
  });
  const { documents } = server.north;
  const jws = await documents.make('policy', body, { version: 2, previous: documents.digest('policy'), by: [0, 1] });
  await server.north.inSchool((tx) => publishDocument(tx, jws));
  folder = mkdtempSync(join(tmpdir(), 'candour-device-'));
  device = await createSimulatedDevice({
    server: server.url,
    school: 'north',
    code: await server.north.code(),
    pin: readDocument(documents.texts['signer-set']).digest,
    storeFolder: folder,
    onAcknowledged: (id) => void acknowledged.push(id),
  });
});

afterAll(async () => {
  await device?.stop();
  beacon?.close();
  await server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('enrols, waits for the technician, follows the documents, and shows what holds', async () => {
  const waiting = await device.until(({ badge, text }) => badge === 'unconfirmed' && text === 'yes');
  expect(waiting.trust).toEqual([]);
  expect(waiting.documents.find(({ kind }) => kind === 'policy')?.version).toBe(2);
  await device.see('typed', 'the purple walrus before anybody confirmed');
  expect(acknowledged).toHaveLength(1);
  expect(await server.north.actions('incident.received')).toEqual([]);
  await server.north.inSchool((tx) =>
    tx.sql
      .updateTable('device')
      .set({ status: 'confirmed' })
      .where('id', '=', device.agent.state().device ?? '')
      .execute(),
  );
  await device.until(({ enrolment, outbox }) => enrolment === 'confirmed' && outbox.texts === 0);
  expect((await server.north.actions('incident.received')).map(({ detail }) => detail['envelope'])).toEqual(
    acknowledged,
  );
});

test('a critical phrase of a signed-in pupil becomes an incident with words and a clip', async () => {
  const signIn = newId<SignInId>();
  const now = Date.now();
  await server.north.inSchool((tx) =>
    tx.sql
      .insertInto('pupilSignIn')
      .values({
        school: 'north',
        id: signIn,
        pupil: server.north.pupil,
        device: device.agent.state().device ?? '',
        boot: device.boot,
        since: new Date(now).toISOString(),
        until: new Date(now + 3_600_000).toISOString(),
        endedAt: null,
      })
      .execute(),
  );
  await device.until((state) => state.badge === 'watching' && state.ring.running);
  await new Promise((done) => setTimeout(done, 3_500));
  await device.see('typed', 'the purple walrus');
  await device.until(({ outbox }) => outbox.texts === 0 && outbox.frames > 0, 20_000);
  await device.until(({ outbox }) => outbox.texts === 0 && outbox.frames === 0, 20_000);
  expect(device.agent.state().outbox.refused).toEqual([]);
  const received = (await server.north.actions('incident.received')).at(-1)?.detail as
    | { pupil: string; certainty: string }
    | undefined;
  expect(received).toMatchObject({ pupil: server.north.pupil, certainty: 'sign-in', clip: { state: 'coming' } });
  expect((await server.north.actions('incident.clip-listed'))[0]?.detail).toMatchObject({ ended: 'complete' });
  expect(await server.north.actions('incident.clip-stored')).toHaveLength(1);
  expect(acknowledged).toHaveLength(3);
});
