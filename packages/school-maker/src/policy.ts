// The policy of a made-up school: text and ring on site in hours, no webcam, nothing at home.
import type { PolicyBody } from '@candour/contract';
import type { SchoolSpec } from './specs.ts';

export interface BeaconPlace {
  readonly url: string;
  /** Ed25519, base64url. */
  readonly publicKey: string;
}

export function makePolicy(spec: SchoolSpec, beacon: BeaconPlace, options: { readonly allDay: boolean }): PolicyBody {
  const lead = spec.staff.find((person) => person.roles.includes('lead'))?.name ?? spec.name;
  const head = spec.staff.find((person) => person.roles.includes('head'))?.name ?? spec.name;
  return {
    nation: 'england',
    // All: also what somebody types who has not signed in reaches the lead, without a name and without a clip.
    who: { years: 'all', classes: 'all' },
    when: {
      timeZone: 'Europe/London',
      // A demo must also work in the evening and on a Sunday; the page “What this device watches” says so.
      days: options.allDay ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5],
      from: options.allDay ? '00:00' : '08:15',
      to: options.allDay ? '23:59' : '16:15',
      holidays: [{ from: '2026-12-19', to: '2027-01-03', name: 'Christmas holidays' }],
      examWindows: [],
    },
    sites: [
      { id: 'main', name: 'Main building', kind: 'teaching', beacon: { url: beacon.url, publicKey: beacon.publicKey } },
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
    people: { lead, head, dataProtection: `The data protection officer, ${spec.name}` },
    tellWithinDays: 10,
    keepingDays: { note: 14, noConcern: 30, undetermined: 90, evidence: 365 },
    help: [
      { name: lead, contact: 'Student Support, by the library', when: 'every school day' },
      { name: 'Childline', contact: '0800 1111', when: 'day and night, free' },
      { name: 'Samaritans', contact: '116 123', when: 'day and night, free' },
      { name: 'Shout', contact: 'Text SHOUT to 85258', when: 'day and night, free' },
    ],
    dpiaReference: `${spec.id.toUpperCase()}-DPIA-2026-09 (made up)`,
  };
}
