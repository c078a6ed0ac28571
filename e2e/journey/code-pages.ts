// The pupil's pages with the second codes on them, and a list of what was shown where.
import { servePages } from '../pages/page-server.ts';
import { codeBarsScript, codeOf } from './codes.ts';

/** Longer than any scripted run. */
const codesAhead = 1_800;

export interface ShownCode {
  readonly n: number;
  readonly code: string;
  /** Host and path. */
  readonly page: string;
}

export interface CodePages {
  readonly port: number;
  /** Second 0, in ms since 1970. */
  readonly startedAt: number;
  /** Each code that a page reports to have painted, in that order. */
  readonly shown: readonly ShownCode[];
  /** Resolves when a page of this host has shown the code of second `n`, or of a later one. */
  hasShown(host: string, n: number): Promise<void>;
  close(): Promise<void>;
}

export async function serveCodePages(seed: string): Promise<CodePages> {
  const startedAt = Date.now();
  const codes = Array.from({ length: codesAhead }, (_, n) => codeOf(seed, n));
  const shown: ShownCode[] = [];
  const waiting = new Set<() => void>();
  const takeReport = (body: string): void => {
    const { n, page } = JSON.parse(body) as { n: number; page: string };
    shown.push({ n, code: codes[n] ?? '', page });
    for (const look of waiting) look();
  };
  const { port, close } = await servePages({
    codeBars: () => codeBarsScript(startedAt, codes),
    posts: { '/shown': takeReport },
  });
  return {
    port,
    startedAt,
    shown,
    hasShown: (host, n) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!shown.some((one) => one.n >= n && one.page.startsWith(host))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close,
  };
}
