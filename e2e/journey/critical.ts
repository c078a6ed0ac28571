// One critical phrase, with a forbidden page in the quarter of a minute before it and another in the one after.
import { forbiddenPages, visitForbidden } from './forbidden.ts';
import { pageOf } from './pupil.ts';
import { type Desk, editors, expectFinding, writePhrase } from './writing.ts';
import { hosts } from './hosts.ts';

/** The clip's own span on each side, and a beat more. */
const clipSeconds = 15;
const beat = 2;

export async function playCritical(desk: Desk): Promise<void> {
  const { run, pupil } = desk;
  const { page, pages } = { page: pupil.page, pages: run.pages };
  run.say('the pupil writes a critical phrase');
  await page.goto(pageOf('/form.html'));
  const quietFrom = now(pages.startedAt);
  await pages.hasShown(hosts.school, quietFrom + 4);
  await visitForbidden(desk, 'never-watched', 2);
  for (let count = 0; count < 4; count++) {
    await editors[0]?.begin(page);
    await writePhrase(desk, 'before the critical one');
  }
  await pages.hasShown(hosts.school, quietFrom + clipSeconds + beat - 1);
  const phrase = run.phrases.critical[0];
  if (!phrase) throw new Error('the watchlist has no critical phrase');
  await editors[0]?.begin(page);
  const canary = run.canaries.next();
  await page.keyboard.type(`${canary} ${phrase.text.slice(0, -1)}`);
  const triggered = now(pages.startedAt);
  await expectFinding(desk, { phrase, surface: 'typed', canary, step: 'critical' }, () =>
    page.keyboard.type(phrase.text.slice(-1)),
  );
  await page.keyboard.type(` ${run.canaries.next()}`);
  await run.picture(page, 'pupil-critical');
  await pages.hasShown(hosts.school, triggered + 4);
  await visitForbidden(desk, 'password', 2);
  await pages.hasShown(`${hosts.school}/form.html`, triggered + clipSeconds + beat);
}

/** More seconds on forbidden pages, outside the clip: nothing of them is kept, and nothing typed there is read. */
export async function lingerOnForbidden(desk: Desk): Promise<void> {
  desk.run.say('the pupil is where nobody may look');
  for (const which of Object.keys(forbiddenPages) as (keyof typeof forbiddenPages)[])
    await visitForbidden(desk, which, 4);
}

const now = (startedAt: number): number => Math.floor((Date.now() - startedAt) / 1_000);
