// What the measurement and the thread with its devices say to each other.
import type { DeviceId, Digest, SignInId } from '@candour/contract';

export interface FleetOrder {
  readonly url: string;
  readonly school: string;
  readonly deviceCount: number;
  readonly envelopesEach: number;
  /** Into how many episodes (and so incidents) a device's envelopes fall. */
  readonly episodesEach: number;
}

/** What the server must know of each device before it reconnects. */
export interface DrawnDevice {
  readonly id: DeviceId;
  readonly boot: string;
  readonly publicKey: Uint8Array;
}

/** What a device learned from the server before it lost it. */
export interface KnownBefore {
  readonly signIns: readonly SignInId[];
  readonly policy: Digest;
  readonly watchlist: Digest;
  readonly teamKey: string;
  readonly envelopeKey: string;
  readonly logSize: number;
}

export type ToFleet = { readonly say: 'seal'; readonly known: KnownBefore } | { readonly say: 'go' };
export type FromFleet =
  | { readonly say: 'drawn'; readonly devices: readonly DrawnDevice[] }
  | { readonly say: 'sealed'; readonly bytes: number }
  | { readonly say: 'done'; readonly outcome: FleetOutcome };

export interface FleetOutcome {
  /** From the first request to the last envelope's answer. */
  readonly allInMs: number;
  readonly envelopes: number;
  readonly heartbeats: number;
  readonly logProofs: number;
  /** Envelopes that were answered `before`: sent twice because an answer did not come. */
  readonly repeated: number;
  /** Answers other than 2xx, and requests without an answer, by what they were. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly answerMs: readonly number[];
  /** CPU time of this thread's process while it ran, in ms: what the measurement itself took away from the server. */
  readonly cpuMs: number;
}
