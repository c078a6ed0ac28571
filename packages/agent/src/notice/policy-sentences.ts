// Each field of the policy in the words of the page. The table is exhaustive by the compiler: a new field without a sentence does not build.
import { severities, surfaces, type PolicyBody, type Severity } from '@candour/contract';
import { neverWatched, neverWatchedKinds } from '../guard/never-watched.ts';
import { reachOf } from '../outbox/clips.ts';

type Sentences = {
  readonly [Field in keyof Omit<PolicyBody, 'nation' | 'help'>]: (policy: PolicyBody) => readonly string[];
};

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const surfaceWords = {
  typed: 'what you type into pages (the words around the cursor)',
  copied: 'what you copy or cut',
  searched: 'what you search for',
} as const;
const siteKinds = {
  teaching: 'a teaching site',
  residential: 'where people live',
  medical: 'a medical area',
  changing: 'a changing area',
} as const;
const severityWords = {
  note: 'A note',
  concern: 'A concern',
  urgent: 'An urgent finding',
  critical: 'A critical finding',
} as const satisfies Record<Severity, string>;
const keptWords = {
  count: 'is only counted, without your name and without this device.',
  words:
    'is sent to the school’s safeguarding team: the words around the phrase, the page, the time and who was signed in. The words are locked so that only the team can open them.',
  'words-and-clip':
    'is sent to the school’s safeguarding team with the words around the phrase and a short clip of the screen, both locked so that only the team can open them.',
} as const;

const table: Sentences = {
  surfaces: ({ surfaces: watched }) => {
    const on = surfaces.filter((surface) => watched[surface]).map((surface) => surfaceWords[surface]);
    const off = surfaces.filter((surface) => !watched[surface]).map((surface) => surfaceWords[surface]);
    return [
      on.length > 0
        ? `This device looks for the phrases of the school’s watchlist in ${list(on)}.`
        : 'This device looks at no text at all.',
      ...(off.length > 0 ? [`It does not look at ${list(off)}.`] : []),
      'Text without such a phrase is forgotten the moment it was looked at: it is not stored and not sent.',
    ];
  },
  who: ({ who }) => [
    who.years === 'all'
      ? 'It watches all years.'
      : `It watches ${who.years.length === 1 ? 'year' : 'years'} ${list(who.years.map(String))}, and nobody else.`,
    who.classes === 'all' ? 'It watches all classes.' : `It watches only these classes: ${list(who.classes)}.`,
  ],
  when: ({ when }) => [
    `It watches on ${list(when.days.toSorted((a, b) => a - b).map((day) => dayNames[day - 1] ?? ''))}, from ${when.from} to ${when.to} (${when.timeZone}).`,
    ...when.holidays.map(({ from, to, name }) => `It does not watch in ${name} (${from} to ${to}).`),
    ...when.examWindows.map(({ from, to, name }) => `In ${name} (${from} to ${to}) no picture of the screen is taken.`),
  ],
  sites: ({ sites }) => [
    `It watches at ${list(sites.map(({ name, kind }) => `${name} (${siteKinds[kind]})`))}.`,
    'It knows where it is by a small beacon inside the school that answers it there.',
  ],
  offSitePools: ({ offSitePools }) =>
    offSitePools.length > 0 ? [`Reached through ${list(offSitePools)}, it counts as outside the school.`] : [],
  offSite: ({ offSite }) => [outside('Outside the school', offSite)],
  outOfHours: ({ outOfHours }) => [outside('Out of hours', outOfHours)],
  personalDevices: ({ personalDevices }) => [
    personalDevices === 'nothing'
      ? 'A device that belongs to you is not watched. Whose it is, a technician of the school says who confirms it; the device cannot tell by itself.'
      : 'On a device that belongs to you, text is watched while it is on the school’s site.',
  ],
  ring: ({ ring, evidence }) => {
    if (!ring) return ['No picture of the screen is taken.'];
    const { beforeMs, afterMs } = reachOf(ring);
    const keeps = evidence.critical === 'words-and-clip';
    return [
      'While you are signed in, the screen (the tab in front) is photographed every second when something changes on it, into locked memory, also when nothing is wrong.',
      'Each picture is locked the moment it is taken: this device cannot open it again. After a minute it is thrown away, and nobody has seen it.',
      keeps
        ? `Only when a critical phrase is found are about ${beforeMs / 1000 - 1} seconds before it and ${afterMs / 1000} seconds after it kept and sent, at most three times an hour.`
        : 'The policy does not let any of them be kept.',
      `Pictures are taken in JPEG quality ${ring.quality} or less; a second that could not be shown is named as a gap with its reason.`,
    ];
  },
  webcam: () => ['The camera is off.'],
  neverWatched: ({ neverWatched: added }) => {
    const kinds = Object.values(neverWatchedKinds);
    return [
      `Neither text nor screen is looked at on ${Object.keys(neverWatched).length} sites: ${list(kinds)}. You can look for help there and nobody is told.`,
      ...(added.length > 0 ? [`The school adds: ${list(added)}.`] : []),
      'Password, card and one-time-code fields and private windows are never read, and while such a field is in use no picture is taken.',
      'The pages of Candour itself, where you sign in or read what is kept of you, are not looked at.',
    ];
  },
  evidence: ({ evidence }) => [
    ...severities.map((severity) => `${severityWords[severity]} ${keptWords[evidence[severity]]}`),
    'Then a person of the school reads it and decides what it was. Nothing is decided by a machine.',
  ],
  people: ({ people }) => [
    `Only the safeguarding team under ${people.lead} can open the words and pictures, with a reason, and each opening is written into a log that cannot be changed unseen. Only a safeguarding lead may open pictures.`,
    `${people.head} is the head and answers for the policy.`,
    'Whoever runs the server can see that something was found, of whom, when, and which entry of the list it was, never the words or pictures.',
  ],
  tellWithinDays: ({ tellWithinDays }) => [
    `The school has signed that you are told about it, at the latest ${days(tellWithinDays)} after it was closed, unless that would put somebody at risk. A page on which you read it yourself, and who opened it, is not built yet: a trusted adult tells you.`,
  ],
  keepingDays: ({ keepingDays }) => [
    `The school has signed that it keeps a note ${days(keepingDays.note)}, what turns out to be no concern ${days(keepingDays.noConcern)}, what stays unclear ${days(keepingDays.undetermined)}, pictures of the screen ${days(keepingDays.evidence)}. This version does not delete by itself yet: the school has to see to it.`,
    'What is a real concern becomes part of your child protection file, which has its own rules.',
  ],
  dpiaReference: ({ dpiaReference, people }) => [
    `You may ask to see what is kept of you, have it corrected, object to it or complain: write to ${people.dataProtection}, or ask any adult in school to help you.`,
    'You can also complain to the Information Commissioner: ico.org.uk, 0303 123 1113.',
    dpiaReference
      ? `The school has weighed the risks of this: data protection impact assessment ${dpiaReference}.`
      : 'The school names no data protection impact assessment for this.',
  ],
};

function outside(where: string, allows: PolicyBody['offSite']): string {
  if (allows === 'nothing') return `${where} nothing is watched.`;
  if (allows === 'help-only')
    return `${where} phrases are only counted, without your name or this device; no words and no picture are sent.`;
  return `${where} text is watched, but no screen. What is found stays sealed on this device until it is back at school, marked with when and where it arose.`;
}

export const policySentences = (policy: PolicyBody): { readonly [Field in keyof Sentences]: readonly string[] } =>
  Object.fromEntries(Object.entries(table).map(([field, say]) => [field, say(policy)])) as {
    [Field in keyof Sentences]: readonly string[];
  };
