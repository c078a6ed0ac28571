// A clip in time: what the player shows at each moment, frame or gap, from the device's signed manifest.
import type { ClipEnvelope, Frame, GapReason } from '@candour/contract';

export interface Shot {
  /** Place in the clip, from 0. */
  readonly position: number;
  /** The manifest's own index. */
  readonly index: number;
  /** Milliseconds from the trigger; before it is negative. */
  readonly ms: number;
  /** The frame whose sealed bytes hold this picture; `undefined` when the manifest refers to none it holds. */
  readonly source: Extract<Frame, { sha256: string }> | undefined;
  readonly isRepeat: boolean;
}

export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: GapReason;
}

export interface Timeline {
  readonly shots: readonly Shot[];
  readonly gaps: readonly Gap[];
  readonly fromMs: number;
  readonly toMs: number;
}

/** How long the last frame is shown when nothing follows it. */
const lastShotMs = 1_000;

type Manifest = Pick<ClipEnvelope, 'triggerAt' | 'frames' | 'gaps'>;

export function timelineOf({ triggerAt, frames, gaps }: Manifest): Timeline {
  const trigger = Date.parse(triggerAt);
  const byIndex = new Map(frames.map((frame) => [frame.index, frame]));
  const shots = frames
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.index - b.index)
    .map((frame, position) => ({
      position,
      index: frame.index,
      ms: Date.parse(frame.at) - trigger,
      source: sourceOf(frame, byIndex),
      isRepeat: 'same' in frame,
    }));
  const placedGaps = gaps
    .map(({ from, to, reason }) => ({ fromMs: Date.parse(from) - trigger, toMs: Date.parse(to) - trigger, reason }))
    .toSorted((a, b) => a.fromMs - b.fromMs);
  const starts = [0, ...shots.map(({ ms }) => ms), ...placedGaps.map(({ fromMs }) => fromMs)];
  const ends = [0, ...shots.map(({ ms }) => ms + lastShotMs), ...placedGaps.map(({ toMs }) => toMs)];
  return { shots, gaps: placedGaps, fromMs: Math.min(...starts), toMs: Math.max(...ends) };
}

/** Follows `same` to the frame with bytes; a ring of references, or one that leads nowhere, has none. */
function sourceOf(frame: Frame, byIndex: ReadonlyMap<number, Frame>): Shot['source'] {
  let current: Frame | undefined = frame;
  for (let steps = 0; current && steps <= byIndex.size; steps++) {
    if ('sha256' in current) return current;
    current = byIndex.get(current.same);
  }
  return undefined;
}

export type Moment =
  | { readonly shows: 'frame'; readonly shot: Shot }
  | { readonly shows: 'gap'; readonly gap: Gap; readonly shot: Shot | undefined }
  | { readonly shows: 'nothing' };

/** What is seen at a moment: a gap hides the frame before it, a frame taken at that very moment comes first. */
export function momentAt({ shots, gaps }: Timeline, ms: number): Moment {
  const shot = shots.findLast((candidate) => candidate.ms <= ms);
  if (shot?.ms === ms) return { shows: 'frame', shot };
  const gap = gaps.find(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  if (gap) return { shows: 'gap', gap, shot };
  return shot ? { shows: 'frame', shot } : { shows: 'nothing' };
}

/** The frame one step on or back from a moment; stays at the ends. */
export function stepFrom({ shots }: Timeline, ms: number, direction: 1 | -1): Shot | undefined {
  const found =
    direction === 1 ? shots.find((candidate) => candidate.ms > ms) : shots.findLast((candidate) => candidate.ms < ms);
  return found ?? (direction === 1 ? shots.at(-1) : shots[0]);
}

/** The last frame before the trigger: what was on the screen when it happened. */
export const shotAtTrigger = ({ shots }: Timeline): Shot | undefined => shots.findLast(({ ms }) => ms <= 0) ?? shots[0];
