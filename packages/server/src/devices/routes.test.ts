// The technician's routes: confirm, codes, notices; and the vault's, which hands each person their own file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCatalogue, newId } from '@candour/contract';
import type { DeviceId, DeviceList, EnrolmentCodeAnswer, NoticeList, VaultAnswer } from '@candour/contract';
import { record } from '../record/record.ts';
import { addIncident, openTestConsole } from '../testing/test-console.ts';
import type { Client, TestConsole } from '../testing/test-console.ts';
import { codeOf, confirmChanges, noticeSays } from './rules.ts';
import { codeDigest } from './store.ts';

let site: TestConsole;
let technician: Client;
beforeAll(async () => {
  site = await openTestConsole();
  technician = await site.signIn('north', 'technician');
});
afterAll(async () => site?.close());

const post = (client: Client, path: string) => client(path, { method: 'POST' });
const addDevice = async (status: 'unconfirmed' | 'confirmed' | 'held', name: string): Promise<DeviceId> => {
  const id = newId<DeviceId>();
  await site.inSchool('north', (tx) =>
    tx.sql
      .insertInto('device')
      .values({
        school: tx.school,
        id,
        name,
        platform: 'Linux',
        publicKey: Buffer.from(crypto.getRandomValues(new Uint8Array(32))),
        status,
        enrolledAt: tx.at,
        lastSeenAt: null,
        state: null,
        agent: null,
        build: null,
        policyVersion: null,
        watchlistVersion: null,
      })
      .execute(),
  );
  return id;
};

describe('devices', () => {
  test('are listed with what waits first, and confirmed once however often it is asked', async () => {
    await addDevice('confirmed', 'Art 1');
    const waiting = await addDevice('unconfirmed', 'Zoology 9');
    expect((await technician('/api/devices')).json<DeviceList>().map(({ name, status }) => [name, status])).toEqual([
      ['Zoology 9', 'unconfirmed'],
      ['Art 1', 'confirmed'],
    ]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post(technician, `/api/devices/${waiting}/confirm`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect((await technician('/api/devices')).json<DeviceList>().find(({ id }) => id === waiting)).toMatchObject({
      status: 'confirmed',
      lastSeenAt: null,
      queued: 0,
    });
    const actions = await site.inSchool('north', (tx) =>
      tx.sql.selectFrom('action').select(['kind', 'byId']).where('onId', '=', waiting).execute(),
    );
    expect(actions).toEqual([{ kind: 'device.confirmed', byId: site.personOf('north', 'technician') }]);
  });

  test('that are held are not confirmed, nor such as are not here', async () => {
    const held = await addDevice('held', 'Copied 1');
    const refused = await post(technician, `/api/devices/${held}/confirm`);
    expect([refused.status, refused.json<{ error: { code: string } }>().error.code]).toEqual([403, 'device-held']);
    const south = await site.signIn('south', 'technician');
    for (const id of [held, newId(), 'x']) expect((await post(south, `/api/devices/${id}/confirm`)).status).toBe(404);
  });
});

test('an enrolment code is told once and kept as a digest', async () => {
  const made = (await post(technician, '/api/enrolment-codes')).json<EnrolmentCodeAnswer>();
  expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  expect(Date.parse(made.until) - site.clock.now()).toBe(7 * 24 * 60 * 60_000);
  const rows = await site.inSchool('north', (tx) => tx.sql.selectFrom('enrolmentCode').selectAll().execute());
  expect(rows).toMatchObject([{ codeSha256: codeDigest(made.code), usedAt: null }]);
  expect(
    JSON.stringify(await site.inSchool('north', (tx) => tx.sql.selectFrom('action').selectAll().execute())),
  ).not.toContain(made.code);
});

test('notices say in plain words what happened to which device', async () => {
  const device = await addDevice('confirmed', 'Library 7');
  const by = { kind: 'server', id: null } as const;
  await site.inSchool('north', async (tx) => {
    await record(tx, { by, kind: 'device.refused', on: device, detail: { code: 'envelope-conflict' } });
    await record(tx, { by, kind: 'device.held', on: device, detail: { reason: 'two-live-boots' } });
    await record(tx, {
      by,
      kind: 'device.loss',
      on: device,
      detail: { lost: 'frames', count: 3, reason: 'outbox-full' },
    });
    await record(tx, { by, kind: 'device.refused', on: newId(), detail: { code: 'device-unknown' } });
  });
  const notices = (await technician('/api/notices')).json<NoticeList>();
  expect(notices.map(({ kind, device, code, says }) => [kind, device, code, says])).toEqual([
    [
      'device.refused',
      null,
      'device-unknown',
      'An unknown device was refused. This device is not enrolled here. Enrol it with a code from the technician.',
    ],
    [
      'device.loss',
      'Library 7',
      null,
      'Library 7 had to drop 3 screen frames: its store was full. The gap is on record.',
    ],
    [
      'device.held',
      'Library 7',
      null,
      'Library 7 is held. Two browsers use its key at the same time. Look at the device and enrol it anew.',
    ],
    [
      'device.refused',
      'Library 7',
      'envelope-conflict',
      `Library 7 was refused. ${errorCatalogue['envelope-conflict'][1]} ${errorCatalogue['envelope-conflict'][2]}`,
    ],
  ]);
});

test('a notice of a code that is no longer known still names it', () => {
  expect(noticeSays('Art 1', { kind: 'device.refused', detail: { code: 'gone' } })).toBe('Art 1 was refused (gone).');
  expect(noticeSays('Art 1', { kind: 'device.loss', detail: { lost: 'text', count: 1, reason: 'unreadable' } })).toBe(
    'Art 1 had to drop one finding: what was stored could not be read. The gap is on record.',
  );
});

test('codes use every letter, and only those that are not mistaken', () => {
  expect(codeOf(Uint8Array.from({ length: 12 }, (_, i) => i))).toBe('0123-4567-89AB');
  expect(codeOf(Uint8Array.from({ length: 12 }, (_, i) => 20 + i))).toBe('MNPQ-RSTV-WXYZ');
  expect(() => codeOf(new Uint8Array(11))).toThrow();
});

test('only waiting devices change by being confirmed', () => {
  expect([confirmChanges('unconfirmed'), confirmChanges('confirmed')]).toEqual([true, false]);
  expect(() => confirmChanges('held')).toThrow(/device-held/);
});

describe('the vault', () => {
  test('hands each person their own file, and logs it before', async () => {
    const [lead, reviewer] = [await site.signIn('north', 'lead'), await site.signIn('north', 'reviewer')];
    const ageFile = Buffer.from('age-encryption.org/v1 made up');
    await site.inSchool('north', async (tx) => {
      await addIncident(tx);
      await tx.sql
        .insertInto('teamLock')
        .values({ school: tx.school, person: site.personOf('north', 'lead'), epoch: 1, ageFile })
        .execute();
    });
    const answer = await post(lead, '/api/vault');
    expect(answer.json<VaultAnswer>()).toMatchObject({ epoch: 1, ageFile: ageFile.toString('base64url') });
    expect((await post(reviewer, '/api/vault')).status).toBe(404);
    const logged = await site.inSchool('north', (tx) =>
      tx.sql
        .selectFrom('action')
        .select(['onId', 'detail'])
        .where('kind', '=', 'vault.unlocking')
        .orderBy('id')
        .execute(),
    );
    expect(logged).toEqual([
      { onId: site.personOf('north', 'lead'), detail: { epoch: 1 } },
      { onId: site.personOf('north', 'reviewer'), detail: { epoch: 1 } },
    ]);
  });
});
