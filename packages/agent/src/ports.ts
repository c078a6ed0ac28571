// The world as an agent needs it. A host (the extension, the simulated device) implements these; the agent knows nothing else of where it runs.
import type { Bytes, KeyPair } from '@candour/trust';
import type { AgentState } from './state.ts';

export interface Ports {
  readonly clock: ClockPort;
  readonly http: HttpPort;
  readonly store: StorePort;
  readonly screen: ScreenPort;
  readonly face: FacePort;
  /** The device's Ed25519 key. `createAgent` refuses one whose private half could be exported. */
  readonly deviceKey: KeyPair;
  /** Called once the strict write that holds this envelope has completed: from now on it is acknowledged (P14). */
  readonly onAcknowledged?: (envelopeId: string) => void;
}

export interface ClockPort {
  /** The device's own clock, ms since 1970; may be wrong or jump. */
  wallMs(): number;
  /** Never goes back, never jumps, counts sleep where the platform can; starts anywhere (`performance.now()`). */
  monotonicMs(): number;
  /** Runs it once after so many ms, not earlier; returns how to stop it. */
  after(ms: number, run: () => void): () => void;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Absolute: the school's server, or a beacon that the signed policy names. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | null;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes;
}

export interface HttpPort {
  /**
   * One request: no cookies, no redirects followed, no cache. Rejects when no answer came within about 20 s.
   * What is in an error's text is never shown or kept.
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
}

/** The stores an agent keeps on the device. What stands in `outbox`, `clips` and `frames` is sealed: the device cannot read it back. */
export const storeNames = ['state', 'documents', 'outbox', 'clips', 'frames', 'refused'] as const;
export type StoreName = (typeof storeNames)[number];

/** A stored row: a plain JSON value and, beside it, bytes. */
export interface StoredRow {
  readonly json: unknown;
  readonly bytes: Bytes | null;
}

export type StoreOp =
  | { readonly op: 'put'; readonly store: StoreName; readonly key: string; readonly row: StoredRow }
  | { readonly op: 'delete'; readonly store: StoreName; readonly key: string };

/** IndexedDB: one object store per {@link StoreName} with out-of-line string keys. */
export interface StorePort {
  /**
   * All or nothing, in order, in ONE transaction with `durability: 'strict'` over the stores named; resolves only on its `complete` event.
   * Rejects when the write did not happen (a full disk: an error whose `name` is `QuotaExceededError`).
   */
  write(batch: readonly StoreOp[]): Promise<void>;
  get(store: StoreName, key: string): Promise<StoredRow | null>;
  /** Keys in code-unit order that begin with `prefix` (default: all), at most `limit`. */
  keys(store: StoreName, options?: { readonly prefix?: string; readonly limit?: number }): Promise<string[]>;
}

/** What the screen would show now; asked before and after each frame. Anything the host does not know is `null`, and unknown means no. */
export interface ScreenLook {
  readonly kind: 'web' | 'browser-page' | 'nothing';
  /** Same as long as the same tab shows the same document at the same address. Compared only, never kept. */
  readonly page: string | null;
  readonly windowFocused: boolean | null;
  readonly minimised: boolean | null;
  readonly privateWindow: boolean | null;
  /** A password, one-time-code or card field holds the focus in any frame of the page. */
  readonly secretFocused: boolean | null;
  /**
   * `URL.host` of the page and of every frame in it (lower case, with a port that is not the scheme's own). `about:blank`, `srcdoc`,
   * `data:` and `blob:` frames count as the frame that made them; a frame whose host is not known is `null`.
   */
  readonly hosts: readonly (string | null)[];
}

export interface ScreenPort {
  look(): Promise<ScreenLook>;
  /** The visible tab as a JPEG of this quality (50–60). The agent wipes the bytes; the host keeps no copy. Rejects when there is no picture. */
  capture(quality: number): Promise<Bytes>;
}

export interface FacePort {
  /** Shows badge and page. Called on every change, from the first start (P6). */
  show(state: AgentState): void;
}
