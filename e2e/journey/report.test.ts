import { expect, test } from 'vitest';
import { claimsOf, type JourneyFacts, reportOf, spreadOf, type Witness } from './report.ts';

const codes = Array.from({ length: 40 }, (_, n) => n.toString(16).padStart(8, '0'));
const allowedCodes = codes.slice(0, 30);
const forbiddenCodes = codes.slice(30);
const good: JourneyFacts = {
  surfaces: { typed: 'a', copied: 'a', searched: 'a' },
  shownAfterMs: { median: 50, p95: 100, n: 60 },
  clip: {
    framesStored: 22,
    framesDecoded: 22,
    codes: codes.slice(3, 25),
    secondsBefore: 15.4,
    secondsAfter: 15.2,
    secondsTotal: 30.6,
    gaps: [
      { from: -9, to: -7, reason: 'site-never-watched' },
      { from: 4, to: 6, reason: 'secret-field' },
    ],
  },
  innocent: { lines: 50, incidents: 0 },
  forbidden: { shown: 10, framesStored: 0, textsRead: 0 },
  hostile: { attempted: 20, forged: 0, hidden: 0, succeedWithoutDefence: 2 },
  plaintext: { places: 9, found: 0, control: { planted: 45, found: 45 } },
  log: { entries: 100, verified: true, openingLogged: true },
  outcome: 'supported',
};
const witness: Witness = { allowedCodes, forbiddenCodes, complaints: [] };
const broken = (facts: JourneyFacts, seen: Witness = witness): number =>
  claimsOf(facts, seen).filter(({ holds }) => !holds).length;

test('a run as it should be is ok, and its report says no more than that', () => {
  expect(broken(good)).toBe(0);
  expect(reportOf(good, claimsOf(good, witness))).toEqual({ ok: true, ...good });
});

const clip = (change: Partial<JourneyFacts['clip']>): JourneyFacts => ({ ...good, clip: { ...good.clip, ...change } });
test.each<readonly [string, JourneyFacts]>([
  ['a surface without an incident', { ...good, surfaces: { ...good.surfaces, copied: '' } }],
  ['too few findings', { ...good, shownAfterMs: { ...good.shownAfterMs, n: 59 } }],
  ['a frame without a code', clip({ codes: ['', ...good.clip.codes.slice(1)] })],
  ['a frame of a second that was never shown', clip({ codes: [...good.clip.codes.slice(1), 'ffffffff'] })],
  ['frames in another order', clip({ codes: good.clip.codes.toReversed() })],
  ['the same second again and again', clip({ codes: good.clip.codes.map(() => codes[4] ?? '') })],
  ['a stored frame that does not open', clip({ framesStored: 23 })],
  ['a clip that begins too late', clip({ secondsBefore: 14.9 })],
  ['a clip that goes on too long', clip({ secondsAfter: 16.5 })],
  ['a clip without its gaps', clip({ gaps: [] })],
  ['a frame of a forbidden page', clip({ codes: [...good.clip.codes.slice(1), forbiddenCodes[0] ?? ''] })],
  ['an innocent line that was flagged', { ...good, innocent: { lines: 62, incidents: 1 } }],
  ['too little shown where nobody may look', { ...good, forbidden: { ...good.forbidden, shown: 9 } }],
  ['a text read there', { ...good, forbidden: { ...good.forbidden, textsRead: 1 } }],
  ['a forged finding', { ...good, hostile: { ...good.hostile, forged: 1 } }],
  ['hidden typing', { ...good, hostile: { ...good.hostile, hidden: 1 } }],
  ['attacks that prove nothing', { ...good, hostile: { ...good.hostile, succeedWithoutDefence: 1 } }],
  ['a control that was not found', { ...good, plaintext: { ...good.plaintext, control: { planted: 45, found: 44 } } }],
  ['words in the clear', { ...good, plaintext: { ...good.plaintext, found: 1 } }],
  ['a log that does not verify', { ...good, log: { ...good.log, verified: false } }],
  ['an opening after the fact', { ...good, log: { ...good.log, openingLogged: false } }],
  ['no outcome', { ...good, outcome: '' }],
])('%s is not ok', (_name, facts) => {
  expect(broken(facts)).toBeGreaterThan(0);
  expect(reportOf(facts, claimsOf(facts, witness)).ok).toBe(false);
});

test('a complaint is named in the report', () => {
  const claims = claimsOf(good, { ...witness, complaints: ['the pupil is given as nobody'] });
  expect(reportOf(good, claims).failed?.join()).toContain('the pupil is given as nobody');
});

test('median and 95th percentile', () => {
  expect(spreadOf(Array.from({ length: 100 }, (_, place) => 100 - place))).toEqual({ median: 50, p95: 95, n: 100 });
});
