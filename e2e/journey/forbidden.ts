// The pupil on pages that nobody may look at: a never-watched site, and a page whose password field has the focus.
import { setTimeout as pause } from 'node:timers/promises';
import { hosts } from './hosts.ts';
import type { RunContext } from './run-context.ts';
import { pageOf, type Pupil } from './pupil.ts';
import type { Desk } from './writing.ts';

interface ForbiddenPage {
  readonly host: string;
  readonly path: string;
  /** Where the pupil writes. */
  readonly field: string;
}

export const forbiddenPages = {
  'never-watched': { host: hosts.never, path: '/never.html', field: '#chat' },
  password: { host: hosts.school, path: '/secret.html', field: '#password' },
} as const satisfies Record<string, ForbiddenPage>;

const secondNow = ({ startedAt }: RunContext['pages']): number => Math.floor((Date.now() - startedAt) / 1_000);
const second = async ({ startedAt }: RunContext['pages'], n: number): Promise<void> =>
  pause(Math.max(0, startedAt + n * 1_000 - Date.now()));

/**
 * Goes there for whole seconds, each of which belongs to one page only: the page before shows no code after its last second,
 * nor does the forbidden one, so that any frame with one of its codes was taken of it. A critical phrase is typed meanwhile.
 */
export async function visitForbidden(
  { run, pupil }: Desk,
  which: keyof typeof forbiddenPages,
  seconds: number,
  back = '/form.html',
): Promise<void> {
  const { pages, phrases, canaries } = run;
  const { page } = pupil;
  const { host, path, field } = forbiddenPages[which];
  const phrase = phrases.critical[canaries.given.length % phrases.critical.length];
  const canary = canaries.next();
  run.forbiddenCanaries.push(canary);
  let first: number;
  if (which === 'never-watched') {
    first = secondNow(pages) + 1;
    await hold(pupil, first - 1);
    await second(pages, first);
    await page.goto(pageOf(path, host));
    await page.locator(field).click();
  } else {
    // Until its field has the focus this page is like any other.
    await page.goto(pageOf(path, host));
    await page.locator(field).click();
    first = secondNow(pages) + 1;
  }
  const last = first + seconds - 1;
  run.forbiddenSeconds.push({ page: host + path, from: first, to: last });
  await page.keyboard.type(`${canary} ${phrase?.text ?? ''} `);
  await pages.hasShown(host + path, last);
  await hold(pupil, last);
  await run.picture(page, `pupil-${which}`);
  await second(pages, Math.max(last, secondNow(pages)) + 1);
  await page.goto(pageOf(back));
}

const hold = ({ page }: Pupil, n: number): Promise<void> =>
  page.evaluate((last) => {
    (window as unknown as { codeHeldAt: number }).codeHeldAt = last;
  }, n);
