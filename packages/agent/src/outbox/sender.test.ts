// Evidence leaves room: words and a sign-in go out at once while the frames of a long clip are on their way.
import { deviceLimits } from '@candour/contract';
import { expect, test } from 'vitest';
import { FakeDevice } from '../testing/index.ts';

test('the frames of a long clip never take the whole of a minute’s requests, and all of them arrive', async () => {
  const device = await FakeDevice.create({ policy: { ring: { secondsBefore: 28, secondsAfter: 28, quality: 55 } } });
  await device.ready();
  const changing = (second: number): void => {
    device.screen.picture = second;
    device.agent.changed();
  };
  await device.seconds(30, changing);
  await device.type('the red kite tonight');
  const before = device.school.requests.length;
  await device.seconds(30, (second) => changing(100 + second));
  const sent = (): string[] => device.school.requests.slice(before).map(({ url }) => url);
  const frames = (): number => sent().filter((url) => url.includes('/frames/')).length;
  expect(frames()).toBe(40);
  expect(frames()).toBeLessThan(deviceLimits.requestsPerMinute);
  expect(device.agent.state().outbox.frames).toBeGreaterThan(5);

  await device.type('a blue door', { field: 'field-2' });
  await device.seconds(1);
  expect(device.agent.state().outbox.texts).toBe(0);
  await device.seconds(60);
  expect(device.agent.state().outbox).toMatchObject({ texts: 0, frames: 0, refused: [] });
});
