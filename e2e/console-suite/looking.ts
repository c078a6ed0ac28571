// Looks at a page as people do: for accessibility, for overflow, and by photograph, in light and dark, wide and on a phone.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { holds } from './tally.ts';

export const widths = { wide: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const;
export type Width = keyof typeof widths;
export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

export async function lookAt(
  page: Page,
  name: string,
  width: Width,
  scheme: Scheme,
  out: string | undefined,
): Promise<void> {
  await page.setViewportSize(widths[width]);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(150);
  if (out) {
    mkdirSync(out, { recursive: true });
    await page.screenshot({ path: join(out, `${name}-${width}-${scheme}.png`), fullPage: true });
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  holds(overflow <= 0, `${name} is ${overflow} px wider than the ${width} window`);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const said = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .slice(0, 3)
        .map(
          ({ target, failureSummary }) =>
            `${target.join(' ')} ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 160)}`,
        )
        .join('; ')})`,
  );
  holds(violations.length === 0, said.join('\n'));
}
