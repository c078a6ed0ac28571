// What may be watched: a table of single facts that must say no, and properties over generated policies and situations.
import { baselinePartOf, type PolicyBody } from '@candour/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScreenLook } from '../ports.ts';
import { ordinaryLook, schoolTimeMs, testPolicy } from '../testing/index.ts';
import type { GuardTime } from './guard-time.ts';
import { mayWatch, type AskedFrame, type AskedText, type Decision, type Situation } from './may-watch.ts';
import { neverWatched } from './never-watched.ts';
import type { GuardReason } from './reasons.ts';

const at = (...times: number[]): GuardTime => ({ candidates: times, isProven: true, nowMs: times[0] ?? 0, skewMs: 0 });
const iso = (text: string): GuardTime => at(Date.parse(text));
const ok: Situation = {
  enrolment: 'confirmed',
  policy: testPolicy,
  hasWatchlist: true,
  time: at(schoolTimeMs),
  pupil: { year: 9, classes: ['9B'] },
  siteId: 'main',
  ownServer: 'candour.fake.example',
};
const typed: AskedText = {
  kind: 'text',
  surface: 'typed',
  hosts: ['school-work.example'],
  privateWindow: false,
  pageMade: false,
};
const frame = (look: Partial<ScreenLook> = {}): AskedFrame => ({ kind: 'frame', look: { ...ordinaryLook, ...look } });
const policy = (change: Partial<PolicyBody>): Partial<Situation> => ({ policy: { ...testPolicy, ...change } });

test('on site, in hours, signed in: both are watched', () => {
  expect(mayWatch(ok, typed)).toEqual({ answer: 'yes', way: 'watch' });
  expect(mayWatch(ok, frame())).toEqual({ answer: 'yes', way: 'watch' });
});

describe('one fact that says no to text', () => {
  test.each<[string, Partial<Situation>, Partial<AskedText>, GuardReason]>([
    ['not enrolled', { enrolment: 'none' }, {}, 'not-enrolled'],
    ['the code was refused', { enrolment: 'refused' }, {}, 'not-enrolled'],
    ['held', { enrolment: 'held' }, {}, 'held'],
    ['no policy', { policy: null }, {}, 'no-policy'],
    ['no watchlist', { hasWatchlist: false }, {}, 'no-watchlist'],
    ['another year', policy({ who: { years: [7, 8], classes: 'all' } }), {}, 'pupil-not-watched'],
    ['another class', policy({ who: { years: 'all', classes: ['9A'] } }), {}, 'pupil-not-watched'],
    [
      'years are named and nobody is signed in',
      { ...policy({ who: { years: [9], classes: 'all' } }), pupil: null },
      {},
      'nobody-signed-in',
    ],
    ['before the hours', { time: iso('2026-11-24T07:59:59.000Z') }, {}, 'out-of-hours'],
    ['the last minute is outside', { time: iso('2026-11-24T17:00:00.000Z') }, {}, 'out-of-hours'],
    ['a Sunday', { time: iso('2026-11-22T10:00:00.000Z') }, {}, 'day-off'],
    ['a holiday', { time: iso('2026-12-21T10:00:00.000Z') }, {}, 'holiday'],
    ['summer time: 17:00 in London is 16:00 UTC', { time: iso('2026-07-07T16:00:00.000Z') }, {}, 'out-of-hours'],
    [
      'one of two possible times is outside',
      { time: at(schoolTimeMs, Date.parse('2026-11-24T20:00:00.000Z')) },
      {},
      'out-of-hours',
    ],
    ['no time at all', { time: at() }, {}, 'time-unknown'],
    ['off site', { siteId: null }, {}, 'off-site'],
    ['a site that the policy does not watch', { siteId: 'boarding' }, {}, 'area-not-watched'],
    [
      'the surface is off',
      policy({ surfaces: { typed: false, copied: true, searched: true } }),
      {},
      'surface-not-watched',
    ],
    ['a shipped site', {}, { hosts: ['www.childline.org.uk'] }, 'site-never-watched'],
    [
      'a shipped site in one frame of the page',
      {},
      { hosts: ['school-work.example', 'chat.samaritans.org'] },
      'site-never-watched',
    ],
    ['a site of the school’s', {}, { hosts: ['a.help.fake.example'] }, 'site-never-watched'],
    ['the school’s own server', {}, { hosts: ['candour.fake.example'] }, 'site-never-watched'],
    ['an unknown frame', {}, { hosts: ['school-work.example', null] }, 'site-unknown'],
    ['no host at all', {}, { hosts: [] }, 'site-unknown'],
    ['a private window', {}, { privateWindow: true }, 'private-window'],
    ['perhaps a private window', {}, { privateWindow: null }, 'private-window'],
    ['the page wrote it', {}, { pageMade: true }, 'page-made'],
  ])('%s', (_, situation, asked, reason) => {
    expect(mayWatch({ ...ok, ...situation }, { ...typed, ...asked })).toEqual({ answer: 'no', reason });
  });

  test('a shipped site in capitals, with a port or a last dot is the same site; one that only ends alike is not', () => {
    for (const host of ['WWW.Childline.org.uk', 'childline.org.uk:8443', 'childline.org.uk.'])
      expect(mayWatch(ok, { ...typed, hosts: [host] })).toEqual({ answer: 'no', reason: 'site-never-watched' });
    expect(mayWatch(ok, { ...typed, hosts: ['notchildline.org.uk'] }).answer).toBe('yes');
    expect(mayWatch({ ...ok, ownServer: '127.0.0.1:4000' }, { ...typed, hosts: ['127.0.0.1:5000'] }).answer).toBe(
      'yes',
    );
  });
});

describe('one fact that says no to a frame', () => {
  test.each<[string, Partial<Situation>, Partial<ScreenLook>, GuardReason]>([
    ['unconfirmed', { enrolment: 'unconfirmed' }, {}, 'unconfirmed'],
    ['nobody signed in', { pupil: null }, {}, 'nobody-signed-in'],
    ['no ring', policy({ ring: null }), {}, 'ring-off'],
    ['an exam', { time: iso('2026-11-26T10:00:00.000Z') }, {}, 'exam'],
    ['off site, though text is kept there', { ...policy({ offSite: 'text-kept' }), siteId: null }, {}, 'off-site'],
    [
      'out of hours, though text is kept then',
      { ...policy({ outOfHours: 'text-kept' }), time: iso('2026-11-24T19:00:00.000Z') },
      {},
      'out-of-hours',
    ],
    ['a secret field', {}, { secretFocused: true }, 'secret-field'],
    ['perhaps a secret field', {}, { secretFocused: null }, 'secret-field'],
    ['a private window', {}, { privateWindow: true }, 'private-window'],
    ['perhaps a private window', {}, { privateWindow: null }, 'private-window'],
    ['perhaps minimised', {}, { minimised: null }, 'minimised'],
    ['not in front', {}, { windowFocused: false }, 'not-focused'],
    ['perhaps not in front', {}, { windowFocused: null }, 'not-focused'],
    ['minimised', {}, { minimised: true }, 'minimised'],
    ['a page of the browser', {}, { kind: 'browser-page' }, 'browser-page'],
    ['a never-watched frame in the page', {}, { hosts: ['school-work.example', 'kooth.com'] }, 'site-never-watched'],
    ['an unknown frame in the page', {}, { hosts: [null] }, 'site-unknown'],
    ['an unknown page', {}, { page: null }, 'secret-field'],
  ])('%s', (_, situation, look, reason) => {
    expect(mayWatch({ ...ok, ...situation }, frame(look))).toEqual({ answer: 'no', reason });
  });

  test('an exam stops pictures, not text', () => {
    expect(mayWatch({ ...ok, time: iso('2026-11-26T10:00:00.000Z') }, typed).answer).toBe('yes');
  });
});

test('off site and out of hours the narrower of both holds', () => {
  const away = { siteId: null, time: iso('2026-11-24T19:00:00.000Z') };
  const wayWith = (offSite: PolicyBody['offSite'], outOfHours: PolicyBody['outOfHours']): Decision =>
    mayWatch({ ...ok, ...away, ...policy({ offSite, outOfHours }) }, typed);
  expect(wayWith('text-kept', 'text-kept')).toEqual({ answer: 'yes', way: 'keep' });
  expect(wayWith('text-kept', 'help-only')).toEqual({ answer: 'yes', way: 'count' });
  expect(wayWith('text-kept', 'nothing')).toEqual({ answer: 'no', reason: 'out-of-hours' });
});

const situations = fc.record({
  enrolment: fc.constantFrom('none', 'refused', 'unconfirmed', 'confirmed', 'held'),
  hasWatchlist: fc.boolean(),
  pupil: fc.option(fc.record({ year: fc.integer({ min: 7, max: 13 }), classes: fc.constant(['9B']) })),
  siteId: fc.constantFrom('main', 'boarding', null),
  hours: fc.integer({ min: 0, max: 24 * 40 }),
  offSite: fc.constantFrom('nothing', 'help-only', 'text-kept'),
  outOfHours: fc.constantFrom('nothing', 'help-only', 'text-kept'),
  years: fc.constantFrom('all', [7, 8], [9]),
  ring: fc.boolean(),
}) as fc.Arbitrary<{
  enrolment: Situation['enrolment'];
  hasWatchlist: boolean;
  pupil: Situation['pupil'];
  siteId: string | null;
  hours: number;
  offSite: PolicyBody['offSite'];
  outOfHours: PolicyBody['outOfHours'];
  years: 'all' | number[];
  ring: boolean;
}>;
const made = (one: typeof situations extends fc.Arbitrary<infer T> ? T : never): Situation => ({
  ...ok,
  ...one,
  time: at(schoolTimeMs + one.hours * 3_600_000),
  policy: {
    ...testPolicy,
    offSite: one.offSite,
    outOfHours: one.outOfHours,
    who: { years: one.years, classes: 'all' },
    ring: one.ring ? testPolicy.ring : null,
  },
});
const width = (decision: Decision): number =>
  decision.answer === 'no' ? 0 : { count: 1, keep: 2, watch: 3 }[decision.way];

test('whatever the policy and the moment: a site of the shipped list, alone or in a frame, is neither read nor seen', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom(...Object.keys(neverWatched)), fc.boolean(), (one, domain, isFrame) => {
      const hosts = isFrame ? ['school-work.example', `www.${domain}`] : [domain];
      expect(mayWatch(made(one), { ...typed, hosts }).answer).toBe('no');
      expect(mayWatch(made(one), frame({ hosts })).answer).toBe('no');
    }),
  );
});

test('the baseline part of a policy is never wider than the policy, and never takes a picture', () => {
  fc.assert(
    fc.property(situations, (one) => {
      const whole = made(one);
      const cut: Situation = { ...whole, policy: whole.policy && baselinePartOf(whole.policy) };
      expect(width(mayWatch(cut, typed))).toBeLessThanOrEqual(width(mayWatch(whole, typed)));
      expect(mayWatch(cut, frame()).answer).toBe('no');
    }),
  );
});

test('a further time that it might be never widens the answer', () => {
  fc.assert(
    fc.property(situations, fc.integer({ min: -100, max: 100 }), (one, hours) => {
      const sure = made(one);
      const unsure: Situation = { ...sure, time: at(...sure.time.candidates, sure.time.nowMs + hours * 3_600_000) };
      expect(width(mayWatch(unsure, typed))).toBeLessThanOrEqual(width(mayWatch(sure, typed)));
      expect(width(mayWatch(unsure, frame()))).toBeLessThanOrEqual(width(mayWatch(sure, frame())));
    }),
  );
});

test('the shipped list has at least sixty sites, all bare domains', () => {
  const domains = Object.keys(neverWatched);
  expect(domains.length).toBeGreaterThanOrEqual(60);
  for (const domain of domains) expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
});
