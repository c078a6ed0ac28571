// A policy and a list for tests: invented, sober, small.
import type { PolicyBody, Severity, WatchlistEntry } from '@candour/contract';

/** On site, in hours, with the ring on: wider than the baseline. */
export const testPolicy: PolicyBody = {
  nation: 'england',
  who: { years: 'all', classes: 'all' },
  when: {
    timeZone: 'Europe/London',
    days: [1, 2, 3, 4, 5],
    from: '08:00',
    to: '17:00',
    holidays: [{ from: '2026-12-19', to: '2027-01-03', name: 'Christmas' }],
    examWindows: [{ from: '2026-11-26T09:00:00.000Z', to: '2026-11-26T12:00:00.000Z', name: 'Mock exams' }],
  },
  sites: [
    {
      id: 'main',
      name: 'Main building',
      kind: 'teaching',
      beacon: { url: 'https://beacon.fake.example/vouch', publicKey: 'AAAA' },
    },
  ],
  offSitePools: ['10.9.0.0/16'],
  surfaces: { typed: true, copied: true, searched: true },
  evidence: { note: 'count', concern: 'words', urgent: 'words', critical: 'words-and-clip' },
  ring: { secondsBefore: 15, secondsAfter: 15, quality: 60 },
  webcam: null,
  offSite: 'nothing',
  outOfHours: 'nothing',
  personalDevices: 'nothing',
  neverWatched: ['help.fake.example'],
  people: { lead: 'Robin Lead', head: 'Sam Head', dataProtection: 'dpo@fake.example' },
  tellWithinDays: 10,
  keepingDays: { note: 14, noConcern: 30, undetermined: 90, evidence: 365 },
  help: [{ name: 'Robin Lead', contact: 'Room 4', when: 'every day' }],
  dpiaReference: 'DPIA-1',
};

const entry = (
  id: string,
  severity: Severity,
  phrases: string[],
  more: Partial<WatchlistEntry> = {},
): WatchlistEntry => ({
  id,
  theme: 'self-harm',
  severity,
  language: 'en',
  phrases,
  meaning: 'a made-up phrase for tests',
  reason: 'a test needs something to find',
  couldMean: 'nothing at all',
  origin: 'test',
  version: 1,
  reviewBy: '2027-01-01',
  examples: { innocent: ['a', 'b'], concerning: ['c', 'd'] },
  ...more,
});

export const testEntries: readonly WatchlistEntry[] = [
  entry('red-kite', 'critical', ['red kite tonight'], { notNear: { words: ['museum'], within: 8 } }),
  entry('blue-door', 'urgent', ['blue door']),
  entry('grey-cup', 'concern', ['grey cup']),
  entry('small-note', 'note', ['small note']),
  // Each is also the beginning of another word.
  entry('leave-ship', 'urgent', ['leave the ship'], { unless: ['quoted'] }),
  entry('the-plan', 'critical', ['make the plan']),
];

/** A Tuesday, 10:00 in London. */
export const schoolTimeMs = Date.parse('2026-11-24T10:00:00.000Z');
