// Keeps a scripted pupil within what the server takes of one device in a minute, with room for what is not a finding.
import { setTimeout as pause } from 'node:timers/promises';
import { deviceLimits } from '@candour/contract';

const shareForFindings = 0.82;

/** `turn` resolves when one more finding may be made: evenly spread, so that no minute holds more than its share. */
export function createPace(): { turn(): Promise<void> } {
  const apartMs = 60_000 / (deviceLimits.requestsPerMinute * shareForFindings);
  let next = 0;
  return {
    async turn() {
      const now = performance.now();
      if (next > now) await pause(next - now);
      next = Math.max(now, next) + apartMs;
    },
  };
}
