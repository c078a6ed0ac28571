/** Keeps a person's secret key in an age file that only their passphrase opens (age-encryption.org/v1, scrypt recipient). */

import { Decrypter, Encrypter } from 'age-encryption';
import { CandourError } from '@candour/contract';
import { owned } from './bytes.ts';
import type { Bytes } from './bytes.ts';

/** scrypt's log2(N). 18 takes about a second on a laptop; age refuses files above 20. */
export const DEFAULT_WORK_FACTOR = 18;

/** @returns a binary age file, which the `age` command line tool opens too */
export async function lockSecret(
  secret: Uint8Array,
  passphrase: string,
  options: { readonly workFactor?: number } = {},
): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(options.workFactor ?? DEFAULT_WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  return owned(await encrypter.encrypt(secret));
}

/** @throws CandourError `wrong-passphrase`, or `key-file-malformed` when the file is damaged or not locked by a passphrase */
export async function unlockSecret(ageFile: Uint8Array, passphrase: string): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return owned(await decrypter.decrypt(ageFile));
  } catch (cause) {
    const isWrongPassphrase =
      cause instanceof Error && cause.message.startsWith('no identity matched') && isPassphraseFile(ageFile);
    throw new CandourError(isWrongPassphrase ? 'wrong-passphrase' : 'key-file-malformed');
  }
}

function isPassphraseFile(ageFile: Uint8Array): boolean {
  return String.fromCharCode(...ageFile.subarray(0, 32)).startsWith('age-encryption.org/v1\n-> scrypt ');
}
