// A clip's manifest at rest: the SignedJson exactly as the device signed it, under the clip's record key.
import { clipEnvelopeSchema, signedJsonSchema } from '@candour/contract';
import type { ClipEnvelope, ClipId, SignedJson } from '@candour/contract';
import { fromBase64Url, fromUtf8, toUtf8 } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';

/** The clip's record key must have been made. */
export const sealManifest = (tx: SchoolTransaction, clip: ClipId, signed: SignedJson): Promise<Buffer> =>
  tx.keys.sealRecord(tx.school, clip, toUtf8(JSON.stringify(signed)));

/** The manifest's signature was verified when it came in. @throws CandourError `seal-open-failed` */
export async function readManifest(tx: SchoolTransaction, clip: ClipId, stored: Uint8Array): Promise<ClipEnvelope> {
  const signed = signedJsonSchema.parse(JSON.parse(fromUtf8(await tx.keys.openRecord(tx.school, clip, stored))));
  return clipEnvelopeSchema.parse(JSON.parse(fromUtf8(fromBase64Url(signed.payload))));
}
