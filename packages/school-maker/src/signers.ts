// Gives each signing person a key of their own and signs a school's documents with them.
import { type DocumentKind, newId, type PersonId } from '@candour/contract';
import {
  type DocumentSigner,
  exportSigningSeed,
  exportVerifyKey,
  generateSigningKeyPair,
  kidOf,
  lockSecret,
  readDocument,
  signDocument,
  toBase64Url,
  toUtf8,
} from '@candour/trust';
import type { MadeStaff } from './people.ts';
import type { StaffSpec } from './specs.ts';

/** Made-up people's key files open quickly: their passphrase is printed by the demo, so that a slow one would protect nothing. */
const madeUpWorkFactor = 10;

export interface MadeSigner extends DocumentSigner {
  readonly person: PersonId;
  readonly name: string;
  readonly role: NonNullable<StaffSpec['signsAs']>;
  readonly publicKey: string;
  /** The signing seed, locked with the person's passphrase: an age file. */
  readonly ageFile: Uint8Array;
}

export async function makeSigners(staff: readonly MadeStaff[], passphrase: string): Promise<MadeSigner[]> {
  const signing = staff.flatMap((person) => (person.signsAs ? [{ person, role: person.signsAs }] : []));
  const made = await Promise.all(
    signing.map(({ person, role }) => makeSigner(person.id, person.name, role, passphrase)),
  );
  // The recovery signer is printed for the safe: it belongs to no account.
  return [...made, await makeSigner(newId<PersonId>(), 'Recovery key in the safe', 'auditor', passphrase)];
}

async function makeSigner(
  person: PersonId,
  name: string,
  role: MadeSigner['role'],
  passphrase: string,
): Promise<MadeSigner> {
  const pair = await generateSigningKeyPair(true);
  const raw = await exportVerifyKey(pair.publicKey);
  const ageFile = await lockSecret(await exportSigningSeed(pair.privateKey), passphrase, {
    workFactor: madeUpWorkFactor,
  });
  return { person, name, role, kid: kidOf(raw), publicKey: toBase64Url(raw), privateKey: pair.privateKey, ageFile };
}

export interface DraftDocument {
  readonly school: string;
  readonly kind: DocumentKind;
  readonly version: number;
  /** The document before it, as JWS text. */
  readonly previous: string | null;
  readonly notBefore: string;
  readonly expires: string | null;
  readonly body: unknown;
}

/** Signs a draft with the given persons; the order of the keys is fixed here and the bytes are never made again. */
export function signDraft(draft: DraftDocument, signers: readonly DocumentSigner[]): Promise<string> {
  const { school, kind, version, previous, notBefore, expires, body } = draft;
  const payload = {
    school,
    kind,
    version,
    previous: previous === null ? null : readDocument(previous).digest,
    notBefore,
    expires,
    signerSet: 1,
    body,
  };
  return signDocument(toUtf8(JSON.stringify(payload)), kind, signers);
}
