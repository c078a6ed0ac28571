// What the contract's codes are called on the screen, each in plain words.
import type { ActionKind, Certainty, GapReason, ReasonCode, Role, Severity, Surface } from '@candour/contract';
import type { noClipReasons } from '@candour/contract';

type NoClipReason = (typeof noClipReasons)[number];

export const severityWords = {
  note: { label: 'Note', meaning: 'counted, as a pattern only' },
  concern: { label: 'Concern', meaning: 'to be looked at in its turn' },
  urgent: { label: 'Urgent', meaning: 'the lead is told at once' },
  critical: { label: 'Critical', meaning: 'the lead is told at once and evidence is kept' },
} as const satisfies Record<Severity, { label: string; meaning: string }>;

export const surfaceWords = {
  typed: 'Typed',
  copied: 'Copied',
  searched: 'Searched',
} as const satisfies Record<Surface, string>;

export const certaintyWords = {
  'sign-in': { short: 'signed in', long: 'Signed in on this device, checked by the server: certain.' },
  'managed-profile': {
    short: 'school profile',
    long: 'The school’s own browser profile, checked by the server: certain.',
  },
  'device-owner': {
    short: 'likely',
    long: 'The device is on loan to this pupil: likely, but somebody else may have used it.',
  },
  unknown: { short: 'not known', long: 'Nobody was signed in: this belongs to no pupil.' },
} as const satisfies Record<Certainty, { short: string; long: string }>;

export const gapWords = {
  'site-never-watched': 'A site that is never watched was open',
  'secret-field': 'A password, card or code field had the focus',
  'private-window': 'A private window was open',
  policy: 'The policy does not allow a picture here',
  'not-focused': 'The browser was not in front',
  minimised: 'The window was minimised',
  'page-changed': 'The page changed while the picture was taken',
  'browser-page': 'One of the browser’s own pages was open',
  'capture-failed': 'The browser gave no picture',
  'capture-late': 'The picture came too late to belong here',
  'agent-restarted': 'The device’s watcher started anew',
  'nobody-signed-in': 'Nobody was signed in',
  exam: 'An exam window: no picture is taken',
  'budget-memory': 'The memory set aside for pictures was full',
} as const satisfies Record<GapReason, string>;

export const noClipWords = {
  severity: 'a clip is kept for critical findings only',
  policy: 'the policy keeps no clip here',
  identity: 'it is not certain who the pupil is',
  budget: 'the limit of clips per pupil was reached',
  'clip-running': 'the clip of an earlier finding covers it',
  'already-kept': 'this episode has its clip',
  'no-frames': 'no picture could be taken',
} as const satisfies Record<NoClipReason, string>;

export const noClipSentence = (reason: string): string => noClipWords[reason as NoClipReason] ?? reason;

export const reasonCodeWords = {
  'first-look': 'First look at the incident',
  'safety-now': 'A pupil may be in danger now',
  'second-opinion': 'Second opinion for a colleague',
  'conversation-with-pupil': 'To prepare a talk with the pupil',
  correction: 'A correction was asked for',
  other: 'Another reason',
} as const satisfies Record<ReasonCode, string>;

export const roleWords = {
  lead: 'Designated safeguarding lead',
  reviewer: 'Reviewer',
  'redress-officer': 'Redress officer',
  head: 'Head',
  governor: 'Governor',
  'outside-signer': 'Outside signer',
  technician: 'Technician',
  auditor: 'Auditor',
  pupil: 'Pupil',
  parent: 'Parent',
} as const satisfies Record<Role, string>;

/** What somebody did, to be read after their name. */
export const actionWords: Partial<Record<ActionKind, string>> = {
  'incident.received': 'sent the first finding',
  'incident.joined': 'sent a further finding',
  'incident.clip-listed': 'listed the clip',
  'incident.clip-stored': 'finished sending the clip',
  'incident.leased': 'took the incident',
  'incident.renewed': 'kept it for five more minutes',
  'incident.released': 'put it back in the queue',
  'incident.lease-expired': 'put it back in the queue: the hold ran out',
  'incident.words-opened': 'opened the words',
  'incident.evidence-opened': 'opened the evidence',
  'incident.closed': 'closed the incident',
};

export const languageName = (tag: string): string => {
  try {
    return new Intl.DisplayNames('en-GB', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

export const listWords = (words: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
