/** Seals one thing to one recipient so that whoever sealed it cannot read it back (HPKE, RFC 9180, base mode, one shot). */

import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { CandourError } from '@candour/contract';
import { concat, owned, toUtf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { exportPrivateKey, exportPublicKey, importKeyPair, importPublicKey } from './keys.ts';
import type { Key, KeyPair } from './keys.ts';

/** What may be sealed: a screen frame or still, a finding's words, a device's envelope, an action's free-text reason, a case note. */
export const SEAL_KINDS = ['frame', 'words', 'envelope', 'reason', 'note'] as const;
export type SealKind = (typeof SEAL_KINDS)[number];

/** Bytes that sealing adds: the encapsulated key (32), then the AES-GCM tag (16) at the end of the ciphertext. */
export const SEAL_OVERHEAD = 48;
const ENCAPSULATED_LENGTH = 32;
const LENGTH_PREFIX = 4;

/** Where a sealed item belongs. Opening with any part changed fails. */
export interface SealContext {
  readonly kind: SealKind;
  /** The school's id. */
  readonly school: string;
  /** The recipient key's epoch. */
  readonly epoch: string | number;
  /** Associated data, made by {@link aadOf}: bound to the item, not hidden, not carried in the sealed bytes. */
  readonly aad: Uint8Array;
}

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/**
 * Seals `plaintext` with a fresh encapsulation, so that not even this device can open it again.
 * @returns encapsulated key (32 bytes) ‖ ciphertext with its tag
 * @throws CandourError `key-malformed` when the recipient's key is unusable, `encoding-malformed` for a school or epoch that holds a NUL
 */
export async function seal(
  item: SealContext & { readonly recipient: Key; readonly plaintext: Uint8Array },
): Promise<Bytes> {
  const info = infoOf(item);
  try {
    const { enc, ct } = await suite.seal(
      { recipientPublicKey: item.recipient, info },
      owned(item.plaintext),
      owned(item.aad),
    );
    return concat(new Uint8Array(enc), new Uint8Array(ct));
  } catch (cause) {
    throw new CandourError('key-malformed', 'seal recipient', { cause });
  }
}

/**
 * Opens what {@link seal} made, under exactly the same context.
 * @throws CandourError `seal-open-failed` for a wrong key, a wrong context, or a single changed bit: which of them is not told
 */
export async function open(
  item: SealContext & { readonly keyPair: KeyPair; readonly sealed: Uint8Array },
): Promise<Bytes> {
  const info = infoOf(item);
  if (item.sealed.length < SEAL_OVERHEAD) throw new CandourError('seal-open-failed', 'too short');
  const sealed = owned(item.sealed);
  try {
    const params = { recipientKey: item.keyPair, enc: sealed.slice(0, ENCAPSULATED_LENGTH), info };
    return new Uint8Array(await suite.open(params, sealed.slice(ENCAPSULATED_LENGTH), owned(item.aad)));
  } catch {
    throw new CandourError('seal-open-failed');
  }
}

/**
 * Associated data in its one spelling: keys sorted by code unit, one `key=value` line each, every line ended by a newline.
 * @throws CandourError `encoding-malformed` for a key with `=` or a newline, a value with a newline, or a number that is no safe integer
 */
export function aadOf(fields: Readonly<Record<string, string | number>>): Bytes {
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    const value = fields[key] as string | number;
    if (!/^[^=\n]+$/.test(key)) throw new CandourError('encoding-malformed', 'key');
    if (typeof value === 'number' ? !Number.isSafeInteger(value) : value.includes('\n'))
      throw new CandourError('encoding-malformed', key);
    text += `${key}=${value}\n`;
  }
  return toUtf8(text);
}

/**
 * Pads so that the sealed size becomes a multiple of `block` bytes: 4-byte big-endian length, the data, zeros.
 * @param block bytes, more than {@link SEAL_OVERHEAD}; envelopes use 1024
 */
export function padTo(block: number, data: Uint8Array): Bytes {
  const sealedLength = Math.ceil((SEAL_OVERHEAD + LENGTH_PREFIX + data.length) / block) * block;
  const padded = new Uint8Array(sealedLength - SEAL_OVERHEAD);
  new DataView(padded.buffer).setUint32(0, data.length);
  padded.set(data, LENGTH_PREFIX);
  return padded;
}

/** @throws CandourError `encoding-malformed` for a length that does not fit, or padding that is not all zeros */
export function unpad(padded: Uint8Array): Bytes {
  if (padded.length < LENGTH_PREFIX) throw new CandourError('encoding-malformed', 'too short');
  const end = LENGTH_PREFIX + new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0))
    throw new CandourError('encoding-malformed');
  return owned(padded.slice(LENGTH_PREFIX, end));
}

/**
 * A new X25519 pair. To keep one in an age file: generate it extractable, lock {@link exportSealPrivateKey}'s bytes once,
 * and work from then on with {@link importSealPrivateKey}, which is not extractable.
 */
export async function generateSealKeyPair(extractable = false): Promise<KeyPair> {
  // The DOM's and Node's declarations disagree on what this algorithm gives; the standard says a pair.
  const made: unknown = await crypto.subtle.generateKey({ name: 'X25519' }, extractable, ['deriveBits']);
  return made as KeyPair;
}

/** @throws CandourError `key-malformed` unless `raw` is 32 bytes */
export async function importSealPublicKey(raw: Uint8Array): Promise<Key> {
  return importPublicKey('X25519', raw);
}

/**
 * The key pair of a raw 32-byte X25519 private key, ready for {@link open}; not extractable unless asked.
 * @throws CandourError `key-malformed` unless `raw` is 32 bytes
 */
export async function importSealPrivateKey(raw: Uint8Array, extractable = false): Promise<KeyPair> {
  return importKeyPair('X25519', raw, extractable);
}

/** The public key as its 32 raw bytes. */
export async function exportSealPublicKey(publicKey: Key): Promise<Bytes> {
  return exportPublicKey(publicKey);
}

/** @throws CandourError `key-malformed` for a key that was not generated extractable */
export async function exportSealPrivateKey(privateKey: Key): Promise<Bytes> {
  return exportPrivateKey(privateKey);
}

function infoOf({ kind, school, epoch }: SealContext): Bytes {
  const text = `candour/${kind}/1\0${school}\0${epoch}`;
  if (text.split('\0').length !== 3) throw new CandourError('encoding-malformed', 'school or epoch holds a NUL');
  return toUtf8(text);
}
