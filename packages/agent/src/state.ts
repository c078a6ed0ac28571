// What the agent shows of itself: the badge, and why; made for the pupil's eyes first (P6).
import type { Counts, GapReason, PolicyBody, SignIn } from '@candour/contract';
import type { GuardReason } from './guard/reasons.ts';

export const badges = [
  'watching',
  'not-watching',
  'not-enrolled',
  'unconfirmed',
  'needs-sign-in',
  'server-unreachable',
] as const;
export type Badge = (typeof badges)[number];

export interface DocumentState {
  readonly kind: string;
  readonly version: number;
  readonly digest: string;
}

/** A change of what this device trusts, or a proof that did not hold: kept and shown (DESIGN §5, Devices). */
export interface TrustEvent {
  readonly at: string;
  readonly code: string;
  readonly says: string;
}

export interface AgentState {
  readonly badge: Badge;
  /** One plain sentence beside the badge. */
  readonly says: string;
  readonly enrolment: 'none' | 'refused' | 'unconfirmed' | 'confirmed' | 'held';
  readonly device: string | null;
  readonly server: string;
  readonly school: string;
  /** Would a typed text be looked at now, would a frame be taken now: yes, or why not. */
  readonly text: GuardReason | 'yes';
  readonly frames: GuardReason | 'yes';
  /** Who the server saw sign in here; the name is for this device's own badge and is never stored. */
  readonly signIn: SignIn | null;
  readonly site: { readonly id: string; readonly name: string } | null;
  /** The policy as it holds now: cut down to its baseline part when it is `stale` or has lapsed. `null`: nothing is in force. */
  readonly policy: PolicyBody | null;
  readonly policyCut: null | 'stale' | 'lapsed' | 'disputed' | 'clock';
  readonly documents: readonly DocumentState[];
  readonly signers: readonly { readonly name: string; readonly role: string }[];
  readonly log: { readonly origin: string; readonly size: number; readonly root: string } | null;
  readonly trust: readonly TrustEvent[];
  readonly ring: {
    readonly running: boolean;
    readonly frames: number;
    readonly bytes: number;
    readonly quality: number;
    readonly lastGap: GapReason | null;
  };
  readonly outbox: {
    readonly texts: number;
    readonly frames: number;
    readonly bytes: number;
    /** Kept on the device until it is on site again. */
    readonly keptBack: number;
    readonly refused: readonly { readonly id: string; readonly code: string; readonly at: string }[];
  };
  readonly counts: Counts;
  readonly lastContactAt: string | null;
  readonly serverReachable: boolean;
}
