// The way of one phrase on the device: enrolled, watched, found, acknowledged, sent; and what the pupil is shown meanwhile.
import { deviceLimits } from '@candour/contract';
import { generateSigningKeyPair } from '@candour/trust';
import { expect, test } from 'vitest';
import { createAgent } from './create-agent.ts';
import { FakeDevice, numberOf, refused } from './testing/index.ts';

test('a phrase becomes an envelope that only the server reads, with words that only the team reads', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  expect(device.agent.state()).toMatchObject({ badge: 'watching', text: 'yes', frames: 'yes', trust: [] });

  await device.type('nothing of note in here');
  await device.type('I wrote about the blue door again');
  await device.settle();

  const [finding] = device.school.findings();
  expect(device.school.all()).toHaveLength(1);
  expect(device.acknowledged).toEqual([finding?.id]);
  expect(finding).toMatchObject({
    entry: 'blue-door',
    severity: 'urgent',
    surface: 'typed',
    site: 'main',
    sequence: 1,
    clip: { state: 'none', reason: 'severity' },
  });
  expect(finding?.pupil).toEqual({ known: 'sign-in', signIn: device.school.signIn?.signIn });
  const words = finding && (await device.school.wordsOf(finding));
  expect(words).toMatchObject({
    excerpt: 'I wrote about the blue door again',
    phrase: 'blue door',
    address: 'https://school-work.example/essay',
  });
  expect(words?.excerpt.slice(words.span.start, words.span.end)).toBe('blue door');
  expect(await device.store.keys('outbox')).toEqual([]);
});

test('a critical phrase keeps 15 to 16 seconds before and after it, and nothing else', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  let second = 0;
  const next = (): void => {
    device.screen.picture = ++second;
    device.agent.changed();
  };
  await device.seconds(40, next);
  device.clock.pass(300);
  await device.type('meet at the red kite tonight');
  device.clock.pass(-300);
  await device.seconds(20, next);
  await device.seconds(3);

  const [clip] = device.school.clips();
  if (!clip) throw new Error('no clip');
  const trigger = Date.parse(clip.triggerAt);
  const times = clip.frames.map(({ at }) => Date.parse(at));
  expect(clip.ended).toBe('complete');
  expect((trigger - Math.min(...times)) / 1000).toBeGreaterThanOrEqual(15);
  expect((trigger - Math.min(...times)) / 1000).toBeLessThanOrEqual(16);
  expect((Math.max(...times) - trigger) / 1000).toBeGreaterThanOrEqual(15);
  expect((Math.max(...times) - trigger) / 1000).toBeLessThanOrEqual(16);
  expect(clip.gaps).toEqual([]);
  const shown = [];
  for (const { index } of clip.frames) shown.push(numberOf(await device.school.frameOf(clip, index)));
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect(new Set(shown).size).toBe(shown.length);
  expect(clip.trigger).toBe(device.school.findings()[0]?.id);
  expect(await device.store.keys('frames')).toEqual([]);
  expect(await device.store.keys('clips')).toEqual([]);
});

test('every picture is filled with zeros once it is sealed, and no store holds one', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  await device.seconds(10, (second) => {
    device.screen.picture = second + 1;
    device.agent.changed();
  });
  await device.type('red kite tonight');
  await device.seconds(5);
  expect(device.screen.handedOut.length).toBeGreaterThan(10);
  for (const jpeg of device.screen.handedOut) expect(jpeg.every((byte) => byte === 0)).toBe(true);
  for (const rows of device.store.rows.values())
    for (const { bytes } of rows.values()) expect(bytes && bytes[0] === 0xff && bytes[1] === 0xd8).not.toBe(true);
});

test('an unconfirmed device keeps what it finds, and takes no picture', async () => {
  const device = await FakeDevice.create();
  device.school.isConfirmed = false;
  await device.ready();
  expect(device.agent.state()).toMatchObject({ badge: 'unconfirmed', frames: 'unconfirmed' });
  await device.type('a blue door');
  await device.seconds(20);
  expect(device.school.all()).toEqual([]);
  expect(device.acknowledged).toHaveLength(1);
  expect(device.screen.captures).toBe(0);
  device.school.isConfirmed = true;
  await device.seconds(20);
  expect(device.school.all().map(({ id }) => id)).toEqual(device.acknowledged);
});

test('without a sign-in text has no pupil and no picture is taken', async () => {
  const device = await FakeDevice.create();
  await device.ready({ signIn: false });
  expect(device.agent.state()).toMatchObject({ badge: 'needs-sign-in', frames: 'nobody-signed-in' });
  await device.type('red kite tonight');
  await device.settle();
  expect(device.school.findings()[0]).toMatchObject({
    pupil: { known: 'unknown' },
    clip: { state: 'none', reason: 'identity' },
  });
  expect(device.screen.captures).toBe(0);
});

test('a pupil who signs in on the server’s page is known within seconds, and forgotten at once at sign-out', async () => {
  const device = await FakeDevice.create();
  await device.ready({ signIn: false });
  expect(await device.agent.signInUrl()).toMatch(/^https:\/\/candour\.fake\.example\//);
  const { name } = device.school.signInPupil();
  await device.seconds(4);
  expect(device.agent.state().signIn?.name).toBe(name);
  await device.seconds(2);
  expect(device.agent.state().ring.running).toBe(true);
  await device.agent.signOut();
  expect(device.agent.state()).toMatchObject({ signIn: null, ring: { running: false, frames: 0 } });
  expect(
    JSON.stringify([...device.store.rows.values()].map((rows) => [...rows.values()].map(({ json }) => json))),
  ).not.toContain(name);
});

test('a sign-out that the server could not hear of is not undone when it can', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  device.school.intercept = ({ url }) => (url.endsWith('/sign-out') ? refused(503, 'internal') : 'pass');
  await device.agent.signOut();
  await device.seconds(40);
  expect(device.school.signIn).not.toBeNull();
  expect(device.agent.state().signIn).toBeNull();
  await device.type('red kite tonight');
  await device.settle();
  expect(device.school.findings()[0]).toMatchObject({ pupil: { known: 'unknown' } });
  device.school.intercept = () => 'pass';
  await device.seconds(20);
  expect(device.school.signIn).toBeNull();
  const { name } = device.school.signInPupil();
  await device.seconds(20);
  expect(device.agent.state().signIn?.name).toBe(name);
});

test('whoever left the device unused for twenty minutes is signed out, and whoever uses it next is not taken for them', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  device.clock.pass(19 * 60_000);
  device.agent.changed();
  await device.seconds(2);
  expect(device.agent.state().signIn).not.toBeNull();
  // Asleep: the monotonic clock stood still, and the first thing after is a key.
  device.clock.wall += 20 * 60_000;
  device.school.serverAheadMs -= 20 * 60_000;
  await device.type('red kite tonight');
  expect(device.agent.state()).toMatchObject({ signIn: null, ring: { running: false } });
  await device.settle();
  expect(device.school.findings()[0]).toMatchObject({ pupil: { known: 'unknown' } });
  expect(device.school.signIn).toBeNull();
});

test('a wrong clock of the device is set right once by the server’s answer, for requests only', async () => {
  const device = await FakeDevice.create();
  device.school.serverAheadMs = 20 * 60_000;
  await device.ready();
  expect(device.agent.state()).toMatchObject({ enrolment: 'confirmed' });
  await device.seconds(20);
  const clockRefusals =
    device.school.requests.filter(({ url }) => url.includes('heartbeat')).length - device.school.beats.length;
  expect(clockRefusals).toBe(1);
  // More than five minutes off: nothing wider than the baseline.
  expect(device.agent.state()).toMatchObject({ policyCut: 'clock', frames: 'ring-off' });
});

test('a refused code is shown, and nothing is watched', async () => {
  const device = await FakeDevice.create({ settings: { enrolmentCode: 'wrong-code' } });
  await device.ready();
  expect(device.agent.state()).toMatchObject({ badge: 'not-enrolled', enrolment: 'refused' });
  await device.type('red kite tonight');
  expect(device.acknowledged).toEqual([]);
});

test('what the server has judged is set aside and shown, never sent again and never lost', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  let posts = 0;
  device.school.intercept = ({ url }) => {
    if (!url.endsWith('/envelopes')) return 'pass';
    posts++;
    return refused(422, 'envelope-pupil-unseen');
  };
  await device.type('a blue door');
  await device.seconds(30);
  expect(posts).toBe(1);
  expect(device.agent.state().outbox).toMatchObject({
    texts: 0,
    refused: [{ id: device.acknowledged[0], code: 'envelope-pupil-unseen' }],
  });
  expect((await device.store.keys('refused')).length).toBe(1);
});

test('a school that says when to come back is obeyed', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  let posts = 0;
  device.school.intercept = ({ url }) =>
    url.endsWith('/envelopes') && posts++ === 0
      ? refused(429, 'too-many-requests', undefined, { 'retry-after': '30' })
      : 'pass';
  await device.type('a blue door');
  await device.seconds(29);
  expect(posts).toBe(1);
  await device.seconds(4);
  expect(posts).toBe(2);
  expect(device.school.findings()).toHaveLength(1);
});

test('a device key that could be copied is refused', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const deviceKey = await generateSigningKeyPair(true);
  const ports = {
    clock: device.clock,
    http: device.school,
    store: device.store,
    screen: device.screen,
    face: { show: () => {} },
    deviceKey,
  };
  expect(() => createAgent(ports, device.settings)).toThrow('key-malformed');
});

test('a server without TLS is refused, but on this machine itself', async () => {
  const device = await FakeDevice.create();
  for (const server of ['http://candour.fake.example', 'http://127.0.0.1.evil.example', 'http://10.0.0.1:8420']) {
    device.settings = { ...device.settings, server };
    await expect(device.start()).rejects.toThrow('settings-malformed');
  }
  device.settings = { ...device.settings, server: 'http://127.0.0.1:8420' };
  await device.start();
});

test('a capture that never answers costs that second, not the ring', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  device.screen.onCapture = () => new Promise(() => {});
  device.clock.pass(1000);
  device.agent.changed();
  void device.agent.tick();
  await device.settle();
  device.screen.onCapture = () => {};
  await device.seconds(3, (second) => {
    device.screen.picture = 100 + second;
    device.agent.changed();
  });
  expect(device.agent.state().ring.frames).toBeGreaterThanOrEqual(3);
  await device.type('red kite tonight');
  await device.seconds(20, () => device.agent.changed());
  expect(device.school.clips()[0]?.gaps.map(({ reason }) => reason)).toContain('capture-late');
});

test('however long somebody takes to sign in, the device asks no oftener than the server answers, and knows within three seconds', async () => {
  const device = await FakeDevice.create();
  await device.ready({ signIn: false });
  await device.agent.signInUrl();
  const beats = (): number => device.school.requests.filter(({ url }) => url.endsWith('/heartbeat')).length;
  const bySecond: number[] = [];
  await device.seconds(150, () => void bySecond.push(beats()));
  for (const [second, count] of bySecond.slice(60).entries()) {
    expect(count - (bySecond[second] ?? 0)).toBeLessThanOrEqual(deviceLimits.heartbeatsPerMinute);
  }
  device.school.signInPupil();
  await device.seconds(3);
  expect(device.agent.state()).toMatchObject({ badge: 'watching', text: 'yes' });
});
