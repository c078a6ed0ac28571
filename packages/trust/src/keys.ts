/** The shape of a key here, and the wrapping WebCrypto asks for around a raw 32-byte private key (RFC 8410). */

import { CandourError } from '@candour/contract';
import { concat, fromBase64Url, fromHex, owned, sha256Hex } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** A WebCrypto key. Spelt this way because Node's types know the class, the DOM's the interface. */
export type Key = InstanceType<typeof CryptoKey>;

export interface KeyPair {
  readonly privateKey: Key;
  readonly publicKey: Key;
}

/** Length of every raw key, private or public, in bytes. */
export const RAW_KEY_LENGTH = 32;

export type KeyAlgorithm = 'Ed25519' | 'X25519';

const PKCS8_PREFIX = {
  Ed25519: fromHex('302e020100300506032b657004220420'),
  X25519: fromHex('302e020100300506032b656e04220420'),
} as const satisfies Record<KeyAlgorithm, Bytes>;

export async function importPublicKey(algorithm: KeyAlgorithm, raw: Uint8Array): Promise<Key> {
  if (raw.length !== RAW_KEY_LENGTH) throw new CandourError('key-malformed', `public key of ${raw.length} bytes`);
  try {
    return await crypto.subtle.importKey('raw', owned(raw), algorithm, true, algorithm === 'Ed25519' ? ['verify'] : []);
  } catch (cause) {
    throw new CandourError('key-malformed', 'public key', { cause });
  }
}

export async function exportPublicKey(publicKey: Key): Promise<Bytes> {
  if (publicKey.type !== 'public') throw new CandourError('key-malformed', 'not a public key');
  return new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
}

export async function importPrivateKey(algorithm: KeyAlgorithm, raw: Uint8Array, extractable: boolean): Promise<Key> {
  if (raw.length !== RAW_KEY_LENGTH) throw new CandourError('key-malformed', `private key of ${raw.length} bytes`);
  const wrapped = concat(PKCS8_PREFIX[algorithm], raw);
  try {
    return await crypto.subtle.importKey(
      'pkcs8',
      wrapped,
      algorithm,
      extractable,
      algorithm === 'Ed25519' ? ['sign'] : ['deriveBits'],
    );
  } catch (cause) {
    throw new CandourError('key-malformed', 'private key', { cause });
  } finally {
    wrapped.fill(0);
  }
}

/** The pair that belongs to a raw private key; the private half is extractable only when asked for. */
export async function importKeyPair(algorithm: KeyAlgorithm, raw: Uint8Array, extractable: boolean): Promise<KeyPair> {
  // WebCrypto tells the public half only of an extractable key, so a passing one is made for that.
  const { x } = await exportJwk(await importPrivateKey(algorithm, raw, true));
  return {
    privateKey: await importPrivateKey(algorithm, raw, extractable),
    publicKey: await importPublicKey(algorithm, fromBase64Url(x)),
  };
}

/** The raw 32 bytes of an extractable private key. The caller wipes them after use. */
export async function exportPrivateKey(privateKey: Key): Promise<Bytes> {
  if (privateKey.type !== 'private' || !privateKey.extractable)
    throw new CandourError('key-malformed', 'the private key is not extractable');
  return fromBase64Url((await exportJwk(privateKey)).d);
}

/** The name a public key goes by in signatures (`kid`): the first 16 bytes of its SHA-256, in hex. */
export function kidOf(publicKeyRaw: Uint8Array): string {
  return sha256Hex(publicKeyRaw).slice(0, 32);
}

async function exportJwk(privateKey: Key): Promise<{ d: string; x: string }> {
  const { d, x } = await crypto.subtle.exportKey('jwk', privateKey);
  if (d === undefined || x === undefined) throw new CandourError('key-malformed', 'not a private key');
  return { d, x };
}
