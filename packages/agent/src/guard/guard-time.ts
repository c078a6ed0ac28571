// Guard time: the last time signed by the server or a beacon, plus the monotonic time since (DESIGN §5).
import type { ClockPort } from '../ports.ts';

/** More than this between guard time and the device's own clock, and neither is believed alone. */
export const clockToleranceMs = 5 * 60_000;

export interface GuardTime {
  /** Every time it may be now. An answer counts only when it is the same for all of them. */
  readonly candidates: readonly number[];
  /** False without a signed time since boot, or when the clocks differ: then nothing wider than the baseline holds. */
  readonly isProven: boolean;
  /** The best of them, for stamps. */
  readonly nowMs: number;
  /** How far the device's clock stands from it; `null` without a signed time since boot. */
  readonly skewMs: number | null;
}

export interface GuardClock {
  now(): GuardTime;
  /** A verified signature said that it was this time. One that is earlier than what is known already is old and changes nothing. */
  signedTime(timeMs: number): void;
}

export function createGuardClock(clock: ClockPort): GuardClock {
  let signed: { readonly timeMs: number; readonly monotonicMs: number } | null = null;
  const guardMs = (): number | null => (signed ? signed.timeMs + (clock.monotonicMs() - signed.monotonicMs) : null);
  return {
    now() {
      const wallMs = clock.wallMs();
      const guard = guardMs();
      if (guard === null) return { candidates: [wallMs], isProven: false, nowMs: wallMs, skewMs: null };
      const skewMs = Math.round(wallMs - guard);
      const isProven = Math.abs(skewMs) <= clockToleranceMs;
      return { candidates: isProven ? [guard] : [guard, wallMs], isProven, nowMs: guard, skewMs };
    },
    signedTime(timeMs) {
      const guard = guardMs();
      if (!Number.isFinite(timeMs) || (guard !== null && timeMs <= guard)) return;
      signed = { timeMs, monotonicMs: clock.monotonicMs() };
    },
  };
}

export const isoOf = (timeMs: number): string => new Date(Math.round(timeMs)).toISOString();
