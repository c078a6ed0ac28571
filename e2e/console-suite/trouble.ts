// When things are not as they should be: nothing to do, thousands to do, no connection, an ended session, a lease that runs out.
import type { Page } from 'playwright-core';
import { passphrase } from '../../packages/web/testing/made-up.ts';
import type { Stage } from './stage.ts';
import { lookEverywhere, signIn } from './stage.ts';
import { arriveNow, seedMany } from './seed.ts';
import { holds, same } from './tally.ts';

export async function runTrouble(stage: Stage): Promise<void> {
  const { server, tally } = stage;
  const { check } = tally;
  const page = await stage.openPage();
  await signIn(page, 'lead');
  await page.locator('[data-incident]').first().waitFor();

  await check('a lost connection is said, and what came meanwhile is there afterwards', async () => {
    server.setDown(true);
    await page.getByText('No connection to the school’s server.').waitFor();
    const arrived = await arriveNow(server);
    await lookEverywhere(stage, page, '11-no-connection');
    server.setDown(false);
    await page.locator(`[data-incident="${arrived.view.row.id}"]`).waitFor();
    await page.getByText('No connection').waitFor({ state: 'detached' });
  });
  await leaseChecks(stage, page);
  await check('a session that ended asks to sign in and comes back to the same page', async () => {
    const address = page.url();
    server.endSessions();
    await page.keyboard.press('t');
    await page.getByText('Your session ended').waitFor();
    await lookEverywhere(stage, page, '13-session-ended');
    await signIn(page, 'lead');
    same(page.url(), address, 'address');
    await page.locator('[data-incident-page]').waitFor();
  });
  await check('an incident that nobody may see says no more than that', async () => {
    await page.goto(`${server.url}/console/incidents/01890000-0000-7000-8000-000000000000`);
    await page.getByText('There is nothing here that you may see.').waitFor();
  });
  await lookEverywhere(stage, page, '14-not-found');
  await check('an empty queue says so', async () => {
    const kept = [...server.incidents];
    server.incidents.clear();
    await page.goto(`${server.url}/console/queue`);
    await page.getByText('Nothing is waiting.').waitFor();
    same(await page.title(), 'Queue · Candour');
    await lookEverywhere(stage, page, '15-empty');
    for (const [id, incident] of kept) server.incidents.set(id, incident);
  });
  await check('thousands of incidents stay light and reachable to the last', async () => {
    seedMany(server, 3_000);
    await page.reload();
    await page.locator('[data-incident]').first().waitFor();
    holds((await page.locator('[data-incident]').count()) < 80, 'rows in the page');
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    await page.locator('[data-incident]:focus').waitFor();
    const place = await page
      .locator('li:has([data-incident]:focus)')
      .evaluate((row) => [row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]);
    holds(place[0] === place[1] && Number(place[1]) > 3_000, `last of all: ${place}`);
    const top = await page.locator('[data-incident]:focus').evaluate((row) => row.getBoundingClientRect().top);
    await arriveNow(server);
    await page.waitForFunction(
      (count) => Number(document.querySelector('li[aria-setsize]')?.getAttribute('aria-setsize')) > count,
      Number(place[1]),
    );
    const topAfter = await page.locator('[data-incident]:focus').evaluate((row) => row.getBoundingClientRect().top);
    holds(Math.abs(top - topAfter) < 90, `the row in hand stays: ${top} → ${topAfter}`);
  });
  await page.context().close();
}

async function leaseChecks({ server, tally, ...rest }: Stage, page: Page): Promise<void> {
  const { check } = tally;
  await check('the hold offers its renewal in the last minute, and r renews it', async () => {
    const arrived = await arriveNow(server);
    const id = arrived.view.row.id;
    await page.locator(`[data-incident="${id}"]`).click();
    await page.locator('[data-act="take"]').waitFor();
    await page.keyboard.press('t');
    await page.getByText('You hold this').waitFor();
    const { lease } = arrived.view.row;
    holds(lease, 'a lease');
    arrived.view = {
      ...arrived.view,
      row: { ...arrived.view.row, lease: { ...lease, until: new Date(Date.now() + 50_000).toISOString() } },
    };
    server.put(arrived);
    await page.getByText('Your hold ends in less than a minute. Keep it?').waitFor();
    await lookEverywhere({ server, tally, ...rest }, page, '12-lease-ending');
    await page.keyboard.press('r');
    await page.getByText('You hold this').waitFor();
    await page.keyboard.press('w');
    await page.locator('input[type=password]').fill(passphrase);
    await page.keyboard.press('Enter');
    await page.locator('[data-opened-words]').waitFor();
    await page.keyboard.press('u');
    await page.getByText('Waiting.').waitFor();
    same(arrived.view.row.lease, null, 'lease');
  });
}
