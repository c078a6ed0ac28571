// What a device sends: an envelope is JSON, signed by the device (context `candour/envelope/1`), padded, then sealed to the server's envelope key.
import { z } from 'zod';
import {
  base64urlSchema,
  bootIdSchema,
  clipIdSchema,
  deviceIdSchema,
  digestSchema,
  envelopeIdSchema,
  episodeIdSchema,
  isoTimeSchema,
  ringIdSchema,
  schoolIdSchema,
  signInIdSchema,
} from './ids.ts';
import { severities, surfaces } from './severity.ts';
import { themeNames } from './themes.ts';

const head = {
  id: envelopeIdSchema,
  school: schoolIdSchema,
  device: deviceIdSchema,
  boot: bootIdSchema,
  /** Rises by one with each envelope of one device, over all its boots. */
  sequence: z.int().min(1),
  /** Guard time when it arose, and how far the device's own clock stands from it, in ms; `null` = no signed time since boot. */
  madeAt: isoTimeSchema,
  skewMs: z.union([z.null(), z.int()]),
  episode: episodeIdSchema,
};

/** Never the pupil itself: the server knows whom it saw sign in. */
const pupilSchema = z.union([
  z.strictObject({ known: z.literal('sign-in'), signIn: signInIdSchema }),
  z.strictObject({ known: z.literal('unknown') }),
]);

export const noClipReasons = [
  'severity',
  'policy',
  'identity',
  'budget',
  'clip-running',
  'already-kept',
  'no-frames',
] as const;

export const findingEnvelopeSchema = z.strictObject({
  kind: z.literal('finding'),
  ...head,
  pupil: pupilSchema,
  /** The site whose beacon vouched; `null` = off site. */
  site: z.union([z.null(), z.string().max(40)]),
  policy: digestSchema,
  watchlist: digestSchema,
  entry: z.string().max(80),
  entryVersion: z.int().min(1),
  theme: z.enum(themeNames),
  severity: z.enum(severities),
  language: z.string().max(20),
  surface: z.enum(surfaces),
  clip: z.union([
    z.strictObject({ state: z.literal('coming'), clip: clipIdSchema }),
    z.strictObject({ state: z.literal('none'), reason: z.enum(noClipReasons) }),
  ]),
  /** HPKE to the team: kind `words`, aad = {@link wordsAadFields}; holds {@link findingWordsSchema}. */
  words: base64urlSchema.max(16_000),
  teamEpoch: z.int().min(1),
});

/** What is sealed to the team inside a finding. */
export const findingWordsSchema = z.strictObject({
  excerpt: z.string().max(400),
  span: z.strictObject({ start: z.int().min(0), end: z.int().min(0) }),
  phrase: z.string().max(200),
  /** `explain`'s sentence, made on the device. */
  why: z.string().max(1_000),
  address: z.string().max(400),
  title: z.string().max(200),
});
export type FindingWords = z.infer<typeof findingWordsSchema>;

export const gapReasons = [
  'site-never-watched',
  'secret-field',
  'private-window',
  'policy',
  'not-focused',
  'minimised',
  'page-changed',
  'browser-page',
  'capture-failed',
  'capture-late',
  'agent-restarted',
  'nobody-signed-in',
  'exam',
  'budget-memory',
] as const;
export type GapReason = (typeof gapReasons)[number];

/** One frame of a clip: its own sealed bytes, or a reference to an earlier frame that looked the same to the last bit. */
export const frameSchema = z.union([
  z.strictObject({
    index: z.int().min(0),
    at: isoTimeSchema,
    sha256: digestSchema,
    bytes: z.int().min(48).max(2_000_000),
  }),
  z.strictObject({ index: z.int().min(0), at: isoTimeSchema, same: z.int().min(0) }),
]);
export type Frame = z.infer<typeof frameSchema>;

/** The signed list of all that a clip holds and of all that it does not hold. Sent as an envelope of kind `clip`. */
export const clipEnvelopeSchema = z.strictObject({
  kind: z.literal('clip'),
  ...head,
  clip: clipIdSchema,
  ring: ringIdSchema,
  trigger: envelopeIdSchema,
  triggerAt: isoTimeSchema,
  ended: z.enum(['complete', 'interrupted']),
  policy: digestSchema,
  teamEpoch: z.int().min(1),
  /** At most 60 s in all. */
  frames: z.array(frameSchema).max(75),
  gaps: z.array(z.strictObject({ from: isoTimeSchema, to: isoTimeSchema, reason: z.enum(gapReasons) })).max(150),
});

/** Evidence or text that a full outbox or disk had to drop: a recorded gap (P14). */
export const lossEnvelopeSchema = z.strictObject({
  kind: z.literal('loss'),
  ...head,
  lost: z.enum(['frames', 'text']),
  count: z.int().min(1),
  reason: z.enum(['outbox-full', 'disk-full', 'unreadable']),
});

export const envelopeSchema = z.discriminatedUnion('kind', [
  findingEnvelopeSchema,
  clipEnvelopeSchema,
  lossEnvelopeSchema,
]);
export type Envelope = z.infer<typeof envelopeSchema>;
export type FindingEnvelope = z.infer<typeof findingEnvelopeSchema>;
export type ClipEnvelope = z.infer<typeof clipEnvelopeSchema>;
export type LossEnvelope = z.infer<typeof lossEnvelopeSchema>;

/** Fields bound to sealed words. The server hands them out beside the sealed bytes, so that the vault can open them. */
export const wordsAadFields = (
  finding: Pick<FindingEnvelope, 'id' | 'device' | 'boot' | 'entry' | 'madeAt'>,
): Record<string, string | number> => ({
  envelope: finding.id,
  device: finding.device,
  boot: finding.boot,
  entry: finding.entry,
  at: finding.madeAt,
});

/** Fields bound to one sealed frame (DESIGN §5 Sealing; decision 003: the ring, since no clip exists yet when a frame is taken). */
export const frameAadFields = (frame: {
  device: string;
  boot: string;
  ring: string;
  index: number;
  at: string;
  policy: string;
}): Record<string, string | number> => ({
  device: frame.device,
  boot: frame.boot,
  ring: frame.ring,
  index: frame.index,
  at: frame.at,
  policy: frame.policy,
});

/** Fields bound to an envelope sealed to the server. */
export const envelopeAadFields = (envelope: { device: string }): Record<string, string | number> => ({
  device: envelope.device,
});
