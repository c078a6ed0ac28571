// The five documents with which a school begins: who may sign, the server's keys, the team's key, the list and the policy.
import type { PolicyBody, ServerKeysBody, WatchlistBody } from '@candour/contract';
import {
  exportSealPrivateKey,
  exportSealPublicKey,
  generateSealKeyPair,
  lockSecret,
  readDocument,
  toBase64Url,
} from '@candour/trust';
import { type MadeSigner, signDraft } from './signers.ts';

export interface FirstDocuments {
  /** JWS texts in the order in which they are published. */
  readonly jws: readonly string[];
  /** What the devices' managed settings pin. */
  readonly signerSetDigest: string;
  readonly policyDigest: string;
  readonly watchlistDigest: string;
}

export interface MadeTeamKey {
  readonly epoch: number;
  /** X25519, base64url. */
  readonly publicKey: string;
  /** The private key, to be locked for each reader; it is kept nowhere else. */
  readonly privateKey: Uint8Array;
}

export async function makeTeamKey(): Promise<MadeTeamKey> {
  const pair = await generateSealKeyPair(true);
  return {
    epoch: 1,
    publicKey: toBase64Url(await exportSealPublicKey(pair.publicKey)),
    privateKey: await exportSealPrivateKey(pair.privateKey),
  };
}

export const lockTeamKey = (team: MadeTeamKey, passphrase: string): Promise<Uint8Array> =>
  lockSecret(team.privateKey, passphrase, { workFactor: 10 });

/** The ring is wider than the baseline: it lapses after a year unless two sign again. */
const yearAfter = (time: string): string => new Date(Date.parse(time) + 365 * 86_400_000).toISOString();

export async function makeFirstDocuments(school: {
  readonly id: string;
  readonly signers: readonly MadeSigner[];
  readonly serverKeys: ServerKeysBody;
  readonly team: MadeTeamKey;
  readonly watchlist: WatchlistBody;
  readonly policy: PolicyBody;
  readonly notBefore: string;
}): Promise<FirstDocuments> {
  const draft = { school: school.id, version: 1, previous: null, notBefore: school.notBefore, expires: null } as const;
  // Two persons of two roles: the policy has a ring, and a list comes into force by two.
  const two = school.signers.slice(0, 2);
  const signers = school.signers.map(({ person, name, role, kid, publicKey }) => ({
    person,
    name,
    role,
    kid,
    publicKey,
  }));
  const signerSet = await signDraft({ ...draft, kind: 'signer-set', body: { threshold: 2, signers } }, two);
  const serverKeys = await signDraft({ ...draft, kind: 'server-keys', body: school.serverKeys }, two);
  const teamKey = await signDraft(
    { ...draft, kind: 'team-key', body: { epoch: school.team.epoch, publicKey: school.team.publicKey } },
    two,
  );
  const watchlist = await signDraft({ ...draft, kind: 'watchlist', body: school.watchlist }, two);
  const policy = await signDraft(
    { ...draft, kind: 'policy', body: school.policy, expires: yearAfter(school.notBefore) },
    two,
  );
  return {
    jws: [signerSet, serverKeys, teamKey, watchlist, policy],
    signerSetDigest: readDocument(signerSet).digest,
    policyDigest: readDocument(policy).digest,
    watchlistDigest: readDocument(watchlist).digest,
  };
}
