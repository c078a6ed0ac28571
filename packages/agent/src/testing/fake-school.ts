// A school's server as a device sees it, for tests: real keys, real documents, a real log; and it can be told to lie, fail or fall silent.
import {
  envelopeAadFields,
  envelopeSchema,
  findingWordsSchema,
  frameAadFields,
  newId,
  wordsAadFields,
  type ClipEnvelope,
  type CurrentStatement,
  type DeviceId,
  type Digest,
  type DocumentKind,
  type Envelope,
  type ErrorCode,
  type FindingEnvelope,
  type FindingWords,
  type PersonId,
  type PolicyBody,
  type PupilId,
  type SchoolId,
  type SignedJson,
  type SignIn,
  type SignInId,
  type WatchlistEntry,
} from '@candour/contract';
import {
  aadOf,
  canonicalJson,
  exportSealPublicKey,
  exportVerifyKey,
  fromBase64Url,
  fromUtf8,
  generateSealKeyPair,
  generateSigningKeyPair,
  importVerifyKey,
  kidOf,
  leafOf,
  open,
  openSignedJson,
  parseRequestHeader,
  proveConsistency,
  proveInclusion,
  randomBytes,
  readDocument,
  sha256Hex,
  signCheckpoint,
  signDocument,
  signJson,
  tileHashReader,
  TileLog,
  toBase64Url,
  toUtf8,
  unpad,
  verifierKeyOf,
  verifyBytes,
  verifyRequest,
  type Bytes,
  type Key,
  type KeyPair,
} from '@candour/trust';
import type { ClockPort, HttpAnswer, HttpPort, HttpRequest } from '../ports.ts';
import { isoOf } from '../guard/guard-time.ts';

const roles = ['lead', 'head', 'governor', 'outside-signer'] as const;
const origin = 'fake.example/log';
export const fakeServer = 'https://candour.fake.example';
export const fakeBeaconUrl = 'https://beacon.fake.example/vouch';

export interface FakeSigner {
  readonly kid: string;
  readonly privateKey: Key;
  readonly person: PersonId;
  readonly name: string;
  readonly role: (typeof roles)[number];
  readonly publicKey: string;
}

interface Published {
  readonly jws: string;
  readonly digest: Digest;
  readonly kind: DocumentKind;
  readonly version: number;
  readonly action: string;
  readonly salt: Bytes;
  readonly index: number;
}

async function makeSigner(role: FakeSigner['role']): Promise<FakeSigner> {
  const pair = await generateSigningKeyPair();
  const raw = await exportVerifyKey(pair.publicKey);
  return { kid: kidOf(raw), privateKey: pair.privateKey, person: newId(), name: `The ${role}`, role, publicKey: toBase64Url(raw) };
}

/** Its files, in memory. */
class MemoryTiles {
  readonly files = new Map<string, Uint8Array>();
  async read(path: string): Promise<Uint8Array | null> {
    return this.files.get(path) ?? null;
  }
  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(path, bytes.slice());
  }
}

export class FakeSchool implements HttpPort {
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
  isConfirmed = true;
  signIn: SignIn | null = null;
  beaconAddress: string | null = '10.0.0.7';
  device: { readonly id: DeviceId; readonly key: Key } | null = null;
  readonly requests: HttpRequest[] = [];
  /** Every accepted envelope, by id; each value counts how often the same bytes came. */
  readonly envelopes = new Map<string, { envelope: Envelope; sha256: string; times: number }>();
  readonly #bySequence = new Map<number, string>();
  readonly frames = new Map<string, Bytes>();
  readonly beats: { state: string; counts: unknown[]; queued: number }[] = [];
  /** Answers instead of the server, drops the answer after the server acted, or lets it pass. */
  intercept: (request: HttpRequest) => 'pass' | 'lose-request' | 'lose-answer' | HttpAnswer = () => 'pass';
  /** Changes the statement before it is signed, or what is signed. */
  bend: (statement: CurrentStatement) => CurrentStatement = (statement) => statement;
  bendDocument: (answer: { jws: string; proof: Record<string, unknown> }, kind: DocumentKind) => unknown = (answer) => answer;

  private constructor(clock: ClockPort) {
    this.clock = clock;
  }

  static async create(clock: ClockPort, policy: PolicyBody, entries: readonly WatchlistEntry[]): Promise<FakeSchool> {
    const made = new FakeSchool(clock);
    const pair = (): Promise<KeyPair> => generateSigningKeyPair();
    made.keys = { log: await pair(), statement: await pair(), beacon: await pair(), envelope: await generateSealKeyPair(), team: await generateSealKeyPair() };
    made.signers = await Promise.all(roles.map(makeSigner));
    made.#log = await TileLog.open(made.#tiles, 0);
    await made.publish('signer-set', made.signerSetBody());
    made.pin = made.named('signer-set').digest;
    await made.publish('server-keys', await made.serverKeysBody());
    await made.publish('team-key', { epoch: 1, publicKey: toBase64Url(await exportSealPublicKey(made.keys.team.publicKey)) });
    await made.publish('watchlist', { entries });
    await made.publish('policy', await made.withBeacon(policy));
    return made;
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
    bent: { readonly signedBy?: readonly FakeSigner[]; readonly payload?: Record<string, unknown>; readonly isLogged?: boolean; readonly tamper?: (jws: string) => string } = {},
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
    for (const [digest, one] of this.documents) this.documents.set(digest, { ...one, index: await this.log(leafOf(one.salt, toUtf8(one.action))) });
    for (let n = this.#log.size; n < entries; n++) await this.log(randomBytes(32));
  }

  get logSize(): number {
    return this.#log.size;
  }

  nowMs = (): number => this.clock.wallMs() + this.serverAheadMs;

  async checkpoint(): Promise<string> {
    const publicKeyRaw = await exportVerifyKey(this.keys.log.publicKey);
    return signCheckpoint({ size: this.#log.size, root: this.#log.root() }, { name: origin, privateKey: this.keys.log.privateKey, publicKeyRaw });
  }

  async statement(): Promise<SignedJson> {
    const named = (kind: DocumentKind): { version: number; digest: Digest } => ({ version: this.named(kind).version, digest: this.named(kind).digest });
    const statement: CurrentStatement = {
      school: this.school,
      at: isoOf(this.nowMs()),
      documents: { 'signer-set': named('signer-set'), 'server-keys': named('server-keys'), 'team-key': named('team-key'), policy: named('policy'), watchlist: named('watchlist') },
      checkpoint: await this.checkpoint(),
    };
    return signJson('candour/current/1', this.keys.statement.privateKey, this.bend(statement));
  }

  signInPupil(pupil: Partial<SignIn> = {}): SignIn {
    this.signIn = {
      signIn: newId<SignInId>(),
      pupil: newId<PupilId>(),
      name: 'Ada Example',
      year: 9,
      classes: ['9B'],
      since: isoOf(this.nowMs()),
      until: isoOf(this.nowMs() + 8 * 3_600_000),
      ...pupil,
    };
    return this.signIn;
  }

  // What arrived, opened with the keys that only server and team have.
  findings = (): FindingEnvelope[] => this.#kind('finding');
  clips = (): ClipEnvelope[] => this.#kind('clip');
  all = (): Envelope[] => [...this.envelopes.values()].map(({ envelope }) => envelope);

  #kind<Kind extends Envelope['kind']>(kind: Kind): Extract<Envelope, { kind: Kind }>[] {
    return this.all().filter((one): one is Extract<Envelope, { kind: Kind }> => one.kind === kind);
  }

  async wordsOf(finding: FindingEnvelope): Promise<FindingWords> {
    const aad = aadOf(wordsAadFields(finding));
    const sealed = fromBase64Url(finding.words);
    const words = await open({ kind: 'words', school: this.school, epoch: finding.teamEpoch, aad, keyPair: this.keys.team, sealed });
    return findingWordsSchema.parse(JSON.parse(fromUtf8(words)));
  }

  async frameOf(clip: ClipEnvelope, index: number): Promise<Bytes> {
    const frame = clip.frames.find((one) => one.index === index);
    const sealed = this.frames.get(`${clip.clip}/${index}`);
    if (!frame || !sealed) throw new Error(`no frame ${index}`);
    const aad = aadOf(frameAadFields({ ...clip, index, at: frame.at }));
    return open({ kind: 'frame', school: this.school, epoch: clip.teamEpoch, aad, keyPair: this.keys.team, sealed });
  }

  async request(request: HttpRequest): Promise<HttpAnswer> {
    this.requests.push(request);
    const fate = this.intercept(request);
    if (fate === 'lose-request') throw new Error('network');
    if (typeof fate === 'object') return fate;
    const answer = request.url.startsWith(fakeBeaconUrl) ? await this.#beacon(request) : await this.#route(request);
    if (fate === 'lose-answer') throw new Error('network');
    return answer;
  }

  async #beacon({ url }: HttpRequest): Promise<HttpAnswer> {
    if (this.beaconAddress === null) throw new Error('network');
    const nonce = url.slice(url.indexOf('nonce=') + 6);
    return json(200, await signJson('candour/beacon/1', this.keys.beacon.privateKey, { site: 'main', nonce, at: isoOf(this.nowMs()), address: this.beaconAddress }));
  }

  async #route(request: HttpRequest): Promise<HttpAnswer> {
    const path = request.url.slice(fakeServer.length);
    const [room = '', ...rest] = path.slice(`/agent/v1/${this.school}/`.length).split(/[/?]/);
    if (room === 'enrol') return this.#enrol(request);
    const refusal = await this.#checkSender(request, path);
    if (refusal) return refusal;
    const query = new Map((path.split('?')[1] ?? '').split('&').map((pair) => pair.split('=') as [string, string]));
    switch (room) {
      case 'heartbeat': {
        const beat = JSON.parse(fromUtf8(request.body ?? new Uint8Array(0)));
        this.beats.push(beat);
        return json(200, { status: this.isConfirmed ? 'confirmed' : 'unconfirmed', serverTime: isoOf(this.nowMs()), signIn: this.signIn, current: await this.statement() });
      }
      case 'signer-sets':
        return json(200, [...this.documents.values()].filter(({ kind }) => kind === 'signer-set').map(({ digest }) => digest));
      case 'documents':
        return this.#document(rest[0] ?? '', Number(query.get('size')));
      case 'consistency': {
        const proof = await proveConsistency(Number(query.get('from')), Number(query.get('to')), tileHashReader(this.#tiles, this.#log.size));
        return json(200, { proof: proof.map(toBase64Url) });
      }
      case 'sign-ins':
        return json(200, { url: `${fakeServer}/sign-in/abc`, until: isoOf(this.nowMs() + 300_000) });
      case 'sign-out':
        this.signIn = null;
        return json(200, {});
      case 'envelopes':
        return this.#envelope(request.body ?? new Uint8Array(0));
      case 'clips':
        return this.#frame(rest[0] ?? '', Number(rest[2]), request.body ?? new Uint8Array(0));
      default:
        return refused(404, 'not-found');
    }
  }

  async #enrol({ body }: HttpRequest): Promise<HttpAnswer> {
    const { code, publicKey, proof } = JSON.parse(fromUtf8(body ?? new Uint8Array(0)));
    const key = await importVerifyKey(fromBase64Url(publicKey));
    if (code !== 'code-12345' || !(await verifyBytes(key, 'candour/enrol/1', toUtf8(code), fromBase64Url(proof)))) return refused(403, 'code-unknown');
    this.device ??= { id: newId<DeviceId>(), key };
    return json(200, { device: this.device.id, status: this.isConfirmed ? 'confirmed' : 'unconfirmed', serverTime: isoOf(this.nowMs()) });
  }

  async #checkSender(request: HttpRequest, path: string): Promise<HttpAnswer | null> {
    const header = request.headers['authorization'] ?? '';
    if (!this.device || parseRequestHeader(header).device !== this.device.id) return refused(401, 'device-unknown');
    try {
      const signed = { method: request.method, path, body: request.body ?? new Uint8Array(0) };
      await verifyRequest(this.device.key, header, signed, { nowMs: this.nowMs(), toleranceMs: 5 * 60_000 });
      return null;
    } catch (error) {
      const code = (error as { code: ErrorCode }).code;
      return refused(401, code, code === 'request-clock-off' ? isoOf(this.nowMs()) : undefined);
    }
  }

  async #document(digest: string, size: number): Promise<HttpAnswer> {
    const found = this.documents.get(digest);
    if (!found) return refused(404, 'document-unknown');
    const path = await proveInclusion(found.index, size, tileHashReader(this.#tiles, this.#log.size));
    const proof = { action: found.action, salt: toBase64Url(found.salt), index: found.index, size, path: path.map(toBase64Url) };
    return json(200, this.bendDocument({ jws: found.jws, proof }, found.kind));
  }

  async #envelope(sealed: Bytes): Promise<HttpAnswer> {
    if (!this.device) return refused(401, 'device-unknown');
    if (!this.isConfirmed) return refused(403, 'device-unconfirmed');
    if (sealed.length % 1024 !== 0) return refused(422, 'envelope-malformed');
    const aad = aadOf(envelopeAadFields({ device: this.device.id }));
    const padded = await open({ kind: 'envelope', school: this.school, epoch: 1, aad, keyPair: this.keys.envelope, sealed });
    const signed = JSON.parse(fromUtf8(unpad(padded))) as SignedJson;
    const envelope = envelopeSchema.parse(await openSignedJson('candour/envelope/1', this.device.key, signed));
    const sha256 = sha256Hex(sealed);
    const known = this.envelopes.get(envelope.id);
    const sameSequence = this.#bySequence.get(envelope.sequence);
    if ((known && known.sha256 !== sha256) || (sameSequence !== undefined && sameSequence !== envelope.id)) return refused(409, 'envelope-conflict');
    if (known) known.times++;
    else this.envelopes.set(envelope.id, { envelope, sha256, times: 1 });
    this.#bySequence.set(envelope.sequence, envelope.id);
    return json(200, { id: envelope.id, taken: known ? 'before' : 'now' });
  }

  async #frame(clip: string, index: number, sealed: Bytes): Promise<HttpAnswer> {
    const manifest = this.clips().find((one) => one.clip === clip);
    if (!manifest) return refused(404, 'evidence-unknown-clip');
    const frame = manifest.frames.find((one) => one.index === index);
    if (!frame || !('sha256' in frame) || frame.sha256 !== sha256Hex(sealed) || frame.bytes !== sealed.length) return refused(422, 'evidence-malformed');
    this.frames.set(`${clip}/${index}`, sealed);
    return json(200, { taken: 'now' });
  }
}

export const json = (status: number, value: unknown): HttpAnswer => ({ status, headers: { 'content-type': 'application/json' }, body: toUtf8(JSON.stringify(value)) });
export const refused = (status: number, code: ErrorCode, serverTime?: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers,
  body: toUtf8(JSON.stringify({ error: { code, what: '', todo: '', ...(serverTime ? { serverTime } : {}) } })),
});
