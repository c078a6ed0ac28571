// The pupil writes: innocent lines, watch phrases in four kinds of editor, one copied and one searched for. Each finding is timed to the console.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { LiveQueue } from './live-queue.ts';
import type { TypedPhrase } from './phrases.ts';
import { pageOf, type Pupil } from './pupil.ts';
import { hosts } from './hosts.ts';
import type { Expected, RunContext } from './run-context.ts';

export interface Desk {
  readonly run: RunContext;
  readonly pupil: Pupil;
  readonly queue: LiveQueue;
}

interface Editor {
  readonly name: string;
  readonly path: string;
  /** Puts the caret into the empty editor. */
  begin(page: Page): Promise<void>;
}

const emptied = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
};

export const editors: readonly Editor[] = [
  {
    name: 'plain form',
    path: '/form.html',
    begin: async (page) => {
      await page.locator('#message').click();
      await emptied(page);
    },
  },
  {
    name: 'rich editor',
    path: '/editor.html',
    begin: async (page) => {
      await page.locator('#editor').click();
      await emptied(page);
    },
  },
  // A canvas keeps what was drawn; Escape ends what was written without a break.
  {
    name: 'canvas editor',
    path: '/canvas.html',
    begin: async (page) => {
      await page.locator('#paper').click();
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'srcdoc frame',
    path: '/frames.html',
    begin: async (page) => {
      await page.frameLocator('#srcdoc').locator('#field').click();
      await emptied(page);
    },
  },
];

/** Does `lastKey`, after which the console must show one finding more, and remembers how long that took. */
export async function expectFinding(
  desk: Desk,
  finding: Omit<Expected, 'shownAfterMs'>,
  lastKey: () => Promise<unknown>,
  limitMs?: number,
): Promise<void> {
  const { run, queue } = desk;
  const total = queue.total() + 1;
  const pressedAt = Date.now();
  await lastKey();
  const shownAt = await queue.shows(total, limitMs).catch((error: unknown) => {
    throw new Error(
      `${finding.step}: “${finding.phrase.entry}” ${finding.surface}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  run.expected.push({ ...finding, shownAfterMs: shownAt - pressedAt });
}

/** A canary, the phrase up to its last letter, then that letter; and a canary behind it. */
export async function writePhrase(
  desk: Desk,
  step: string,
  phrase: TypedPhrase = desk.run.nextPhrase(),
): Promise<void> {
  const { run, pupil } = desk;
  const { keyboard } = pupil.page;
  const canary = run.canaries.next();
  await run.pace.turn();
  await keyboard.type(`${canary} ${phrase.text.slice(0, -1)}`);
  await expectFinding(desk, { phrase, surface: 'typed', canary, step }, () => keyboard.type(phrase.text.slice(-1)));
  await keyboard.type(` ${run.canaries.next()}`);
}

/** A phrase on the plain form: when its finding shows, everything before it has been through. */
export async function writeFence(desk: Desk, step: string): Promise<void> {
  await desk.pupil.page.goto(pageOf('/form.html'));
  await editors[0]?.begin(desk.pupil.page);
  await writePhrase(desk, step);
}

export async function writeInEveryEditor(desk: Desk, timesEach: number): Promise<void> {
  const { page } = desk.pupil;
  for (const editor of editors) {
    desk.run.say(`the pupil writes: ${editor.name}`);
    await page.goto(pageOf(editor.path));
    for (let count = 0; count < timesEach; count++) {
      await editor.begin(page);
      await writePhrase(desk, editor.name);
    }
    await desk.run.picture(page, `pupil-${editor.name.replaceAll(' ', '-')}`);
  }
}

export async function copyPhrase(desk: Desk): Promise<void> {
  const { run, pupil } = desk;
  const { page } = pupil;
  const phrase = run.nextPhrase();
  const canary = run.canaries.next();
  await page.goto(pageOf('/form.html'));
  await page.locator('#quote').evaluate((line, text) => {
    line.textContent = text;
  }, `${canary} ${phrase.text} ${run.canaries.next()}`);
  await page.locator('#quote').click({ clickCount: 3 });
  await run.pace.turn();
  await expectFinding(desk, { phrase, surface: 'copied', canary, step: 'copied' }, () =>
    page.keyboard.press('Control+C'),
  );
}

export async function searchPhrase(desk: Desk): Promise<void> {
  const { run, pupil } = desk;
  const { page } = pupil;
  const phrase = run.nextPhrase();
  const canary = run.canaries.next();
  // From the address, as a search in the address bar is seen: typed into the page's own field it would be a typed finding too.
  await page.goto(pageOf('/form.html'));
  await run.pace.turn();
  const query = new URLSearchParams({ q: `${canary} ${phrase.text} ${run.canaries.next()}` });
  await expectFinding(desk, { phrase, surface: 'searched', canary, step: 'searched' }, () =>
    page.goto(pageOf(`/s.php?${query.toString()}`, hosts.search)),
  );
  await run.picture(page, 'pupil-search');
}

export async function readInnocentLines(): Promise<string[]> {
  return (await readFile(join(import.meta.dirname, 'innocent-lines.txt'), 'utf8')).split('\n').filter(Boolean);
}

/** @returns how many findings they brought */
export async function writeInnocentLines(desk: Desk, lines: readonly string[]): Promise<number> {
  const { pupil, queue, run } = desk;
  const before = queue.total();
  await pupil.page.goto(pageOf('/form.html'));
  await editors[0]?.begin(pupil.page);
  for (const line of lines) await pupil.page.keyboard.type(`${line}\n`);
  await run.picture(pupil.page, 'pupil-innocent-lines');
  await writeFence(desk, 'after the innocent lines');
  return queue.total() - before - 1;
}
