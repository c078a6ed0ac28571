// What every part of the suite plays on: the fake server, a way to open a page, a person who signs in.
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { FakeServer } from '../../packages/web/testing/fake-server.ts';
import { password, people } from '../../packages/web/testing/made-up.ts';
import { setSeed } from '../../scripts/seed.ts';
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

/** Both widths and both schemes, in one of the two pairings by seed and page: half the time of all four, which the long run and pictures take. */
function looksAt(name: string, out: string | undefined): readonly (readonly [Width, Scheme])[] {
  if (out || process.env['CANDOUR_LONG']) return everyLook;
  const [first] = createHash('sha256').update(`${setSeed()} ${name}`).digest();
  const isCrossed = (first ?? 0) % 2 === 1;
  return everyLook.filter(([width, scheme]) => ((width === 'wide') === (scheme === 'light')) !== isCrossed);
}

export async function lookEverywhere({ tally, out }: Stage, page: Page, name: string): Promise<void> {
  for (const [width, scheme] of looksAt(name, out)) {
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
