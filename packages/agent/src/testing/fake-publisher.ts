// What a school publishes, for tests: real keys, signed documents in a real log, and the statement that names them; each can be bent.
import {
  newId,
  type CurrentStatement,
  type Digest,
  type DocumentKind,
  type PolicyBody,
  type SchoolId,
  type SignedJson,
  type WatchlistEntry,
} from '@candour/contract';
import {
  canonicalJson,
  exportSealPublicKey,
  exportVerifyKey,
  fromUtf8,
  generateSealKeyPair,
  generateSigningKeyPair,
  leafOf,
  proveConsistency,
  proveInclusion,
  randomBytes,
  readDocument,
  signCheckpoint,
  signDocument,
  signJson,
  tileHashReader,
  TileLog,
  toBase64Url,
  toUtf8,
  verifierKeyOf,
  type Bytes,
  type KeyPair,
} from '@candour/trust';
import { isoOf } from '../guard/guard-time.ts';
import type { ClockPort } from '../ports.ts';
import { type FakeSigner, makeSigner, MemoryTiles, signerRoles } from './fake-parts.ts';

const origin = 'fake.example/log';
export const fakeBeaconUrl = 'https://beacon.fake.example/vouch';

interface Published {
  readonly jws: string;
  readonly digest: Digest;
  readonly kind: DocumentKind;
  readonly version: number;
  readonly action: string;
  readonly salt: Bytes;
  readonly index: number;
}

export class FakePublisher {
  readonly school = 'fake-school' as SchoolId;
  readonly clock: ClockPort;
  signers: FakeSigner[] = [];
  pin = '' as Digest;
  keys!: { log: KeyPair; statement: KeyPair; envelope: KeyPair; team: KeyPair; beacon: KeyPair };
  #log!: TileLog;
  readonly #tiles = new MemoryTiles();
  readonly documents = new Map<string, Published>();
  readonly latest = new Map<DocumentKind, Published>();
  /** What the server's clock is ahead of the device's true time. */
  serverAheadMs = 0;
  /** Changes the statement before it is signed, or what is signed. */
  bend: (statement: CurrentStatement) => CurrentStatement = (statement) => statement;
  bendDocument: (answer: { jws: string; proof: Record<string, unknown> }, kind: DocumentKind) => unknown = (answer) =>
    answer;

  constructor(clock: ClockPort) {
    this.clock = clock;
  }

  /** Draws the keys and publishes the five first documents. */
  async settle(policy: PolicyBody, entries: readonly WatchlistEntry[]): Promise<void> {
    const pair = (): Promise<KeyPair> => generateSigningKeyPair();
    this.keys = {
      log: await pair(),
      statement: await pair(),
      beacon: await pair(),
      envelope: await generateSealKeyPair(),
      team: await generateSealKeyPair(),
    };
    this.signers = await Promise.all(signerRoles.map(makeSigner));
    this.#log = await TileLog.open(this.#tiles, 0);
    await this.publish('signer-set', this.signerSetBody());
    this.pin = this.named('signer-set').digest;
    await this.publish('server-keys', await this.serverKeysBody());
    await this.publish('team-key', {
      epoch: 1,
      publicKey: toBase64Url(await exportSealPublicKey(this.keys.team.publicKey)),
    });
    await this.publish('watchlist', { entries });
    await this.publish('policy', await this.withBeacon(policy));
  }

  signerSetBody = (): unknown => ({
    threshold: 2,
    signers: this.signers.map(({ person, name, role, kid, publicKey }) => ({ person, name, role, kid, publicKey })),
  });

  async serverKeysBody(): Promise<Record<string, unknown>> {
    return {
      logOrigin: origin,
      logVerifierKey: verifierKeyOf(origin, await exportVerifyKey(this.keys.log.publicKey)),
      statementKey: toBase64Url(await exportVerifyKey(this.keys.statement.publicKey)),
      envelopeKey: toBase64Url(await exportSealPublicKey(this.keys.envelope.publicKey)),
      envelopeEpoch: 1,
    };
  }

  /** The policy with this school's beacon in its first site. */
  async withBeacon(policy: PolicyBody): Promise<PolicyBody> {
    const beacon = { url: fakeBeaconUrl, publicKey: toBase64Url(await exportVerifyKey(this.keys.beacon.publicKey)) };
    return { ...policy, sites: policy.sites.map((site) => ({ ...site, beacon })) };
  }

  named(kind: DocumentKind): Published {
    const found = this.latest.get(kind);
    if (!found) throw new Error(`no ${kind}`);
    return found;
  }

  /** Signs, logs and names a document; each part can be bent. */
  async publish(
    kind: DocumentKind,
    body: unknown,
    bent: {
      readonly signedBy?: readonly FakeSigner[];
      readonly payload?: Record<string, unknown>;
      readonly isLogged?: boolean;
      readonly tamper?: (jws: string) => string;
    } = {},
  ): Promise<Published> {
    const before = this.latest.get(kind);
    const payload = {
      school: this.school,
      kind,
      version: (before?.version ?? 0) + 1,
      previous: before?.digest ?? null,
      notBefore: isoOf(this.clock.wallMs() - 3_600_000),
      expires: null,
      signerSet: this.latest.get('signer-set')?.version ?? 1,
      body,
      ...bent.payload,
    };
    const signed = await signDocument(toUtf8(JSON.stringify(payload)), kind, bent.signedBy ?? this.signers.slice(0, 2));
    const jws = bent.tamper ? bent.tamper(signed) : signed;
    const digest = readDocument(jws).digest as Digest;
    const action = fromUtf8(
      canonicalJson({
        school: this.school,
        id: newId(),
        at: isoOf(this.clock.wallMs()),
        by: { kind: 'server', id: null },
        kind: 'document.published',
        on: digest,
        reasonCode: null,
        reasonSha256: null,
        detail: { documentKind: kind, version: payload.version, digest },
      }),
    );
    const salt = randomBytes(32);
    const index = bent.isLogged === false ? 0 : await this.log(leafOf(salt, toUtf8(action)));
    const published: Published = { jws, digest, kind, version: payload.version as number, action, salt, index };
    this.documents.set(digest, published);
    this.latest.set(kind, published);
    return published;
  }

  async log(entry: Uint8Array): Promise<number> {
    const index = this.#log.append(entry);
    await this.#log.publish();
    return index;
  }

  /** Another log under the same key: what a server does that rewrites its history. */
  async rewriteLog(entries: number): Promise<void> {
    this.#tiles.files.clear();
    this.#log = await TileLog.open(this.#tiles, 0);
    for (const [digest, one] of this.documents)
      this.documents.set(digest, { ...one, index: await this.log(leafOf(one.salt, toUtf8(one.action))) });
    for (let n = this.#log.size; n < entries; n++) await this.log(randomBytes(32));
  }

  get logSize(): number {
    return this.#log.size;
  }

  nowMs = (): number => this.clock.wallMs() + this.serverAheadMs;

  async checkpoint(): Promise<string> {
    const publicKeyRaw = await exportVerifyKey(this.keys.log.publicKey);
    return signCheckpoint(
      { size: this.#log.size, root: this.#log.root() },
      { name: origin, privateKey: this.keys.log.privateKey, publicKeyRaw },
    );
  }

  async statement(): Promise<SignedJson> {
    const named = (kind: DocumentKind): { version: number; digest: Digest } => ({
      version: this.named(kind).version,
      digest: this.named(kind).digest,
    });
    const statement: CurrentStatement = {
      school: this.school,
      at: isoOf(this.nowMs()),
      documents: {
        'signer-set': named('signer-set'),
        'server-keys': named('server-keys'),
        'team-key': named('team-key'),
        policy: named('policy'),
        watchlist: named('watchlist'),
      },
      checkpoint: await this.checkpoint(),
    };
    return signJson('candour/current/1', this.keys.statement.privateKey, this.bend(statement));
  }

  async documentAnswer(digest: string, size: number): Promise<unknown> {
    const found = this.documents.get(digest);
    if (!found) return null;
    const path = await proveInclusion(found.index, size, tileHashReader(this.#tiles, this.#log.size));
    const proof = {
      action: found.action,
      salt: toBase64Url(found.salt),
      index: found.index,
      size,
      path: path.map(toBase64Url),
    };
    return this.bendDocument({ jws: found.jws, proof }, found.kind);
  }

  async consistencyAnswer(from: number, to: number): Promise<unknown> {
    const proof = await proveConsistency(from, to, tileHashReader(this.#tiles, this.#log.size));
    return { proof: proof.map(toBase64Url) };
  }
}
