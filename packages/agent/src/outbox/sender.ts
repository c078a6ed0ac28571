// Empties the outbox: words in their order, then evidence; what the server took is deleted, what it judged is set aside, the rest waits.
import { agentPaths, deviceLimits } from '@candour/contract';
import type { Api, ApiAnswer } from '../wire/api.ts';
import { isoOf } from '../guard/guard-time.ts';
import type { ClockPort, StoreOp, StorePort } from '../ports.ts';
import { listClip } from './clips.ts';
import type { Outbox } from './outbox.ts';
import type { WaitingEnvelope, WaitingFrame } from './rows.ts';
import { verdictOf, waitMs } from './verdict.ts';

export interface SenderPorts {
  readonly clock: ClockPort;
  readonly store: StorePort;
  readonly api: Api;
  readonly outbox: Outbox;
  readonly school: string;
  readonly nowMs: () => number;
  /** Confirmed by a technician and not held. */
  readonly maySend: () => boolean;
  readonly isOnSite: () => boolean;
  /** The server said something about the device itself. */
  readonly onDevice: () => void;
}

/** A request that hangs longer than this is given up. */
const hangingMs = 60_000;
/** A manifest that never arrives at the server's side (a restored backup): its frames are set aside, not tried for ever. */
const mostUnknownClips = 12;

const minuteMs = 60_000;
/** Of a device's requests a minute evidence takes at most so many: words and a sign-in never wait behind pictures. */
const framesAMinute = Math.floor((deviceLimits.requestsPerMinute * 2) / 3);

class Lane {
  failures = 0;
  untilMs = 0;
  wait(nowMs: number, retryAfterMs: number | null): void {
    this.failures++;
    this.untilMs = nowMs + waitMs(this.failures, retryAfterMs);
  }
  clear(): void {
    this.failures = 0;
    this.untilMs = 0;
  }
}

export class Sender {
  readonly #ports: SenderPorts;
  readonly #words = new Lane();
  readonly #evidence = new Lane();
  #listed = new Set<string>();
  #unknownClip = new Map<string, number>();
  /** When each frame of the last minute was sent. */
  #framesSentMs: number[] = [];
  #runningSinceMs: number | null = null;
  #run = 0;

  constructor(ports: SenderPorts) {
    this.#ports = ports;
  }

  /** Which manifests have arrived already. */
  async start(): Promise<void> {
    for (const clip of await this.#ports.store.keys('clips')) {
      const row = await this.#ports.store.get('clips', clip);
      if ((row?.json as { state?: string } | undefined)?.state === 'listed') this.#listed.add(clip);
    }
    await this.#forgetEmptyClips();
  }

  /** Something changed for the better (confirmed, reachable again): do not wait any longer. */
  hurry(): void {
    this.#words.clear();
    this.#evidence.clear();
  }

  /** Sends what may be sent. One run at a time; never rejects. */
  async pump(): Promise<void> {
    const nowMs = this.#ports.clock.monotonicMs();
    if (this.#runningSinceMs !== null && nowMs - this.#runningSinceMs < hangingMs) return;
    const run = ++this.#run;
    const isCurrent = (): boolean => run === this.#run;
    this.#runningSinceMs = nowMs;
    try {
      while (isCurrent() && (await this.#sendNext(isCurrent))) this.#runningSinceMs = this.#ports.clock.monotonicMs();
    } catch {
      this.#words.wait(this.#ports.clock.monotonicMs(), null);
    } finally {
      if (isCurrent()) this.#runningSinceMs = null;
    }
  }

  /** @returns whether there may be more to send at once */
  async #sendNext(isCurrent: () => boolean): Promise<boolean> {
    const { maySend, isOnSite, outbox, clock } = this.#ports;
    if (!maySend()) return false;
    const nowMs = clock.monotonicMs();
    if (nowMs < this.#words.untilMs) return false;
    const envelope = outbox.envelopes().find(({ keep }) => !keep || isOnSite());
    if (envelope) return this.#sendEnvelope(envelope, isCurrent);
    if (nowMs < this.#evidence.untilMs) return false;
    this.#framesSentMs = this.#framesSentMs.filter((atMs) => nowMs - atMs < minuteMs);
    if (this.#framesSentMs.length >= framesAMinute) return false;
    const frame = outbox.frames().find(({ clip }) => this.#listed.has(clip));
    if (!frame) return false;
    this.#framesSentMs.push(nowMs);
    return this.#sendFrame(frame, isCurrent);
  }

  async #sendEnvelope(waiting: WaitingEnvelope, isCurrent: () => boolean): Promise<boolean> {
    const { store, api, outbox, school } = this.#ports;
    const bytes = (await store.get('outbox', waiting.key))?.bytes;
    if (!bytes) return this.#unreadable('outbox', waiting.key, waiting.id);
    const answer = await api.send('POST', agentPaths.envelopes(school), bytes);
    if (!isCurrent()) return false;
    const verdict = verdictOf(answer);
    if (verdict === 'done') {
      await outbox.apply([
        { op: 'delete', store: 'outbox', key: waiting.key },
        ...(waiting.clip ? await listClip(store, waiting.clip) : []),
      ]);
      if (waiting.clip) this.#listed.add(waiting.clip);
      this.#words.clear();
      return true;
    }
    if (verdict === 'aside') {
      await this.#setAside('outbox', waiting.key, waiting.id, answer);
      return true;
    }
    return this.#wait(verdict, this.#words, answer);
  }

  async #sendFrame(waiting: WaitingFrame, isCurrent: () => boolean): Promise<boolean> {
    const { store, api, outbox, school } = this.#ports;
    const bytes = (await store.get('frames', waiting.key))?.bytes;
    if (!bytes) return this.#unreadable('frames', waiting.key, waiting.clip);
    const answer = await api.send('PUT', agentPaths.frame(school, waiting.clip, waiting.index), bytes);
    if (!isCurrent()) return false;
    const verdict = verdictOf(answer);
    if (verdict === 'done') {
      await outbox.apply([{ op: 'delete', store: 'frames', key: waiting.key }]);
      this.#evidence.clear();
      this.#unknownClip.delete(waiting.clip);
      await this.#forgetEmptyClips();
      return true;
    }
    const isUnknownClip = !answer.ok && answer.code === 'evidence-unknown-clip';
    const unknown = isUnknownClip ? (this.#unknownClip.get(waiting.clip) ?? 0) + 1 : 0;
    if (isUnknownClip) this.#unknownClip.set(waiting.clip, unknown);
    if (verdict === 'aside' || unknown > mostUnknownClips) {
      await this.#setAside('frames', waiting.key, `${waiting.clip}/${waiting.index}`, answer);
      await this.#forgetEmptyClips();
      return true;
    }
    return this.#wait(verdict, this.#evidence, answer);
  }

  #wait(verdict: 'again' | 'again-evidence' | 'device', lane: Lane, answer: ApiAnswer): false {
    const nowMs = this.#ports.clock.monotonicMs();
    const retryAfterMs = answer.ok ? null : answer.retryAfterMs;
    (verdict === 'again-evidence' ? this.#evidence : lane).wait(nowMs, retryAfterMs);
    // A disk that refuses evidence still takes words; a manifest it refuses waits like words.
    if (verdict === 'again-evidence' && lane === this.#words) lane.wait(nowMs, retryAfterMs);
    if (verdict === 'device') this.#ports.onDevice();
    return false;
  }

  async #setAside(store: 'outbox' | 'frames', key: string, id: string, answer: ApiAnswer): Promise<void> {
    const code = !answer.ok && answer.code !== null ? answer.code : 'unreadable';
    await this.#ports.outbox.setAside(store, key, { id, code, at: isoOf(this.#ports.nowMs()) });
  }

  async #unreadable(store: 'outbox' | 'frames', key: string, id: string): Promise<true> {
    await this.#ports.outbox.setAside(store, key, { id, code: 'unreadable', at: isoOf(this.#ports.nowMs()) });
    return true;
  }

  /** A listed clip without a frame left is done. */
  async #forgetEmptyClips(): Promise<void> {
    const left = new Set(this.#ports.outbox.frames().map(({ clip }) => clip));
    const done = [...this.#listed].filter((clip) => !left.has(clip));
    if (done.length === 0) return;
    await this.#ports.outbox.apply(done.map((clip): StoreOp => ({ op: 'delete', store: 'clips', key: clip })));
    for (const clip of done) this.#listed.delete(clip);
  }
}
