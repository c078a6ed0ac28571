// What other roles see: only their pages, and on each only what they may do.
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import { lookEverywhere, signIn } from './stage.ts';
import { same } from './tally.ts';

const pagesOf = (page: Page): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allTextContents();

export async function runRoles(stage: Stage): Promise<void> {
  const { server, tally, openPage } = stage;
  const { check } = tally;

  const technician = await openPage();
  await signIn(technician, 'technician');
  await check('a technician sees devices, notices and documents, and no incident', async () => {
    same(await pagesOf(technician), ['Devices', 'Notices', 'Documents']);
    await technician.getByText('Chromebook 7-31').waitFor();
  });
  await check('a technician makes a code and confirms a device', async () => {
    await technician.getByRole('button', { name: 'Make a code' }).click();
    await technician.getByText('ELM-7KQ2-V9TD').waitFor();
    await lookEverywhere(stage, technician, '20-devices');
    await technician.getByRole('button', { name: 'Confirm Chromebook 7-31' }).click();
    await technician.getByText('5 confirmed').waitFor();
    same(server.devices.find(({ name }) => name === 'Chromebook 7-31')?.status, 'confirmed');
  });
  await check('notices say what was refused and what to do', async () => {
    await technician.getByRole('link', { name: 'Notices' }).click();
    await technician.getByText('Two live starts used this device’s key').waitFor();
  });
  await lookEverywhere(stage, technician, '21-notices');
  await technician.context().close();

  const governor = await openPage();
  await signIn(governor, 'governor');
  await check('a governor reads policy and watchlist in plain words, with signers and digest', async () => {
    same(await pagesOf(governor), ['Documents']);
    await governor.getByText('Monday to Friday, 08:00 to 17:00').waitFor();
    await governor.getByText('Signed by Janet Corrie (head) and Maud Whitlock (governor)').first().waitFor();
    await governor.getByText('Running away').click();
    await governor.getByText('“not going home tonight”', { exact: true }).waitFor();
  });
  await lookEverywhere(stage, governor, '22-documents');
  await governor.context().close();

  const reviewer = await openPage();
  await signIn(reviewer, 'reviewer');
  await check('a reviewer may open words but no evidence', async () => {
    await reviewer.locator('[data-incident]').first().click();
    await reviewer.locator('[data-act="take"]').waitFor();
    await reviewer.keyboard.press('t');
    await reviewer.getByText('You hold this').waitFor();
    const acts = await reviewer
      .locator('[data-act]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-act')));
    same(acts, ['renew', 'release', 'open-words', 'close']);
  });
  await check('signing out ends the session, and whoever comes next begins at their own page', async () => {
    await reviewer.getByRole('button', { name: 'Sign out' }).click();
    await reviewer.getByText('You are signed out, and the vault is locked.').waitFor();
    await signIn(reviewer, 'technician');
    await reviewer.getByRole('button', { name: 'Make a code' }).waitFor();
  });
  await reviewer.context().close();
}
