// A clip on its way into the store (EXTENSION §5): header and ring in one write, frames one by one, then the signed manifest.
import {
  newId,
  type ClipEnvelope,
  type ClipId,
  type Digest,
  type EnvelopeId,
  type EpisodeId,
  type Frame,
  type GapReason,
  type IsoTime,
} from '@candour/contract';
import { isoOf } from '../guard/guard-time.ts';
import type { StoreOp, StorePort } from '../ports.ts';
import type { ClipSink } from '../recorder/recorder.ts';
import type { Cut, RingFrame } from '../recorder/ring.ts';
import { GapList, type Gap } from '../recorder/gaps.ts';
import type { Outbox } from './outbox.ts';
import { frameKey, rowsOf, type FrameRow } from './rows.ts';

/** Row `clips/<clip>`: all of the manifest but its frames, which are rows of their own. */
export interface ClipHeader {
  readonly state: 'open' | 'complete' | 'listed';
  readonly clip: ClipId;
  readonly ring: string;
  readonly school: string;
  readonly device: string;
  /** Of the ring: frames are bound to it, also when a later boot closes the clip. */
  readonly boot: string;
  readonly episode: EpisodeId;
  readonly trigger: EnvelopeId;
  readonly triggerAtMs: number;
  readonly untilMs: number;
  readonly policy: Digest;
  readonly teamEpoch: number;
  readonly gaps: readonly Gap[];
}

export type Stamp = () => { readonly madeAt: IsoTime; readonly skewMs: number | null };

/** How far a clip reaches around its trigger: at most a minute in all, each side up to a second more than asked. */
export function reachOf(ring: { readonly secondsBefore: number; readonly secondsAfter: number }): {
  beforeMs: number;
  afterMs: number;
} {
  const after = Math.min(ring.secondsAfter, 57);
  const before = Math.min(ring.secondsBefore, 58 - after);
  return { beforeMs: (before + 1) * 1000, afterMs: after * 1000 };
}

const rowOfFrame = (frame: RingFrame): FrameRow =>
  frame.sealed === null
    ? { index: frame.index, at: isoOf(frame.atMs), same: frame.same }
    : { index: frame.index, at: isoOf(frame.atMs), sha256: frame.sha256, bytes: frame.sealed.length };

const putFrame = (clip: string, frame: RingFrame): StoreOp => ({
  op: 'put',
  store: 'frames',
  key: frameKey(clip, frame.index),
  row: { json: rowOfFrame(frame), bytes: frame.sealed },
});
const putHeader = (header: ClipHeader): StoreOp => ({
  op: 'put',
  store: 'clips',
  key: header.clip,
  row: { json: header, bytes: null },
});

/** The clip that runs: what the recorder hands it is written at once, in order. */
export class RunningClip implements ClipSink {
  readonly #outbox: Outbox;
  readonly #stamp: Stamp;
  readonly #onEnd: () => void;
  #header: ClipHeader;
  readonly #gaps = new GapList();
  #frames: FrameRow[] = [];
  #lastMs: number;
  #isEnded = false;
  /** Resolves once the first write is durable; nothing of the clip is written before it, or at all when it failed. */
  #begun: Promise<boolean> = Promise.resolve(false);

  constructor(outbox: Outbox, stamp: Stamp, header: ClipHeader, onEnd: () => void) {
    this.#outbox = outbox;
    this.#stamp = stamp;
    this.#header = header;
    this.#onEnd = onEnd;
    this.#lastMs = header.triggerAtMs;
  }

  /** The rows that go with the finding's envelope into one strict write; `written` tells how that ended. */
  begin(cut: Cut, written: Promise<boolean>): StoreOp[] {
    this.#outbox.openClips.add(this.#header.clip);
    for (const gap of cut.gaps) this.#gaps.add(gap);
    this.#frames.push(...cut.frames.map(rowOfFrame));
    this.#header = { ...this.#header, gaps: this.#gapsNow() };
    this.#begun = written;
    return [putHeader(this.#header), ...cut.frames.map((frame) => putFrame(this.#header.clip, frame))];
  }

  frame(frame: RingFrame): void {
    if (this.#isEnded) return;
    // A reference to a frame that the clip does not hold shows nothing.
    if (frame.sealed === null && !this.#frames.some(({ index }) => index === frame.same)) {
      this.gap(frame.atMs, 'budget-memory');
      return;
    }
    this.#lastMs = frame.atMs;
    this.#gaps.yes(frame.atMs);
    this.#frames.push(rowOfFrame(frame));
    this.#append([putFrame(this.#header.clip, frame)], frame);
  }

  gap(atMs: number, reason: GapReason): void {
    if (this.#isEnded) return;
    this.#lastMs = Math.max(this.#lastMs, atMs);
    this.#gaps.no(atMs, reason);
    this.#append([]);
  }

  isOver(): boolean {
    return this.#lastMs >= this.#header.untilMs;
  }

  end(atMs: number, reason: GapReason | null): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    if (reason !== null)
      this.#gaps.add({ fromMs: Math.min(atMs, this.#header.untilMs), toMs: this.#header.untilMs, reason });
    else this.#gaps.yes(Math.max(this.#lastMs, this.#header.untilMs));
    this.#header = { ...this.#header, gaps: this.#gapsNow() };
    const ended = reason === null ? 'complete' : 'interrupted';
    const { clip } = this.#header;
    // Read when its turn has come: a frame before it may fail to be written.
    const read = (): ClipContent => ({ header: this.#header, frames: this.#frames });
    void this.#whenBegun(() => closeClip(this.#outbox, clip, read, ended, this.#stamp)).finally(() => {
      this.#outbox.openClips.delete(clip);
      this.#onEnd();
    });
  }

  #append(ops: readonly StoreOp[], frame: RingFrame | null = null): void {
    const gaps = this.#gapsNow();
    const hasNewGaps = JSON.stringify(gaps) !== JSON.stringify(this.#header.gaps);
    this.#header = { ...this.#header, gaps };
    const all = hasNewGaps ? [...ops, putHeader(this.#header)] : ops;
    if (all.length > 0) void this.#whenBegun(() => this.#outbox.commit({ ops: all }), frame);
  }

  /** A frame that could not be written is a gap, and so is what refers to it. */
  #lose(lost: RingFrame): void {
    this.#frames = this.#frames.filter(
      (frame) => frame.index !== lost.index && !('same' in frame && frame.same === lost.index),
    );
    this.#gaps.add({ fromMs: lost.atMs, toMs: lost.atMs + 1000, reason: 'budget-memory' });
    this.#header = { ...this.#header, gaps: this.#gapsNow() };
  }

  #gapsNow(): Gap[] {
    return this.#gaps.within(this.#header.triggerAtMs - 60_000, Math.max(this.#lastMs, this.#header.triggerAtMs) + 1);
  }

  async #whenBegun(run: () => Promise<unknown>, frame: RingFrame | null = null): Promise<void> {
    if (!(await this.#begun)) return;
    await run().catch(() => frame && this.#lose(frame));
  }
}

interface ClipContent {
  readonly header: ClipHeader;
  readonly frames: readonly FrameRow[];
}

async function closeClip(
  outbox: Outbox,
  clip: string,
  read: () => ClipContent,
  ended: ClipEnvelope['ended'],
  stamp: Stamp,
): Promise<void> {
  const { header, frames } = read();
  const references = frames.filter((frame) => 'same' in frame);
  await outbox.commit({
    envelope: (sequence) => manifestOf(read(), ended, sequence, stamp()),
    ops: [
      putHeader({ ...header, state: 'complete' }),
      ...references.map(({ index }): StoreOp => ({ op: 'delete', store: 'frames', key: frameKey(clip, index) })),
    ],
  });
}

function manifestOf(
  { header, frames }: ClipContent,
  ended: ClipEnvelope['ended'],
  sequence: number,
  stamp: ReturnType<Stamp>,
): ClipEnvelope {
  return {
    kind: 'clip',
    id: newId<EnvelopeId>(),
    school: header.school as ClipEnvelope['school'],
    device: header.device as ClipEnvelope['device'],
    boot: header.boot as ClipEnvelope['boot'],
    sequence,
    ...stamp,
    episode: header.episode,
    clip: header.clip,
    ring: header.ring as ClipEnvelope['ring'],
    trigger: header.trigger,
    triggerAt: isoOf(header.triggerAtMs),
    ended,
    policy: header.policy,
    teamEpoch: header.teamEpoch,
    frames: frames.slice(-75) as Frame[],
    gaps: header.gaps.map(({ fromMs, toMs, reason }) => ({ from: isoOf(fromMs), to: isoOf(toMs), reason })),
  };
}

/** At start: a clip that a kill left open is closed as it stands, and the seconds it misses are named. */
export async function closeInterrupted(store: StorePort, outbox: Outbox, stamp: Stamp): Promise<void> {
  for (const { row } of await rowsOf(store, 'clips')) {
    const header = row.json as ClipHeader;
    if (header.state !== 'open') continue;
    const frames = (await rowsOf(store, 'frames', `${header.clip}/`)).map((one) => one.row.json as FrameRow);
    const lastFrameMs = frames.reduce((last, { at }) => Math.max(last, Date.parse(at)), header.triggerAtMs);
    const fromMs = header.gaps.reduce((last, { toMs }) => Math.max(last, toMs), lastFrameMs);
    const gaps =
      fromMs < header.untilMs
        ? [...header.gaps, { fromMs, toMs: header.untilMs, reason: 'agent-restarted' as const }]
        : header.gaps;
    await closeClip(outbox, header.clip, () => ({ header: { ...header, gaps }, frames }), 'interrupted', stamp);
  }
}

/** Once the manifest has arrived its frames may go. */
export async function listClip(store: StorePort, clip: string): Promise<StoreOp[]> {
  const row = await store.get('clips', clip);
  return row ? [putHeader({ ...(row.json as ClipHeader), state: 'listed' })] : [];
}
