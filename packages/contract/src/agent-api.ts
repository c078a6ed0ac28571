// What a device may ask of the school's server: paths under /agent/v1/<school>, requests and answers.
// Every request but `enrol` carries the device's signature (trust `request`); an error answer is an ErrorAnswer.
import { z } from 'zod';
import {
  base64urlSchema,
  bootIdSchema,
  deviceIdSchema,
  digestSchema,
  envelopeIdSchema,
  isoTimeSchema,
  pupilIdSchema,
  signInIdSchema,
} from './ids.ts';
import { logProofSchema, signedJsonSchema } from './documents.ts';

export const agentPaths = {
  enrol: (school: string) => `/agent/v1/${school}/enrol`,
  /** GET: a SignedJson of a CurrentStatement. */
  current: (school: string) => `/agent/v1/${school}/current`,
  /** GET ?size=N: a DocumentAnswer; the proof leads to the checkpoint of that size. */
  document: (school: string, digest: string, size: number) => `/agent/v1/${school}/documents/${digest}?size=${size}`,
  /** GET: the digests of the whole signer-set chain, oldest first. */
  signerSets: (school: string) => `/agent/v1/${school}/signer-sets`,
  /** GET: consistency between two checkpoints. */
  consistency: (school: string, from: number, to: number) => `/agent/v1/${school}/consistency?from=${from}&to=${to}`,
  /** POST application/octet-stream: one sealed envelope. */
  envelopes: (school: string) => `/agent/v1/${school}/envelopes`,
  /** PUT application/octet-stream: one sealed frame of a clip whose manifest was taken. */
  frame: (school: string, clip: string, index: number) => `/agent/v1/${school}/clips/${clip}/frames/${index}`,
  heartbeat: (school: string) => `/agent/v1/${school}/heartbeat`,
  /** POST: opens a sign-in page for this device and boot. */
  signIns: (school: string) => `/agent/v1/${school}/sign-ins`,
  /** POST: ends the sign-in of this device. */
  signOut: (school: string) => `/agent/v1/${school}/sign-out`,
} as const;

export const enrolRequestSchema = z.strictObject({
  code: z.string().min(8).max(64),
  name: z.string().min(1).max(80),
  platform: z.string().max(120),
  publicKey: base64urlSchema,
  boot: bootIdSchema,
  /** The device key's signature over `candour/enrol/1` and the code: it holds the key. */
  proof: base64urlSchema,
});
export const enrolAnswerSchema = z.strictObject({
  device: deviceIdSchema,
  status: z.enum(['unconfirmed', 'confirmed']),
  serverTime: isoTimeSchema,
});

/** The chain of signer sets by digest, version 1 first. */
export const signerSetsAnswerSchema = z.array(digestSchema).min(1);
/** RFC 6962 consistency proof between the two sizes asked for. */
export const consistencyAnswerSchema = z.strictObject({ proof: z.array(base64urlSchema) });
export const documentAnswerSchema = z.strictObject({ jws: z.string(), proof: logProofSchema });

/** `count` notes and judged-innocent hits: no pupil, no device in what is kept of them. */
export const countsSchema = z
  .array(
    z.strictObject({
      entry: z.string().max(80),
      entryVersion: z.int(),
      what: z.enum(['note', 'noted']),
      count: z.int().min(1),
    }),
  )
  .max(200);

export const heartbeatRequestSchema = z.strictObject({
  state: z.enum(['in-use', 'idle', 'sleep', 'sign-out', 'off-site']),
  /** Rises within a boot. */
  beat: z.int().min(1),
  agent: z.string().max(40),
  /** Digest of the built extension, or `demo`. */
  build: z.string().max(64),
  queued: z.int().min(0),
  policyVersion: z.int().min(0),
  watchlistVersion: z.int().min(0),
  counts: countsSchema,
});

/** Who the server saw sign in on this device in this boot; years and classes are what the guard needs, the name is for the pupil's own badge. */
export const signInSchema = z.strictObject({
  signIn: signInIdSchema,
  pupil: pupilIdSchema,
  name: z.string(),
  year: z.int(),
  classes: z.array(z.string()),
  since: isoTimeSchema,
  until: isoTimeSchema,
});
export type SignIn = z.infer<typeof signInSchema>;
export const heartbeatAnswerSchema = z.strictObject({
  status: z.enum(['unconfirmed', 'confirmed']),
  serverTime: isoTimeSchema,
  signIn: z.union([z.null(), signInSchema]),
  current: signedJsonSchema,
});

export const signInOpenedSchema = z.strictObject({ url: z.url(), until: isoTimeSchema });
export const envelopeAnswerSchema = z.strictObject({ id: envelopeIdSchema, taken: z.enum(['now', 'before']) });
export const frameAnswerSchema = z.strictObject({ taken: z.enum(['now', 'before']) });

export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;
export type DocumentAnswer = z.infer<typeof documentAnswerSchema>;
export type HeartbeatRequest = z.infer<typeof heartbeatRequestSchema>;
export type HeartbeatAnswer = z.infer<typeof heartbeatAnswerSchema>;
export type Counts = z.infer<typeof countsSchema>;

/** A beacon: GET <url>?nonce=<base64url 16..32 bytes> answers a SignedJson (context `candour/beacon/1`) of this. */
export const beaconStatementSchema = z.strictObject({
  site: z.string(),
  nonce: base64urlSchema,
  at: isoTimeSchema,
  address: z.string(),
});
export type BeaconStatement = z.infer<typeof beaconStatementSchema>;
/** A beacon's statement counts for this long. */
export const beaconValidMs = 5 * 60_000;

/** Per device: requests a minute, evidence bytes an hour; heartbeats are counted apart, and suffice for a look every two seconds while somebody signs in. */
export const deviceLimits = { requestsPerMinute: 60, bytesPerHour: 80_000_000, heartbeatsPerMinute: 40 } as const;

export type SignInOpened = z.infer<typeof signInOpenedSchema>;
export type EnvelopeAnswer = z.infer<typeof envelopeAnswerSchema>;
export type FrameAnswer = z.infer<typeof frameAnswerSchema>;
