// Memory of the extension's own process, as the system counts it: PSS, so that pages shared with other processes count in parts (Linux only).
import { readFileSync } from 'node:fs';
import { browserOn, commandLineOf, familyOf } from '../../e2e/kill/processes.ts';

/** MB; of the process that runs the extension's documents in the browser of this profile. */
export function extensionMemory(profile: string): number {
  const own = familyOf(browserOn(profile)).filter((pid) => commandLineOf(pid).includes('--extension-process'));
  if (own.length === 0) throw new Error('the extension has no process of its own');
  const kilobytes = own.map((pid) =>
    Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}
