// The staff console in headless Chromium over a fake server of the contract's API: by keyboard from sign-in to outcome.
// `--out DIR` leaves a screenshot of every page, wide and phone, light and dark. Last line: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { startFakeServer } from '../packages/web/testing/fake-server.ts';
import { ensureChromium } from '../scripts/chromium.ts';
import { root } from '../scripts/run-command.ts';
import { setSeed } from '../scripts/seed.ts';
import { runJourney } from './console-suite/journey.ts';
import { takePictures } from './console-suite/pictures.ts';
import { runRoles } from './console-suite/roles.ts';
import { seedMonday } from './console-suite/seed.ts';
import { holds, makeTally, same } from './console-suite/tally.ts';
import { runTrouble } from './console-suite/trouble.ts';

const outAt = process.argv.indexOf('--out');
const out = outAt > 0 ? process.argv[outAt + 1] : undefined;
const tally = makeTally();
process.stdout.write(`seed ${setSeed()}: each page in two of its four looks (CANDOUR_LONG=1: all)\n`);
const web = join(root, 'packages', 'web');

const built = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
  { cwd: web, stdio: ['ignore', 2, 2] },
);
await tally.check('the console builds', () => same(built.status, 0, 'exit code'));

const server = await startFakeServer(join(web, 'dist'));
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
});
/** What no page may ever say: a broken content policy, an error nobody caught. */
const complaints: string[] = [];
const sent: string[] = [];
async function openPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto(`${server.url}/console/`);
  return page;
}

try {
  const pictures = await takePictures(browser);
  const seeded = await seedMonday(server, pictures);
  await runJourney({ server, openPage, tally, out, sent, ...seeded });
  await runTrouble({ server, openPage, tally, out });
  await runRoles({ server, openPage, tally, out });
  await tally.check('no page broke the content security policy or threw', () =>
    holds(complaints.length === 0, complaints.slice(0, 5).join('\n')),
  );
} finally {
  await browser.close();
  await server.stop();
}
process.stdout.write(`${tally.lastLine()}\n`);
process.exit(tally.isGood() ? 0 : 1);
