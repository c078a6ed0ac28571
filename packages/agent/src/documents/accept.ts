// Takes up what a `current` statement names: all of it, proven from the pin, in the log and in order, or nothing (DESIGN §5, Documents).
import {
  CandourError,
  agentPaths,
  consistencyAnswerSchema,
  currentStatementSchema,
  documentAnswerSchema,
  signerSetsAnswerSchema,
  type CurrentStatement,
  type SignedJson,
} from '@candour/contract';
import {
  fromBase64Url,
  fromUtf8,
  leafHash,
  leafOf,
  openSignedJson,
  parseCheckpoint,
  readDocument,
  toUtf8,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
  type Checkpoint,
  type SignedDocument,
} from '@candour/trust';
import type { Api } from '../wire/api.ts';
import { parseBody } from '../wire/api.ts';
import {
  followChain,
  readFollowed,
  serverKeysOf,
  teamKeyOf,
  type Followed,
  type FollowedKind,
  type Kept,
  type ServerKeys,
  type SignerChain,
} from './kept.ts';

export const statementValidMs = 24 * 3_600_000;
/** A device that was away follows at most so many versions back, link by link. */
const longestChain = 200;

export interface Following {
  readonly api: Api;
  readonly school: string;
  readonly pin: string;
  readonly kept: Kept | null;
  /** Every time it may be now. */
  readonly times: readonly number[];
}

/**
 * @returns the new whole; `null` when the statement is older than the one followed
 * @throws CandourError `server-unreachable` when nothing can be said of it yet; any other code: it is not to be believed
 */
export async function acceptStatement(following: Following, signed: SignedJson): Promise<Kept | null> {
  const peeked = peek(signed);
  const known = following.kept;
  const isSameKeys = known?.documents['server-keys'].digest === peeked.documents['server-keys'].digest;

  // What an unproven statement names is only fetched here; it is believed once its key, its log and its proofs have been.
  const size = sizeOf(peeked.checkpoint);
  const chain = await chainFor(following, peeked, size);
  const serverKeys: Fetched<'server-keys'> = isSameKeys
    ? { followed: known.documents['server-keys'], proof: () => {} }
    : await fetchFollowed('server-keys', following, peeked, size, chain);
  const keys = isSameKeys ? known.keys : await serverKeysOf(serverKeys.followed);

  const statement = await proven(signed, keys);
  if (statement.school !== following.school) throw new CandourError('statement-bad-signature', 'of another school');
  const atMs = Date.parse(statement.at);
  if (known && atMs < known.statementAtMs) return null;
  if (following.times.some((now) => now - atMs > statementValidMs)) throw new CandourError('statement-stale');

  const checkpoint = await verifyCheckpoint(statement.checkpoint, keys.logVerifier);
  await followLog(following, checkpoint);
  for (const proof of [...chain.proofs, serverKeys.proof]) proof(checkpoint);

  const next = async <Kind extends FollowedKind>(kind: Kind): Promise<Followed<Kind>> => {
    const before = known?.documents[kind] as Followed<Kind> | undefined;
    if (before?.digest === statement.documents[kind].digest) return before;
    const { followed, proof } = await fetchFollowed(kind, following, statement, size, chain);
    proof(checkpoint);
    return followed;
  };
  const documents = {
    'server-keys': serverKeys.followed,
    'team-key': await next('team-key'),
    policy: await next('policy'),
    watchlist: await next('watchlist'),
  };
  return {
    chain: chain.chain,
    documents,
    keys,
    teamKey: await teamKeyOf(documents['team-key']),
    note: statement.checkpoint,
    checkpoint,
    statementAtMs: atMs,
  };
}

/** The names in a statement that nobody has proven yet. @throws CandourError `statement-bad-signature` */
function peek(signed: SignedJson): CurrentStatement {
  try {
    return currentStatementSchema.parse(JSON.parse(fromUtf8(fromBase64Url(signed.payload))));
  } catch {
    throw new CandourError('statement-bad-signature', 'not a statement');
  }
}

async function proven(signed: SignedJson, keys: ServerKeys): Promise<CurrentStatement> {
  try {
    return currentStatementSchema.parse(await openSignedJson('candour/current/1', keys.statementKey, signed));
  } catch (cause) {
    throw new CandourError('statement-bad-signature', undefined, { cause });
  }
}

/** `null` when the statement is not signed by the keys followed; otherwise its time, for the guard. */
export async function signedTimeOf(signed: SignedJson, kept: Kept | null): Promise<number | null> {
  if (!kept) return null;
  try {
    return Date.parse((await proven(signed, kept.keys)).at);
  } catch {
    return null;
  }
}

const sizeOf = (note: string): number => {
  try {
    return parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1)).size;
  } catch {
    throw new CandourError('statement-bad-signature', 'checkpoint');
  }
};

/** Checks that the document stands in the log of this checkpoint. @throws CandourError `document-not-in-log` */
type Proof = (checkpoint: Checkpoint) => void;
interface Fetched<Kind extends FollowedKind> {
  readonly followed: Followed<Kind>;
  readonly proof: Proof;
}

/** The chain of signer sets up to the one named: followed already, or fetched and followed. */
async function chainFor(
  following: Following,
  named: CurrentStatement,
  size: number,
): Promise<{ chain: SignerChain; proofs: readonly Proof[] }> {
  const { api, school, pin, kept } = following;
  const wanted = named.documents['signer-set'];
  const last = kept?.chain.sets.at(-1);
  if (kept && last?.digest === wanted.digest) return { chain: kept.chain, proofs: [] };
  if (last && wanted.version <= last.version) throw new CandourError('document-older', 'signer-set');
  const digests = await ask(api, agentPaths.signerSets(school), signerSetsAnswerSchema);
  const [jws, indexes, proofs]: [string[], number[], Proof[]] = [
    [...(kept?.chain.jws ?? [])],
    [...(kept?.chain.indexes ?? [])],
    [],
  ];
  for (const digest of digests.slice(jws.length, wanted.version)) {
    const fetched = await fetchDocument(following, digest, size);
    jws.push(fetched.jws);
    indexes.push(fetched.index);
    proofs.push(fetched.proof);
  }
  const chain = await followChain(jws, indexes, pin);
  const newest = chain.sets.at(-1);
  if (newest?.digest !== wanted.digest || newest.school !== school)
    throw new CandourError('document-wrong-previous', 'signer-set');
  return { chain, proofs };
}

/** Fetches the document a statement names, checks that it follows the one in force, and reads it. Its proof is left to check. */
async function fetchFollowed<Kind extends FollowedKind>(
  kind: Kind,
  following: Following,
  statement: CurrentStatement,
  size: number,
  { chain }: { chain: SignerChain },
): Promise<Fetched<Kind>> {
  const named = statement.documents[kind];
  const before = following.kept?.documents[kind];
  if (before && named.version <= before.payload.version) throw new CandourError('document-older', kind);
  const { jws, document, index, proof } = await fetchDocument(following, named.digest, size);
  if (document.payload.kind !== kind || document.payload.version !== named.version)
    throw new CandourError('document-malformed', kind);
  if (before) {
    if (document.payload.signerSet < before.payload.signerSet)
      throw new CandourError('document-older', `${kind}: signer set`);
    await walkBack(following, document, before, size);
  }
  return { followed: await readFollowed(kind, document, { jws, index }, following.school, chain), proof };
}

/** From the new document back to the one in force, each the `previous` of the next: a device that slept through versions. */
async function walkBack(
  following: Following,
  document: SignedDocument,
  before: Followed<FollowedKind>,
  size: number,
): Promise<void> {
  let { version, previous } = document.payload;
  for (let steps = 0; version > before.payload.version + 1 && steps < longestChain && previous !== null; steps++) {
    const { payload } = (await fetchDocument(following, previous, size)).document;
    if (payload.version !== version - 1 || payload.kind !== document.payload.kind) break;
    ({ version, previous } = payload);
  }
  if (version !== before.payload.version + 1 || previous !== before.digest)
    throw new CandourError('document-wrong-previous', document.payload.kind);
}

async function fetchDocument(
  following: Following,
  digest: string,
  size: number,
): Promise<{ jws: string; document: SignedDocument; index: number; proof: Proof }> {
  const { jws, proof } = await ask(
    following.api,
    agentPaths.document(following.school, digest, size),
    documentAnswerSchema,
  );
  const document = readDocument(jws);
  if (document.digest !== digest) throw new CandourError('document-malformed', 'another document than asked for');
  return {
    jws,
    document,
    index: proof.index,
    proof(checkpoint) {
      try {
        const action = JSON.parse(proof.action) as {
          school?: unknown;
          kind?: unknown;
          detail?: { digest?: unknown; documentKind?: unknown };
        };
        const isPublished =
          action.kind === 'document.published' &&
          action.school === following.school &&
          action.detail?.digest === digest &&
          action.detail.documentKind === document.payload.kind;
        if (!isPublished || proof.size !== checkpoint.size) throw new CandourError('document-not-in-log');
        const leaf = leafHash(leafOf(fromBase64Url(proof.salt), toUtf8(proof.action)));
        verifyInclusion(proof.path.map(fromBase64Url), proof.index, leaf, checkpoint);
      } catch (cause) {
        throw new CandourError('document-not-in-log', document.payload.kind, { cause });
      }
    },
  };
}

/** The log only ever grew since the checkpoint this device saw last. @throws CandourError `log-proof-failed`: a fork or a roll-back */
async function followLog({ api, school, kept }: Following, checkpoint: Checkpoint): Promise<void> {
  if (!kept) return;
  const old = kept.checkpoint;
  if (checkpoint.origin !== old.origin) throw new CandourError('log-proof-failed', 'the log has another name');
  if (checkpoint.size < old.size)
    throw new CandourError('log-proof-failed', `the log shrank from ${old.size} to ${checkpoint.size}`);
  const isGrown = checkpoint.size > old.size && old.size > 0;
  const { proof } = isGrown
    ? await ask(api, agentPaths.consistency(school, old.size, checkpoint.size), consistencyAnswerSchema)
    : { proof: [] };
  verifyConsistency(proof.map(fromBase64Url), old, checkpoint);
}

async function ask<T>(
  api: Api,
  path: string,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): Promise<T> {
  const answer = await api.get(path);
  if (!answer.ok) {
    if (answer.code === 'document-unknown') throw new CandourError('document-unknown');
    throw new CandourError('server-unreachable');
  }
  const value = parseBody(answer.body, schema);
  if (value === null) throw new CandourError('document-malformed', 'answer');
  return value;
}
