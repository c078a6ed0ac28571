// Test flavour only: tells a test over loopback what was seen, which envelopes are acknowledged and what the ring holds. Other flavours have
// none of it.
import type { AgentState, SeenText } from '@candour/agent';
import { isTest } from '../flavour.ts';

export interface Report {
  seen(text: SeenText): void;
  acknowledged(id: string): void;
  /** Counts and sizes, once a second. */
  ring(ring: AgentState['ring']): void;
}

/** `null` in every other flavour, and where the test named no address. */
export function createReport(reportUrl: string | null): Report | null {
  if (!isTest || !reportUrl || !/^http:\/\/127\.0\.0\.1:\d+\//.test(reportUrl)) return null;
  const send = (line: string): void => {
    // In the browser's log as well (`--enable-logging=stderr`), which is still readable when the browser was killed.
    // biome-ignore lint/suspicious/noConsole: the test flavour's report; no other flavour has this file's code
    if (line.startsWith('ack ')) console.info(line);
    fetch(reportUrl, { method: 'POST', body: line, keepalive: true }).catch(() => {});
  };
  return {
    seen: (text) => send(`seen ${JSON.stringify(text)}`),
    acknowledged: (id) => send(`ack ${id}`),
    ring: (ring) => send(`ring ${JSON.stringify(ring)}`),
  };
}
