// Fetches a clip's sealed frames and has the vault open them, nearest the trigger first; each frame says how it stands.
import type { ClipEnvelope, ErrorCode, Frame } from '@candour/contract';
import { consolePaths, frameAadFields, isCandourError } from '@candour/contract';
import { useEffect, useRef, useState } from 'react';
import { askBytes } from '../api/ask.ts';
import { asCandourError } from '../api/queries.ts';
import { useSession } from '../session/session.ts';

export type OwnFrame = Extract<Frame, { sha256: string }>;

export type FrameState =
  | { readonly is: 'coming' }
  | { readonly is: 'not-arrived' }
  | { readonly is: 'failed'; readonly code: ErrorCode }
  | { readonly is: 'open'; readonly jpeg: Blob };

export const coming: FrameState = { is: 'coming' };

/** So many frames are on their way at a time. */
const lanes = 4;

interface Clip {
  readonly opening: string;
  readonly manifest: ClipEnvelope;
  /** Indexes that were stored when the evidence was opened. */
  readonly here: readonly number[];
  /** How many are stored now; when it grows, the missing ones are asked for again. */
  readonly framesHere: number;
}

export function useFrames({ opening, manifest, here, framesHere }: Clip): ReadonlyMap<number, FrameState> {
  const { me, vault } = useSession();
  const [states, setStates] = useState<ReadonlyMap<number, FrameState>>(new Map());
  const known = useRef(states);
  known.current = states;

  useEffect(() => {
    const stop = new AbortController();
    const put = (index: number, state: FrameState): void => {
      if (!stop.signal.aborted) setStates((before) => new Map(before).set(index, state));
    };
    const openFrame = async (frame: OwnFrame): Promise<FrameState> => {
      try {
        const sealed = await askBytes(consolePaths.frame(opening, manifest.clip, frame.index), stop.signal);
        const { device, boot, ring, policy, teamEpoch } = manifest;
        const aad = frameAadFields({ device, boot, ring, index: frame.index, at: frame.at, policy });
        const jpeg = await vault.openFrame({
          school: me.school.id,
          epoch: teamEpoch,
          aad,
          sealed,
          sha256: frame.sha256,
        });
        return { is: 'open', jpeg: new Blob([jpeg], { type: 'image/jpeg' }) };
      } catch (error) {
        if (isCandourError(error, 'not-found')) return { is: 'not-arrived' };
        return { is: 'failed', code: asCandourError(error).code };
      }
    };

    const own = nearestFirst(manifest);
    const missing = new Set(own.map(({ index }) => index));
    for (const index of here) missing.delete(index);
    const isGrown = framesHere > here.length;
    const wanted = own.filter(
      // What is open stays open: only the rest is fetched.
      ({ index }) => (isGrown || !missing.has(index)) && known.current.get(index)?.is !== 'open',
    );
    for (const index of missing) if (!isGrown) put(index, { is: 'not-arrived' });
    const run = async (): Promise<void> => {
      for (let frame = wanted.shift(); frame && !stop.signal.aborted; frame = wanted.shift())
        put(frame.index, await openFrame(frame));
    };
    for (let lane = 0; lane < lanes; lane++) void run();
    return () => stop.abort();
  }, [opening, manifest, here, framesHere, vault, me.school.id]);

  return states;
}

function nearestFirst({ frames, triggerAt }: ClipEnvelope): OwnFrame[] {
  const distance = ({ at }: Frame): number => Math.abs(Date.parse(at) - Date.parse(triggerAt));
  return frames.filter((frame): frame is OwnFrame => 'sha256' in frame).sort((a, b) => distance(a) - distance(b));
}
