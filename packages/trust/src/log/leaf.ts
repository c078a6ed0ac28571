/** What stands in the log of an action: a salted hash, so that the log holds nothing personal and erasing the salt forgets it. */

import { CandourError } from '@candour/contract';
import type { Bytes } from '../bytes.ts';
import { sha256, toUtf8 } from '../bytes.ts';

/** Length of a leaf's salt in bytes; drawn at random for each action. */
export const SALT_LENGTH = 32;

/**
 * The log entry of an action: SHA-256(salt ‖ canonical action bytes), 32 bytes. The tree hashes it once more as its leaf.
 * @throws CandourError `encoding-malformed` unless the salt is 32 bytes
 */
export function leafOf(salt: Uint8Array, canonicalActionBytes: Uint8Array): Bytes {
  if (salt.length !== SALT_LENGTH) throw new CandourError('encoding-malformed', 'salt length');
  return sha256(salt, canonicalActionBytes);
}

/**
 * The one spelling of a JSON value (RFC 8785, of which it takes the part without fractions): members sorted by UTF-16 code units, no spaces.
 * @throws CandourError `encoding-malformed` for what has no such spelling: fractions, unsafe integers, `undefined`, lone surrogates, class instances
 */
export function canonicalJson(value: unknown): Bytes {
  return toUtf8(spell(value));
}

function spell(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return spellText(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, spell).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((name) => `${spellText(name)}:${spell(value[name])}`).join(',')}}`;
  }
  throw new CandourError('encoding-malformed', `no canonical JSON for ${typeof value}`);
}

function spellText(text: string): string {
  if (!text.isWellFormed()) throw new CandourError('encoding-malformed', 'lone surrogate');
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  );
}
