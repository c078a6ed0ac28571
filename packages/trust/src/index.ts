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
export type {
  DocumentSignature,
  DocumentSigner,
  SignedDocument,
  SignedPayload,
  SignerKey,
  VerifiedSignatures,
} from './documents.ts';
export { addSignature, readDocument, signDocument, verifySignatures } from './documents.ts';
export type { AcceptedSignerSet, Signer } from './signer-sets.ts';
export { acceptSignerSet, followSignerSet, verifyThreshold } from './signer-sets.ts';
export type { Checkpoint } from './log/checkpoint.ts';
export { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './log/checkpoint.ts';
export { joinEntries, splitEntries } from './log/entries.ts';
export { canonicalJson, leafOf, SALT_LENGTH } from './log/leaf.ts';
export { EMPTY_ROOT, HASH_LENGTH, leafHash, nodeHash } from './log/merkle.ts';
export type { NoteSigner, NoteVerifier, VerifiedNote } from './log/note.ts';
export { cosignNote, parseVerifierKey, signNote, verifierKeyOf, verifyNote } from './log/note.ts';
export type { HashReader, TreeHead } from './log/proofs.ts';
export { proveConsistency, proveInclusion, rootOf, verifyConsistency, verifyInclusion } from './log/proofs.ts';
export { TileLog } from './log/tile-log.ts';
export { entriesPath, TILE_WIDTH, tilePath, tileWidth } from './log/tile-paths.ts';
export type { TilePort, TileSource } from './log/tile-port.ts';
export { readEntry, tileHashReader } from './log/tile-reader.ts';
