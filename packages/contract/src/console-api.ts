// What the console may ask of the server: paths under /api, requests and answers. Cookie session; an error answer is an ErrorAnswer.
import { z } from 'zod';
import { loggedActionSchema, reasonCodes } from './actions.ts';
import { clipEnvelopeSchema } from './envelope.ts';
import {
  base64urlSchema,
  clipIdSchema,
  deviceIdSchema,
  digestSchema,
  envelopeIdSchema,
  incidentIdSchema,
  isoTimeSchema,
  openingIdSchema,
  personIdSchema,
  schoolIdSchema,
} from './ids.ts';
import { incidentStatuses } from './lifecycle.ts';
import { outcomeNames } from './outcomes.ts';
import { roles } from './roles.ts';
import { certainties, severities, surfaces } from './severity.ts';
import { themeNames } from './themes.ts';

export const consolePaths = {
  schools: '/api/schools', //                                              GET  SchoolsAnswer (public: names for the sign-in page)
  signIn: '/api/sign-in', //                                               POST SignInRequest → Me
  signOut: '/api/sign-out', //                                             POST
  me: '/api/me', //                                                        GET  Me
  events: '/api/events', //                                                GET  text/event-stream of ConsoleEvent
  incidents: '/api/incidents', //                                          GET  ?status=open|closed&before=<id>&limit=<n> → IncidentList
  incident: (id: string) => `/api/incidents/${id}`, //                     GET  IncidentView
  lease: (id: string) => `/api/incidents/${id}/lease`, //                  POST take or renew · DELETE release → IncidentView
  openWords: (id: string) => `/api/incidents/${id}/open-words`, //         POST OpenRequest → WordsOpened
  openEvidence: (id: string) => `/api/incidents/${id}/open-evidence`, //   POST OpenRequest → EvidenceOpened
  frame: (opening: string, clip: string, index: number) => `/api/openings/${opening}/clips/${clip}/frames/${index}`, // GET octet-stream, HPKE-sealed
  close: (id: string) => `/api/incidents/${id}/close`, //                  POST CloseRequest → IncidentView
  incidentLog: (id: string) => `/api/incidents/${id}/log`, //              GET  RecordLog
  vault: '/api/vault', //                                                  POST → VaultAnswer (logged as vault.unlocking)
  documents: '/api/documents', //                                          GET  DocumentsAnswer
  devices: '/api/devices', //                                              GET  DeviceList
  confirmDevice: (id: string) => `/api/devices/${id}/confirm`, //          POST
  enrolmentCodes: '/api/enrolment-codes', //                               POST → { code, until }
  notices: '/api/notices', //                                              GET  NoticeList (technician: refused and held devices, without pupil text)
  checkpoint: '/api/log/checkpoint', //                                    GET  text/plain signed note
  logTile: (path: string) => `/api/log/${path}`, //                        GET  octet-stream (C2SP tlog-tiles)
} as const;

export const schoolsAnswerSchema = z.array(
  z.strictObject({ id: schoolIdSchema, name: z.string(), madeUp: z.boolean() }),
);
export const signInRequestSchema = z.strictObject({
  school: schoolIdSchema,
  account: z.string().min(1).max(120),
  password: z.string().min(1).max(200),
});

export const meSchema = z.strictObject({
  person: z.strictObject({ id: personIdSchema, name: z.string(), roles: z.array(z.enum(roles)) }),
  school: z.strictObject({ id: schoolIdSchema, name: z.string(), madeUp: z.boolean() }),
  team: z.strictObject({ epoch: z.int(), publicKey: base64urlSchema }),
  sessionUntil: isoTimeSchema,
});
export type Me = z.infer<typeof meSchema>;

const lease = z.union([z.null(), z.strictObject({ person: personIdSchema, name: z.string(), until: isoTimeSchema })]);

export const incidentRowSchema = z.strictObject({
  id: incidentIdSchema,
  status: z.enum(incidentStatuses),
  severity: z.enum(severities),
  themes: z.array(z.enum(themeNames)),
  surfaces: z.array(z.enum(surfaces)),
  findingCount: z.int(),
  firstAt: isoTimeSchema,
  lastAt: isoTimeSchema,
  receivedAt: isoTimeSchema,
  /** How the pupil is known, and a name where the role may see one. */
  certainty: z.enum(certainties),
  pupilName: z.union([z.null(), z.string()]),
  pupilYear: z.union([z.null(), z.int()]),
  hasClip: z.boolean(),
  lease,
  outcome: z.union([z.null(), z.enum(outcomeNames)]),
  closedAt: z.union([z.null(), isoTimeSchema]),
});
export type IncidentRow = z.infer<typeof incidentRowSchema>;
export const incidentListSchema = z.strictObject({
  rows: z.array(incidentRowSchema),
  openCount: z.int(),
  more: z.boolean(),
});

export const findingViewSchema = z.strictObject({
  envelope: envelopeIdSchema,
  madeAt: isoTimeSchema,
  skewMs: z.union([z.null(), z.int()]),
  receivedAt: isoTimeSchema,
  severity: z.enum(severities),
  theme: z.enum(themeNames),
  language: z.string(),
  surface: z.enum(surfaces),
  site: z.union([z.null(), z.strictObject({ id: z.string(), name: z.string() })]),
  /** The watchlist entry in the words of its version; `null` when that version is no longer kept. */
  entry: z.strictObject({
    id: z.string(),
    version: z.int(),
    meaning: z.union([z.null(), z.string()]),
    reason: z.union([z.null(), z.string()]),
  }),
  policy: z.strictObject({ digest: digestSchema, version: z.union([z.null(), z.int()]) }),
  watchlist: z.strictObject({ digest: digestSchema, version: z.union([z.null(), z.int()]) }),
  noClipReason: z.union([z.null(), z.string()]),
});

export const incidentViewSchema = z.strictObject({
  row: incidentRowSchema,
  device: z.strictObject({ id: deviceIdSchema, name: z.string() }),
  findings: z.array(findingViewSchema),
  clips: z.array(
    z.strictObject({
      clip: clipIdSchema,
      state: z.enum(['coming', 'listed', 'stored']),
      frames: z.int(),
      framesHere: z.int(),
      gaps: z.int(),
    }),
  ),
  reasonableToCheck: z.union([z.null(), z.boolean()]),
});
export type IncidentView = z.infer<typeof incidentViewSchema>;
export type FindingView = z.infer<typeof findingViewSchema>;

/** Why somebody opens: a code in the clear, free text sealed to the team (kind `reason`, aad {incident}). */
export const openRequestSchema = z.strictObject({
  reasonCode: z.enum(reasonCodes),
  reasonSealed: z.union([z.null(), base64urlSchema.max(8_000)]),
});

const sealedWords = z.strictObject({
  envelope: envelopeIdSchema,
  epoch: z.int(),
  sealed: base64urlSchema,
  aad: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const wordsOpenedSchema = z.strictObject({
  opening: openingIdSchema,
  until: isoTimeSchema,
  words: z.array(sealedWords),
});
export type WordsOpened = z.infer<typeof wordsOpenedSchema>;

export const evidenceOpenedSchema = z.strictObject({
  opening: openingIdSchema,
  until: isoTimeSchema,
  /** The manifest as the device signed it; device, boot, ring and policy in it give each frame's aad (`frameAadFields`). `here` lists the stored frame indexes. */
  clips: z.array(z.strictObject({ manifest: clipEnvelopeSchema, here: z.array(z.int()) })),
});
export type EvidenceOpened = z.infer<typeof evidenceOpenedSchema>;

/** The reason is sealed to the team (kind `reason`, aad {incident}); it must not be empty. */
export const closeRequestSchema = z.strictObject({
  outcome: z.enum(outcomeNames),
  reasonableToCheck: z.boolean(),
  reasonSealed: base64urlSchema.min(80).max(8_000),
});

export const recordLogSchema = z.array(
  z.strictObject({
    action: loggedActionSchema,
    byName: z.string(),
    index: z.union([z.null(), z.int()]),
    reasonSealed: z.union([z.null(), base64urlSchema]),
    epoch: z.union([z.null(), z.int()]),
  }),
);
export type RecordLog = z.infer<typeof recordLogSchema>;

/** The team's private key, locked with this person's passphrase (an age file, base64url). The server cannot open it. */
export const vaultAnswerSchema = z.strictObject({
  epoch: z.int(),
  publicKey: base64urlSchema,
  ageFile: base64urlSchema,
});

export const deviceListSchema = z.array(
  z.strictObject({
    id: deviceIdSchema,
    name: z.string(),
    platform: z.string(),
    status: z.enum(['unconfirmed', 'confirmed', 'held']),
    enrolledAt: isoTimeSchema,
    lastSeenAt: z.union([z.null(), isoTimeSchema]),
    queued: z.int(),
  }),
);
export const noticeListSchema = z.array(
  z.strictObject({
    at: isoTimeSchema,
    kind: z.string(),
    device: z.union([z.null(), z.string()]),
    code: z.union([z.null(), z.string()]),
    says: z.string(),
  }),
);
export const documentsAnswerSchema = z.array(
  z.strictObject({
    kind: z.string(),
    version: z.int(),
    digest: digestSchema,
    publishedAt: isoTimeSchema,
    signedBy: z.array(z.string()),
    payload: z.unknown(),
  }),
);

/** Server-sent events: something about this incident changed; fetch it again. */
export const consoleEventSchema = z.strictObject({ kind: z.enum(['incident', 'device', 'document']), id: z.string() });
export type ConsoleEvent = z.infer<typeof consoleEventSchema>;

export type SchoolsAnswer = z.infer<typeof schoolsAnswerSchema>;
export type SignInRequest = z.infer<typeof signInRequestSchema>;
export type IncidentList = z.infer<typeof incidentListSchema>;
export type OpenRequest = z.infer<typeof openRequestSchema>;
export type CloseRequest = z.infer<typeof closeRequestSchema>;
export type VaultAnswer = z.infer<typeof vaultAnswerSchema>;
export type DeviceList = z.infer<typeof deviceListSchema>;
export type NoticeList = z.infer<typeof noticeListSchema>;
export type DocumentsAnswer = z.infer<typeof documentsAnswerSchema>;
export const enrolmentCodeAnswerSchema = z.strictObject({ code: z.string(), until: isoTimeSchema });
export type EnrolmentCodeAnswer = z.infer<typeof enrolmentCodeAnswerSchema>;
