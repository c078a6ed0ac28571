// Takes the frames: a look and the guard before and after each, never two at once, a no or a failure is a gap.
import type { GapReason } from '@candour/contract';
import type { Decision } from '../guard/may-watch.ts';
import { gapOf, type GuardReason } from '../guard/reasons.ts';
import type { ClockPort, ScreenLook, ScreenPort } from '../ports.ts';
import { nextQuality } from './quality.ts';
import { Ring, type Cut, type RingFrame, type RingOwner } from './ring.ts';

/** A capture that takes longer is given up: a host that never answers must not stop the ring for good. */
export const captureTimeoutMs = 900;
const stillEveryMs = 4_900;
/** The host calls once a second; after so long without a call the seconds between are a gap. */
const missedCallMs = 2_500;

/** The running clip, as the recorder sees it. */
export interface ClipSink {
  frame(frame: RingFrame): void;
  gap(atMs: number, reason: GapReason): void;
  /** True once the clip has all it wants. */
  isOver(): boolean;
  /** The ring ended under it. */
  end(atMs: number, reason: GapReason | null): void;
}

/** Who the ring is for now, from the sign-in and the policy in force; `null`: no ring. */
export interface RingTerms {
  /** Changes whenever pupil, policy or key do. */
  readonly key: string;
  readonly owner: RingOwner;
  readonly quality: number;
}

export interface RecorderPorts {
  readonly clock: ClockPort;
  readonly screen: ScreenPort;
  /** Guard time now, ms. */
  readonly now: () => number;
  readonly terms: () => RingTerms | null;
  readonly mayTake: (look: ScreenLook) => Decision;
}

interface Running {
  readonly sinceMs: number;
}

export class Recorder {
  readonly #ports: RecorderPorts;
  #ring: Ring | null = null;
  #key: string | null = null;
  /** Guard time minus monotonic time, fixed when the ring starts: inside one ring no clock jumps. */
  #offsetMs = 0;
  #quality = 60;
  #hasChanged = true;
  #lastFrameMs: number | null = null;
  #lastTickMs: number | null = null;
  #lastNo: { reason: GapReason; guard: GuardReason | null } | null = null;
  #running: Running | null = null;
  #clip: ClipSink | null = null;

  constructor(ports: RecorderPorts) {
    this.#ports = ports;
  }

  changed(): void {
    this.#hasChanged = true;
  }

  get stats(): {
    running: boolean;
    frames: number;
    bytes: number;
    quality: number;
    lastGap: GapReason | null;
    guard: GuardReason | null;
  } {
    return {
      running: this.#ring !== null,
      frames: this.#ring?.length ?? 0,
      bytes: this.#ring?.bytes ?? 0,
      quality: this.#quality,
      lastGap: this.#lastNo?.reason ?? null,
      guard: this.#lastNo?.guard ?? null,
    };
  }

  /** The ring's own time now; the trigger's moment is told in it. `null` without a ring. */
  nowMs(): number | null {
    return this.#ring ? this.#atMs() : null;
  }

  ring(): Ring | null {
    return this.#ring;
  }

  /** Hands the sealed seconds before `atMs` to a clip, which gets each later frame and gap until it is over. */
  cutFor(clip: ClipSink, fromMs: number, atMs: number): Cut | null {
    if (!this.#ring || this.#clip) return null;
    this.#clip = clip;
    return this.#ring.cut(fromMs, atMs);
  }

  /** Ends the ring at once: sign-out, another pupil, another policy. What was sealed is destroyed unopened. */
  destroy(reason: GapReason | null): void {
    if (!this.#ring) return;
    const clip = this.#clip;
    this.#clip = null;
    clip?.end(this.#atMs(), reason);
    this.#ring.destroy();
    this.#ring = null;
    this.#key = null;
    this.#running = null;
    this.#lastFrameMs = null;
  }

  async tick(): Promise<void> {
    const monotonicMs = this.#ports.clock.monotonicMs();
    if (this.#running) {
      if (monotonicMs - this.#running.sinceMs < captureTimeoutMs) return;
      const lateMs = this.#running.sinceMs + this.#offsetMs;
      this.#running = null;
      this.#missed(lateMs);
    }
    this.#follow();
    const ring = this.#ring;
    if (!ring) return;
    const atMs = this.#atMs();
    ring.forgetOld(atMs);
    this.#noteMissedCalls(atMs);
    const isDue =
      this.#hasChanged || this.#clip !== null || this.#lastFrameMs === null || atMs - this.#lastFrameMs >= stillEveryMs;
    if (isDue) {
      const running: Running = { sinceMs: monotonicMs };
      this.#running = running;
      await this.#takeOne(ring, atMs, running).catch(
        () => this.#isCurrent(running) && this.#no('capture-failed', null),
      );
      if (this.#isCurrent(running)) this.#running = null;
    }
    this.#closeClip();
  }

  /** Starts, keeps or ends the ring as the terms now say. */
  #follow(): void {
    const terms = this.#ports.terms();
    if (this.#key === (terms?.key ?? null)) return;
    this.destroy(terms ? 'policy' : 'nobody-signed-in');
    if (!terms) return;
    this.#ring = new Ring(terms.owner);
    this.#key = terms.key;
    this.#offsetMs = this.#ports.now() - this.#ports.clock.monotonicMs();
    this.#quality = terms.quality;
    this.#hasChanged = true;
    this.#lastTickMs = null;
    this.#lastNo = null;
  }

  async #takeOne(ring: Ring, atMs: number, running: Running): Promise<void> {
    const before = await this.#ports.screen.look();
    if (!this.#isCurrent(running)) return;
    const may = this.#ports.mayTake(before);
    if (may.answer === 'no') return this.#no(gapOf(may.reason), may.reason);

    this.#hasChanged = false;
    const jpeg = await this.#ports.screen.capture(this.#quality);
    const size = jpeg.length;
    let isTaken = false;
    try {
      if (!this.#isCurrent(running)) return;
      const after = await this.#ports.screen.look();
      if (!this.#isCurrent(running)) return;
      const stillMay = this.#ports.mayTake(after);
      if (stillMay.answer === 'no') return this.#no(gapOf(stillMay.reason), stillMay.reason);
      if (after.page !== before.page) return this.#no('page-changed', null);
      isTaken = true;
    } finally {
      if (!isTaken) jpeg.fill(0);
    }
    const frame = await ring.take(jpeg, atMs, () => this.#isCurrent(running));
    if (!this.#isCurrent(running)) return;
    this.#quality = nextQuality(this.#quality, this.#ports.terms()?.quality ?? this.#quality, size);
    if (!frame) return this.#no('budget-memory', null);
    ring.gaps.yes(atMs);
    this.#lastNo = null;
    this.#lastFrameMs = atMs;
    this.#clip?.frame(frame);
  }

  #no(reason: GapReason, guard: GuardReason | null): void {
    if (!this.#ring) return;
    const atMs = this.#atMs();
    this.#lastNo = { reason, guard };
    // The next picture is due as soon as the answer is yes again.
    this.#hasChanged = true;
    this.#ring.gaps.no(atMs, reason);
    this.#clip?.gap(atMs, reason);
  }

  #noteMissedCalls(atMs: number): void {
    const last = this.#lastTickMs;
    this.#lastTickMs = atMs;
    if (last === null || atMs - last < missedCallMs) return;
    this.#missed(last);
  }

  /** The picture of that moment never came; the one that is due now ends the gap. */
  #missed(fromMs: number): void {
    this.#ring?.gaps.add({ fromMs, toMs: this.#atMs(), reason: 'capture-late' });
    this.#clip?.gap(fromMs, 'capture-late');
    this.#hasChanged = true;
  }

  #closeClip(): void {
    if (!this.#clip?.isOver()) return;
    const clip = this.#clip;
    this.#clip = null;
    clip.end(this.#atMs(), null);
  }

  #isCurrent(running: Running): boolean {
    return this.#running === running && this.#ring !== null;
  }

  #atMs(): number {
    return this.#ports.clock.monotonicMs() + this.#offsetMs;
  }
}
