// What holds now: the policy followed, or its baseline part when time, freshness or a doubt takes the rest away.
import { baselinePartOf, wideningsOf, type PolicyBody } from '@candour/contract';
import type { GuardTime } from '../guard/guard-time.ts';
import type { Kept } from './kept.ts';

/** Without a fresh statement for so long, anything wider than the baseline stops. */
export const freshForMs = 7 * 24 * 3_600_000;

export type PolicyCut = null | 'stale' | 'lapsed' | 'disputed' | 'clock';

export interface InForce {
  readonly policy: PolicyBody;
  readonly cut: PolicyCut;
}

/**
 * Pure. `null` before the policy's first day; the first day is judged by every time it may be now, and so is all else.
 * @param isDisputed the server last named something that did not prove true
 */
export function policyInForce(
  kept: Pick<Kept, 'documents' | 'statementAtMs'>,
  time: GuardTime,
  isDisputed: boolean,
): InForce | null {
  const { body, notBefore, expires } = kept.documents.policy.payload;
  if (time.candidates.some((now) => now < Date.parse(notBefore))) return null;
  const cut = cutOf(kept.statementAtMs, expires, time, isDisputed);
  // A policy no wider than the baseline has nothing to lose.
  if (cut === null || wideningsOf(body).length === 0) return { policy: body, cut: null };
  return { policy: baselinePartOf(body), cut };
}

function cutOf(statementAtMs: number, expires: string | null, time: GuardTime, isDisputed: boolean): PolicyCut {
  if (isDisputed) return 'disputed';
  if (!time.isProven) return 'clock';
  if (time.candidates.some((now) => now - statementAtMs > freshForMs)) return 'stale';
  if (expires !== null && time.candidates.some((now) => now >= Date.parse(expires))) return 'lapsed';
  return null;
}
