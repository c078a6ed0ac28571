// The scripted pupil: a headless Chromium with the demo build, enrolled, confirmed and signed in, at the pages that the run serves.
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, startExtensionBrowser } from '../extension-browser.ts';
import { hosts } from './hosts.ts';
import type { RunContext } from './run-context.ts';

const windowSize = { width: 1280, height: 800 };

export interface Pupil {
  readonly browser: ExtensionBrowser;
  readonly page: Page;
  /** The page “What this device watches”. */
  readonly notice: Page;
  readonly device: string;
}

export async function startPupilBrowser(
  { pages, school }: Pick<RunContext, 'pages' | 'school'>,
  server: string,
  deviceName: string,
): Promise<Pupil> {
  const enrolmentCode = school.enrolmentCodes[0];
  if (!enrolmentCode) throw new Error('the school has no enrolment code');
  const browser = await startExtensionBrowser({
    flavour: 'demo',
    endsWithSignals: false,
    settings: { server, school: school.id, signerSetDigest: school.signerSetDigest, enrolmentCode, deviceName },
    hostRules: Object.values(hosts)
      .map((host) => `MAP ${host} 127.0.0.1:${pages.port}`)
      .join(' , '),
    viewport: windowSize,
    args: [`--window-size=${windowSize.width},${windowSize.height}`],
  });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  page.setDefaultTimeout(15_000);
  const notice = await browser.context.newPage();
  notice.setDefaultTimeout(45_000);
  await notice.goto(`chrome-extension://${browser.id}/notice.html`);
  return { browser, page, notice, device: deviceName };
}

export const saysHeading = (page: Page, heading: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name: heading }).waitFor();

/** From “What this device watches” to the school's sign-in page and back. */
export async function signInPupil({ browser, notice, page }: Pupil, { school, picture }: RunContext): Promise<void> {
  const who = school.pupils[0];
  if (!who) throw new Error('the school has no pupil');
  await notice.bringToFront();
  // The button comes once the device knows that it was confirmed.
  const button = notice.getByRole('button', { name: 'Sign in' });
  await button.waitFor();
  await picture(notice, 'pupil-nobody-signed-in');
  await button.click();
  await notice.getByLabel('Your school user name').fill(who.username);
  await notice.getByLabel('Your school password').fill(school.password);
  await picture(notice, 'pupil-sign-in');
  await notice.getByRole('button', { name: 'Sign in' }).click();
  await notice.getByRole('heading', { name: /signed in/i }).waitFor();
  await notice.goto(`chrome-extension://${browser.id}/notice.html`);
  await page.bringToFront();
}

export const pageOf = (path: string, host: string = hosts.school): string => `http://${host}${path}`;
