// A school's server as a device sees it, for tests: real keys, real documents, a real log; and it can be told to lie, fail or fall silent.
import {
  envelopeAadFields,
  envelopeSchema,
  findingWordsSchema,
  frameAadFields,
  newId,
  wordsAadFields,
  type ClipEnvelope,
  type DeviceId,
  type Envelope,
  type ErrorCode,
  type FindingEnvelope,
  type FindingWords,
  type PolicyBody,
  type PupilId,
  type SignedJson,
  type SignIn,
  type SignInId,
  type WatchlistEntry,
} from '@candour/contract';
import {
  aadOf,
  fromBase64Url,
  fromUtf8,
  importVerifyKey,
  open,
  openSignedJson,
  parseRequestHeader,
  sha256Hex,
  signJson,
  toUtf8,
  unpad,
  verifyBytes,
  verifyRequest,
  type Bytes,
  type Key,
} from '@candour/trust';
import type { ClockPort, HttpAnswer, HttpPort, HttpRequest } from '../ports.ts';
import { isoOf } from '../guard/guard-time.ts';
import { json, refused } from './fake-parts.ts';
import { fakeBeaconUrl, FakePublisher } from './fake-publisher.ts';

export const fakeServer = 'https://candour.fake.example';

export class FakeSchool extends FakePublisher implements HttpPort {
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

  static async create(clock: ClockPort, policy: PolicyBody, entries: readonly WatchlistEntry[]): Promise<FakeSchool> {
    const made = new FakeSchool(clock);
    await made.settle(policy, entries);
    return made;
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
    const words = await open({
      kind: 'words',
      school: this.school,
      epoch: finding.teamEpoch,
      aad,
      keyPair: this.keys.team,
      sealed,
    });
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
    return json(
      200,
      await signJson('candour/beacon/1', this.keys.beacon.privateKey, {
        site: 'main',
        nonce,
        at: isoOf(this.nowMs()),
        address: this.beaconAddress,
      }),
    );
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
        return json(200, {
          status: this.isConfirmed ? 'confirmed' : 'unconfirmed',
          serverTime: isoOf(this.nowMs()),
          signIn: this.signIn,
          current: await this.statement(),
        });
      }
      case 'signer-sets':
        return json(
          200,
          [...this.documents.values()].filter(({ kind }) => kind === 'signer-set').map(({ digest }) => digest),
        );
      case 'documents':
        return found(await this.documentAnswer(rest[0] ?? '', Number(query.get('size'))));
      case 'consistency':
        return json(200, await this.consistencyAnswer(Number(query.get('from')), Number(query.get('to'))));
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
    if (code !== 'code-12345' || !(await verifyBytes(key, 'candour/enrol/1', toUtf8(code), fromBase64Url(proof))))
      return refused(403, 'code-unknown');
    this.device ??= { id: newId<DeviceId>(), key };
    return json(200, {
      device: this.device.id,
      status: this.isConfirmed ? 'confirmed' : 'unconfirmed',
      serverTime: isoOf(this.nowMs()),
    });
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

  async #envelope(sealed: Bytes): Promise<HttpAnswer> {
    if (!this.device) return refused(401, 'device-unknown');
    if (!this.isConfirmed) return refused(403, 'device-unconfirmed');
    if (sealed.length % 1024 !== 0) return refused(422, 'envelope-malformed');
    const aad = aadOf(envelopeAadFields({ device: this.device.id }));
    const padded = await open({
      kind: 'envelope',
      school: this.school,
      epoch: 1,
      aad,
      keyPair: this.keys.envelope,
      sealed,
    });
    const signed = JSON.parse(fromUtf8(unpad(padded))) as SignedJson;
    const envelope = envelopeSchema.parse(await openSignedJson('candour/envelope/1', this.device.key, signed));
    const sha256 = sha256Hex(sealed);
    const known = this.envelopes.get(envelope.id);
    const sameSequence = this.#bySequence.get(envelope.sequence);
    if ((known && known.sha256 !== sha256) || (sameSequence !== undefined && sameSequence !== envelope.id))
      return refused(409, 'envelope-conflict');
    if (known) known.times++;
    else this.envelopes.set(envelope.id, { envelope, sha256, times: 1 });
    this.#bySequence.set(envelope.sequence, envelope.id);
    return json(200, { id: envelope.id, taken: known ? 'before' : 'now' });
  }

  async #frame(clip: string, index: number, sealed: Bytes): Promise<HttpAnswer> {
    const manifest = this.clips().find((one) => one.clip === clip);
    if (!manifest) return refused(404, 'evidence-unknown-clip');
    const frame = manifest.frames.find((one) => one.index === index);
    if (!frame || !('sha256' in frame) || frame.sha256 !== sha256Hex(sealed) || frame.bytes !== sealed.length)
      return refused(422, 'evidence-malformed');
    this.frames.set(`${clip}/${index}`, sealed);
    return json(200, { taken: 'now' });
  }
}

const found = (answer: unknown): HttpAnswer => (answer === null ? refused(404, 'document-unknown') : json(200, answer));
