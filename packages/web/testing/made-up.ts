// A made-up school for the console's tests: its people, policy, watchlist and devices. Every name is invented.
import type { DocumentPayload, Me, PersonId, Role, SchoolId, WatchlistEntry } from '@candour/contract';
import { newId } from '@candour/contract';

export const school = { id: 'made-up-high' as SchoolId, name: 'Fernbridge High', madeUp: true };
export const otherSchool = { id: 'made-up-small' as SchoolId, name: 'Little Marsh School', madeUp: true };

export interface FakePerson {
  readonly account: string;
  readonly person: Me['person'];
}
const personOf = (account: string, name: string, ...roles: Role[]): FakePerson => ({
  account,
  person: { id: newId<PersonId>(), name, roles },
});

export const people = {
  lead: personOf('r.adeyemi', 'Ruth Adeyemi', 'lead'),
  reviewer: personOf('t.penhale', 'Tom Penhale', 'reviewer'),
  technician: personOf('s.okafor', 'Sam Okafor', 'technician'),
  governor: personOf('m.whitlock', 'Maud Whitlock', 'governor'),
} as const;
export type PersonName = keyof typeof people;

export const password = 'a made-up password';
export const passphrase = 'heron lantern gravel';

const entry = (
  id: string,
  theme: WatchlistEntry['theme'],
  severity: WatchlistEntry['severity'],
  phrase: string,
  more: Pick<WatchlistEntry, 'meaning' | 'reason' | 'couldMean'>,
  language = 'en-GB',
): WatchlistEntry => ({
  id,
  theme,
  severity,
  language,
  phrases: [phrase],
  ...more,
  origin: 'starter',
  version: 2,
  reviewBy: '2027-07-31',
  examples: {
    innocent: [`The poem repeats “${phrase}” twice.`, `We discussed “${phrase}” in class.`],
    concerning: [`I keep thinking ${phrase}.`, `Honestly, ${phrase}.`],
  },
});

export const entries = {
  gone: entry('suicide-better-off-gone', 'suicide', 'critical', 'better off if I was gone', {
    meaning: 'Thinking that others would be better off without oneself.',
    reason: 'It often stands before a plan, and is said to a screen before it is said to a person.',
    couldMean: 'A farewell party, moving away, a line of a song.',
  }),
  notice: entry('suicide-nobody-notice', 'suicide', 'urgent', 'nobody would notice', {
    meaning: 'Feeling that nobody would miss one.',
    reason: 'It is an early sign of despair.',
    couldMean: 'A story, a joke about homework.',
  }),
  eat: entry('eating-not-eaten-days', 'eating-disorder', 'urgent', 'not eaten for three days', {
    meaning: 'Going without food for days.',
    reason: 'Fasting for days harms within a week.',
    couldMean: 'A fast of faith, a history essay on famine.',
  }),
  wait: entry('bullying-waiting-after-school', 'bullying', 'concern', 'waiting for you after school', {
    meaning: 'A threat to meet somebody after lessons.',
    reason: 'Threats with a place and time are often carried out.',
    couldMean: 'A parent or a friend who waits.',
  }),
  away: entry('away-not-going-home', 'running-away', 'urgent', 'not going home tonight', {
    meaning: 'A plan to stay away from home.',
    reason: 'The first night away is the most dangerous.',
    couldMean: 'A sleepover, a school trip.',
  }),
  allein: entry(
    'suizid-kann-nicht-mehr',
    'suicide',
    'urgent',
    'ich kann einfach nicht mehr',
    {
      meaning: 'At the end of one’s strength.',
      reason: 'It is said in despair as well as in jest.',
      couldMean: 'Tired of homework, laughing hard.',
    },
    'de',
  ),
} as const;

const day = 86_400_000;
const head = (version: number) => ({
  school: school.id,
  version,
  previous: null,
  notBefore: new Date(Date.now() - 60 * day).toISOString(),
  expires: new Date(Date.now() + 200 * day).toISOString(),
  signerSet: 1,
});

export const policyPayload: DocumentPayload<'policy'> = {
  ...head(4),
  kind: 'policy',
  body: {
    nation: 'england',
    who: { years: [7, 8, 9, 10, 11], classes: 'all' },
    when: {
      timeZone: 'Europe/London',
      days: [1, 2, 3, 4, 5],
      from: '08:00',
      to: '17:00',
      holidays: [{ from: '2026-12-19', to: '2027-01-03', name: 'Christmas holidays' }],
      examWindows: [],
    },
    sites: [
      {
        id: 'main',
        name: 'Main building',
        kind: 'teaching',
        beacon: { url: 'http://127.0.0.1:9/', publicKey: 'AAAA' },
      },
    ],
    offSitePools: [],
    surfaces: { typed: true, copied: true, searched: true },
    evidence: { note: 'count', concern: 'words', urgent: 'words', critical: 'words-and-clip' },
    ring: { secondsBefore: 15, secondsAfter: 15, quality: 55 },
    webcam: null,
    offSite: 'nothing',
    outOfHours: 'nothing',
    personalDevices: 'nothing',
    neverWatched: [],
    people: { lead: 'Ruth Adeyemi', head: 'Janet Corrie', dataProtection: 'dpo@fernbridge.example' },
    tellWithinDays: 14,
    keepingDays: { note: 14, noConcern: 30, undetermined: 90, evidence: 365 },
    help: [{ name: 'Ruth Adeyemi, room 12', contact: 'room 12', when: 'every break' }],
    dpiaReference: 'DPIA 2026-11',
  },
};

export const watchlistPayload: DocumentPayload<'watchlist'> = {
  ...head(7),
  kind: 'watchlist',
  body: { entries: Object.values(entries) },
};

export const pupils = [
  ['Ada Thistlewood', 9],
  ['Callum Dray', 10],
  ['Priya Sandhu-Marsh', 8],
  ['Noor Haddow', 11],
  ['Fionn Caddick', 7],
  ['Lena Brandt', 9],
] as const;
