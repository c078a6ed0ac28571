/** Who may sign, followed from one pinned list to the next, and whether enough different people signed a document. */

import { CandourError } from '@candour/contract';
import { fromBase64Url } from './bytes.ts';
import type { SignedDocument, SignerKey, VerifiedSignatures } from './documents.ts';
import { readDocument, verifySignatures } from './documents.ts';
import { importVerifyKey } from './sign.ts';

const KIND = 'signer-set';
const FEWEST_SIGNERS = 4;

/** One person who may sign; `publicKey` is the base64url of 32 bytes. */
export interface Signer {
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly kid: string;
  readonly publicKey: string;
}

/** A signer set that was followed from the pinned one. */
export interface AcceptedSignerSet {
  readonly school: string;
  readonly version: number;
  readonly digest: string;
  /** Distinct persons who must sign the next set. */
  readonly threshold: number;
  readonly signers: readonly Signer[];
  readonly keys: ReadonlyMap<string, SignerKey>;
}

/**
 * Follows signer sets from the pinned one to the last of `chain` (TUF's root rule).
 * Dates are not judged here. For a document signed under an older set, follow the chain up to that set.
 * @param chain the documents' texts, version 1 first, none left out
 * @param pinnedDigest SHA-256 (hex) of version 1's payload bytes, from the managed settings
 * @throws CandourError `signer-set-not-pinned` and what {@link followSignerSet} throws
 */
export async function acceptSignerSet(chain: readonly string[], pinnedDigest: string): Promise<AcceptedSignerSet> {
  const [first, ...rest] = chain;
  if (first === undefined) throw new CandourError('signer-set-not-pinned', 'no signer set given');
  const document = readDocument(first);
  if (document.digest !== pinnedDigest || document.payload.version !== 1)
    throw new CandourError('signer-set-not-pinned');
  let accepted = await readSignerSet(document);
  await verifyOwnThreshold(document, accepted);
  for (const text of rest) accepted = await followSignerSet(accepted, text);
  return accepted;
}

/**
 * Accepts the set after `current`: signed by the threshold of the set before and by its own.
 * @throws CandourError `document-wrong-previous`, `document-half-signed`, `document-bad-signature`, `document-malformed`
 */
export async function followSignerSet(current: AcceptedSignerSet, text: string): Promise<AcceptedSignerSet> {
  const document = readDocument(text);
  const { school, version, previous } = document.payload;
  if (school !== current.school || version !== current.version + 1 || previous !== current.digest) {
    throw new CandourError('document-wrong-previous', `signer set ${version}`);
  }
  const next = await readSignerSet(document);
  await verifyOwnThreshold(document, current);
  await verifyOwnThreshold(document, next);
  return next;
}

/**
 * Whether a document is signed as it must be under `set`; whether two are needed is the caller's judgement of the document itself.
 * @param needTwo true: two distinct persons of two distinct roles; false: one person
 * @throws CandourError `document-half-signed`, `document-bad-signature` (also when it names another school or signer set)
 */
export async function verifyThreshold(
  document: SignedDocument,
  set: AcceptedSignerSet,
  needTwo: boolean,
): Promise<VerifiedSignatures> {
  const { school, signerSet } = document.payload;
  if (school !== set.school || signerSet !== set.version)
    throw new CandourError('document-bad-signature', `judged under signer set ${set.version}`);
  const verified = await verifySignatures(document, set.keys);
  if (!isSignedByEnough(verified, needTwo ? 2 : 1))
    throw new CandourError('document-half-signed', `${verified.persons.length} person(s)`);
  return verified;
}

async function verifyOwnThreshold(document: SignedDocument, set: AcceptedSignerSet): Promise<void> {
  const verified = await verifySignatures(document, set.keys);
  if (!isSignedByEnough(verified, set.threshold))
    throw new CandourError('document-half-signed', `under signer set ${set.version}`);
}

/** From two persons on, two of them must also hold different roles. */
function isSignedByEnough({ signers, persons }: VerifiedSignatures, needed: number): boolean {
  if (persons.length < needed) return false;
  return (
    needed < 2 || signers.some((one) => signers.some((other) => other.person !== one.person && other.role !== one.role))
  );
}

async function readSignerSet(document: SignedDocument): Promise<AcceptedSignerSet> {
  const { school, version, kind, body } = document.payload;
  if (kind !== KIND || !isSignerSetBody(body)) throw new CandourError('document-malformed', 'signer set');
  const { threshold, signers } = body;
  const areDistinct = (['person', 'kid', 'publicKey'] as const).every(
    (field) => new Set(signers.map((signer) => signer[field])).size === signers.length,
  );
  const hasTwoRoles = new Set(signers.map(({ role }) => role)).size >= 2;
  if (!areDistinct || !hasTwoRoles || threshold > signers.length)
    throw new CandourError('document-malformed', 'signer set: persons, keys or roles');
  const keys = new Map<string, SignerKey>();
  for (const { kid, person, role, publicKey } of signers)
    keys.set(kid, { person, role, publicKey: await importVerifyKey(fromBase64Url(publicKey)) });
  return { school, version, digest: document.digest, threshold, signers, keys };
}

function isSignerSetBody(body: unknown): body is { readonly threshold: number; readonly signers: readonly Signer[] } {
  const { threshold, signers } = (body ?? {}) as { threshold?: unknown; signers?: unknown };
  return (
    Number.isSafeInteger(threshold) &&
    (threshold as number) >= 2 &&
    Array.isArray(signers) &&
    signers.length >= FEWEST_SIGNERS &&
    signers.every(isSigner)
  );
}

function isSigner(value: unknown): value is Signer {
  const signer = (value ?? {}) as Record<string, unknown>;
  return (['person', 'name', 'role', 'kid', 'publicKey'] as const).every(
    (field) => typeof signer[field] === 'string' && signer[field] !== '',
  );
}
