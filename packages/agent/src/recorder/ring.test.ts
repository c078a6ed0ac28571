// The ring: size, seconds, references, quality, gaps; and that nothing readable stays in it.
import { newId } from '@candour/contract';
import { generateSealKeyPair } from '@candour/trust';
import { beforeAll, describe, expect, test } from 'vitest';
import { FakeDevice, ordinaryLook, pictureOf, schoolTimeMs } from '../testing/index.ts';
import type { ScreenLook } from '../ports.ts';
import { nextQuality, ringBytes } from './quality.ts';
import { Ring, type RingOwner } from './ring.ts';

let owner: RingOwner;
beforeAll(async () => {
  const { publicKey } = await generateSealKeyPair();
  owner = {
    school: 'fake-school',
    device: newId(),
    boot: newId(),
    policy: 'a'.repeat(64),
    teamKey: publicKey,
    teamEpoch: 1,
  };
});
const second = (n: number): number => schoolTimeMs + n * 1000;

describe('the ring by itself', () => {
  test('keeps a minute, and what an unchanged frame still refers to', async () => {
    const ring = new Ring(owner);
    for (let n = 0; n < 90; n++) await ring.take(pictureOf(n), second(n));
    expect(ring.length).toBe(61);
    const { frames } = ring.cut(second(0), second(90));
    expect(frames[0]?.atMs).toBe(second(29));
  });

  test('an unchanged picture becomes a reference, also between two that alternate, and is sealed again after three seconds', async () => {
    const ring = new Ring(owner);
    const taken = [];
    for (let n = 0; n < 8; n++) taken.push(await ring.take(pictureOf(n % 2), second(n)));
    expect(taken.map((frame) => (frame?.sealed === null ? frame.same : 'sealed'))).toEqual([
      'sealed',
      'sealed',
      0,
      1,
      'sealed',
      'sealed',
      4,
      5,
    ]);
  });

  test('a cut holds nothing older than its first moment, and no reference to what it does not hold', async () => {
    const ring = new Ring(owner);
    for (let n = 0; n < 10; n++) await ring.take(pictureOf(0), second(n));
    const { frames } = ring.cut(second(2), second(10));
    const indexes = frames.map(({ index }) => index);
    expect(Math.min(...frames.map(({ atMs }) => atMs))).toBeGreaterThanOrEqual(second(2));
    for (const frame of frames) if (frame.sealed === null) expect(indexes).toContain(frame.same);
  });

  test('a minute of frames that are too large drops its oldest seconds as gaps and stays within its bytes', async () => {
    const ring = new Ring(owner);
    for (let n = 0; n < 20; n++) {
      await ring.take(pictureOf(n, 1_900_000), second(n));
      expect(ring.bytes).toBeLessThanOrEqual(ringBytes);
    }
    const { frames, gaps } = ring.cut(second(0), second(20));
    expect(frames.length).toBe(13);
    expect(gaps).toEqual([{ fromMs: second(0), toMs: second(7), reason: 'budget-memory' }]);
  });

  test('the picture handed in is zeros afterwards, sealed or not; nothing in the ring is the picture', async () => {
    const ring = new Ring(owner);
    for (const length of [3_000, 2_100_000]) {
      const jpeg = pictureOf(7, length);
      const frame = await ring.take(jpeg, second(1));
      expect(jpeg.every((byte) => byte === 0)).toBe(true);
      if (length > 2_000_000) expect(frame).toBeNull();
      else expect(frame?.sealed?.subarray(48, 52)).not.toEqual(pictureOf(7, length).subarray(0, 4));
    }
    expect(JSON.stringify(ring)).not.toContain('255,216');
  });

  test('two rings say different digests of one picture: equal pictures cannot be looked up across them', async () => {
    const [one, other] = [new Ring(owner), new Ring(owner)];
    await one.take(pictureOf(1), second(0));
    expect((await other.take(pictureOf(1), second(0)))?.sealed).not.toBeNull();
    expect(one.id).not.toBe(other.id);
  });
});

test('quality drops before seconds do, comes back, and never leaves 50 to the policy’s', () => {
  expect(nextQuality(60, 60, 600_000)).toBe(55);
  expect(nextQuality(50, 60, 600_000)).toBe(50);
  expect(nextQuality(50, 60, 100_000)).toBe(55);
  expect(nextQuality(60, 60, 100_000)).toBe(60);
  expect(nextQuality(60, 55, 100_000)).toBe(55);
  expect(nextQuality(55, 60, 350_000)).toBe(55);
});

describe('the ring on a device', () => {
  const look = (change: Partial<ScreenLook>): ScreenLook => ({ ...ordinaryLook, ...change });

  test('each second while something changed, else each five', async () => {
    const device = await FakeDevice.create();
    await device.ready();
    await device.seconds(5);
    const before = device.screen.captures;
    await device.seconds(10, () => device.agent.changed());
    expect(device.screen.captures - before).toBe(10);
    await device.seconds(20);
    expect(device.screen.captures - before - 10).toBeGreaterThanOrEqual(3);
    expect(device.screen.captures - before - 10).toBeLessThanOrEqual(5);
  });

  test.each<[string, Partial<ScreenLook>]>([
    ['site-never-watched', { hosts: ['www.childline.org.uk'] }],
    ['secret-field', { secretFocused: true }],
    ['private-window', { privateWindow: true }],
    ['not-focused', { windowFocused: false }],
    ['minimised', { minimised: true }],
    ['browser-page', { kind: 'browser-page' }],
  ])('%s: no picture is taken, and the clip names the gap', async (reason, change) => {
    const device = await FakeDevice.create();
    await device.ready();
    // So long that the seconds before the ring began lie behind what the clip can hold.
    await device.seconds(14, () => device.agent.changed());
    const before = device.screen.captures;
    device.screen.lookNow = look(change);
    await device.seconds(4, () => device.agent.changed());
    expect(device.screen.captures).toBe(before);
    device.screen.lookNow = ordinaryLook;
    await device.seconds(3, () => device.agent.changed());
    await device.type('red kite tonight');
    await device.seconds(17);
    const [clip] = device.school.clips();
    expect(clip?.gaps.map((gap) => gap.reason)).toEqual([reason]);
    const [gap] = clip?.gaps ?? [];
    for (const { at } of clip?.frames ?? []) expect(at >= (gap?.from ?? '') && at < (gap?.to ?? '')).toBe(false);
  });

  test('a page that changes into a forbidden one while the picture is taken: the picture is wiped, not kept', async () => {
    const device = await FakeDevice.create();
    await device.ready();
    const frames = device.agent.state().ring.frames;
    for (const change of [{ hosts: ['kooth.com'] }, { page: 'tab-1/page-2' }, { secretFocused: true }]) {
      device.screen.lookNow = ordinaryLook;
      device.screen.onCapture = () => {
        device.screen.lookNow = look(change);
      };
      await device.seconds(1, () => device.agent.changed());
      expect(device.screen.handedOut.at(-1)?.every((byte) => byte === 0)).toBe(true);
    }
    expect(device.agent.state().ring.frames).toBe(frames);
  });

  test('the ring ends with the sign-in, with another pupil, another policy and lost documents', async () => {
    const device = await FakeDevice.create();
    await device.ready();
    await device.seconds(10, () => device.agent.changed());
    expect(device.agent.state().ring.frames).toBeGreaterThan(8);
    device.school.signInPupil({ name: 'Bo Example' });
    await device.seconds(16);
    // A new ring, only of the seconds since.
    expect(device.agent.state().ring.frames).toBeLessThan(8);
    await device.school.publish(
      'policy',
      await device.school.withBeacon((await import('../testing/index.ts')).testPolicy),
    );
    await device.seconds(16);
    expect(device.agent.state().ring.frames).toBeLessThan(8);
    device.school.signIn = null;
    await device.seconds(16);
    expect(device.agent.state().ring).toMatchObject({ running: false, frames: 0, bytes: 0 });
  });

  test('a clip that a sign-out cuts short is sent as interrupted, with the rest as a gap', async () => {
    const device = await FakeDevice.create();
    await device.ready();
    await device.seconds(20, (n) => {
      device.screen.picture = n;
      device.agent.changed();
    });
    await device.type('red kite tonight');
    await device.seconds(4, (n) => {
      device.screen.picture = 100 + n;
      device.agent.changed();
    });
    await device.agent.signOut();
    await device.seconds(3);
    const [clip] = device.school.clips();
    expect(clip?.ended).toBe('interrupted');
    expect(clip?.gaps.at(-1)?.reason).toBe('nobody-signed-in');
    expect(clip?.frames.every(({ at }) => at <= (clip.gaps.at(-1)?.from ?? ''))).toBe(true);
  });
});
