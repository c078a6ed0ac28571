// From sign-in to outcome with nothing but the keyboard: queue, take, words, evidence, player, close.
import { availableActs } from '@candour/contract';
import type { Page } from 'playwright-core';
import type { StoredIncident } from '../../packages/web/testing/made-incidents.ts';
import { addFinding } from '../../packages/web/testing/made-incidents.ts';
import { entries, passphrase } from '../../packages/web/testing/made-up.ts';
import { checkPlayer } from './player.ts';
import { arriveNow, words } from './seed.ts';
import type { Stage } from './stage.ts';
import { lookEverywhere, signIn } from './stage.ts';
import { holds, same } from './tally.ts';

const rowIds = (page: Page): Promise<(string | null)[]> =>
  page.locator('[data-incident]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-severity')));
const actsShown = (page: Page): Promise<(string | null)[]> =>
  page.locator('[data-act]').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-act')));

export async function runJourney(
  stage: Stage & { readonly critical: StoredIncident; readonly sent: readonly string[] },
): Promise<void> {
  const { server, tally, critical, sent } = stage;
  const { check } = tally;
  const page = await stage.openPage();
  const id = critical.view.row.id;
  const logOf = () => (server.logs.get(id) ?? []).map(({ action }) => action.kind);

  await page.getByText('Made-up school').waitFor();
  await lookEverywhere(stage, page, '01-sign-in');
  await check('a wrong password is said plainly, and after five the wait is shown', async () => {
    for (let tries = 0; tries < 6; tries++) {
      await page.getByLabel('Account').fill('r.adeyemi');
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.keyboard.press('Enter');
      await page
        .getByRole('alert')
        .getByText(tries < 5 ? 'Name or password is not right.' : 'Too many tries.')
        .waitFor();
      await page.waitForTimeout(60);
    }
    await page.getByText(/You can try again in 1:\d\d/).waitFor();
    holds(await page.getByRole('button', { name: 'Sign in' }).isDisabled(), 'the button waits too');
  });
  await lookEverywhere(stage, page, '02-sign-in-throttled');
  server.forgetFailedTries();
  await page.reload();

  await check('signs in by keyboard', () => signIn(page, 'lead'));
  await check('the queue stands by severity, then age, with its count in the title', async () => {
    await page.locator('[data-incident]').first().waitFor();
    same(await rowIds(page), ['critical', 'urgent', 'urgent', 'urgent', 'concern', 'concern']);
    const times = await page
      .locator('[data-severity=urgent] time')
      .evaluateAll((found) => found.map((time) => time.getAttribute('datetime')));
    same(times, times.toSorted(), 'oldest first');
    same(await page.title(), '(6) Queue · Candour');
    await page.getByText('Tom Penhale holds this').waitFor();
    await page.locator('[data-made-up]').waitFor();
  });
  await lookEverywhere(stage, page, '03-queue');

  await check('what arrives shows within a second and moves no focus', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('data-incident') ?? null);
    const before = await focused();
    holds(before, 'a row has the focus');
    const arrived = await arriveNow(server);
    await page.locator(`[data-incident="${arrived.view.row.id}"]`).waitFor({ timeout: 1_000 });
    same(await focused(), before, 'focus');
    same(await page.title(), '(7) Queue · Candour');
    await addFinding(
      arrived,
      { entry: entries.notice, excerpt: words.second, surface: 'searched', at: Date.now() },
      server.team,
    );
    server.put(arrived);
    await page.locator(`[data-incident="${arrived.view.row.id}"][data-findings="2"]`).waitFor({ timeout: 1_000 });
    same(await focused(), before, 'focus after one more finding');
  });
  await check('? shows the shortcuts', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
  });
  await lookEverywhere(stage, page, '04-shortcuts');
  await page.keyboard.press('Escape');

  await check('Enter opens the incident, whose buttons are exactly the allowed acts', async () => {
    await page.keyboard.press('Home');
    await page.locator(`[data-incident="${id}"]:focus`).waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`[data-incident-page="${id}"]`).waitFor();
    same(await actsShown(page), availableActs('waiting', { roles: ['lead'], isHolder: false }));
  });
  await lookEverywhere(stage, page, '05-incident-waiting');
  await check('t takes it; the buttons follow', async () => {
    await page.keyboard.press('t');
    await page.getByText('You hold this').waitFor();
    same(await actsShown(page), availableActs('held', { roles: ['lead'], isHolder: true }));
  });

  await check('a wrong passphrase is said as such and logs no opening', async () => {
    await page.keyboard.press('w');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Class teacher asked me to look.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('heron lantern grave');
    await page.keyboard.press('Enter');
    await page.getByText('This passphrase does not open your key file').waitFor();
    holds(!logOf().includes('incident.words-opened'), 'no opening in the log');
  });
  await lookEverywhere(stage, page, '06-open-words');
  await check('the right one opens the words in the browser, with the phrase marked', async () => {
    await page.locator('input[type=password]').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await page.locator('[data-opened-words]').first().waitFor();
    same(await page.locator('[data-opened-words] blockquote').allTextContents(), [words.critical, words.second]);
    same(await page.locator('[data-opened-words] mark').first().textContent(), 'better off if I was gone');
    same(logOf().at(-1), 'incident.words-opened');
    await page.getByText('Class teacher asked me to look.').waitFor();
  });
  await lookEverywhere(stage, page, '07-words-open');

  await check('e opens the evidence without asking for the passphrase again', async () => {
    await page.keyboard.press('e');
    same(await page.locator('input[type=password]').count(), 0, 'passphrase fields');
    await page.getByRole('button', { name: 'Open the evidence' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-player]').waitFor();
    same(logOf().at(-1), 'incident.evidence-opened');
  });
  await checkPlayer(stage, page, critical);

  await check('closing asks for outcome and reason, each where it lacks', async () => {
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Close the incident' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Choose an outcome: no incident closes without one.').waitFor();
    await page.getByText('Give a reason in a few words').waitFor();
    holds(
      await page.evaluate(() => document.activeElement?.getAttribute('name') === 'outcome'),
      'focus on the outcomes',
    );
    same(await page.getByLabel('It was reasonable to check').count(), 0, 'reasonable to check before a no-concern');
  });
  await lookEverywhere(stage, page, '09-close');
  await check('an outcome by arrow keys and a reason close it, and the queue stands at the next', async () => {
    await page.locator('input[name=outcome]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('Reason', { exact: true }).focus();
    await page.keyboard.type('Spoke with Ada and her form tutor; weekly meetings agreed.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/queue/);
    await page.locator('[data-incident]:focus').waitFor();
    same(critical.view.row.outcome, 'supported');
    same(await page.locator('[data-incident]:focus').getAttribute('data-severity'), 'urgent');
    same(await page.title(), '(6) Queue · Candour');
  });
  await check('the closed one keeps its log, with reasons open while the vault is', async () => {
    await page.keyboard.press('c');
    await page.locator(`[data-incident="${id}"]`).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Spoke with Ada and her form tutor; weekly meetings agreed.').waitFor();
    await page.getByText('Closed: Supported in school.').waitFor();
    same(await actsShown(page), availableActs('closed', { roles: ['lead'], isHolder: false }));
  });
  await lookEverywhere(stage, page, '10-closed');
  await check('Shift L locks the vault: sealed reasons close again', async () => {
    await page.keyboard.press('Shift+L');
    await page.getByText('A sealed reason; it shows while your vault is open.').first().waitFor();
    same(await page.getByText('Spoke with Ada').count(), 0, 'reason in the page');
  });
  await check('neither passphrase nor any word in the clear left the browser', () => {
    const secrets = [passphrase, 'heron', words.critical, 'Class teacher', 'weekly meetings'];
    for (const secret of secrets) holds(!sent.some((request) => request.includes(secret)), `sent: ${secret}`);
  });
  await page.context().close();
}
