// What each case of the evasion suite stands on: one browser with the test build, the pages, and what the extension reported.
import { isPupilsOwn, type SeenText } from '@candour/agent';
import type { CDPSession, Page } from 'playwright-core';
import { type Ear, type ExtensionBrowser, startEar, startExtensionBrowser } from '../extension-browser.ts';
import { type PageServer, servePages } from '../pages/page-server.ts';

export interface Stage {
  readonly pages: PageServer;
  /** The same pages from another site. */
  readonly otherPages: PageServer;
  readonly ear: Ear;
  readonly browser: ExtensionBrowser;
  open(path: string): Promise<Page>;
  /** Whether this text was handed over as the pupil's own. */
  wasRead(text: string): boolean;
  /** Whether it was handed over at all, also as page-made. */
  wasSeen(text: string): boolean;
  seenWith(text: string): SeenText[];
  /** Waits until it was read, at most `ms`. */
  comes(text: string, ms?: number): Promise<boolean>;
  cdp(page: Page): Promise<CDPSession>;
  close(): Promise<void>;
}

/** Reached by plain http and not loopback: no secure context, so that many of the browser's functions are missing. */
export const plainHost = 'plain.example';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function setStage(options: { readonly endsWithSignals?: boolean } = {}): Promise<Stage> {
  const [ear, pages, otherPages] = [await startEar(), await servePages(), await servePages({ host: '127.0.0.2' })];
  const browser = await startExtensionBrowser({
    ...options,
    flavour: 'test',
    settings: { reportUrl: ear.url, searchHosts: [`127.0.0.1:${pages.port}`] },
    hostRules: `MAP ${plainHost} 127.0.0.1:${pages.port} , EXCLUDE 127.0.0.2`,
  });
  const holds = (seen: SeenText, text: string): boolean => {
    const start = seen.text.replaceAll('\u00a0', ' ').indexOf(text);
    return start >= 0 && !seen.pageMade && isPupilsOwn(seen, { start, end: start + text.length });
  };
  const stage: Stage = {
    pages,
    otherPages,
    ear,
    browser,
    async open(path) {
      const page = await browser.context.newPage();
      // Some attacks keep the page from ever ending to load.
      await page.goto(path.startsWith('http') ? path : pages.origin + path, {
        waitUntil: path.includes('never-frame') ? 'commit' : 'load',
      });
      return page;
    },
    wasRead: (text) => ear.seen.some((seen) => holds(seen, text)),
    wasSeen: (text) => ear.seen.some((seen) => seen.text.includes(text)),
    seenWith: (text) => ear.seen.filter((seen) => holds(seen, text)),
    async comes(text, ms = 2_500) {
      for (const end = Date.now() + ms; Date.now() < end; await pause(25)) if (stage.wasRead(text)) return true;
      return false;
    },
    cdp: (page) => browser.context.newCDPSession(page),
    async close() {
      await browser.close();
      await Promise.all([ear.close(), pages.close(), otherPages.close()]);
    },
  };
  await reportsFrom(stage);
  return stage;
}

/** A browser's first reading of its policy takes seconds; until then a test build does not know whom to report to. */
async function reportsFrom(stage: Stage): Promise<void> {
  const page = await stage.open('/form.html');
  for (const end = Date.now() + 20_000; ; ) {
    await page.locator('#message').fill('');
    await page.locator('#message').pressSequentially('warming up');
    if (await stage.comes('warming up', 500)) break;
    if (Date.now() > end) throw new Error('The test build reports nothing.');
  }
  await page.close();
  stage.ear.seen.length = 0;
}
