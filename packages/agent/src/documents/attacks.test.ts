// What a server that lies, a signer who oversteps or somebody in between can try with documents; and what the device does.
import { newId, type DocumentKind } from '@candour/contract';
import { exportVerifyKey, fromBase64Url, generateSigningKeyPair, kidOf, toBase64Url, toUtf8 } from '@candour/trust';
import { describe, expect, test } from 'vitest';
import { FakeDevice, testEntries, testPolicy, type FakeSigner } from '../testing/index.ts';

const versionOf = (device: FakeDevice, kind: DocumentKind): number | undefined =>
  device.agent.state().documents.find((one) => one.kind === kind)?.version;
const codes = (device: FakeDevice): string[] => device.agent.state().trust.map(({ code }) => code);
const narrow = { ...testPolicy, ring: null, evidence: { ...testPolicy.evidence, critical: 'words' as const } };

test('an honest next version is taken up, also over versions that were slept through', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  for (const tellWithinDays of [11, 12, 13])
    await device.school.publish('policy', await device.school.withBeacon({ ...testPolicy, tellWithinDays }));
  await device.seconds(20);
  expect(versionOf(device, 'policy')).toBe(4);
  expect(codes(device)).toEqual([]);
});

test('a pin of another school: nothing is taken up', async () => {
  const device = await FakeDevice.create({ settings: { signerSetDigest: 'a'.repeat(64) as never } });
  await device.ready();
  expect(device.agent.state()).toMatchObject({ text: 'no-policy', documents: [] });
  expect(codes(device)).toEqual(['signer-set-not-pinned']);
});

describe('a policy that does not prove true is not taken up, and what is wider than the baseline stops', () => {
  const attacks: [string, string, (device: FakeDevice) => Promise<unknown>][] = [
    [
      'a widening signed by one',
      'document-half-signed',
      async ({ school }) =>
        school.publish('policy', await school.withBeacon({ ...testPolicy, offSite: 'text-kept' }), {
          signedBy: school.signers.slice(0, 1),
        }),
    ],
    [
      'a widening signed by two persons of one role',
      'document-half-signed',
      async ({ school }) => {
        const twin = { ...(school.signers[1] as FakeSigner), role: 'lead' as const };
        school.signers = [school.signers[0] as FakeSigner, twin, ...school.signers.slice(2)];
        await school.publish('signer-set', school.signerSetBody(), { signedBy: [...school.signers] });
        return school.publish('policy', await school.withBeacon(testPolicy), { signedBy: school.signers.slice(0, 2) });
      },
    ],
    [
      'a stranger’s signature beside one',
      'document-half-signed',
      async ({ school }) => {
        const pair = await generateSigningKeyPair();
        const raw = await exportVerifyKey(pair.publicKey);
        const stranger: FakeSigner = {
          kid: kidOf(raw),
          privateKey: pair.privateKey,
          person: newId(),
          name: 'X',
          role: 'head',
          publicKey: toBase64Url(raw),
        };
        return school.publish('policy', await school.withBeacon(testPolicy), {
          signedBy: [school.signers[0] as FakeSigner, stranger],
        });
      },
    ],
    [
      'one byte changed after signing',
      'document-bad-signature',
      async ({ school }) =>
        school.publish('policy', await school.withBeacon(testPolicy), {
          tamper(jws) {
            const document = JSON.parse(jws) as { payload: string };
            const text = new TextDecoder().decode(fromBase64Url(document.payload)).replace('"08:00"', '"06:00"');
            return JSON.stringify({ ...document, payload: toBase64Url(toUtf8(text)) });
          },
        }),
    ],
    [
      'another line of history',
      'document-wrong-previous',
      async ({ school }) =>
        school.publish('policy', await school.withBeacon(testPolicy), { payload: { previous: 'b'.repeat(64) } }),
    ],
    [
      'another school’s',
      'document-malformed',
      async ({ school }) =>
        school.publish('policy', await school.withBeacon(testPolicy), { payload: { school: 'other-school' } }),
    ],
    [
      'a field nobody knows',
      'document-malformed',
      async ({ school }) => school.publish('policy', { ...(await school.withBeacon(testPolicy)), microphone: true }),
    ],
    [
      'not in the log',
      'document-not-in-log',
      async ({ school }) => school.publish('policy', await school.withBeacon(testPolicy), { isLogged: false }),
    ],
    [
      'the log’s proof of another document',
      'document-not-in-log',
      async ({ school }) => {
        const other = school.named('watchlist');
        await school.publish('policy', await school.withBeacon(testPolicy));
        school.bendDocument = (answer, kind) =>
          kind === 'policy' ? { ...answer, proof: { ...answer.proof, action: other.action } } : answer;
      },
    ],
    [
      'another key of the server than the signers named',
      'statement-bad-signature',
      async ({ school }) => {
        school.keys = { ...school.keys, statement: await generateSigningKeyPair() };
      },
    ],
    [
      'a statement of another school',
      'statement-bad-signature',
      async ({ school }) => {
        school.bend = (statement) => ({ ...statement, school: 'other-school' as never });
      },
    ],
  ];
  test.each(attacks)('%s: %s', async (_, code, attack) => {
    const device = await FakeDevice.create();
    await device.ready();
    const before = device.agent.state().documents;
    await attack(device);
    await device.seconds(20);
    const after = device.agent.state();
    expect(codes(device)).toEqual([code]);
    expect(after.documents).toEqual(before);
    expect(after).toMatchObject({ text: 'yes', frames: 'ring-off', policyCut: 'disputed' });
    // And it stays so over a restart.
    await device.restart();
    await device.settle();
    await device.seconds(1);
    expect(device.agent.state().policyCut).toBe('disputed');
  });

  test('an honest statement ends the doubt', async () => {
    const device = await FakeDevice.create();
    await device.ready();
    const honest = device.school.keys.statement;
    device.school.keys = { ...device.school.keys, statement: await generateSigningKeyPair() };
    await device.seconds(20);
    expect(device.agent.state().policyCut).toBe('disputed');
    device.school.keys = { ...device.school.keys, statement: honest };
    await device.seconds(20);
    expect(device.agent.state()).toMatchObject({ policyCut: null, frames: 'yes' });
  });
});

test('a narrower policy needs one signature only', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  await device.school.publish('policy', await device.school.withBeacon(narrow), {
    signedBy: device.school.signers.slice(0, 1),
  });
  await device.seconds(20);
  expect(codes(device)).toEqual([]);
  expect(versionOf(device, 'policy')).toBe(2);
  expect(device.agent.state()).toMatchObject({ text: 'yes', frames: 'ring-off' });
});

test('an older version named again is refused, and what was proven stays in force', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const first = device.school.named('policy');
  await device.school.publish('policy', await device.school.withBeacon({ ...testPolicy, tellWithinDays: 12 }));
  await device.seconds(20);
  device.school.bend = (statement) => ({
    ...statement,
    documents: { ...statement.documents, policy: { version: 1, digest: first.digest } },
  });
  await device.seconds(20);
  expect(codes(device)).toEqual(['document-older']);
  expect(device.agent.state()).toMatchObject({ policyCut: null, frames: 'yes' });
  expect(versionOf(device, 'policy')).toBe(2);
});

test('a mix of versions: when one of two new documents is false, neither is taken up', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  await device.school.publish('watchlist', { entries: testEntries.slice(0, 2) });
  await device.school.publish('policy', await device.school.withBeacon({ ...testPolicy, offSite: 'text-kept' }), {
    signedBy: device.school.signers.slice(0, 1),
  });
  await device.seconds(20);
  expect([versionOf(device, 'watchlist'), versionOf(device, 'policy')]).toEqual([1, 1]);
});

test('a log that was rewritten or shrank is kept as evidence and shown', async () => {
  for (const entries of [3, 40]) {
    const device = await FakeDevice.create();
    for (let n = 0; n < 9; n++) await device.school.log(new Uint8Array(32));
    await device.ready();
    await device.school.rewriteLog(entries);
    await device.seconds(20);
    expect(codes(device)).toEqual(['log-proof-failed']);
    const kept = (await device.store.get('documents', 'disputed'))?.json as { signed: unknown; note: string };
    expect(kept.signed).toBeTruthy();
    expect(kept.note).toContain('fake.example/log');
  }
});

test('a statement from yesterday is refused', async () => {
  const device = await FakeDevice.create();
  device.school.bend = (statement) => ({
    ...statement,
    at: new Date(device.clock.wall - 25 * 3_600_000).toISOString(),
  });
  await device.ready();
  expect(device.agent.state()).toMatchObject({ text: 'no-policy' });
  expect(codes(device)).toEqual(['statement-stale']);
});

test('seven days without a fresh word: the device says so and keeps to the baseline', async () => {
  const device = await FakeDevice.create({
    policy: { when: { ...testPolicy.when, days: [1, 2, 3, 4, 5, 6, 7], holidays: [], examWindows: [] } },
  });
  await device.ready();
  device.school.intercept = ({ url }) => (url.includes('beacon') ? 'pass' : 'lose-request');
  device.clock.pass(7 * 24 * 3_600_000 - 60_000);
  await device.seconds(5);
  expect(device.agent.state().policyCut).toBeNull();
  device.clock.pass(120_000);
  await device.seconds(5);
  expect(device.agent.state()).toMatchObject({ policyCut: 'stale', text: 'yes', badge: 'server-unreachable' });
  expect(device.agent.state().policy?.ring).toBeNull();
});

test('what widens lapses on its date', async () => {
  const device = await FakeDevice.create();
  const expires = new Date(device.clock.wall + 3_600_000).toISOString();
  await device.school.publish('policy', await device.school.withBeacon(testPolicy), { payload: { expires } });
  await device.ready();
  expect(device.agent.state()).toMatchObject({ policyCut: null });
  device.passInUse(3_600_000);
  await device.seconds(2);
  expect(device.agent.state()).toMatchObject({ policyCut: 'lapsed', text: 'yes', frames: 'ring-off' });
});

test('before its first day a policy watches nothing', async () => {
  const device = await FakeDevice.create();
  await device.school.publish('policy', await device.school.withBeacon(testPolicy), {
    payload: { notBefore: new Date(device.clock.wall + 3_600_000).toISOString() },
  });
  await device.ready();
  expect(device.agent.state().text).toBe('no-policy');
});

test('signers change hand over hand; who has left signs nothing more', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const { school } = device;
  const left = school.signers[0] as FakeSigner;
  const pair = await generateSigningKeyPair();
  const raw = await exportVerifyKey(pair.publicKey);
  const joined: FakeSigner = {
    kid: kidOf(raw),
    privateKey: pair.privateKey,
    person: newId(),
    name: 'New lead',
    role: 'lead',
    publicKey: toBase64Url(raw),
  };
  const old = school.signers;
  school.signers = [joined, ...old.slice(1)];
  await school.publish('signer-set', school.signerSetBody(), { signedBy: [...old.slice(0, 2), joined] });
  await device.seconds(20);
  expect(codes(device)).toEqual([]);
  expect(versionOf(device, 'signer-set')).toBe(2);
  expect(device.agent.state().signers.map(({ name }) => name)).toContain('New lead');
  // Signed under the set that was over, logged after it.
  await school.publish('policy', await school.withBeacon({ ...testPolicy, offSite: 'text-kept' }), {
    signedBy: [left, old[1] as FakeSigner],
    payload: { signerSet: 1 },
  });
  await device.seconds(20);
  expect(codes(device)).toEqual(['document-bad-signature']);
  expect(versionOf(device, 'policy')).toBe(1);
});

test('a signer set that only the newcomers signed is not followed', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const { school } = device;
  const takeover = await Promise.all(
    (['lead', 'head', 'governor', 'outside-signer'] as const).map(async (role): Promise<FakeSigner> => {
      const pair = await generateSigningKeyPair();
      const raw = await exportVerifyKey(pair.publicKey);
      return {
        kid: kidOf(raw),
        privateKey: pair.privateKey,
        person: newId(),
        name: role,
        role,
        publicKey: toBase64Url(raw),
      };
    }),
  );
  school.signers = takeover;
  await school.publish('signer-set', school.signerSetBody(), { signedBy: takeover });
  await device.seconds(20);
  expect(codes(device)).toEqual(['document-half-signed']);
  expect(versionOf(device, 'signer-set')).toBe(1);
});

test('a change of the managed server or pin is shown and kept', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  device.settings = { ...device.settings, signerSetDigest: 'c'.repeat(64) as never };
  await device.restart();
  await device.settle();
  expect(codes(device).slice(0, 2).toSorted()).toEqual(['settings-changed', 'signer-set-not-pinned']);
  expect(device.agent.state().documents).toEqual([]);
});
