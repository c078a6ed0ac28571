// Hands searches to the agent, each once: an engine's address comes several times for one search.
import type { SeenText } from '@candour/agent';
import type { TellOffscreen } from '../wire.ts';

/** Page two of the results, or another filter, is the same search. */
const sameSearchMs = 10 * 60_000;

export function listenToSearches(onText: (text: SeenText) => void): void {
  const last = new Map<number, { key: string; atMs: number }>();
  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    const told = message as TellOffscreen | null;
    // Only the worker tells; a message from a page has its tab in it.
    if (told?.to !== 'offscreen' || told.tell !== 'searched' || sender.tab) return;
    const key = `${told.host} ${told.query.toLowerCase()}`;
    const before = last.get(told.tab);
    const atMs = performance.now();
    last.set(told.tab, { key, atMs });
    if (before?.key === key && atMs - before.atMs < sameSearchMs) return;
    onText({
      surface: 'searched',
      text: told.query,
      caret: null,
      hosts: [told.host],
      address: told.address,
      title: told.title,
      tab: String(told.tab),
      field: 'search',
      privateWindow: false,
      pageMade: false,
    });
  });
}
