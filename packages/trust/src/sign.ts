/** Ed25519 signatures (RFC 8032), each bound to what it was made for, so that none can be shown as another. */

import { CandourError } from '@candour/contract';
import { concat, owned, toUtf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { exportPrivateKey, exportPublicKey, importKeyPair, importPublicKey } from './keys.ts';
import type { Key, KeyPair } from './keys.ts';

/** Length of a signature in bytes. */
export const SIGNATURE_LENGTH = 64;

/** A new Ed25519 pair; a device's own key is never extractable, a person's only until it is locked in an age file. */
export async function generateSigningKeyPair(extractable = false): Promise<KeyPair> {
  return crypto.subtle.generateKey('Ed25519', extractable, ['sign', 'verify']) as Promise<KeyPair>;
}

/** @throws CandourError `key-malformed` unless `seed` is 32 bytes */
export async function importSigningSeed(seed: Uint8Array, extractable = false): Promise<KeyPair> {
  return importKeyPair('Ed25519', seed, extractable);
}

/** The 32-byte seed of an extractable key. @throws CandourError `key-malformed` otherwise */
export async function exportSigningSeed(privateKey: Key): Promise<Bytes> {
  return exportPrivateKey(privateKey);
}

/** @throws CandourError `key-malformed` unless `raw` is 32 bytes */
export async function importVerifyKey(raw: Uint8Array): Promise<Key> {
  return importPublicKey('Ed25519', raw);
}

/** The public key as its 32 raw bytes. */
export async function exportVerifyKey(publicKey: Key): Promise<Bytes> {
  return exportPublicKey(publicKey);
}

/**
 * Signs `context` NUL `bytes`.
 * @param context what the signature is for, as `candour/<purpose>/<version>`; printable ASCII
 * @returns 64 bytes
 */
export async function signBytes(privateKey: Key, context: string, bytes: Uint8Array): Promise<Bytes> {
  return signExactly(privateKey, messageOf(context, bytes));
}

/** Whether `signature` was made by {@link signBytes} with this key over these bytes in this context. Never throws for a bad signature. */
export async function verifyBytes(
  publicKey: Key,
  context: string,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return verifyExactly(publicKey, messageOf(context, bytes), signature);
}

/** Signs the bytes as they are, for formats that separate their purposes themselves (JWS, signed notes). Not exported by the package. */
export async function signExactly(privateKey: Key, message: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, owned(message)));
}

/** The counterpart of {@link signExactly}. */
export async function verifyExactly(publicKey: Key, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return (
    signature.length === SIGNATURE_LENGTH &&
    crypto.subtle.verify('Ed25519', publicKey, owned(signature), owned(message))
  );
}

function messageOf(context: string, bytes: Uint8Array): Bytes {
  if (!/^[!-~]+$/.test(context)) throw new CandourError('encoding-malformed', 'signing context');
  return concat(toUtf8(`${context}\0`), bytes);
}
