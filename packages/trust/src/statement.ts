/** A signed JSON value in compact form: statements, device envelopes, clip manifests, beacon statements. */

import { CandourError } from '@candour/contract';
import { fromBase64Url, fromUtf8, toBase64Url, toUtf8 } from './bytes.ts';
import type { Key } from './keys.ts';
import { signBytes, verifyBytes } from './sign.ts';

/** What a signature is for, such as `candour/current/1`, `candour/envelope/1`, `candour/manifest/1`, `candour/beacon/1`. One made for one is refused as any other. */
export type StatementContext = `candour/${string}/${number}`;

/** `payload` is the base64url of the JSON bytes exactly as signed, `signature` the base64url of 64 bytes. */
export interface SignedJson {
  readonly payload: string;
  readonly signature: string;
}

/** Signs `value` as JSON. What JSON cannot carry (`undefined`, functions) is left out, as `JSON.stringify` does. */
export async function signJson(context: StatementContext, privateKey: Key, value: unknown): Promise<SignedJson> {
  const bytes = toUtf8(JSON.stringify(value));
  return { payload: toBase64Url(bytes), signature: toBase64Url(await signBytes(privateKey, context, bytes)) };
}

/**
 * Verifies, then parses: nothing of an unverified payload is ever looked at.
 * @returns the value as parsed; its shape is the caller's to check
 * @throws CandourError `signature-invalid`, or `encoding-malformed` when the encoding is broken
 */
export async function openSignedJson(context: StatementContext, publicKey: Key, signed: SignedJson): Promise<unknown> {
  const bytes = fromBase64Url(signed.payload);
  if (!(await verifyBytes(publicKey, context, bytes, fromBase64Url(signed.signature))))
    throw new CandourError('signature-invalid', context);
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    // The parser's own message would quote the payload.
    throw new CandourError('encoding-malformed', context);
  }
}
