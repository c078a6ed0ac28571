// What every part of the suite plays on: the fake server, a way to open a page, a person who signs in.
import type { Page } from 'playwright-core';
import type { FakeServer } from '../../packages/web/testing/fake-server.ts';
import { password, people } from '../../packages/web/testing/made-up.ts';
import type { Scheme, Width } from './looking.ts';
import { lookAt, schemes, widths } from './looking.ts';
import type { Tally } from './tally.ts';

export interface Stage {
  readonly server: FakeServer;
  readonly openPage: () => Promise<Page>;
  readonly tally: Tally;
  readonly out: string | undefined;
}

const everyLook = Object.keys(widths).flatMap((width) =>
  schemes.map((scheme): [Width, Scheme] => [width as Width, scheme]),
);

export async function lookEverywhere({ tally, out }: Stage, page: Page, name: string): Promise<void> {
  for (const [width, scheme] of everyLook) {
    await tally.check(`${name}: accessible and in bounds, ${width}, ${scheme}`, () =>
      lookAt(page, name, width, scheme, out),
    );
  }
  await page.setViewportSize(widths.wide);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

export async function signIn(page: Page, who: keyof typeof people): Promise<void> {
  await page.getByLabel('Account').focus();
  await page.keyboard.type(people[who].account);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}
