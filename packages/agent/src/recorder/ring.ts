// The ring: at most a minute of the screen in memory, each frame sealed the moment it is taken; nothing readable of it stays here (P2).
import { frameAadFields, newId, type RingId } from '@candour/contract';
import { aadOf, randomBytes, seal, sha256, sha256Hex, toHex, type Bytes, type Key } from '@candour/trust';
import { isoOf } from '../guard/guard-time.ts';
import { GapList, type Gap } from './gaps.ts';
import { largestFrameBytes, ringBytes, ringSeconds } from './quality.ts';

/** For whom and under what a ring runs. Any change of it is another ring. */
export interface RingOwner {
  readonly school: string;
  readonly device: string;
  readonly boot: string;
  readonly policy: string;
  readonly teamKey: Key;
  readonly teamEpoch: number;
}

/** A frame as the manifest will name it; `sealed` is null when it looked like frame `same` to the last bit. */
export type RingFrame =
  | { readonly index: number; readonly atMs: number; readonly sealed: Bytes; readonly sha256: string }
  | { readonly index: number; readonly atMs: number; readonly sealed: null; readonly same: number };

export interface Cut {
  readonly frames: readonly RingFrame[];
  readonly gaps: readonly Gap[];
}

/**
 * An unchanged frame refers to the sealed one only for so long, then is sealed again: a clip holds nothing older than its first
 * second, so a reference that reaches behind it is lost with it.
 */
export const referenceReachMs = 3_000;

export class Ring {
  readonly id: RingId = newId<RingId>();
  readonly owner: RingOwner;
  readonly gaps = new GapList();
  /** Only this ring can say whether two pictures are equal; without the key the digests say nothing. */
  readonly #digestKey = randomBytes(32);
  #frames: RingFrame[] = [];
  #indexByDigest = new Map<string, number>();
  #nextIndex = 0;
  #bytes = 0;

  constructor(owner: RingOwner) {
    this.owner = owner;
  }

  get bytes(): number {
    return this.#bytes;
  }
  get length(): number {
    return this.#frames.length;
  }

  /**
   * Seals a picture into the ring and fills it with zeros, also when sealing fails.
   * @param isWanted asked once more when it is sealed: one that came too late is not kept
   * @returns the frame; `null` when it is not kept, because it is too large or not wanted
   */
  async take(jpeg: Bytes, atMs: number, isWanted: () => boolean = () => true): Promise<RingFrame | null> {
    try {
      const digest = await this.#keyedDigest(jpeg);
      if (!isWanted()) return null;
      const target = this.#reachable(this.#indexByDigest.get(digest), atMs);
      const index = this.#nextIndex++;
      if (target !== null) return this.#keep({ index, atMs, sealed: null, same: target });
      const { school, device, boot, policy, teamKey, teamEpoch } = this.owner;
      const aad = aadOf(frameAadFields({ device, boot, ring: this.id, index, at: isoOf(atMs), policy }));
      const sealed = await seal({ kind: 'frame', school, epoch: teamEpoch, aad, recipient: teamKey, plaintext: jpeg });
      if (sealed.length > largestFrameBytes || !isWanted()) return null;
      this.#indexByDigest.set(digest, index);
      return this.#keep({ index, atMs, sealed, sha256: sha256Hex(sealed) });
    } finally {
      jpeg.fill(0);
    }
  }

  /** Forgets what is older than a minute, then what does not fit: a minute and 26 MB are the most there ever is. */
  forgetOld(nowMs: number): void {
    const oldestMs = nowMs - ringSeconds * 1000;
    this.gaps.forgetBefore(oldestMs);
    const referenced = new Set(
      this.#frames.map((frame) => (frame.sealed === null && frame.atMs >= oldestMs ? frame.same : -1)),
    );
    this.#remove((frame) => frame.atMs < oldestMs && !referenced.has(frame.index));
    while (this.#bytes > ringBytes) {
      const oldest = this.#frames.find((frame) => frame.sealed !== null);
      if (!oldest) break;
      const next = this.#frames.find((frame) => frame.index > oldest.index && !isSameAs(frame, oldest.index));
      this.#remove((frame) => frame.index === oldest.index || isSameAs(frame, oldest.index));
      this.gaps.add({ fromMs: oldest.atMs, toMs: next?.atMs ?? nowMs, reason: 'budget-memory' });
    }
  }

  /** Takes what a clip may hold, from `fromMs` on, and destroys what is older unopened. */
  cut(fromMs: number, toMs: number): Cut {
    this.#remove((frame) => frame.atMs < fromMs);
    const kept = new Set(this.#frames.map(({ index }) => index));
    const frames = this.#frames.filter((frame) => frame.sealed !== null || kept.has(frame.same));
    return { frames, gaps: this.gaps.within(fromMs, toMs) };
  }

  destroy(): void {
    this.#frames = [];
    this.#indexByDigest.clear();
    this.#digestKey.fill(0);
    this.#bytes = 0;
  }

  #keep(frame: RingFrame): RingFrame {
    this.#frames.push(frame);
    this.#bytes += frame.sealed?.length ?? 0;
    this.forgetOld(frame.atMs);
    return frame;
  }

  #reachable(index: number | undefined, atMs: number): number | null {
    const frame = index === undefined ? undefined : this.#frames.find((one) => one.index === index);
    return frame && atMs - frame.atMs <= referenceReachMs ? frame.index : null;
  }

  #remove(isGone: (frame: RingFrame) => boolean): void {
    const gone = this.#frames.filter(isGone);
    if (gone.length === 0) return;
    const indexes = new Set(gone.map(({ index }) => index));
    this.#frames = this.#frames.filter(({ index }) => !indexes.has(index));
    for (const frame of gone) this.#bytes -= frame.sealed?.length ?? 0;
    for (const [digest, index] of this.#indexByDigest) if (indexes.has(index)) this.#indexByDigest.delete(digest);
  }

  /** SHA-256(key ‖ SHA-256(picture)): no copy of the picture is made on the way. */
  async #keyedDigest(jpeg: Bytes): Promise<string> {
    const inner = new Uint8Array(await crypto.subtle.digest('SHA-256', jpeg));
    const digest = toHex(sha256(this.#digestKey, inner));
    inner.fill(0);
    return digest;
  }
}

const isSameAs = (frame: RingFrame, index: number): boolean => frame.sealed === null && frame.same === index;
