/** Signed documents: exact payload bytes under one or more Ed25519 signatures (JWS general JSON form, RFC 7515 §7.2.1, RFC 9864). */

import { CandourError } from '@candour/contract';
import type { Bytes } from './bytes.ts';
import { fromBase64Url, fromUtf8, sha256Hex, toBase64Url, toUtf8 } from './bytes.ts';
import type { Key } from './keys.ts';
import { signExactly, verifyExactly } from './sign.ts';

/** More signatures than any school has signers: bounds the work that a forged document can cause. */
const MAX_SIGNATURES = 64;

/** What every document's payload says; `body` is checked by the kind's own schema in `@candour/contract`. */
export interface SignedPayload {
  readonly school: string;
  readonly kind: string;
  /** From 1, without gaps. */
  readonly version: number;
  /** SHA-256 (hex) of the payload bytes of the version before; null for the first. */
  readonly previous: string | null;
  /** ISO 8601 UTC. */
  readonly notBefore: string;
  readonly expires: string | null;
  /** Version of the signer set under which it is signed. */
  readonly signerSet: number;
  readonly body: unknown;
}

/** One signature as it stands in the document, not yet believed. */
export interface DocumentSignature {
  readonly kid: string;
  /** The protected header's base64url, exactly as signed. */
  readonly protectedHeader: string;
  readonly signature: Bytes;
}

export interface SignedDocument {
  /** The bytes that were signed; stored, hashed and shown as they are, never serialised anew. */
  readonly payloadBytes: Bytes;
  readonly payload: SignedPayload;
  /** SHA-256 of `payloadBytes` in hex: the document's name everywhere. */
  readonly digest: string;
  readonly signatures: readonly DocumentSignature[];
}

export interface DocumentSigner {
  readonly kid: string;
  readonly privateKey: Key;
}

/** Whose key a `kid` is. */
export interface SignerKey {
  readonly publicKey: Key;
  readonly person: string;
  readonly role: string;
}

export interface VerifiedSignatures {
  /** One entry a valid key; the same person may stand here twice under two keys. */
  readonly signers: readonly { readonly kid: string; readonly person: string; readonly role: string }[];
  /** The distinct persons among them. */
  readonly persons: readonly string[];
  /** Signatures whose key is not in the map: neither believed nor held against the document. */
  readonly unknownKids: readonly string[];
}

/**
 * Signs payload bytes as a document of `kind`.
 * @returns the document as JSON text
 * @throws CandourError `document-malformed` when the bytes are no payload of that kind
 */
export async function signDocument(
  payloadBytes: Uint8Array,
  kind: string,
  signers: readonly DocumentSigner[],
): Promise<string> {
  if (parsePayload(payloadBytes).kind !== kind) throw malformed('kind');
  const payload = toBase64Url(payloadBytes);
  const signatures = await Promise.all(signers.map((signer) => signatureOf(payload, kind, signer)));
  return JSON.stringify({ payload, signatures });
}

/**
 * Adds one more signature; payload and signatures before it stay as they are.
 * @throws CandourError `document-malformed`, also when this key has signed already
 */
export async function addSignature(text: string, signer: DocumentSigner): Promise<string> {
  const document = readDocument(text);
  if (document.signatures.some(({ kid }) => kid === signer.kid)) throw malformed('this key has signed already');
  const payload = toBase64Url(document.payloadBytes);
  const signatures = document.signatures.map(({ protectedHeader, signature }) => ({
    protected: protectedHeader,
    signature: toBase64Url(signature),
  }));
  return JSON.stringify({
    payload,
    signatures: [...signatures, await signatureOf(payload, document.payload.kind, signer)],
  });
}

/**
 * Takes a document apart without believing it: signatures are judged by {@link verifySignatures}.
 * Refuses any header but `{alg: "Ed25519", typ: "candour-<kind>+jws", kid}`, so that no other algorithm, extension or kind can be meant.
 * @throws CandourError `document-malformed`
 */
export function readDocument(text: string): SignedDocument {
  const { payload: encoded, signatures } = objectWith(parseJson(text), ['payload', 'signatures']);
  if (typeof encoded !== 'string' || !Array.isArray(signatures) || signatures.length > MAX_SIGNATURES)
    throw malformed('form');
  const payloadBytes = decode(encoded);
  const payload = parsePayload(payloadBytes);
  return {
    payloadBytes,
    payload,
    digest: sha256Hex(payloadBytes),
    signatures: signatures.map((one) => readSignature(one, payload.kind)),
  };
}

/**
 * Checks each signature whose key is known (a general verifier that is content with the first valid one would not do here).
 * @throws CandourError `document-bad-signature` when a known key's signature is wrong: a document with one broken signature is an altered one
 */
export async function verifySignatures(
  document: SignedDocument,
  keys: ReadonlyMap<string, SignerKey>,
): Promise<VerifiedSignatures> {
  const payload = toBase64Url(document.payloadBytes);
  const signers = new Map<string, VerifiedSignatures['signers'][number]>();
  const unknownKids: string[] = [];
  for (const { kid, protectedHeader, signature } of document.signatures) {
    const key = keys.get(kid);
    if (key === undefined) {
      unknownKids.push(kid);
      continue;
    }
    const isValid = await verifyExactly(key.publicKey, toUtf8(`${protectedHeader}.${payload}`), signature);
    if (!isValid) throw new CandourError('document-bad-signature', `key ${kid}`);
    signers.set(kid, { kid, person: key.person, role: key.role });
  }
  return {
    signers: [...signers.values()],
    persons: [...new Set([...signers.values()].map(({ person }) => person))],
    unknownKids,
  };
}

async function signatureOf(
  payload: string,
  kind: string,
  { kid, privateKey }: DocumentSigner,
): Promise<{ protected: string; signature: string }> {
  const protectedHeader = toBase64Url(toUtf8(JSON.stringify({ alg: 'Ed25519', typ: typOf(kind), kid })));
  return {
    protected: protectedHeader,
    signature: toBase64Url(await signExactly(privateKey, toUtf8(`${protectedHeader}.${payload}`))),
  };
}

function readSignature(value: unknown, kind: string): DocumentSignature {
  const { protected: protectedHeader, signature } = objectWith(value, ['protected', 'signature']);
  if (typeof protectedHeader !== 'string' || typeof signature !== 'string') throw malformed('signature');
  const { alg, typ, kid } = objectWith(parseJson(fromUtf8(decode(protectedHeader))), ['alg', 'typ', 'kid']);
  if (alg !== 'Ed25519') throw malformed('alg');
  if (typ !== typOf(kind)) throw malformed('typ');
  if (typeof kid !== 'string' || !/^[!-~]{1,64}$/.test(kid)) throw malformed('kid');
  return { kid, protectedHeader, signature: decode(signature) };
}

function parsePayload(bytes: Uint8Array): SignedPayload {
  const payload = objectWith(parseJson(fromUtf8(bytes)), [
    'school',
    'kind',
    'version',
    'previous',
    'notBefore',
    'expires',
    'signerSet',
    'body',
  ]);
  const isWellFormed =
    typeof payload.school === 'string' &&
    typeof payload.kind === 'string' &&
    /^[a-z][a-z-]{0,39}$/.test(payload.kind) &&
    isVersion(payload.version) &&
    (payload.version === 1 ? payload.previous === null : isDigest(payload.previous)) &&
    isTime(payload.notBefore) &&
    (payload.expires === null || isTime(payload.expires)) &&
    isVersion(payload.signerSet);
  if (!isWellFormed) throw malformed('payload');
  return payload as unknown as SignedPayload;
}

/** Exactly these members and no other: what is not understood is not signed for. */
function objectWith<Name extends string>(value: unknown, names: readonly Name[]): Record<Name, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('not an object');
  if (Object.keys(value).length !== names.length || !names.every((name) => Object.hasOwn(value, name)))
    throw malformed(`members other than ${names.join(', ')}`);
  return value as Record<Name, unknown>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('not JSON');
  }
}

function decode(text: string): Bytes {
  try {
    return fromBase64Url(text);
  } catch {
    throw malformed('base64url');
  }
}

const typOf = (kind: string): string => `candour-${kind}+jws`;
const isVersion = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;
const isDigest = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isTime = (value: unknown): boolean =>
  typeof value === 'string' && value.endsWith('Z') && !Number.isNaN(Date.parse(value));
const malformed = (detail: string): CandourError => new CandourError('document-malformed', detail);
