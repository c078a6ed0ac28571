// Findings, episodes and budgets: what counts as new, what is joined, what may take a clip, what is only counted.
import { describe, expect, test } from 'vitest';
import type { SeenText } from '../seen.ts';
import { FakeDevice, testPolicy } from '../testing/index.ts';
import { quietMs } from './episodes.ts';
import { StandingPhrases, type Judged } from './standing.ts';

const seen = (more: Partial<SeenText> = {}): SeenText => ({
  surface: 'typed',
  text: 'text',
  caret: 0,
  hosts: ['a.example'],
  address: '',
  title: '',
  tab: 't',
  field: 'f',
  privateWindow: false,
  pageMade: false,
  ...more,
});
const hit = (entry: string, weight = 2): Judged => ({ entry, entryVersion: 1, path: entry, weight, mayGoOn: false });

describe('the same phrase still standing is one finding', () => {
  test('each key after it brings nothing new', () => {
    const standing = new StandingPhrases();
    expect(standing.fresh(seen(), [hit('a')], 0)).toHaveLength(1);
    for (let key = 0; key < 20; key++) expect(standing.fresh(seen(), [hit('a')], key)).toEqual([]);
  });
  test('a second one beside it, one typed again after it was deleted, and one in another field are new', () => {
    const standing = new StandingPhrases();
    standing.fresh(seen(), [hit('a')], 0);
    expect(standing.fresh(seen(), [hit('a'), hit('a')], 0)).toHaveLength(1);
    expect(standing.fresh(seen(), [], 0)).toEqual([]);
    expect(standing.fresh(seen(), [hit('a')], 0)).toHaveLength(1);
    expect(standing.fresh(seen({ field: 'g' }), [hit('a')], 0)).toHaveLength(1);
    expect(standing.fresh(seen({ tab: 'u' }), [hit('a')], 0)).toHaveLength(1);
  });
  test('what was innocent in its context and no longer is counts once more; the other way it does not', () => {
    const standing = new StandingPhrases();
    standing.fresh(seen(), [hit('a', -1)], 0);
    expect(standing.fresh(seen(), [hit('a', 2)], 0)).toHaveLength(1);
    expect(standing.fresh(seen(), [hit('a', -1)], 0)).toEqual([]);
  });
  test('one search that the browser reports twice is one; the same search later is another', () => {
    const standing = new StandingPhrases();
    const search = seen({ surface: 'searched', field: 'search' });
    expect(standing.fresh(search, [hit('a')], 0)).toHaveLength(1);
    expect(standing.fresh(search, [hit('a')], 900)).toEqual([]);
    expect(standing.fresh(search, [hit('a')], 20_000)).toHaveLength(1);
  });
});

test('a phrase typed key by key is one envelope', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const sentence = 'see the blue door over there';
  await device.keys(sentence);
  await device.settle();
  expect(device.school.findings()).toHaveLength(1);
});

test('findings within five minutes are one episode, each its own envelope at once; after five quiet minutes another begins', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  await device.type('a blue door');
  device.clock.pass(quietMs - 4_000);
  await device.seconds(3);
  await device.type('a grey cup', { field: 'field-2' });
  device.clock.pass(quietMs);
  await device.seconds(3);
  await device.type('a grey cup', { field: 'field-3' });
  await device.seconds(2);
  const episodes = device.school.findings().map(({ episode }) => episode);
  expect(episodes).toHaveLength(3);
  expect(episodes[0]).toBe(episodes[1]);
  expect(episodes[2]).not.toBe(episodes[0]);
  expect(device.school.findings().map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
});

test('notes and what is innocent in its context are counted, and nothing of them is sent but the number', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  await device.type('a small note about it');
  await device.type('the museum shows a red kite tonight', { field: 'field-2' });
  expect(device.agent.state().counts).toEqual([
    { entry: 'small-note', entryVersion: 1, what: 'note', count: 1 },
    { entry: 'red-kite', entryVersion: 1, what: 'noted', count: 1 },
  ]);
  await device.seconds(20);
  expect(device.acknowledged).toEqual([]);
  expect(device.school.beats.flatMap(({ counts }) => counts)).toHaveLength(2);
  expect(device.agent.state().counts).toEqual([]);
});

test('a page’s own edit is no finding', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  await device.type('a blue door', { pageMade: true });
  await device.type('a blue door that the page wrote', { own: [[25, 30]] });
  expect(device.acknowledged).toEqual([]);
});

test('one clip an episode, three a pupil-hour, eight a day; the words always go', async () => {
  const device = await FakeDevice.create({
    policy: {
      when: {
        ...testPolicy.when,
        from: '00:00',
        to: '23:59',
        days: [1, 2, 3, 4, 5, 6, 7],
        holidays: [],
        examWindows: [],
      },
    },
  });
  await device.ready();
  const says: string[] = [];
  const find = async (field: string): Promise<void> => {
    await device.seconds(3, () => device.agent.changed());
    await device.type('red kite tonight', { field });
    await device.seconds(18);
    const clip = device.school.findings().at(-1)?.clip;
    says.push(clip?.state === 'none' ? clip.reason : 'clip');
  };
  await device.seconds(2, () => device.agent.changed());
  await device.type('red kite tonight', { field: 'first' });
  await device.type('red kite tonight', { field: 'at-once' });
  await device.settle();
  expect(device.school.findings().map(({ clip }) => (clip.state === 'none' ? clip.reason : 'clip'))).toEqual([
    'clip',
    'clip-running',
  ]);
  await device.seconds(18);
  await find('same-episode');
  for (let n = 0; n < 3; n++) {
    device.clock.pass(quietMs);
    await find(`episode-${n}`);
  }
  expect(says).toEqual(['already-kept', 'clip', 'clip', 'budget']);
  says.length = 0;
  for (let n = 0; n < 6; n++) {
    // Past the hour, with a restart between: the budget is not forgotten.
    device.passInUse(3_700_000);
    if (n === 1) await device.restart();
    await device.seconds(20, () => device.agent.changed());
    await find(`later-${n}`);
  }
  expect(says).toEqual(['clip', 'clip', 'clip', 'clip', 'clip', 'budget']);
  expect(device.school.findings()).toHaveLength(12);
});

test('off site, text that is kept stays on the device until it is back, and says where it arose', async () => {
  const device = await FakeDevice.create({ policy: { offSite: 'text-kept' } });
  device.school.beaconAddress = null;
  await device.ready();
  await device.type('a red kite tonight');
  await device.seconds(40);
  expect(device.school.all()).toEqual([]);
  expect(device.agent.state().outbox).toMatchObject({ texts: 1, keptBack: 1 });
  device.school.beaconAddress = '10.0.0.7';
  await device.seconds(40);
  expect(device.school.findings()[0]).toMatchObject({ site: null, clip: { state: 'none', reason: 'policy' } });
});

test('off site, a policy of help only counts, and sends no words', async () => {
  const device = await FakeDevice.create({ policy: { offSite: 'help-only' } });
  device.school.beaconAddress = null;
  await device.ready();
  await device.type('a red kite tonight');
  expect(device.acknowledged).toEqual([]);
  expect(device.agent.state().counts).toHaveLength(1);
});

test('a severity that the policy only counts is only counted', async () => {
  const device = await FakeDevice.create({ policy: { evidence: { ...testPolicy.evidence, concern: 'count' } } });
  await device.ready();
  await device.type('a grey cup');
  expect(device.acknowledged).toEqual([]);
  expect(device.agent.state().counts).toHaveLength(1);
});
