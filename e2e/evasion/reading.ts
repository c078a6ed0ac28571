// Cases of ordinary and awkward fields: what a pupil writes is read, whole, and with the right place.
import type { Page } from 'playwright-core';
import { type Case, freshWords } from './cases.ts';
import { pause, plainHost, type Stage } from './stage.ts';

type Write = (page: Page, words: string, stage: Stage) => Promise<void>;

/** Types into a field of a page; the words must be read. */
const typed = (name: string, path: string, write: Write): Case => ({
  name,
  async run(stage) {
    const words = freshWords();
    const page = await stage.open(path);
    await write(page, words, stage);
    const isRead = await stage.comes(words);
    await page.close();
    return isRead ? null : 'typed and not read';
  },
});

const intoField =
  (selector: string): Write =>
  async (page, words) => {
    await page.locator(selector).click();
    await page.keyboard.type(words);
  };

const intoFrame =
  (frame: string, inner?: string): Write =>
  async (page, words) => {
    const outer = page.frameLocator(frame);
    await (inner ? outer.frameLocator(inner) : outer).locator('#field').click();
    await page.keyboard.type(words);
  };

export const readingCases: readonly Case[] = [
  typed('an input', '/form.html', intoField('#subject')),
  typed('a textarea', '/form.html', intoField('#message')),
  typed('a page by plain http', `http://${plainHost}/form.html`, intoField('#message')),
  typed('a rich editor', '/editor.html', intoField('#here')),
  typed('a srcdoc frame', '/frames.html', intoFrame('#srcdoc')),
  typed('a sandboxed srcdoc frame', '/frames.html', intoFrame('#sandboxed')),
  typed('an about:blank frame', '/frames.html', intoFrame('#blank')),
  typed('a frame in a sandboxed frame', '/frames.html', intoFrame('#nested', '#deep')),
  typed('an input in a closed root within a closed root', '/shadow.html', async (page, words) => {
    await page.mouse.click(...(await middleOf(page, '#text', 0.25)));
    await page.keyboard.type(words);
  }),
  typed('a rich editor in a closed root', '/shadow.html', async (page, words) => {
    await page.mouse.click(...(await middleOf(page, '#text', 0.8)));
    await page.keyboard.type(words);
  }),
  typed('a declared closed root', '/shadow.html', async (page, words) => {
    await page.mouse.click(...(await middleOf(page, '#declared', 0.5)));
    await page.keyboard.type(words);
  }),
  ...['', '?cancel=beforeinput', '?cancel=keydown'].map((query) =>
    typed(`an editor that draws on a canvas ${query}`, `/canvas.html${query}`, async (page, words) => {
      await page.locator('#paper').click();
      await page.keyboard.type(words);
    }),
  ),
  typed('a paste into an editor that draws on a canvas', '/canvas.html', async (page, words) => {
    await putOnClipboard(page, words);
    await page.locator('#paper').click();
    await page.keyboard.press('Control+V');
  }),
  typed('an input method’s composition', '/form.html', async (page, words, stage) => {
    await page.locator('#message').click();
    const cdp = await stage.cdp(page);
    for (let end = 1; end <= words.length; end += 1)
      await cdp.send('Input.imeSetComposition', { text: words.slice(0, end), selectionStart: end, selectionEnd: end });
    await cdp.send('Input.insertText', { text: words });
  }),
  typed('a phrase put in at once (emoji panel, dictation)', '/form.html', async (page, words, stage) => {
    await page.locator('#message').click();
    await (await stage.cdp(page)).send('Input.insertText', { text: words });
  }),
  typed('a paste', '/form.html', async (page, words) => {
    await putOnClipboard(page, words);
    await page.locator('#message').click();
    await page.keyboard.press('Control+V');
  }),
  typed('a letter put in later, in the middle', '/form.html', async (page, words) => {
    await page.locator('#message').click();
    await page.keyboard.type(`${words.slice(0, 6)}${words.slice(7)}`);
    for (let left = words.length - 7; left > 0; left -= 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(words.slice(6, 7));
  }),
  typed('undo and redo', '/form.html', async (page, words, stage) => {
    await page.locator('#message').click();
    await page.keyboard.type(words);
    await stage.comes(words);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    stage.ear.seen.length = 0;
    await page.keyboard.press('Control+Z');
  }),
  typed('a page that comes back from elsewhere', '/form.html', async (page, words) => {
    await page.goto(new URL('/editor.html', page.url()).href);
    await page.goBack();
    await page.locator('#message').click();
    await page.keyboard.type(words);
  }),
  typed('a frame of another site', '/form.html', async (page, words, stage) => {
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      frame.id = 'other';
      document.body.prepend(frame);
    }, `${stage.otherPages.origin}/form.html`);
    await page.frameLocator('#other').locator('#message').click();
    await page.keyboard.type(words);
    await stage.comes(words);
    const hosts = stage.seenWith(words).at(-1)?.hosts.join(' ');
    const wanted = `${new URL(stage.pages.origin).host} ${new URL(stage.otherPages.origin).host}`;
    if (hosts !== wanted) throw new Error(`the hosts were “${hosts}”`);
  }),
  {
    name: 'a copy of a page’s text',
    async run(stage) {
      const page = await stage.open('/form.html');
      await page.locator('#quote').selectText();
      await page.keyboard.press('Control+C');
      const isRead = await stage.comes('the tide comes in twice a day');
      const surface = stage.seenWith('the tide comes in twice a day').at(-1)?.surface;
      await page.close();
      return isRead && surface === 'copied' ? null : `copied and not read (${surface})`;
    },
  },
  {
    name: 'ordinary writing is told once: sent by Enter, mended, deleted, written again',
    async run(stage) {
      stage.ear.seen.length = 0;
      const page = await stage.open('/form.html');
      await page.evaluate(() => {
        const field = document.querySelector<HTMLTextAreaElement>('#message');
        field?.addEventListener('keydown', (event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          field.value = '';
        });
      });
      await page.locator('#message').click();
      for (const keys of [
        'first message',
        'Enter',
        'second',
        'Control+Enter',
        'third one',
        'ArrowLeft',
        'ArrowLeft',
        'x',
        'Control+A',
        'Delete',
        'fourth',
        'Backspace',
        'y',
      ])
        await (/^(Enter|Control|Arrow|Delete|Backspace)/.test(keys)
          ? page.keyboard.press(keys)
          : page.keyboard.type(keys));
      await pause(300);
      await page.close();
      const again = stage.ear.seen.filter(({ field }) => field.endsWith('-keys')).map(({ text }) => text);
      return again.length === 0 ? null : `also told as keys: ${again.join(' | ')}`;
    },
  },
  search('a search by a form', async (page, words) => {
    await page.locator('#q').fill(words);
    await page.locator('button').click();
  }),
  search('a search by the page’s own script', async (page, words) => {
    await page.evaluate((query) => history.pushState(null, '', `/search?q=${encodeURIComponent(query)}`), words);
  }),
  search('a search behind the #', async (page, words) => {
    await page.evaluate((query) => {
      location.hash = `q=${encodeURIComponent(query)}`;
    }, words);
  }),
  {
    name: 'going back to a search is no search',
    async run(stage) {
      const words = freshWords();
      const page = await stage.open(`/search?q=${encodeURIComponent(words)}`);
      await stage.comes(words);
      await page.goto(`${stage.pages.origin}/form.html`);
      await page.goBack();
      await pause(300);
      await page.close();
      const times = stage.seenWith(words).filter(({ surface }) => surface === 'searched').length;
      return times === 1 ? null : `reported ${times} times`;
    },
  },
];

function search(name: string, go: (page: Page, words: string) => Promise<void>): Case {
  return {
    name,
    async run(stage) {
      const words = freshWords();
      const page = await stage.open('/search');
      await go(page, words);
      await stage.comes(words);
      await pause(200);
      await page.close();
      const times = stage.seenWith(words).filter(({ surface }) => surface === 'searched').length;
      return times === 1 ? null : `reported ${times} times`;
    },
  };
}

async function middleOf(page: Page, selector: string, down: number): Promise<[number, number]> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  return [box.x + Math.min(box.width / 2, 200), box.y + box.height * down];
}

async function putOnClipboard(page: Page, words: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
}
