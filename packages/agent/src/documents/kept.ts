// The documents a device follows, as they stand in its store; verified again from the pin at each start.
import {
  CandourError,
  documentPayloadSchemas,
  needsTwoSigners,
  type Digest,
  type DocumentKind,
  type DocumentPayload,
} from '@candour/contract';
import {
  acceptSignerSet,
  importSealPublicKey,
  importVerifyKey,
  fromBase64Url,
  parseVerifierKey,
  readDocument,
  verifyCheckpoint,
  verifyThreshold,
  type AcceptedSignerSet,
  type Checkpoint,
  type Key,
  type NoteVerifier,
  type SignedDocument,
} from '@candour/trust';

/** All but the signer set, which is a chain of its own. */
export const followedKinds = ['server-keys', 'team-key', 'policy', 'watchlist'] as const;
export type FollowedKind = (typeof followedKinds)[number];

/** A signed document of one kind, read by its schema. */
export interface Followed<Kind extends DocumentKind> {
  readonly jws: string;
  readonly digest: Digest;
  readonly payload: DocumentPayload<Kind>;
  /** Its place in the log. */
  readonly index: number;
}
export type FollowedDocuments = { readonly [Kind in FollowedKind]: Followed<Kind> };

/** The chain of signer sets from the pin, each with its place in the log. */
export interface SignerChain {
  readonly sets: readonly AcceptedSignerSet[];
  readonly jws: readonly string[];
  readonly indexes: readonly number[];
}

export interface ServerKeys {
  readonly statementKey: Key;
  readonly logVerifier: NoteVerifier;
  readonly logOrigin: string;
  readonly envelopeKey: Key;
  readonly envelopeEpoch: number;
}

/** Everything that one accepted statement named: a whole, never a mix of two. */
export interface Kept {
  readonly chain: SignerChain;
  readonly documents: FollowedDocuments;
  readonly keys: ServerKeys;
  readonly teamKey: Key;
  readonly note: string;
  readonly checkpoint: Checkpoint;
  readonly statementAtMs: number;
}

/** What stands in the store: row `documents/kept`. */
export interface KeptRow {
  readonly signerSets: readonly { readonly jws: string; readonly index: number }[];
  readonly documents: Readonly<Record<FollowedKind, { readonly jws: string; readonly index: number }>>;
  readonly note: string;
  readonly statementAtMs: number;
}

export const rowOf = ({ chain, documents, note, statementAtMs }: Kept): KeptRow => ({
  signerSets: chain.jws.map((jws, place) => ({ jws, index: chain.indexes[place] ?? 0 })),
  documents: Object.fromEntries(
    followedKinds.map((kind) => [kind, { jws: documents[kind].jws, index: documents[kind].index }]),
  ) as KeptRow['documents'],
  note,
  statementAtMs,
});

/** @throws CandourError as its parts do; `signer-set-not-pinned` when the managed settings now pin another chain */
export async function readKept(row: KeptRow, school: string, pin: string): Promise<Kept> {
  const jws = row.signerSets.map((set) => set.jws);
  const chain = await followChain(
    jws,
    row.signerSets.map(({ index }) => index),
    pin,
  );
  const read = async <Kind extends FollowedKind>(kind: Kind): Promise<Followed<Kind>> =>
    readFollowed(kind, readDocument(row.documents[kind].jws), row.documents[kind], school, chain);
  const documents: FollowedDocuments = {
    'server-keys': await read('server-keys'),
    'team-key': await read('team-key'),
    policy: await read('policy'),
    watchlist: await read('watchlist'),
  };
  const keys = await serverKeysOf(documents['server-keys']);
  return {
    chain,
    documents,
    keys,
    teamKey: await teamKeyOf(documents['team-key']),
    note: row.note,
    checkpoint: await verifyCheckpoint(row.note, keys.logVerifier),
    statementAtMs: row.statementAtMs,
  };
}

/** Follows the whole chain; each set is kept, since a document is judged under the one it was signed under. */
export async function followChain(
  jws: readonly string[],
  indexes: readonly number[],
  pin: string,
): Promise<SignerChain> {
  const sets: AcceptedSignerSet[] = [];
  for (let length = 1; length <= jws.length; length++) sets.push(await acceptSignerSet(jws.slice(0, length), pin));
  return { sets, jws, indexes };
}

/**
 * Reads and believes one document: form, school, kind, and enough signatures of the set it was signed under. One signed under an
 * earlier set must have stood in the log before the next set did, so that who has left can sign nothing more.
 * @throws CandourError `document-malformed`, `document-half-signed`, `document-bad-signature`
 */
export async function readFollowed<Kind extends FollowedKind>(
  kind: Kind,
  document: SignedDocument,
  { jws, index }: { readonly jws: string; readonly index: number },
  school: string,
  chain: SignerChain,
): Promise<Followed<Kind>> {
  const parsed = documentPayloadSchemas[kind].safeParse(document.payload);
  if (!parsed.success) throw new CandourError('document-malformed', kind);
  if (parsed.data.school !== school) throw new CandourError('document-malformed', `${kind} of another school`);
  const place = parsed.data.signerSet - 1;
  const set = chain.sets[place];
  if (!set)
    throw new CandourError('document-bad-signature', `${kind}: signer set ${parsed.data.signerSet} is not known`);
  const nextIndex = chain.indexes[place + 1];
  if (nextIndex !== undefined && index > nextIndex)
    throw new CandourError('document-bad-signature', `${kind}: signed under a set that was over`);
  await verifyThreshold(document, set, needsTwoSigners(parsed.data));
  return { jws, index, digest: document.digest as Digest, payload: parsed.data as DocumentPayload<Kind> };
}

/** @throws CandourError `key-malformed`, `document-malformed` when the log's name is not its key's */
export async function serverKeysOf({ payload: { body } }: Followed<'server-keys'>): Promise<ServerKeys> {
  const logVerifier = await parseVerifierKey(body.logVerifierKey);
  if (logVerifier.name !== body.logOrigin) throw new CandourError('document-malformed', 'server-keys: log origin');
  return {
    statementKey: await importVerifyKey(fromBase64Url(body.statementKey)),
    logVerifier,
    logOrigin: body.logOrigin,
    envelopeKey: await importSealPublicKey(fromBase64Url(body.envelopeKey)),
    envelopeEpoch: body.envelopeEpoch,
  };
}

export const teamKeyOf = ({ payload: { body } }: Followed<'team-key'>): Promise<Key> =>
  importSealPublicKey(fromBase64Url(body.publicKey));
