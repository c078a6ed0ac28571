// The agent's front door: what a host starts, feeds and asks.
import type { BootId, Digest, SchoolId } from '@candour/contract';
import type { AgentState } from './state.ts';
import type { NoticeSection } from './notice/notice.ts';
import type { SeenText } from './seen.ts';

/** From managed settings; the first four decide whom this device trusts. */
export interface AgentSettings {
  /** Origin of the school's server, e.g. `https://candour.school.example`; no path. */
  readonly server: string;
  readonly school: SchoolId;
  /** SHA-256 of version 1 of the signer set, as printed for the school. */
  readonly signerSetDigest: Digest;
  readonly enrolmentCode: string;
  readonly deviceName: string;
  readonly platform: string;
  /** Version of the agent and digest of its build (or `demo`). */
  readonly version: string;
  readonly build: string;
  /** One per browser start; a host whose document may restart inside one browser start keeps it in memory that lives as long. */
  readonly boot: BootId;
  /** How much sealed text and evidence may wait on this device; default 200 MB. */
  readonly outboxLimitBytes?: number;
}

export interface Agent {
  /** Reads what is stored, closes clips that a kill left open, begins to enrol when needed (without waiting for the server). Call once, before anything else. */
  start(): Promise<void>;
  /**
   * Call once a second, without waiting for the call before: a capture that is still out after 900 ms is given up by the next
   * call as a gap. Two captures never run at once. Never rejects.
   */
  tick(): Promise<void>;
  /**
   * Looks at one text and forgets it unless it holds a finding. Resolves when a finding is durable (acknowledged), or held because its
   * last word may still go on ("die", "diet"): that is settled by the next text of its field, by a pause, or by {@link ended}. Never rejects.
   */
  seen(text: SeenText): Promise<void>;
  /** The pupil left the field, sent it, or left the page: what is held of this tab is written to its end. Resolves and never rejects like {@link seen}. */
  ended(tab: string): Promise<void>;
  /** Something on the screen may have changed: the next tick takes a frame. Cheap; call it as often as it happens. */
  changed(): void;
  /** Opens a sign-in page for this device at the server: the address to show in a tab. Rejects with a CandourError. */
  signInUrl(): Promise<string>;
  /** Ends the sign-in, here at once (the ring is destroyed) and at the server. */
  signOut(): Promise<void>;
  state(): AgentState;
  /** Called with each new state; returns how to stop. */
  onState(listener: (state: AgentState) => void): () => void;
  /** The page "What this device watches", from the policy in force. */
  notice(): NoticeSection[];
  /** Stops for good: the ring is destroyed, nothing more is sent. What is acknowledged stays in the store. */
  stop(): Promise<void>;
}
