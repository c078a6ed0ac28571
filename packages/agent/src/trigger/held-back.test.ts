// A phrase whose last word may still become another one: held for a moment, never lost, and nothing when the word goes on.
import { describe, expect, test } from 'vitest';
import { FakeDevice } from '../testing/index.ts';
import { mayGoOn, wentOn } from './going-on.ts';
import { pauseMs } from './held-back.ts';

const entries = (device: FakeDevice): string[] => device.school.findings().map(({ entry }) => entry);

async function ready(): Promise<FakeDevice> {
  const device = await FakeDevice.create();
  await device.ready();
  return device;
}

/** A pause in writing, shorter than a tick. */
async function pause(device: FakeDevice, ms = pauseMs): Promise<void> {
  device.clock.pass(ms);
  await device.settle();
}

describe('the last word goes on', () => {
  test('nothing is found, and nothing counted, when it becomes another word', async () => {
    const device = await ready();
    await device.keys('we leave the shipping to them and make the plane');
    await pause(device);
    await device.agent.ended('tab-1');
    expect(entries(device)).toEqual([]);
    expect(device.agent.state().counts).toEqual([]);
  });
  test('taken back to the shorter word, it is found after all', async () => {
    const device = await ready();
    await device.keys('make the plane');
    await device.type('make the plan', { caret: 13 });
    await pause(device);
    expect(entries(device)).toEqual(['the-plan']);
  });
  test('at every letter for a while: still nothing, until the word is one of the list’s', async () => {
    const device = await ready();
    await device.keys('leave the shi');
    await pause(device, 2_000);
    await device.keys('p', {}, 'leave the shi');
    await pause(device, pauseMs - 1);
    expect(entries(device)).toEqual([]);
    await pause(device, 1);
    expect(entries(device)).toEqual(['leave-ship']);
    await device.keys('s', {}, 'leave the ship');
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship']);
  });
});

describe('the word is over', () => {
  test.each([' ', '.', ', and then', '\n', '-'])('the next character shows it: %j', async (after) => {
    const device = await ready();
    await device.keys(`leave the ship${after.slice(0, 1)}`);
    await device.settle();
    expect(entries(device)).toEqual(['leave-ship']);
    await device.keys(after.slice(1), {}, `leave the ship${after.slice(0, 1)}`);
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship']);
  });
  test('a pause shows it, once', async () => {
    const device = await ready();
    await device.keys('leave the ship');
    expect(entries(device)).toEqual([]);
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship']);
    await device.keys(' now', {}, 'leave the ship');
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship']);
  });
  test('the field, the page or the message is left', async () => {
    const device = await ready();
    await device.keys('leave the ship');
    await device.agent.ended('another tab');
    expect(entries(device)).toEqual([]);
    await device.agent.ended('tab-1');
    await device.settle();
    expect(entries(device)).toEqual(['leave-ship']);
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship']);
  });
  test('what closes a quotation is seen before it counts', async () => {
    const device = await ready();
    await device.keys('he said “leave the ship”');
    await pause(device);
    expect(entries(device)).toEqual([]);
    expect(device.agent.state().counts).toMatchObject([{ entry: 'leave-ship', what: 'noted' }]);
  });
});

describe('never lost', () => {
  test('deleted or sent before it could count', async () => {
    const device = await ready();
    await device.keys('leave the ship');
    await device.type('', { caret: 0 });
    await device.settle();
    expect(entries(device)).toEqual(['leave-ship']);
    await device.keys('make the plan', { field: 'field-2' });
    await device.type('make the pla', { caret: 12, field: 'field-2' });
    await device.settle();
    expect(entries(device)).toEqual(['leave-ship', 'the-plan']);
  });
  test('replaced by the page or by an input method', async () => {
    const device = await ready();
    await device.keys('leave the ship');
    await device.type('something else', { caret: 14 });
    await device.settle();
    expect(entries(device)).toEqual(['leave-ship']);
  });
  test('in two fields at once, as editors do that draw what is typed', async () => {
    const device = await ready();
    for (const key of 'we make the plan'.split('').keys()) {
      await device.type('we make the plan'.slice(key, key + 1), { caret: 1, field: 'hidden' });
      await device.keys('we make the plan'.slice(key, key + 1), { field: 'keys' }, 'we make the plan'.slice(0, key));
    }
    await device.keys('e', { field: 'hidden' });
    await device.keys('e', { field: 'keys' }, 'we make the plan');
    await pause(device);
    expect(entries(device)).toEqual([]);
    await device.keys(' leave the ship', { field: 'keys' }, 'we make the plane');
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship']);
  });
  test('in more fields than are remembered', async () => {
    const device = await ready();
    for (let field = 0; field < 12; field++) await device.keys('leave the ship', { field: `field-${field}` });
    await device.settle();
    expect(entries(device).length).toBeGreaterThanOrEqual(4);
    await pause(device);
    expect(entries(device)).toHaveLength(12);
  });
  test('the pupil signs out: it is the one’s who wrote it', async () => {
    const device = await ready();
    await device.keys('leave the ship');
    await device.agent.signOut();
    await device.settle();
    expect(device.school.findings()[0]).toMatchObject({ entry: 'leave-ship', pupil: { known: 'sign-in' } });
  });
  test('the agent stops, and it is acknowledged by then', async () => {
    const device = await ready();
    await device.keys('leave the ship');
    await device.agent.stop();
    expect(device.acknowledged).toHaveLength(1);
  });
  test('a critical one still takes its clip, around the moment when it was written', async () => {
    const device = await ready();
    await device.seconds(4, (second) => {
      device.screen.picture = second;
      device.agent.changed();
    });
    await device.keys('make the plan');
    const writtenMs = device.clock.wallMs();
    await pause(device);
    expect(device.school.findings()[0]).toMatchObject({ entry: 'the-plan', clip: { state: 'coming' } });
    await device.seconds(20, () => device.agent.changed());
    const clip = device.school.clips()[0];
    expect(Date.parse(clip?.triggerAt ?? '')).toBe(writtenMs);
    expect(clip?.ended).toBe('complete');
  });
  test('one that stood there already is not held again when the caret comes back to it', async () => {
    const device = await ready();
    await device.keys('leave the ship ');
    await device.type('leave the ship ', { caret: 14 });
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship']);
    await device.keys('leave the ship', {}, 'leave the ship ');
    await pause(device);
    expect(entries(device)).toEqual(['leave-ship', 'leave-ship']);
  });
});

test('copied and searched texts are never held', async () => {
  const device = await ready();
  await device.type('leave the ship', { surface: 'copied', field: 'copy' });
  await device.type('make the plan', { surface: 'searched', field: 'search', caret: 13 });
  await device.settle();
  expect(entries(device)).toEqual(['leave-ship', 'the-plan']);
});

test('what may follow inside a word, and what ends it', () => {
  expect(mayGoOn('die', 3, 3)).toBe(true);
  expect(mayGoOn('die’', 3, 4)).toBe(true);
  expect(mayGoOn('die\u200b', 3, 4)).toBe(true);
  expect(mayGoOn('die ', 3, 4)).toBe(false);
  expect(mayGoOn('die now', 3, 0)).toBe(false);
  expect(mayGoOn('die', 3, null)).toBe(false);
  const then = { text: 'i want to die', caret: 13 };
  expect(wentOn(then, { text: 'i want to diet', caret: 14 })).toBe(true);
  expect(wentOn(then, { text: 'want to diet', caret: 12 })).toBe(false);
  expect(wentOn(then, { text: 'i want to die2', caret: 14 })).toBe(true);
  expect(wentOn(then, { text: 'i want to die t', caret: 15 })).toBe(false);
  expect(wentOn(then, { text: 'i want to di', caret: 12 })).toBe(false);
  expect(wentOn(then, { text: '', caret: 0 })).toBe(false);
  const long = 'word '.repeat(60);
  expect(wentOn({ text: `${long}die`, caret: 303 }, { text: `${long.slice(1)}diet`, caret: 303 })).toBe(true);
});
