// Watches the open console as a lead would: how many findings its rows show, and since when.
import type { Page } from 'playwright-core';

export interface LiveQueue {
  readonly page: Page;
  /** Findings shown since the watch began, over rows that were not there then and rows that grew. */
  total(): number;
  /** Resolves with the time (ms since 1970) at which at least so many were shown. Rejects after `limitMs`. */
  shows(total: number, limitMs?: number): Promise<number>;
  /** The row that grew or came last. */
  lastIncident(): string;
}

export async function watchQueue(page: Page): Promise<LiveQueue> {
  let shown = 0;
  let last = '';
  const since = new Map<number, number>();
  const waiting = new Set<() => void>();
  await page.exposeFunction('candourRowsShow', (total: number, at: number, incident: string) => {
    for (let count = shown + 1; count <= total; count++) since.set(count, at);
    if (total > shown) last = incident;
    shown = Math.max(shown, total);
    for (const look of waiting) look();
  });
  await page.locator('[data-incident]').first().waitFor();
  await page.evaluate(() => {
    const counts = new Map<string, number>();
    let total = 0;
    const look = (isFirst: boolean): void => {
      const at = Date.now();
      for (const row of document.querySelectorAll<HTMLElement>('[data-incident]')) {
        const id = row.dataset['incident'] ?? '';
        const count = Number(row.dataset['findings']);
        const grown = count - (counts.get(id) ?? 0);
        if (grown <= 0) continue;
        counts.set(id, count);
        if (isFirst) continue;
        total += grown;
        void (window as unknown as { candourRowsShow(total: number, at: number, id: string): void }).candourRowsShow(
          total,
          at,
          id,
        );
      }
    };
    look(true);
    new MutationObserver(() => look(false)).observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['data-findings'],
    });
  });
  return {
    page,
    total: () => shown,
    lastIncident: () => last,
    shows: (total, limitMs = 20_000) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(`the console shows ${shown} findings, not ${total}, ${limitMs / 1000} s after the last key`),
          );
        }, limitMs);
        const look = (): void => {
          const at = since.get(total);
          if (at === undefined) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(at);
        };
        waiting.add(look);
        look();
      }),
  };
}
