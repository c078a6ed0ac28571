// Branded identifiers: an id of one thing cannot be passed where another is asked for.
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not a UUIDv7');

/** A school's id is a short slug, readable in log origins, key paths and sealed `info` (decision 004). */
export const schoolIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,39}$/, 'not a school id')
  .brand('SchoolId');
export const deviceIdSchema = uuid.brand('DeviceId');
/** One start of one browser on one device: made anew at each browser start. */
export const bootIdSchema = uuid.brand('BootId');
export const envelopeIdSchema = uuid.brand('EnvelopeId');
export const episodeIdSchema = uuid.brand('EpisodeId');
export const incidentIdSchema = uuid.brand('IncidentId');
export const clipIdSchema = uuid.brand('ClipId');
/** One unbroken run of the ring under one pupil and one policy; frames are sealed to it (decision 003). */
export const ringIdSchema = uuid.brand('RingId');
export const signInIdSchema = uuid.brand('SignInId');
export const pupilIdSchema = uuid.brand('PupilId');
export const personIdSchema = uuid.brand('PersonId');
export const actionIdSchema = uuid.brand('ActionId');
export const openingIdSchema = uuid.brand('OpeningId');

export type SchoolId = z.infer<typeof schoolIdSchema>;
export type DeviceId = z.infer<typeof deviceIdSchema>;
export type BootId = z.infer<typeof bootIdSchema>;
export type EnvelopeId = z.infer<typeof envelopeIdSchema>;
export type EpisodeId = z.infer<typeof episodeIdSchema>;
export type IncidentId = z.infer<typeof incidentIdSchema>;
export type ClipId = z.infer<typeof clipIdSchema>;
export type RingId = z.infer<typeof ringIdSchema>;
export type SignInId = z.infer<typeof signInIdSchema>;
export type PupilId = z.infer<typeof pupilIdSchema>;
export type PersonId = z.infer<typeof personIdSchema>;
export type ActionId = z.infer<typeof actionIdSchema>;
export type OpeningId = z.infer<typeof openingIdSchema>;

/** A fresh UUIDv7 (RFC 9562), branded by the caller's type: `newId<EnvelopeId>()`. */
export const newId = <Id extends string>(): Id => uuidv7() as Id;

/** SHA-256 in lower-case hex. */
export const digestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'not a SHA-256 digest')
  .brand('Digest');
export type Digest = z.infer<typeof digestSchema>;
/** ISO 8601 in UTC with milliseconds, e.g. 2026-11-24T08:40:00.000Z. */
export const isoTimeSchema = z.iso.datetime({ precision: 3 });
export type IsoTime = string;
/** base64url without padding. */
export const base64urlSchema = z.string().regex(/^[A-Za-z0-9_-]*$/, 'not base64url');
