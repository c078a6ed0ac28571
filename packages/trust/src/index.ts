/** The only door of `@candour/trust`: keys and proofs. */

export type { Bytes } from './bytes.ts';
export {
  concat,
  equal,
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  randomBytes,
  sha256,
  sha256Hex,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
} from './bytes.ts';
export type { Key, KeyPair } from './keys.ts';
export { kidOf } from './keys.ts';
export { DEFAULT_WORK_FACTOR, lockSecret, unlockSecret } from './people-keys.ts';
export type { RequestSender, SignedRequest } from './request.ts';
export { parseRequestHeader, signRequest, verifyRequest } from './request.ts';
export type { SealContext, SealKind } from './seal.ts';
export {
  aadOf,
  exportSealPrivateKey,
  exportSealPublicKey,
  generateSealKeyPair,
  importSealPrivateKey,
  importSealPublicKey,
  open,
  padTo,
  seal,
  SEAL_KINDS,
  SEAL_OVERHEAD,
  unpad,
} from './seal.ts';
export {
  exportSigningSeed,
  exportVerifyKey,
  generateSigningKeyPair,
  importSigningSeed,
  importVerifyKey,
  signBytes,
  SIGNATURE_LENGTH,
  verifyBytes,
} from './sign.ts';
export type { SignedJson, StatementContext } from './statement.ts';
export { openSignedJson, signJson } from './statement.ts';
