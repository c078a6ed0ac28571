// The outer layer at rest: AES-256-GCM under one record's key, bound to the school and the record.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CandourError } from '@candour/contract';

const IV_LENGTH = 12;
const TAG_LENGTH = 16;
export const KEY_LENGTH = 32;

/** @returns iv (12 bytes) ‖ ciphertext ‖ tag (16 bytes) */
export function encrypt(key: Uint8Array, aad: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws CandourError `seal-open-failed` */
export function decrypt(key: Uint8Array, aad: string, sealed: Uint8Array): Buffer {
  if (sealed.length < IV_LENGTH + TAG_LENGTH) throw new CandourError('seal-open-failed', 'at rest');
  const tagStart = sealed.length - TAG_LENGTH;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_LENGTH))
    .setAAD(Buffer.from(aad))
    .setAuthTag(sealed.subarray(tagStart));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_LENGTH, tagStart)), decipher.final()]);
  } catch {
    throw new CandourError('seal-open-failed', 'at rest');
  }
}
