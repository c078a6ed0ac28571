// P14 on the device: killed at any write, with a network that loses questions and answers, every acknowledged thing arrives exactly once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FakeDevice, Killed, refused } from '../testing/index.ts';
import { waitMs, verdictOf } from './verdict.ts';

/** A pupil's two minutes: three findings, one with a clip. */
async function story(device: FakeDevice): Promise<void> {
  await device.type('a blue door');
  await device.seconds(4, (n) => {
    device.screen.picture = n;
    device.agent.changed();
  });
  await device.type('the red kite tonight', { field: 'field-2' });
  await device.seconds(18, (n) => {
    device.screen.picture = 50 + n;
    device.agent.changed();
  });
  await device.type('a grey cup', { field: 'field-3' });
  await device.seconds(2);
}

/** A clip's manifest is acknowledged too. */
async function checkArrived(device: FakeDevice): Promise<void> {
  const arrived = device.school.all();
  const ids = arrived.map(({ id }) => id as string);
  for (const id of device.acknowledged) expect(ids).toContain(id);
  expect(new Set(ids).size).toBe(ids.length);
  const sequences = arrived.map(({ sequence }) => sequence).toSorted((a, b) => a - b);
  expect(sequences).toEqual(sequences.map((_, place) => place + 1));
  expect(device.agent.state().outbox).toMatchObject({ texts: 0, frames: 0, refused: [] });
  expect(await device.store.keys('clips')).toEqual([]);
  expect(await device.store.keys('frames')).toEqual([]);
  for (const finding of device.school.findings()) {
    if (finding.clip.state === 'none') continue;
    const { clip: id } = finding.clip;
    const clip = device.school.clips().find((one) => one.clip === id);
    if (!clip) throw new Error('a promised clip never came');
    for (const frame of clip.frames) if ('sha256' in frame) await device.school.frameOf(clip, frame.index);
  }
}

const writesOfAStory = async (): Promise<{ before: number; after: number }> => {
  const device = await FakeDevice.create();
  await device.ready();
  device.store.dieAt = { write: 1e9, when: 'before' };
  const before = device.store.writes;
  await story(device);
  return { before, after: device.store.writes };
};

test('killed before or after any one write of a story, started again, everything acknowledged arrives exactly once', async () => {
  const { before, after } = await writesOfAStory();
  expect(after - before).toBeGreaterThan(25);
  const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
  const every = process?.env['CANDOUR_LONG'] ? 1 : 4;
  const seed = Number(process?.env['CANDOUR_SEED'] ?? Date.now() % 100_000);
  const offset = seed % every;
  console.log(`writes ${before + 1} to ${after}, every ${every} from ${offset}, seed ${seed} (CANDOUR_LONG=1 for all)`);
  for (const when of ['before', 'after'] as const) {
    for (let write = before + 1 + offset; write <= after; write += every) {
      const device = await FakeDevice.create();
      await device.ready();
      device.store.writes = before;
      device.store.dieAt = { write, when };
      await story(device).catch((error) => {
        if (!(error instanceof Killed)) throw error;
      });
      await device.restart();
      await device.settle();
      await device.seconds(25);
      await checkArrived(device);
    }
  }
}, 300_000);

test('a clip that a kill left open is sent as interrupted, and the seconds it misses are named', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  await device.seconds(20, (n) => {
    device.screen.picture = n;
    device.agent.changed();
  });
  await device.type('red kite tonight');
  await device.seconds(5, (n) => {
    device.screen.picture = 100 + n;
    device.agent.changed();
  });
  await device.restart();
  await device.settle();
  await device.seconds(5);
  const [clip] = device.school.clips();
  expect(clip?.ended).toBe('interrupted');
  expect(clip?.gaps.at(-1)).toMatchObject({ reason: 'agent-restarted', from: clip?.frames.at(-1)?.at });
  expect((Date.parse(clip?.gaps.at(-1)?.to ?? '') - Date.parse(clip?.triggerAt ?? '')) / 1000).toBe(15);
  // Its own start, not the one that closed it: frames are bound to it.
  expect(clip?.boot).toBe(device.school.findings()[0]?.boot);
  await checkArrived(device);
});

test('a network that loses questions and answers by chance: nothing twice, nothing lost, words before evidence', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('pass', 'lose-request', 'lose-answer', 'busy'), { minLength: 10, maxLength: 40 }),
      async (fates) => {
        const device = await FakeDevice.create();
        await device.ready();
        let at = 0;
        device.school.intercept = ({ url }) => {
          if (!/envelopes|frames/.test(url)) return 'pass';
          const fate = fates[at++] ?? 'pass';
          return fate === 'busy'
            ? refused(503, 'log-unavailable', undefined, { 'retry-after': '2' })
            : (fate as 'pass');
        };
        await story(device);
        for (let n = 0; n < 80 && device.agent.state().outbox.texts + device.agent.state().outbox.frames > 0; n++) {
          // Longer than the longest wait between two tries.
          device.clock.pass(460_000);
          await device.seconds(1);
        }
        await device.seconds(2);
        await checkArrived(device);
        const sent = device.school.requests
          .map(({ url }) => (url.endsWith('/envelopes') ? 'words' : url.includes('/frames/') ? 'evidence' : ''))
          .filter(Boolean);
        expect(sent.indexOf('evidence')).toBeGreaterThan(sent.indexOf('words'));
      },
    ),
    { numRuns: 6 },
  );
}, 120_000);

test('a full outbox drops the oldest evidence, then the oldest words, and says how much', async () => {
  const device = await FakeDevice.create({ settings: { outboxLimitBytes: 60_000 } });
  await device.ready();
  device.school.intercept = ({ url }) => (/envelopes/.test(url) ? 'lose-request' : 'pass');
  await device.seconds(12, (n) => {
    device.screen.picture = n;
    device.agent.changed();
  });
  await device.type('red kite tonight');
  await device.seconds(18);
  const framesBefore = device.agent.state().outbox.frames;
  expect(framesBefore).toBeGreaterThan(8);
  for (let n = 0; n < 30; n++) await device.type('a blue door', { field: `field-${n}` });
  expect(device.agent.state().outbox.bytes).toBeLessThanOrEqual(60_000);
  expect(device.agent.state().outbox.frames).toBeLessThan(framesBefore);
  device.school.intercept = () => 'pass';
  device.clock.pass(600_000);
  await device.seconds(60);
  const losses = device.school.all().flatMap((one) => (one.kind === 'loss' ? [one] : []));
  const lost = (what: string): number =>
    losses.filter((one) => one.lost === what).reduce((sum, { count }) => sum + count, 0);
  expect(lost('frames')).toBeGreaterThan(0);
  expect(lost('text')).toBeGreaterThan(0);
  expect(device.school.findings().length + lost('text')).toBe(31);
  expect(losses.every(({ reason }) => reason === 'outbox-full')).toBe(true);
});

test('a full disk makes room by dropping evidence, names the loss, and the words are kept', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  device.school.intercept = ({ url }) => (/envelopes/.test(url) ? 'lose-request' : 'pass');
  await device.seconds(8, (n) => {
    device.screen.picture = n;
    device.agent.changed();
  });
  await device.type('red kite tonight');
  await device.seconds(18);
  device.store.limitBytes = device.store.bytes() + 100;
  await device.type('a blue door', { field: 'field-9' });
  expect(device.acknowledged.length).toBeGreaterThanOrEqual(4);
  device.school.intercept = () => 'pass';
  device.clock.pass(600_000);
  await device.seconds(5);
  expect(device.school.findings().map(({ entry }) => entry)).toEqual(['red-kite', 'blue-door']);
  expect(device.school.all().flatMap((one) => (one.kind === 'loss' ? [one.reason] : []))).toEqual(['disk-full']);
});

test('a server whose disk is full takes words and gets evidence later', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  device.school.intercept = ({ url }) =>
    /frames/.test(url) ? refused(507, 'disk-full', undefined, { 'retry-after': '60' }) : 'pass';
  await story(device);
  expect(device.school.findings()).toHaveLength(3);
  expect(device.agent.state().outbox.frames).toBeGreaterThan(0);
  device.school.intercept = () => 'pass';
  device.clock.pass(120_000);
  await device.seconds(3);
  await checkArrived(device);
});

test('everything in the outbox is sealed and padded before it touches the store', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  device.school.intercept = ({ url }) => (/envelopes/.test(url) ? 'lose-request' : 'pass');
  await device.type('the blue door of a very private sentence');
  const [key = ''] = await device.store.keys('outbox');
  const row = await device.store.get('outbox', key);
  expect(row?.bytes?.length).toBeGreaterThan(0);
  expect((row?.bytes?.length ?? 1) % 1024).toBe(0);
  const disk = JSON.stringify(
    [...device.store.rows].map(([name, rows]) => [
      name,
      [...rows]
        // The school's documents, and the list compiled from one of them, are nobody's words.
        .filter(([at]) => name !== 'documents' || (at !== 'kept' && at !== 'compiled-list'))
        .map(([at, one]) => [at, one.json, new TextDecoder('latin1').decode(one.bytes ?? new Uint8Array(0))]),
    ]),
  );
  for (const needle of ['private', 'blue door', 'essay', 'Ada Example']) expect(disk).not.toContain(needle);
});

describe('what an answer means', () => {
  const no = (status: number, code: Parameters<typeof refused>[1] | null, retryAfterMs: number | null = null) =>
    ({ ok: false, status, code, retryAfterMs }) as const;
  test('a proxy’s page judges nothing', () => {
    for (const status of [0, 302, 400, 403, 404, 409, 422, 500]) expect(verdictOf(no(status, null))).toBe('again');
  });
  test('what the server judged is set aside; what concerns the device stops; the rest waits', () => {
    expect(verdictOf(no(409, 'envelope-conflict'))).toBe('aside');
    expect(verdictOf(no(403, 'device-unconfirmed'))).toBe('device');
    expect(verdictOf(no(429, 'too-many-requests'))).toBe('again');
    expect(verdictOf(no(507, 'disk-full'))).toBe('again-evidence');
  });
  test('waiting grows, has an end, and is never shorter than Retry-After', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer({ min: 0, max: 3_600_000 })),
        (failures, retryAfter) => {
          const wait = waitMs(failures, retryAfter);
          expect(wait).toBeGreaterThanOrEqual(Math.max(500, retryAfter ?? 0));
          expect(wait).toBeLessThanOrEqual(retryAfter === null ? 450_000 : Math.max(6_000, retryAfter));
        },
      ),
    );
  });
});
