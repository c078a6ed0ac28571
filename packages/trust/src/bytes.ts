/** Bytes in and out of text, compared, joined, hashed and drawn at random: the ground every other file stands on. */

import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { CandourError } from '@candour/contract';

/** Bytes that own their memory, as WebCrypto, IndexedDB and `fetch` want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const URL_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STANDARD_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_VALUES = valuesOf(URL_ALPHABET);
const STANDARD_VALUES = valuesOf(STANDARD_ALPHABET);
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  return encode(bytes, URL_ALPHABET);
}

/**
 * Decodes base64url without padding.
 * Strict, so that one value has one spelling: refuses other alphabets, padding, whitespace, impossible lengths and stray bits.
 * @throws CandourError `encoding-malformed`
 */
export function fromBase64Url(text: string): Bytes {
  return decode(text, URL_VALUES);
}

/** base64 with padding (RFC 4648 §4), as signed notes use it. */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD_ALPHABET);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

/**
 * Decodes base64 with its padding, as strictly as {@link fromBase64Url}.
 * @throws CandourError `encoding-malformed`
 */
export function fromBase64(text: string): Bytes {
  if (text.length % 4 !== 0) throw new CandourError('encoding-malformed', 'base64 length');
  const paddingLength = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return decode(text.slice(0, text.length - paddingLength), STANDARD_VALUES);
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** @throws CandourError `encoding-malformed` unless `text` is lower-case hex of even length. */
export function fromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new CandourError('encoding-malformed', 'hex');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** @throws CandourError `encoding-malformed` for a lone surrogate, which UTF-8 cannot carry unchanged. */
export function toUtf8(text: string): Bytes {
  if (!text.isWellFormed()) throw new CandourError('encoding-malformed', 'lone surrogate');
  return encoder.encode(text);
}

/** @throws CandourError `encoding-malformed` for bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(owned(bytes));
  } catch {
    throw new CandourError('encoding-malformed', 'utf-8');
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Compares in time that depends on the length alone, never on where the first difference lies. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

/** SHA-256, synchronous: a log of many small leaves would spend its time on promises with WebCrypto's. */
export function sha256(...parts: readonly Uint8Array[]): Bytes {
  return owned(nobleSha256(parts.length === 1 ? (parts[0] as Uint8Array) : concat(...parts)));
}

export function sha256Hex(...parts: readonly Uint8Array[]): string {
  return toHex(sha256(...parts));
}

/** `length` bytes from the platform's cryptographic generator (at most 65,536). */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The same bytes as a type WebCrypto takes: copied only when they lie in shared memory. */
export function owned(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : new Uint8Array(bytes);
}

function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
}

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const block = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += alphabet.charAt(block >> 18) + alphabet.charAt((block >> 12) & 63);
    if (i + 1 < bytes.length) text += alphabet.charAt((block >> 6) & 63);
    if (i + 2 < bytes.length) text += alphabet.charAt(block & 63);
  }
  return text;
}

function decode(text: string, values: Int8Array): Bytes {
  if (text.length % 4 === 1) throw new CandourError('encoding-malformed', 'base64 length');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let pending = 0;
  let pendingBits = 0;
  let offset = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) throw new CandourError('encoding-malformed', 'base64 alphabet');
    pending = (pending << 6) | value;
    pendingBits += 6;
    if (pendingBits < 8) continue;
    pendingBits -= 8;
    bytes[offset++] = pending >> pendingBits;
    pending &= (1 << pendingBits) - 1;
  }
  if (pending !== 0) throw new CandourError('encoding-malformed', 'base64 stray bits');
  return bytes;
}
