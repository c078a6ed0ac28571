// A device as the server meets it: its own key, signed requests, sealed envelopes. Knows nothing of the agent's code.
import { agentPaths, envelopeAadFields, newId, wordsAadFields } from '@candour/contract';
import type { BootId, ClipId, DeviceId, EnvelopeId, EpisodeId, RingId, SignInId } from '@candour/contract';
import {
  aadOf,
  exportVerifyKey,
  fromBase64Url,
  generateSigningKeyPair,
  importSealPublicKey,
  padTo,
  seal,
  sha256Hex,
  signBytes,
  signJson,
  signRequest,
  toBase64Url,
  toUtf8,
} from '@candour/trust';
import type { Bytes, KeyPair } from '@candour/trust';
import type { Clock } from '../clock.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { TestDocuments } from './test-documents.ts';

export interface DeviceAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined when there is none. */
  readonly json: Record<string, unknown> | undefined;
  readonly code: string | undefined;
}

export interface TestSchoolSide {
  readonly school: string;
  readonly documents: TestDocuments;
  readonly serverKeys: ServerKeys;
}

export const secretWords = 'purple walrus near the canal';

export class TestDevice {
  readonly url: string;
  readonly side: TestSchoolSide;
  readonly clock: Clock;
  readonly key: KeyPair;
  boot = newId<BootId>();
  id = newId<DeviceId>();
  sequence = 0;
  beat = 0;

  private constructor(url: string, side: TestSchoolSide, clock: Clock, key: KeyPair) {
    this.url = url;
    this.side = side;
    this.clock = clock;
    this.key = key;
  }

  static async make(url: string, side: TestSchoolSide, clock: Clock): Promise<TestDevice> {
    return new TestDevice(url, side, clock, await generateSigningKeyPair());
  }

  /** The same key and identity on another machine. */
  copy(): TestDevice {
    const copy = new TestDevice(this.url, this.side, this.clock, this.key);
    copy.id = this.id;
    copy.sequence = this.sequence;
    return copy;
  }

  at(): string {
    return new Date(this.clock.now()).toISOString();
  }

  async send(
    method: string,
    path: string,
    body: Uint8Array | null,
    over: { at?: string; header?: string; type?: string; signedBody?: Uint8Array } = {},
  ): Promise<DeviceAnswer> {
    const sender = { device: this.id, boot: this.boot, at: over.at ?? this.at() };
    const authorization =
      over.header ??
      (await signRequest(this.key.privateKey, sender, {
        method,
        path,
        body: over.signedBody ?? body ?? new Uint8Array(0),
      }));
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization, ...(body ? { 'content-type': over.type ?? 'application/octet-stream' } : {}) },
      body: body ? Buffer.from(body) : null,
    });
    const text = await response.text();
    const json =
      text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Record<string, unknown>) : undefined;
    return {
      status: response.status,
      headers: response.headers,
      json,
      code: (json?.['error'] as { code?: string } | undefined)?.code,
    };
  }

  post(path: string, value: unknown): Promise<DeviceAnswer> {
    return this.send('POST', path, toUtf8(JSON.stringify(value)), { type: 'application/json' });
  }

  async enrol(code: string, school = this.side.school): Promise<DeviceAnswer> {
    const asked = {
      code,
      name: 'Library 3',
      platform: 'test',
      publicKey: toBase64Url(await exportVerifyKey(this.key.publicKey)),
      boot: this.boot,
      proof: toBase64Url(await signBytes(this.key.privateKey, 'candour/enrol/1', toUtf8(code))),
    };
    const answer = await this.send('POST', agentPaths.enrol(school), toUtf8(JSON.stringify(asked)), {
      header: 'none',
      type: 'application/json',
    });
    if (answer.status === 200) this.id = answer.json?.['device'] as DeviceId;
    return answer;
  }

  heartbeat(over: Record<string, unknown> = {}): Promise<DeviceAnswer> {
    const beat = {
      state: 'in-use',
      beat: ++this.beat,
      agent: '0.1.0',
      build: 'demo',
      queued: 0,
      policyVersion: 1,
      watchlistVersion: 1,
      counts: [],
      ...over,
    };
    return this.post(agentPaths.heartbeat(this.side.school), beat);
  }

  /** A finding with real sealed words; `over` replaces what it says. */
  async finding(over: Record<string, unknown> = {}): Promise<Record<string, unknown> & { id: EnvelopeId }> {
    const { documents, school } = this.side;
    const id = newId<EnvelopeId>();
    const head = { id, device: this.id, boot: this.boot, entry: 'made-up-entry', madeAt: this.at() };
    const plaintext = toUtf8(
      JSON.stringify({
        excerpt: secretWords,
        span: { start: 0, end: 13 },
        phrase: 'purple walrus',
        why: 'It stands there.',
        address: 'https://pages.example/',
        title: 'A page',
      }),
    );
    const sealed = await seal({
      kind: 'words',
      school,
      epoch: 1,
      aad: aadOf(wordsAadFields(head)),
      recipient: documents.team.publicKey,
      plaintext,
    });
    return {
      kind: 'finding',
      ...head,
      school,
      sequence: ++this.sequence,
      skewMs: 0,
      episode: newId<EpisodeId>(),
      pupil: { known: 'unknown' },
      site: 'main',
      policy: documents.digest('policy'),
      watchlist: documents.digest('watchlist'),
      entryVersion: 1,
      theme: 'bullying',
      severity: 'urgent',
      language: 'en',
      surface: 'typed',
      clip: { state: 'none', reason: 'severity' },
      words: toBase64Url(sealed),
      teamEpoch: 1,
      ...over,
    };
  }

  async sealEnvelope(envelope: Record<string, unknown>, key = this.key.privateKey): Promise<Bytes> {
    const { serverKeys, school } = this.side;
    const plaintext = padTo(1024, toUtf8(JSON.stringify(await signJson('candour/envelope/1', key, envelope))));
    const recipient = await importSealPublicKey(fromBase64Url(serverKeys.published.envelopeKey));
    return seal({
      kind: 'envelope',
      school,
      epoch: serverKeys.envelopeEpoch,
      aad: aadOf(envelopeAadFields({ device: this.id })),
      recipient,
      plaintext,
    });
  }

  async sendEnvelope(envelope: Record<string, unknown>): Promise<DeviceAnswer> {
    return this.send('POST', agentPaths.envelopes(this.side.school), await this.sealEnvelope(envelope));
  }

  /** A clip of as many frames as bytes are given, announced by a critical finding of this sign-in. */
  async clip(
    signIn: SignInId,
    frames: readonly Uint8Array[],
  ): Promise<{ clip: ClipId; finding: Record<string, unknown>; manifest: Record<string, unknown> }> {
    const clip = newId<ClipId>();
    const finding = await this.finding({
      severity: 'critical',
      pupil: { known: 'sign-in', signIn },
      clip: { state: 'coming', clip },
    });
    const start = this.clock.now() - frames.length * 1_000;
    const manifest = {
      kind: 'clip',
      id: newId<EnvelopeId>(),
      school: this.side.school,
      device: this.id,
      boot: this.boot,
      sequence: ++this.sequence,
      madeAt: this.at(),
      skewMs: 0,
      episode: finding['episode'],
      clip,
      ring: newId<RingId>(),
      trigger: finding.id,
      triggerAt: finding['madeAt'],
      ended: 'complete',
      policy: finding['policy'],
      teamEpoch: 1,
      frames: frames.map((bytes, index) => ({
        index,
        at: new Date(start + index * 1_000).toISOString(),
        sha256: sha256Hex(bytes),
        bytes: bytes.length,
      })),
      gaps: [],
    };
    return { clip, finding, manifest };
  }
}
