// Cases of what is never read, and of what a page can find out about the extension.
import type { Page } from 'playwright-core';
import { inBareBrowser } from './bare-browser.ts';
import { type Case, freshWords } from './cases.ts';
import { pause, type Stage } from './stage.ts';

const typeInto = async (page: Page, selector: string, words: string): Promise<void> => {
  await page.locator(selector).click();
  await page.keyboard.type(words);
};

const neverRead = (name: string, path: string, write: (page: Page, words: string) => Promise<void>): Case => ({
  name: `never read: ${name}`,
  async run(stage) {
    const words = freshWords();
    stage.ear.seen.length = 0;
    const page = await stage.open(path);
    await write(page, words);
    await pause(500);
    // Any part of it, also of the run of keys.
    const isSeen = stage.ear.seen.some(({ text }) => /grey|herons|stand|more/.test(text));
    await page.close();
    return isSeen ? 'a secret field was read' : null;
  },
});

const fields = {
  password: 'a password',
  early: 'a passphrase shown from the start',
  code: 'a one-time code',
  card: 'a card number',
  cvc: 'a card’s code',
  masked: 'a masked field',
};

/** How the page may try to find the extension; each answers what it found. */
async function traces(stage: Stage, page: Page): Promise<string[]> {
  return page.evaluate(async (id) => {
    const found: string[] = [];
    for (const path of [
      'manifest.json',
      'page.js',
      'icons/16.png',
      'notice.html',
      'candour-settings.json',
      'offscreen.html',
    ]) {
      const address = `chrome-extension://${id}/${path}`;
      if (
        await fetch(address).then(
          () => true,
          () => false,
        )
      )
        found.push(`fetch ${path}`);
      const image = new Image();
      if (
        await new Promise((resolve) => {
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = address;
        })
      )
        found.push(`image ${path}`);
    }
    const runtime = (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime;
    if (runtime) found.push('chrome.runtime');
    return found;
  }, stage.browser.id);
}

/** What scripts of a page can see of it: names of the window, the document's markup, natives that were replaced. */
const fingerprint = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const natives = [
      EventTarget.prototype.addEventListener,
      Element.prototype.attachShadow,
      Document.prototype.open,
      HTMLInputElement.prototype.setSelectionRange,
      history.pushState,
      window.fetch,
    ];
    return JSON.stringify([
      Object.getOwnPropertyNames(window).sort(),
      document.documentElement.outerHTML.length,
      document.documentElement.getAttributeNames(),
      natives.map((native) => Function.prototype.toString.call(native)),
      document.styleSheets.length,
    ]);
  });

export const secretCases: readonly Case[] = [
  ...Object.entries(fields).map(([id, name]) =>
    neverRead(name, '/secret.html', (page, words) => typeInto(page, `#${id}`, words)),
  ),
  neverRead('a password that was then shown', '/secret.html', async (page, words) => {
    await typeInto(page, '#password', words);
    await page.locator('#toggle').click();
    await typeInto(page, '#password', 'and more');
  }),
  neverRead('a password shown before it was touched', '/secret.html', async (page, words) => {
    await page.locator('#toggle').click();
    await typeInto(page, '#password', words);
  }),
  neverRead('a password in a closed root', '/shadow.html', async (page, words) => {
    const box = await page.locator('#both').boundingBox();
    if (!box) throw new Error('no box');
    await page.mouse.click(box.x + 150, box.y + box.height - 10);
    await page.keyboard.type(words);
  }),
  neverRead('a password reached from a text field by Tab, in a closed root', '/shadow.html', async (page, words) => {
    const box = await page.locator('#both').boundingBox();
    if (!box) throw new Error('no box');
    await page.mouse.click(box.x + 150, box.y + 10);
    await page.keyboard.type('a name');
    await page.keyboard.press('Tab');
    await page.keyboard.type(words);
  }),
  {
    name: 'control: a password is read without the defence',
    async run(stage) {
      const words = freshWords();
      const page = await stage.open('/secret.html?without=secret');
      await typeInto(page, '#password', words);
      const isRead = await stage.comes(words);
      await page.close();
      return isRead ? null : 'not read without the defence: the cases prove nothing';
    },
  },
  {
    name: 'beside a password, an ordinary field is read',
    async run(stage) {
      const words = freshWords();
      const page = await stage.open('/secret.html');
      await typeInto(page, '#password', 'not this');
      await typeInto(page, '#plain', words);
      const isRead = await stage.comes(words);
      await page.close();
      return isRead ? null : 'typed and not read';
    },
  },
  {
    name: 'the page cannot find the extension by its resources',
    async run(stage) {
      const page = await stage.open('/form.html');
      const found = await traces(stage, page);
      await page.close();
      return found.length === 0 ? null : `found by ${found.join(', ')}`;
    },
  },
  {
    name: 'the page looks the same with and without the extension',
    async run(stage) {
      const page = await stage.open('/form.html');
      await typeInto(page, '#message', 'hello');
      const withIt = await fingerprint(page);
      const bare = await inBareBrowser(`${stage.pages.origin}/form.html`, async (other) => {
        await typeInto(other, '#message', 'hello');
        return fingerprint(other);
      });
      await page.close();
      return withIt === bare ? null : 'something of the page differs';
    },
  },
];
