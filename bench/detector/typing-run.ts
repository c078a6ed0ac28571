// Types prepared batches through a session and says what a key cost in each. Runs in Node and in Chromium.
import { type CompiledWatchlist, startSession } from '@candour/detector';
import type { TypedBatch } from './typing-script.ts';

/** Microseconds a key for each batch. Every key's findings are asked for. */
export function typeThrough(compiled: CompiledWatchlist, batches: readonly TypedBatch[]): number[] {
  let findings = 0;
  const perKey = batches.map(({ before, keys }) => {
    const session = startSession(compiled, { surface: 'typed' });
    findings += session.replace(before).length;
    const from = performance.now();
    for (const key of keys) findings += session.edit(key).length;
    return ((performance.now() - from) * 1000) / keys.length;
  });
  if (findings === 0) throw new Error('nothing that was typed is on the list');
  return perKey;
}
