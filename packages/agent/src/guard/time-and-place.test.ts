// Clocks and addresses: summer time, midnight, two clocks that differ, ranges of both kinds of address.
import { expect, test } from 'vitest';
import { FakeClock, FakeSchool, schoolTimeMs, testEntries, testPolicy } from '../testing/index.ts';
import { isInRanges } from './address.ts';
import { createGuardClock } from './guard-time.ts';
import { createPlace } from './place.ts';
import { placeTimeOf } from './time.ts';

test('the wall of the place, over the change to summer time and around midnight', () => {
  expect(placeTimeOf(Date.parse('2026-03-29T00:59:00Z'), 'Europe/London')).toEqual({
    date: '2026-03-29',
    minutes: 59,
    weekday: 7,
  });
  expect(placeTimeOf(Date.parse('2026-03-29T01:00:00Z'), 'Europe/London')).toEqual({
    date: '2026-03-29',
    minutes: 120,
    weekday: 7,
  });
  expect(placeTimeOf(Date.parse('2026-07-07T23:30:00Z'), 'Europe/London')).toEqual({
    date: '2026-07-08',
    minutes: 30,
    weekday: 3,
  });
  expect(placeTimeOf(Date.parse('2026-11-24T00:00:00Z'), 'Europe/London')).toEqual({
    date: '2026-11-24',
    minutes: 0,
    weekday: 2,
  });
  expect(placeTimeOf(schoolTimeMs, 'Nowhere/Atall')).toBeNull();
});

test('guard time: nothing signed is not proven; signed time runs on by itself; clocks that differ both count', () => {
  const clock = new FakeClock(schoolTimeMs);
  const guard = createGuardClock(clock);
  expect(guard.now()).toMatchObject({ isProven: false, skewMs: null, candidates: [schoolTimeMs] });
  guard.signedTime(schoolTimeMs + 1_000);
  clock.pass(10_000);
  expect(guard.now()).toMatchObject({ isProven: true, skewMs: -1_000, nowMs: schoolTimeMs + 11_000 });
  // Somebody sets the device's clock back a day: guard time does not follow, and nothing wide holds.
  clock.wall -= 86_400_000;
  expect(guard.now().isProven).toBe(false);
  expect(guard.now().candidates).toHaveLength(2);
  // An older signed time is an old message, not a new truth.
  guard.signedTime(schoolTimeMs - 3_600_000);
  expect(guard.now().nowMs).toBe(schoolTimeMs + 11_000);
});

test('address ranges', () => {
  const inside: [string, string][] = [
    ['10.9.3.4', '10.9.0.0/16'],
    ['10.9.3.4', '10.9.3.4'],
    ['::ffff:10.9.3.4', '10.9.0.0/16'],
    ['10.9.3.4', '::ffff:10.9.0.0/112'],
    ['2001:db8::1', '2001:db8::/32'],
    ['1.2.3.4', '0.0.0.0/0'],
    ['not an address', '10.0.0.0/8'],
    ['10.1.1.1', 'nonsense'],
    ['10.1.1.1', '10.0.0.0/99'],
  ];
  for (const [address, range] of inside) expect(isInRanges(address, [range]), `${address} ${range}`).toBe(true);
  const outside: [string, string][] = [
    ['10.10.3.4', '10.9.0.0/16'],
    ['2001:db9::1', '2001:db8::/32'],
    ['2001:db8::1', '10.0.0.0/8'],
    ['10.9.3.5', '10.9.3.4/32'],
  ];
  for (const [address, range] of outside) expect(isInRanges(address, [range]), `${address} ${range}`).toBe(false);
  expect(isInRanges('10.0.0.1', [])).toBe(false);
});

test('on site only by a beacon’s fresh word: not by a replayed one, not from a listed pool, and not for longer than five minutes', async () => {
  const clock = new FakeClock(schoolTimeMs);
  const school = await FakeSchool.create(clock, testPolicy, testEntries);
  const policy = await school.withBeacon(testPolicy);
  const times: number[] = [];
  const place = createPlace({ clock, http: school }, (timeMs) => void times.push(timeMs));
  await place.ask(policy);
  expect(place.site()?.id).toBe('main');
  expect(times).toEqual([schoolTimeMs]);
  clock.pass(5 * 60_000 - 1);
  expect(place.site()?.id).toBe('main');
  clock.pass(1);
  expect(place.site()).toBeNull();

  const replayed = await school.request({
    method: 'GET',
    url: `${policy.sites[0]?.beacon.url}?nonce=AAAAAAAAAAAAAAAAAAAAAAAA`,
    headers: {},
    body: null,
  });
  school.intercept = () => replayed;
  await place.ask(policy);
  expect(place.site()).toBeNull();

  school.intercept = () => 'pass';
  clock.pass(60_000);
  await place.ask(policy);
  expect(place.site()?.id).toBe('main');
  school.beaconAddress = '10.9.4.4';
  clock.pass(130_000);
  await place.ask(policy);
  expect(place.site()).toBeNull();
});
