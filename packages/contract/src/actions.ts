// The one record: every kind of action that can stand in the `action` table, and what its detail holds.
// Details hold what routing, counting and law need: never a pupil's words.
import { z } from 'zod';
import {
  actionIdSchema,
  clipIdSchema,
  deviceIdSchema,
  digestSchema,
  envelopeIdSchema,
  type incidentIdSchema,
  isoTimeSchema,
  openingIdSchema,
  type personIdSchema,
  pupilIdSchema,
  signInIdSchema,
} from './ids.ts';
import { noClipReasons } from './envelope.ts';
import { outcomeNames } from './outcomes.ts';
import { certainties, severities, surfaces } from './severity.ts';
import { themeNames } from './themes.ts';

const empty = z.strictObject({});

const receivedFinding = z.strictObject({
  envelope: envelopeIdSchema,
  episode: z.string(),
  device: deviceIdSchema,
  pupil: z.union([z.null(), pupilIdSchema]),
  certainty: z.enum(certainties),
  severity: z.enum(severities),
  theme: z.enum(themeNames),
  entry: z.string(),
  entryVersion: z.int(),
  language: z.string(),
  surface: z.enum(surfaces),
  site: z.union([z.null(), z.string()]),
  policy: digestSchema,
  watchlist: digestSchema,
  madeAt: isoTimeSchema,
  skewMs: z.union([z.null(), z.int()]),
  clip: z.union([
    z.strictObject({ state: z.literal('coming'), clip: clipIdSchema }),
    z.strictObject({ state: z.literal('none'), reason: z.enum(noClipReasons) }),
  ]),
});
export type ReceivedFinding = z.infer<typeof receivedFinding>;

/** kind → schema of its detail. The kind's first part names what the action is on. */
export const actionDetails = {
  'school.made': z.strictObject({ name: z.string(), madeUp: z.boolean() }),
  'document.published': z.strictObject({ documentKind: z.string(), version: z.int(), digest: digestSchema }),
  'document.refused': z.strictObject({ documentKind: z.string(), digest: digestSchema, code: z.string() }),
  'code.made': z.strictObject({ until: isoTimeSchema }),
  'device.enrolled': z.strictObject({ name: z.string() }),
  'device.confirmed': empty,
  'device.held': z.strictObject({ reason: z.enum(['two-live-boots', 'technician']) }),
  'device.refused': z.strictObject({ code: z.string(), envelope: envelopeIdSchema.optional() }),
  'device.loss': z.strictObject({ lost: z.enum(['frames', 'text']), count: z.int(), reason: z.string() }),
  'pupil.signed-in': z.strictObject({ signIn: signInIdSchema, device: deviceIdSchema, until: isoTimeSchema }),
  'pupil.signed-out': z.strictObject({ signIn: signInIdSchema, device: deviceIdSchema }),
  'incident.received': receivedFinding,
  'incident.joined': receivedFinding,
  'incident.clip-listed': z.strictObject({
    clip: clipIdSchema,
    ended: z.enum(['complete', 'interrupted']),
    frames: z.int(),
    gaps: z.int(),
  }),
  'incident.clip-stored': z.strictObject({ clip: clipIdSchema }),
  'incident.leased': z.strictObject({ until: isoTimeSchema }),
  'incident.renewed': z.strictObject({ until: isoTimeSchema }),
  'incident.released': empty,
  'incident.lease-expired': empty,
  'incident.words-opened': z.strictObject({ opening: openingIdSchema }),
  'incident.evidence-opened': z.strictObject({ opening: openingIdSchema }),
  'incident.closed': z.strictObject({ outcome: z.enum(outcomeNames), reasonableToCheck: z.boolean() }),
  'person.signed-in': empty,
  'person.signed-out': empty,
  'person.locked-out': z.strictObject({ until: isoTimeSchema }),
  'vault.unlocking': z.strictObject({ epoch: z.int() }),
  'log.filler': z.strictObject({ filler: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type ActionKind = keyof typeof actionDetails;
export const actionKinds = Object.keys(actionDetails) as ActionKind[];
export type ActionDetail<Kind extends ActionKind> = z.infer<(typeof actionDetails)[Kind]>;

/** Codes for why somebody opens something; the free text beside them is sealed. */
export const reasonCodes = [
  'first-look',
  'safety-now',
  'second-opinion',
  'conversation-with-pupil',
  'correction',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const actorKinds = ['device', 'person', 'pupil', 'server'] as const;

/** An action as it is hashed into the log: canonical JSON (RFC 8785) of exactly these fields. */
export const loggedActionSchema = z.strictObject({
  school: z.string(),
  id: actionIdSchema,
  at: isoTimeSchema,
  by: z.strictObject({ kind: z.enum(actorKinds), id: z.union([z.null(), z.string()]) }),
  kind: z.enum(actionKinds as [ActionKind, ...ActionKind[]]),
  /** The id of what it is on: an incident, a device, a document's digest, a person … */
  on: z.string(),
  reasonCode: z.union([z.null(), z.string()]),
  /** SHA-256 of the sealed reason, or null. */
  reasonSha256: z.union([z.null(), digestSchema]),
  detail: z.record(z.string(), z.unknown()),
});
export type LoggedAction = z.infer<typeof loggedActionSchema>;
export type ActionActor = LoggedAction['by'];
export const actorOfPerson = (person: z.infer<typeof personIdSchema>): ActionActor => ({ kind: 'person', id: person });
export type IncidentActionKind = Extract<ActionKind, `incident.${string}`>;
export const incidentOf = (action: Pick<LoggedAction, 'on'>): z.infer<typeof incidentIdSchema> =>
  action.on as z.infer<typeof incidentIdSchema>;
