// The pupil's page: whatever a policy may do, a sentence of the page says it, and a sentence that promises less than the policy is not there.
import { policyBodySchema, severities, surfaces, type PolicyBody } from '@candour/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { badgeOf } from '../badge.ts';
import { guardReasons, type GuardReason } from '../guard/reasons.ts';
import { FakeDevice, testPolicy } from '../testing/index.ts';
import { noticeOf, type NoticeState } from './notice.ts';

const allows = fc.constantFrom('nothing', 'help-only', 'text-kept') as fc.Arbitrary<PolicyBody['offSite']>;
const kept = fc.constantFrom('count', 'words', 'words-and-clip') as fc.Arbitrary<PolicyBody['evidence']['note']>;
const policies: fc.Arbitrary<PolicyBody> = fc
  .record({
    nation: fc.constantFrom('england', 'wales', 'scotland', 'northern-ireland') as fc.Arbitrary<PolicyBody['nation']>,
    years: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.integer({ min: 7, max: 13 }), { minLength: 1 })),
    classes: fc.oneof(fc.constant('all' as const), fc.constant<string[]>(['9B', '10C'])),
    surfaces: fc.record({ typed: fc.boolean(), copied: fc.boolean(), searched: fc.boolean() }),
    evidence: fc.record({ note: kept, concern: kept, urgent: kept, critical: kept }),
    ring: fc.option(
      fc.record({
        secondsBefore: fc.integer({ min: 1, max: 45 }),
        secondsAfter: fc.integer({ min: 1, max: 45 }),
        quality: fc.integer({ min: 50, max: 60 }),
      }),
    ),
    offSite: allows,
    outOfHours: allows,
    personalDevices: fc.constantFrom('nothing', 'text-on-site') as fc.Arbitrary<PolicyBody['personalDevices']>,
    kind: fc.constantFrom('teaching', 'residential', 'medical', 'changing') as fc.Arbitrary<
      PolicyBody['sites'][number]['kind']
    >,
    neverWatched: fc.constantFrom<string[]>([], ['quiet.example']),
    offSitePools: fc.constantFrom<string[]>([], ['10.9.0.0/16']),
  })
  .map(({ years, classes, kind, ...rest }) => ({
    ...testPolicy,
    ...rest,
    who: { years, classes },
    sites: testPolicy.sites.map((site) => ({ ...site, kind })),
  }));

const state: NoticeState = {
  says: 'This device watches now.',
  text: 'yes',
  frames: 'yes',
  policyCut: null,
  signers: [{ name: 'Robin Lead', role: 'lead' }],
  log: { origin: 'fake.example/log', size: 9, root: 'cm9vdA==' },
  documents: [{ kind: 'policy', version: 3, digest: 'd'.repeat(64) }],
  trust: [{ at: '2026-11-24T10:00:00.000Z', code: 'document-older', says: 'A document was older.' }],
  server: 'https://candour.fake.example',
  signIn: null,
  site: null,
  outbox: { texts: 2, frames: 0, bytes: 0, keptBack: 0, refused: [] },
};
const pageOf = (policy: PolicyBody | null, over: Partial<NoticeState> = {}): string =>
  noticeOf(policy, { ...state, ...over })
    .flatMap(({ title, sentences }) => [title, ...sentences])
    .join('\n');

test('every capability of a policy has its sentence', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      policyBodySchema.parse(policy);
      const page = pageOf(policy);
      const says = (condition: boolean, ...words: string[]): void => {
        for (const word of words)
          expect(page.includes(word), `${condition ? 'says' : 'does not say'} “${word}”`).toBe(condition);
      };
      const words = { typed: 'what you type', copied: 'what you copy', searched: 'what you search' };
      const looksFor = page.split('\n').find((line) => line.startsWith('This device looks for')) ?? '';
      for (const surface of surfaces) expect(looksFor.includes(words[surface])).toBe(policy.surfaces[surface]);
      says(
        policy.ring !== null,
        'the screen (the tab in front) is photographed every second',
        'also when nothing is wrong',
        'After a minute it is thrown away',
      );
      says(policy.ring === null, 'No picture of the screen is taken.');
      says(
        policy.ring !== null && policy.evidence.critical === 'words-and-clip',
        'kept and sent, at most three times an hour',
      );
      for (const severity of severities) {
        const line =
          page
            .split('\n')
            .find(
              (one) =>
                one.toLowerCase().includes(`${severity} finding `) || one.toLowerCase().startsWith(`a ${severity} is`),
            ) ?? '';
        expect(line.includes('only counted'), line).toBe(policy.evidence[severity] === 'count');
        expect(line.includes('clip of the screen'), line).toBe(policy.evidence[severity] === 'words-and-clip');
      }
      says(policy.offSite === 'nothing', 'Outside the school nothing is watched.');
      says(policy.offSite === 'text-kept', 'Outside the school text is watched');
      says(policy.offSite === 'help-only', 'Outside the school phrases are only counted');
      says(policy.outOfHours === 'nothing', 'Out of hours nothing is watched.');
      says(policy.outOfHours === 'text-kept', 'Out of hours text is watched');
      says(policy.personalDevices === 'nothing', 'A device that belongs to you is not watched.');
      says(
        policy.sites.some(({ kind }) => kind === 'residential'),
        'where people live',
      );
      says(
        policy.sites.some(({ kind }) => kind === 'medical'),
        'a medical area',
      );
      says(
        policy.sites.some(({ kind }) => kind === 'changing'),
        'a changing area',
      );
      says(
        true,
        'Christmas',
        'Mock exams',
        'Robin Lead',
        'Sam Head',
        'dpo@fake.example',
        'DPIA-1',
        '10 days',
        '30 days',
        '365 days',
        '08:00 to 17:00',
        'Childline: 0800 1111',
        'The camera is off.',
      );
      if (policy.who.years !== 'all') for (const year of policy.who.years) says(true, String(year));
      if (policy.neverWatched.length > 0) says(true, 'quiet.example');
      if (policy.offSitePools.length > 0) says(true, '10.9.0.0/16');
      expect(page).not.toMatch(/undefined|\[object|NaN/);
    }),
  );
});

test('the page says what waits, what was not believed, who signed and where the log stands; also without a policy', () => {
  const page = pageOf(testPolicy);
  for (const word of [
    '2 found things wait',
    'A document was older.',
    'Robin Lead (lead)',
    'version 3',
    'fake.example/log',
    '9 entries',
  ])
    expect(page).toContain(word);
  expect(pageOf(null)).toContain('Childline');
  expect(pageOf(null)).toContain('What it cannot see');
  for (const cut of ['stale', 'lapsed', 'disputed', 'clock'] as const)
    expect(pageOf(testPolicy, { policyCut: cut })).toContain('nothing beyond the baseline is watched');
});

test('no badge is quieter than the truth: whenever text is looked at, it says that the device watches', () => {
  const reasons = [...(Object.keys(guardReasons) as GuardReason[]), 'yes' as const];
  for (const enrolment of ['none', 'refused', 'unconfirmed', 'confirmed', 'held'] as const)
    for (const text of reasons)
      for (const hasSignIn of [true, false])
        for (const isReachable of [true, false]) {
          const { badge, says } = badgeOf({ enrolment, text, frames: 'yes', hasSignIn, isReachable });
          if (enrolment === 'none' || enrolment === 'refused') expect(badge).toBe('not-enrolled');
          else expect(says.includes('device watches')).toBe(text === 'yes');
        }
});

test('the agent’s own page is made of the policy that holds', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const page = device.agent
    .notice()
    .flatMap(({ sentences }) => sentences)
    .join('\n');
  expect(page).toContain('Ada Example');
  expect(page).toContain('photographed every second');
});
