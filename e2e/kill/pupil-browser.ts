// The pupil's browser with the test build in it: started on one profile again and again, signed in, typed in, and killed in the middle.
import { setTimeout as pause } from 'node:timers/promises';
import type { AgentState } from '@candour/agent';
import { type OwnFolderSettings, unpackedId } from '@candour/extension';
import type { Chance } from '@candour/school-maker';
import type { Page } from 'playwright-core';
import { type Ear, type ExtensionBrowser, startExtensionBrowser } from '../extension-browser.ts';
import type { Phrases } from './phrases.ts';
import { browserOn, familyOf, killHard } from './processes.ts';

/** What the page "What this device watches" is told, as far as this suite asks. */
interface Shown {
  readonly show: string;
  readonly url?: string;
  readonly what?: string;
  readonly state?: AgentState;
}

export interface PupilBrowser {
  readonly page: Page;
  /** What the extension keeps; it tells its process id too. */
  readonly profile: string;
  /** Waits until the agent says so. */
  until(holds: (state: AgentState) => boolean, says: string, timeoutMs?: number): Promise<AgentState>;
  signIn(username: string, password: string): Promise<void>;
  /** Types until the browser dies or `stop` is called; one critical phrase first. @returns how many phrases were typed in full */
  type(phrases: Phrases, chance: Chance): { readonly done: Promise<number>; stop(): void };
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface PupilBrowserOptions {
  readonly profile: string;
  readonly settings: OwnFolderSettings;
  readonly ear: Pick<Ear, 'url'>;
  readonly pageOrigin: string;
  /** What the pupil looks at; a page with a field to type in by default. */
  readonly path?: string;
}

export async function startPupilBrowser({
  profile,
  settings,
  ear,
  pageOrigin,
  path = '/form.html',
}: PupilBrowserOptions): Promise<PupilBrowser> {
  const browser = await startExtensionBrowser({
    flavour: 'test',
    profile,
    settings: { ...settings, reportUrl: ear.url },
  });
  const { context } = browser;
  // In the background: what is in front is what the agent sees.
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(pageOrigin + path);
  const notice = await openNotice(browser, page);

  const ask = (asks: string | null): Promise<Shown> => notice.evaluate(askOnce, asks);
  const until: PupilBrowser['until'] = async (holds, says, timeoutMs = 40_000) => {
    const untilMs = performance.now() + timeoutMs;
    while (performance.now() < untilMs) {
      const { state } = await ask(null);
      if (state && holds(state)) return state;
      await pause(100);
    }
    throw new Error(
      `the browser’s agent did not come so far: ${says}; it says ${JSON.stringify((await ask(null)).state?.badge)}`,
    );
  };

  return {
    page,
    profile,
    until,
    async signIn(username, password) {
      const url = await signInAddress(ask);
      await page.goto(url);
      await page.fill('#username', username);
      await page.fill('#password', password);
      await page.click('button[type=submit]');
      await page.waitForSelector('text=You are signed in');
      await page.goto(pageOrigin + path);
      await page.bringToFront();
      await until(({ signIn }) => signIn !== null, 'signed in');
    },
    type(phrases, chance) {
      let isStopped = false;
      const run = async (): Promise<number> => {
        let typed = 0;
        try {
          await page.click('#message');
          while (!isStopped) {
            await page.keyboard.type(typed === 0 ? chance.pick(phrases.critical) : chance.pick(phrases.sent), {
              delay: 10,
            });
            typed += 1;
            await pause(chance.whole(50, 500));
            await page.keyboard.press('Control+A');
            await page.keyboard.press('Backspace');
          }
        } catch {
          // The browser was killed under it.
        }
        return typed;
      };
      return {
        done: run(),
        stop: () => {
          isStopped = true;
        },
      };
    },
    async kill() {
      await killHard(familyOf(browserOn(profile)));
      await browser.close().catch(() => {});
    },
    close: () => browser.close(),
  };
}

/** A device that just sent its share of frames is told to wait, and a pupil would too. */
async function signInAddress(ask: (asks: string) => Promise<Shown>): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const { url, what } = await ask('sign-in');
    if (url) return url;
    if (tries === 40) throw new Error(`no sign-in page: ${what}`);
    await pause(2_000);
  }
}

/** A tab of the extension's own page, behind the pupil's. */
async function openNotice(browser: ExtensionBrowser, front: Page): Promise<Page> {
  const address = `chrome-extension://${unpackedId}/notice.html`;
  const session = await browser.context.newCDPSession(front);
  const opened = browser.context.waitForEvent(
    'page',
    (page) => page.url().startsWith(address) || page.url() === '' || page.url() === 'about:blank',
  );
  await session.send('Target.createTarget', { url: address, background: true });
  const notice = await opened;
  await notice.waitForURL(`${address}*`);
  await session.detach();
  return notice;
}

/** As much of the browser's API as the question below needs. */
interface Runtime {
  connect(options: { name: string }): {
    onMessage: Heard<Shown>;
    onDisconnect: Heard<void>;
    postMessage(message: unknown): void;
    disconnect(): void;
  };
  readonly lastError?: unknown;
}
interface Heard<T> {
  addListener(listener: (value: T) => void): void;
}

/** Runs in the extension's page: asks the offscreen document as that page itself does. */
function askOnce(asks: string | null): Promise<Shown> {
  return new Promise((resolve) => {
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    const port = runtime.connect({ name: 'notice' });
    const finish = (shown: Shown): void => {
      clearTimeout(timer);
      port.disconnect();
      resolve(shown);
    };
    const timer = setTimeout(() => finish({ show: 'silence' }), 8_000);
    port.onDisconnect.addListener(() => {
      void runtime.lastError;
      setTimeout(() => finish({ show: 'silence' }), 200);
    });
    port.onMessage.addListener((message: Shown) => {
      // The first message is the state as it is; an answer to a question follows it.
      if (asks === null || message.show === 'sign-in-page' || message.show === 'problem') finish(message);
    });
    if (asks !== null) port.postMessage({ ask: asks });
  });
}
