// What the content script's own code took for each key, from the browser's trace: nothing is built into the extension for it, and the
// clock is the trace's (1 µs), not the page's.
import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs */
  readonly ts: number;
  readonly dur?: number;
  /** µs that the thread itself ran: what other processes took away is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string; readonly url?: string } };
}

/** ms of the extension's own functions for one key, later timers and observers of that key with it. */
export interface KeyCost {
  /** By the clock on the wall. */
  readonly wallMs: number;
  /** Of the page's thread: the same on a machine where others run, too. */
  readonly threadMs: number;
}

export interface Trace {
  stop(): Promise<KeyCost[]>;
}

export async function startTrace(session: CDPSession, scriptPrefix: string): Promise<Trace> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  return {
    async stop() {
      const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
      await session.send('Tracing.end');
      await complete;
      return perKey(events, scriptPrefix);
    },
  };
}

/** Pure. Calls inside a call of ours are part of it; each outermost one counts for the key before it on its thread. */
export function perKey(events: readonly TraceEvent[], scriptPrefix: string): KeyCost[] {
  const complete = events.filter(({ ph }) => ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const keys = complete.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const sums = keys.map(() => ({ wallMs: 0, threadMs: 0 }));
  let place = -1;
  let endOfLast = 0;
  for (const event of complete) {
    while (place + 1 < keys.length && (keys[place + 1]?.ts ?? 0) <= event.ts) place += 1;
    const key = keys[place];
    if (event.name !== 'FunctionCall' || !event.args?.data?.url?.startsWith(scriptPrefix) || !key) continue;
    if (event.pid !== key.pid || event.tid !== key.tid || event.ts < endOfLast) continue;
    endOfLast = event.ts + (event.dur ?? 0);
    const sum = sums[place];
    if (!sum) continue;
    sum.wallMs += (event.dur ?? 0) / 1000;
    sum.threadMs += (event.tdur ?? event.dur ?? 0) / 1000;
  }
  return sums;
}
