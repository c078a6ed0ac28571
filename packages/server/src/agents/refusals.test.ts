// Everything a device may not do: refused with its code, with a log line, and without a word of a pupil's.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentPaths, errorCatalogue, newId } from '@candour/contract';
import type { BootId, ErrorCode, SignInId } from '@candour/contract';
import { generateSigningKeyPair } from '@candour/trust';
import { openTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { secretWords, TestDevice } from '../testing/test-device.ts';
import type { DeviceAnswer } from '../testing/test-device.ts';

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
});
afterAll(async () => test?.close());
afterEach(() => {
  test.disk.freeBytes = 1e12;
  const lines = test.logLines.join('');
  for (const word of [secretWords, 'purple walrus', 'Robin Invented', 'pupil.one', test.north.pupil])
    expect(lines).not.toContain(word);
});

/** The code, its status, and the line in the server's own log. */
function expectRefused(answer: DeviceAnswer, code: ErrorCode): void {
  expect(answer.code).toBe(code);
  expect(answer.status).toBe(errorCatalogue[code][0]);
  expect(test.logLines.at(-1) === undefined ? '' : test.logLines.slice(-4).join('')).toContain(`"code":"${code}"`);
}

const counts = () =>
  test.north.inSchool(async (tx) => ({
    incidents: (await tx.sql.selectFrom('incident').select('id').execute()).length,
    findings: (await tx.sql.selectFrom('finding').select('envelope').execute()).length,
    envelopes: (await tx.sql.selectFrom('envelope').select('id').execute()).length,
  }));

/** Nothing was kept of what was refused. */
async function expectNothingKept(act: () => Promise<void>): Promise<void> {
  const before = await counts();
  await act();
  expect(await counts()).toEqual(before);
}

describe('a device that lies about who typed', () => {
  it('cannot add to the record of a pupil in whose episode another is signed in, or nobody', async () => {
    const device = await test.north.device();
    const signIn = await test.north.signIn(device);
    const first = await device.finding({ pupil: { known: 'sign-in', signIn } });
    const alone = await device.finding();
    expect((await device.sendEnvelope(first)).status).toBe(200);
    expect((await device.sendEnvelope(alone)).status).toBe(200);
    await expectNothingKept(async () => {
      expectRefused(
        await device.sendEnvelope(await device.finding({ episode: first['episode'] })),
        'envelope-malformed',
      );
      expectRefused(
        await device.sendEnvelope(
          await device.finding({ episode: alone['episode'], pupil: { known: 'sign-in', signIn } }),
        ),
        'envelope-malformed',
      );
    });
  });

  it('cannot say anything of a pupil who was signed in before the browser started anew', async () => {
    const device = await test.north.device();
    const signIn = await test.north.signIn(device);
    const boot = device.boot;
    const before = await device.finding({ pupil: { known: 'sign-in', signIn } });
    device.boot = newId<BootId>();
    expect((await device.heartbeat()).status).toBe(200);
    test.clock.advance(2 * 60_000);
    const after = await device.finding({ boot, pupil: { known: 'sign-in', signIn } });
    expectRefused(await device.sendEnvelope(after), 'envelope-pupil-unseen');
    // What arose while it was so may come late.
    expect((await device.sendEnvelope(before)).status).toBe(200);
  });
});

describe('devices', () => {
  it('refuses one that was never enrolled', async () => {
    const device = await TestDevice.make(test.url, test.north, test.clock);
    expectRefused(await device.heartbeat(), 'device-unknown');
    expectRefused(await device.sendEnvelope(await device.finding()), 'device-unknown');
  });

  it('lets an unconfirmed one read what binds it and send nothing', async () => {
    const device = await TestDevice.make(test.url, test.north, test.clock);
    expect((await device.enrol(await test.north.code())).json).toMatchObject({ status: 'unconfirmed' });
    expect((await device.heartbeat()).json).toMatchObject({ status: 'unconfirmed', signIn: null });
    await expectNothingKept(async () =>
      expectRefused(await device.sendEnvelope(await device.finding()), 'device-unconfirmed'),
    );
    expectRefused(await device.post(agentPaths.signIns('north'), {}), 'device-unconfirmed');
  });

  it('refuses a second use of a code, but answers the same device again', async () => {
    const code = await test.north.code();
    const device = await TestDevice.make(test.url, test.north, test.clock);
    const first = await device.enrol(code);
    expect((await device.enrol(code)).json?.['device']).toBe(first.json?.['device']);
    const other = await TestDevice.make(test.url, test.north, test.clock);
    expectRefused(await other.enrol(code), 'code-unknown');
    expectRefused(await other.enrol('not-a-code-at-all'), 'code-unknown');
    expect(
      JSON.stringify(await test.north.actions('device.enrolled')).match(
        new RegExp(String(first.json?.['device']), 'g'),
      ),
    ).toHaveLength(1);
  });

  it('refuses a code after its time, and an enrolment by a key it does not hold', async () => {
    const code = await test.north.code();
    const device = await TestDevice.make(test.url, test.north, test.clock);
    const thief = await TestDevice.make(test.url, test.north, test.clock);
    Object.assign(thief, { key: { publicKey: device.key.publicKey, privateKey: thief.key.privateKey } });
    expectRefused(await thief.enrol(code), 'request-bad-signature');
    test.clock.advance(3_700_000);
    expectRefused(await device.enrol(code), 'code-unknown');
  });

  it('refuses a request that another key signed, that was changed, or that is old', async () => {
    const device = await test.north.device();
    const stranger = await TestDevice.make(test.url, test.north, test.clock);
    stranger.id = device.id;
    expectRefused(await stranger.heartbeat(), 'request-bad-signature');
    expectRefused(
      await device.send('GET', agentPaths.current('north'), null, { header: 'Bearer x' }),
      'request-bad-signature',
    );
    const sealed = await device.sealEnvelope(await device.finding());
    expectRefused(
      await device.send('POST', agentPaths.envelopes('north'), sealed, { signedBody: new Uint8Array(1) }),
      'request-bad-signature',
    );
    const old = await device.send('POST', agentPaths.envelopes('north'), sealed, {
      at: new Date(test.clock.now() - 301_000).toISOString(),
    });
    expectRefused(old, 'request-clock-off');
    expect(old.json).toMatchObject({ error: { serverTime: device.at() } });
  });

  it('holds both machines when a key lives twice, and tells the technician', async () => {
    const device = await test.north.device();
    const copy = device.copy();
    expect((await device.heartbeat()).status).toBe(200);
    test.clock.advance(20_000);
    expect((await copy.heartbeat()).status).toBe(200);
    test.clock.advance(20_000);
    expectRefused(await device.heartbeat(), 'device-held');
    expectRefused(await copy.heartbeat(), 'device-held');
    await expectNothingKept(async () => expectRefused(await copy.sendEnvelope(await copy.finding()), 'device-held'));
    expect((await test.north.actions('device.held')).filter(({ on }) => on === device.id)).toEqual([
      { on: device.id, detail: { reason: 'two-live-boots' } },
    ]);
  });

  it('takes a restarted browser for what it is', async () => {
    const device = await test.north.device();
    for (let start = 0; start < 3; start++) {
      device.boot = newId<BootId>();
      device.beat = 0;
      test.clock.advance(2_000);
      expect((await device.heartbeat()).status).toBe(200);
      test.clock.advance(30_000);
      expect((await device.heartbeat()).status).toBe(200);
    }
  });
});

describe('envelopes', () => {
  it('refuses what does not open, is not signed by the device, or is not of the form', async () => {
    const device = await test.north.device();
    const refuse = async (code: ErrorCode, body: Uint8Array) =>
      expectRefused(await device.send('POST', agentPaths.envelopes('north'), body), code);
    await expectNothingKept(async () => {
      await refuse('envelope-malformed', new Uint8Array(2_048));
      const { privateKey } = await generateSigningKeyPair();
      await refuse('envelope-bad-signature', await device.sealEnvelope(await device.finding(), privateKey));
      for (const over of [
        { kind: 'other' },
        { severity: 'note' },
        { theme: 'x' },
        { school: 'south' },
        { device: newId() },
        { words: '', extra: 1 },
        { policy: 'a'.repeat(64) },
        { watchlist: 'a'.repeat(64) },
        { clip: { state: 'coming', clip: newId() } },
      ]) {
        await refuse('envelope-malformed', await device.sealEnvelope(await device.finding(over)));
      }
    });
    expect(
      (await test.north.actions('device.refused')).filter(({ on }) => on === device.id).map(({ detail }) => detail),
    ).toEqual([{ code: 'envelope-bad-signature' }]);
  });

  it('takes the same bytes once, and answers them again', async () => {
    const device = await test.north.device();
    const finding = await device.finding();
    const sealed = await device.sealEnvelope(finding);
    expect((await device.send('POST', agentPaths.envelopes('north'), sealed)).json).toEqual({
      id: finding.id,
      taken: 'now',
    });
    const before = await counts();
    // Sealed anew it is other bytes on the wire and the same envelope.
    for (const again of [sealed, await device.sealEnvelope(finding)]) {
      expect((await device.send('POST', agentPaths.envelopes('north'), again)).json).toEqual({
        id: finding.id,
        taken: 'before',
      });
    }
    expect(await counts()).toEqual(before);
  });

  it('keeps both of two that share an id or a sequence, and tells the technician once', async () => {
    const device = await test.north.device();
    const first = await device.finding();
    expect((await device.sendEnvelope(first)).status).toBe(200);
    const sameId = await device.finding({ id: first.id });
    const sameSequence = await device.finding({ sequence: first['sequence'] });
    await expectNothingKept(async () => {
      for (const other of [sameId, sameId, sameSequence])
        expectRefused(await device.sendEnvelope(other), 'envelope-conflict');
    });
    const kept = await test.north.inSchool((tx) =>
      tx.sql.selectFrom('envelopeConflict').select(['envelope', 'sealed']).where('device', '=', device.id).execute(),
    );
    expect(kept.map(({ envelope }) => envelope).sort()).toEqual([first.id, sameSequence.id].sort());
    for (const { sealed } of kept) expect(sealed.length % 1024).toBe(0);
    expect((await test.north.actions('device.refused')).filter(({ on }) => on === device.id)).toHaveLength(2);
  });

  it('refuses a pupil whom the server did not see sign in on this device, in this start, at that time', async () => {
    const device = await test.north.device();
    const elsewhere = await test.north.device();
    const signIn = await test.north.signIn(elsewhere);
    const refuse = async (over: Record<string, unknown>) => {
      const finding = await device.finding(over);
      await expectNothingKept(async () => expectRefused(await device.sendEnvelope(finding), 'envelope-pupil-unseen'));
      expect((await test.north.actions('device.refused')).at(-1)).toEqual({
        on: device.id,
        detail: { code: 'envelope-pupil-unseen', envelope: finding.id },
      });
    };
    await refuse({ pupil: { known: 'sign-in', signIn: newId<SignInId>() } });
    await refuse({ pupil: { known: 'sign-in', signIn } });
    const own = await test.north.signIn(device);
    await refuse({ pupil: { known: 'sign-in', signIn: own }, boot: newId<BootId>() });
    await refuse({
      pupil: { known: 'sign-in', signIn: own },
      madeAt: new Date(test.clock.now() - 120_000).toISOString(),
    });
    await refuse({
      pupil: { known: 'sign-in', signIn: own },
      madeAt: new Date(test.clock.now() + 3_800_000).toISOString(),
    });
    expect((await device.sendEnvelope(await device.finding({ pupil: { known: 'sign-in', signIn: own } }))).status).toBe(
      200,
    );
  });

  it('lets a device send its share and no more, heartbeats apart', async () => {
    const device = await test.north.device();
    for (let sent = 0; sent < 60; sent++)
      expect((await device.send('GET', agentPaths.signerSets('north'), null)).status).toBe(200);
    const refused = await device.sendEnvelope(await device.finding());
    expectRefused(refused, 'too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await device.heartbeat()).status).toBe(200);
    test.clock.advance(Number(refused.headers.get('retry-after')) * 1_000);
    expect((await device.sendEnvelope(await device.finding())).status).toBe(200);
  });
});

describe('evidence', () => {
  const frame = (byte: number, length = 500): Uint8Array => new Uint8Array(length).fill(byte);
  const put = (device: TestDevice, clip: string, index: number, body: Uint8Array) =>
    device.send('PUT', agentPaths.frame('north', clip, index), body);

  it('refuses frames that no manifest lists, that differ from it, or that are too large', async () => {
    const device = await test.north.device();
    const { clip, finding, manifest } = await device.clip(await test.north.signIn(device), [frame(1), frame(2)]);
    expectRefused(await put(device, clip, 0, frame(1)), 'evidence-unknown-clip');
    expectRefused(await device.sendEnvelope(manifest), 'envelope-malformed');
    expect((await device.sendEnvelope(finding)).status).toBe(200);
    expect((await device.sendEnvelope(manifest)).status).toBe(200);
    expectRefused(await put(device, clip, 0, frame(2)), 'evidence-malformed');
    expectRefused(await put(device, clip, 0, frame(1, 499)), 'evidence-malformed');
    expectRefused(await put(device, clip, 0, frame(1, 501)), 'evidence-too-large');
    expectRefused(await put(device, clip, 0, frame(1, 2_000_001)), 'evidence-too-large');
    expectRefused(await put(device, clip, 2, frame(1)), 'evidence-malformed');
    expectRefused(await put(await test.north.device(), clip, 0, frame(1)), 'evidence-unknown-clip');
    expectRefused(await put(device, 'no-clip', 0, frame(1)), 'evidence-unknown-clip');
  });

  it('refuses evidence before text when the disk is nearly full', async () => {
    const device = await test.north.device();
    const { clip, finding, manifest } = await device.clip(await test.north.signIn(device), [frame(1)]);
    test.disk.freeBytes = 1e6;
    expect((await device.sendEnvelope(finding)).status).toBe(200);
    expect((await device.sendEnvelope(manifest)).status).toBe(200);
    expectRefused(await put(device, clip, 0, frame(1)), 'disk-full');
    test.disk.freeBytes = 1e12;
    expect((await put(device, clip, 0, frame(1))).json).toEqual({ taken: 'now' });
  });

  it('counts evidence by the hour', async () => {
    const device = await test.north.device();
    const large = frame(3, 2_000_000);
    const { clip, finding, manifest } = await device.clip(await test.north.signIn(device), [large]);
    await device.sendEnvelope(finding);
    await device.sendEnvelope(manifest);
    for (let sent = 0; sent < 40; sent++) expect((await put(device, clip, 0, large)).status).toBe(200);
    const refused = await put(device, clip, 0, large);
    expectRefused(refused, 'too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
  });

  it('refuses manifests that no honest agent signs', async () => {
    const device = await test.north.device();
    const { finding, manifest } = await device.clip(await test.north.signIn(device), [frame(1), frame(2)]);
    expect((await device.sendEnvelope(finding)).status).toBe(200);
    const frames = manifest['frames'] as { index: number; at: string }[];
    const lastAt = new Date(Date.parse(frames[0]?.at ?? '') + 61_000).toISOString();
    for (const wrong of [
      [frames[1], frames[0]],
      [frames[0], { ...frames[1], at: lastAt }],
      [{ index: 0, at: frames[0]?.at, same: 5 }],
    ]) {
      expectRefused(await device.sendEnvelope({ ...manifest, frames: wrong }), 'envelope-malformed');
    }
    expect((await device.sendEnvelope(manifest)).status).toBe(200);
  });
});
