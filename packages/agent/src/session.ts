// The device's standing with its server: enrolment, heartbeats, and who the server saw sign in here.
import {
  agentPaths,
  CandourError,
  deviceLimits,
  enrolAnswerSchema,
  heartbeatAnswerSchema,
  signInOpenedSchema,
  type DeviceId,
  type HeartbeatAnswer,
  type HeartbeatRequest,
  type SignIn,
} from '@candour/contract';
import { exportVerifyKey, signBytes, toBase64Url, toUtf8 } from '@candour/trust';
import type { AgentSettings } from './agent.ts';
import type { GuardClock } from './guard/guard-time.ts';
import type { Ports } from './ports.ts';
import type { Api } from './wire/api.ts';
import { parseBody } from './wire/api.ts';

export type Enrolment = 'none' | 'refused' | 'unconfirmed' | 'confirmed' | 'held';

/** Row `state/device`. */
interface DeviceRow {
  readonly device: DeviceId;
  readonly status: 'unconfirmed' | 'confirmed';
  readonly school: string;
  readonly server: string;
  readonly pin: string;
}

export type Beat = Omit<HeartbeatRequest, 'beat' | 'agent' | 'build'>;

export interface SessionParts {
  readonly ports: Ports;
  readonly settings: AgentSettings;
  readonly api: Api;
  readonly guardClock: GuardClock;
  readonly beat: () => Beat;
  readonly onAnswer: (answer: HeartbeatAnswer, sent: Beat) => Promise<void>;
  readonly onChange: () => void;
}

const inUseEveryMs = 15_000;
const idleEveryMs = 60_000;
const unconfirmedEveryMs = 6_000;
const refusedEveryMs = 5 * 60_000;
/** While a sign-in page is open: nobody types for half a minute without being known, however long signing in takes. */
const pollEveryMs = 2_000;
const mostBeatsAMinute = deviceLimits.heartbeatsPerMinute - 2;
const hangingMs = 60_000;
/** Whoever left a device without signing out is not who uses it next. */
export const unusedSignOutMs = 20 * 60_000;

export class Session {
  readonly #parts: SessionParts;
  enrolment: Enrolment = 'none';
  device: DeviceId | null = null;
  #signIn: SignIn | null = null;
  /** The sign-in that was ended here: a server that has not heard of it yet does not bring it back. */
  #ended: string | null = null;
  #beats: number[] = [];
  #beat = 0;
  #nextMs = 0;
  #pollUntilMs = 0;
  #failures = 0;
  #runningSinceMs: number | null = null;
  /** Told apart by number, so that an answer to a beat sent before a sign-out does not sign the pupil in again. */
  #generation = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** @returns what of the managed settings changed since the last start, for the page that shows it */
  async start(): Promise<string[]> {
    const { ports, settings } = this.#parts;
    const row = (await ports.store.get('state', 'device'))?.json as DeviceRow | undefined;
    if (!row) return [];
    const changes = [
      row.server === settings.server ? '' : `The managed server was ${row.server} and is now ${settings.server}.`,
      row.school === settings.school ? '' : `The school was ${row.school} and is now ${settings.school}.`,
      row.pin === settings.signerSetDigest ? '' : 'The pinned signer set is another one now.',
    ].filter((change) => change !== '');
    if (row.school !== settings.school) return changes;
    this.device = row.device;
    this.enrolment = row.status;
    if (changes.length > 0) await this.#store(row.device, row.status);
    return changes;
  }

  /** Who is signed in, by every time it may be now. */
  signIn(): SignIn | null {
    const { candidates } = this.#parts.guardClock.now();
    const until = this.#signIn ? Date.parse(this.#signIn.until) : 0;
    return this.#signIn && candidates.every((now) => now < until) ? this.#signIn : null;
  }

  /** The next heartbeat is due now. */
  soon(): void {
    this.#nextMs = 0;
  }

  /** Enrols or beats when it is time. One request at a time; never rejects. */
  async tick(): Promise<void> {
    const nowMs = this.#parts.ports.clock.monotonicMs();
    if (this.#runningSinceMs !== null && nowMs - this.#runningSinceMs < hangingMs) return;
    if (nowMs < this.#nextMs && !(nowMs < this.#pollUntilMs && nowMs >= (this.#beats.at(-1) ?? 0) + pollEveryMs))
      return;
    this.#beats = this.#beats.filter((at) => nowMs - at < 60_000);
    if (this.#beats.length >= mostBeatsAMinute) return;
    this.#beats.push(nowMs);
    this.#runningSinceMs = nowMs;
    try {
      await (this.device === null ? this.#enrol() : this.#heartbeat());
    } catch {
      this.#failed(null);
    } finally {
      this.#runningSinceMs = null;
      this.#parts.onChange();
    }
  }

  async signInUrl(): Promise<string> {
    const { api, settings, ports } = this.#parts;
    if (this.device === null) throw new CandourError('device-unknown');
    const answer = await api.post(agentPaths.signIns(settings.school), {});
    if (!answer.ok) throw new CandourError(answer.code ?? 'server-unreachable');
    const opened = parseBody(answer.body, signInOpenedSchema);
    // A pupil types a password there: nowhere but at the school's own server.
    if (!opened?.url.startsWith(`${settings.server}/`)) throw new CandourError('input-malformed', 'sign-in address');
    this.#pollUntilMs = ports.clock.monotonicMs() + 5 * 60_000;
    return opened.url;
  }

  async signOut(): Promise<void> {
    this.#generation++;
    this.#ended = this.#signIn?.signIn ?? this.#ended;
    this.#signIn = null;
    this.#parts.onChange();
    await this.#tellSignedOut();
    this.soon();
  }

  /** A request was refused because of the device itself: ask what is the matter. */
  doubt(): void {
    if (this.enrolment === 'confirmed') this.soon();
  }

  async #enrol(): Promise<void> {
    const { ports, settings, api } = this.#parts;
    const { privateKey, publicKey } = ports.deviceKey;
    const answer = await api.postUnsigned(agentPaths.enrol(settings.school), {
      code: settings.enrolmentCode,
      name: settings.deviceName,
      platform: settings.platform,
      publicKey: toBase64Url(await exportVerifyKey(publicKey)),
      boot: settings.boot,
      proof: toBase64Url(await signBytes(privateKey, 'candour/enrol/1', toUtf8(settings.enrolmentCode))),
    });
    const enrolled = answer.ok ? parseBody(answer.body, enrolAnswerSchema) : null;
    if (!enrolled) {
      if (!answer.ok && answer.code !== null && answer.status < 500 && answer.status !== 429)
        this.enrolment = 'refused';
      return this.#failed(!answer.ok ? answer.retryAfterMs : null);
    }
    await this.#store(enrolled.device, enrolled.status);
    this.device = enrolled.device;
    this.enrolment = enrolled.status;
    this.#failures = 0;
    this.soon();
  }

  async #heartbeat(): Promise<void> {
    const { settings, api } = this.#parts;
    const generation = this.#generation;
    const sent = this.#parts.beat();
    const request: HeartbeatRequest = {
      ...sent,
      beat: ++this.#beat,
      agent: settings.version.slice(0, 40),
      build: settings.build.slice(0, 64),
    };
    const answer = await api.post(agentPaths.heartbeat(settings.school), request);
    if (!answer.ok) {
      if (answer.code === 'device-held') this.enrolment = 'held';
      if (answer.code === 'device-unknown') this.enrolment = 'refused';
      return this.#failed(answer.retryAfterMs);
    }
    const read = parseBody(answer.body, heartbeatAnswerSchema);
    if (!read) return this.#failed(null);
    this.#failures = 0;
    this.#nextMs =
      this.#parts.ports.clock.monotonicMs() +
      (read.status === 'unconfirmed' ? unconfirmedEveryMs : sent.state === 'in-use' ? inUseEveryMs : idleEveryMs);
    if (this.enrolment !== read.status && this.device) await this.#store(this.device, read.status);
    this.enrolment = read.status;
    if (generation === this.#generation) this.#take(read.signIn);
    await this.#parts.onAnswer(read, sent);
  }

  #tellSignedOut(): Promise<unknown> {
    return this.#parts.api.post(agentPaths.signOut(this.#parts.settings.school), {});
  }

  #take(given: SignIn | null): void {
    const isOver = given !== null && given.signIn === this.#ended;
    if (isOver) void this.#tellSignedOut();
    const signIn = isOver ? null : given;
    const isAnother = signIn?.signIn !== this.#signIn?.signIn;
    this.#signIn = signIn;
    if (isAnother && signIn) this.#pollUntilMs = 0;
  }

  #failed(retryAfterMs: number | null): void {
    this.#failures++;
    const waitMs =
      this.enrolment === 'refused' ? refusedEveryMs : Math.min(idleEveryMs, 2_000 * 2 ** Math.min(this.#failures, 5));
    this.#nextMs = this.#parts.ports.clock.monotonicMs() + Math.max(waitMs, retryAfterMs ?? 0);
  }

  async #store(device: DeviceId, status: 'unconfirmed' | 'confirmed'): Promise<void> {
    const { school, server, signerSetDigest: pin } = this.#parts.settings;
    const json: DeviceRow = { device, status, school, server, pin };
    await this.#parts.ports.store.write([{ op: 'put', store: 'state', key: 'device', row: { json, bytes: null } }]);
  }
}
