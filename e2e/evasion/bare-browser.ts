// The same browser without the extension, to compare with.
import { chromium, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/chromium.ts';

export async function inBareBrowser<T>(address: string, look: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(address);
    return await look(page);
  } finally {
    await browser.close();
  }
}
