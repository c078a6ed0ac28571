// A person of the staff at the console, in a plain Chromium: signs in, confirms a device, takes and decides an incident, by the real pages.
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/chromium.ts';
import type { KnownSchool } from '../installation/installation.ts';

export const startStaffBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: ensureChromium(),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
  });

/** Each person has a browser profile of their own. */
export async function signInToConsole(
  browser: Browser,
  server: string,
  school: KnownSchool,
  role: string,
  before?: (page: Page) => Promise<void>,
): Promise<Page> {
  const person = school.staff.find(({ roles }) => roles.includes(role));
  if (!person) throw new Error(`${school.name} has no ${role}`);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${server}/console/`);
  await page.getByLabel('School', { exact: true }).selectOption(school.id);
  await page.getByLabel('Account').fill(person.account);
  await before?.(page);
  await page.getByLabel('Password', { exact: true }).fill(school.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}

export async function confirmDevice(page: Page, device: string): Promise<void> {
  await page.getByRole('link', { name: 'Devices' }).click();
  await page.getByLabel('Find a device by name').fill(device);
  const button = page.getByRole('button', { name: `Confirm ${device}` });
  // A device enrols by itself within seconds of its first start; the list is fetched again on a reload.
  for (let tries = 0; tries < 30 && !(await button.isVisible()); tries++) {
    await button.waitFor({ timeout: 1_000 }).catch(() => undefined);
    if (await button.isVisible()) break;
    await page.reload();
    await page.getByLabel('Find a device by name').fill(device);
  }
  await button.click();
  await button.waitFor({ state: 'detached' });
}

/** Chooses a reason, writes why, unlocks where asked, and sends the form. */
export async function fillOpenForm(
  page: Page,
  what: 'words' | 'evidence',
  why: string,
  passphrase: string,
): Promise<void> {
  const form = page.getByRole('form', { name: `Open the ${what}` });
  await form.getByLabel('Reason').selectOption('first-look');
  await form.getByLabel('In your words').fill(why);
  const secret = form.getByLabel('Your passphrase for the vault');
  if (await secret.isVisible()) await secret.fill(passphrase);
  await form.getByRole('button', { name: /^(Unlock and open|Open) the / }).click();
}
