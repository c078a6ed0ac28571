// What an answer means for the thing that was sent: gone, set aside for a person, or to be tried again.
import type { ErrorCode } from '@candour/contract';
import { randomBytes } from '@candour/trust';
import type { ApiAnswer } from '../wire/api.ts';

export type Verdict = 'done' | 'aside' | 'again' | 'again-evidence' | 'device';

/** The server has judged these bytes: sending them again changes nothing. */
const judged = new Set<ErrorCode>([
  'envelope-conflict',
  'envelope-malformed',
  'envelope-bad-signature',
  'envelope-pupil-unseen',
  'evidence-malformed',
  'evidence-too-large',
  'input-malformed',
  'seal-open-failed',
]);
/** Not about these bytes but about the device: nothing more is sent before a heartbeat says otherwise. */
const aboutDevice = new Set<ErrorCode>([
  'device-unknown',
  'device-unconfirmed',
  'device-held',
  'request-bad-signature',
  'request-clock-off',
]);

export function verdictOf(answer: ApiAnswer): Verdict {
  if (answer.ok) return 'done';
  // What is no answer in Candour's words may be a proxy's: it judges nothing.
  if (answer.code === null) return 'again';
  if (judged.has(answer.code)) return 'aside';
  if (aboutDevice.has(answer.code)) return 'device';
  return answer.code === 'disk-full' || answer.code === 'evidence-unknown-clip' ? 'again-evidence' : 'again';
}

const firstWaitMs = 1_000;
const longestWaitMs = 5 * 60_000;

/** Who is told when to come again is believed, and doubles no further than this by itself. */
const longestWhenToldMs = 4_000;

/** The longer it fails the longer it waits, spread so that a whole school does not return in the same second. Retry-After is the least. */
export function waitMs(failures: number, retryAfterMs: number | null): number {
  const spread = 0.5 + (randomBytes(1)[0] ?? 0) / 255;
  const longestMs = retryAfterMs === null ? longestWaitMs : longestWhenToldMs;
  const backOff = Math.min(longestMs, firstWaitMs * 2 ** Math.min(failures - 1, 12)) * spread;
  return Math.max(backOff, retryAfterMs ?? 0);
}
