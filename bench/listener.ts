// What a key costs the page: the time of the extension's own listeners, summed over the events of one key, in three kinds of field.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ExtensionBrowser, startEar, startExtensionBrowser } from '../e2e/extension-browser.ts';
import { countArgument, finish, percentile, say, spreadOf } from './figures.ts';

const keyCount = countArgument('keys', 300);
/** The calmest round counts: whatever else runs on the machine interrupts a listener too, and that is not its cost. */
const roundCount = countArgument('rounds', 3);
const targetMs = 1;
const sentence = 'Grey herons stand at the edge of the water and wait. ';
const eventsOfKey = ['keydown', 'beforeinput', 'input'];

const fields = {
  input: '<input id="field">',
  'textarea of 200 KB': `<textarea id="field" rows="20">${sentence.repeat(Math.ceil(200_000 / sentence.length))}</textarea>`,
  'rich editor of 50 KB': `<div id="field" contenteditable="true">${`<p>${sentence.repeat(4)}</p>`.repeat(Math.ceil(50_000 / sentence.length / 4))}</div>`,
} as const;

/** Only a page that is isolated from others gets a clock of 5 µs; elsewhere it steps by 100 µs. */
async function serveFields() {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://page').searchParams.get('field') as keyof typeof fields;
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      })
      .end(`<!doctype html><title>${name}</title>${fields[name]}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function measure() {
  const build = join(import.meta.dirname, '../packages/extension/build.ts');
  if (spawnSync(process.execPath, [build, 'test']).status !== 0) throw new Error('The test build failed.');
  const [ear, { server, origin }] = [await startEar(), await serveFields()];
  const browser = await startExtensionBrowser({ flavour: 'test', settings: { reportUrl: ear.url } });
  try {
    const costs: Record<string, ReturnType<typeof spreadOf>> = {};
    for (const name of Object.keys(fields) as (keyof typeof fields)[]) {
      say(`${roundCount} × ${keyCount} keys into ${name}`);
      const rounds: number[][] = [];
      for (let round = 0; round < roundCount; round += 1)
        rounds.push(await typeInto(browser, `${origin}/?field=${encodeURIComponent(name)}&measure=1`));
      const [calmest = []] = rounds.toSorted((one, other) => percentile(one, 0.95) - percentile(other, 0.95));
      costs[name] = spreadOf(calmest, 3);
    }
    return costs;
  } finally {
    await browser.close();
    await ear.close();
    server.close();
  }
}

async function typeInto(browser: ExtensionBrowser, address: string): Promise<number[]> {
  const page = await browser.context.newPage();
  await page.goto(address);
  await page.locator('#field').click();
  await page.keyboard.press('Control+End');
  // The first keys compile the listeners.
  await page.keyboard.type(sentence);
  await page.evaluate(() => performance.clearMeasures());
  await page.keyboard.type(sentence.repeat(Math.ceil(keyCount / sentence.length)).slice(0, keyCount), { delay: 5 });
  const spans = await page.evaluate(() =>
    performance
      .getEntriesByType('measure')
      .map(({ name, startTime, duration }) => ({ type: name.replace('candour ', ''), startTime, duration })),
  );
  await page.close();
  return perKey(spans.filter(({ type }) => eventsOfKey.includes(type)));
}

/** Each `keydown` opens a key; what follows until the next belongs to it. */
function perKey(spans: readonly { type: string; startTime: number; duration: number }[]): number[] {
  const keys: number[] = [];
  for (const { type, duration } of spans.toSorted((a, b) => a.startTime - b.startTime)) {
    if (type === 'keydown') keys.push(duration);
    else keys.push((keys.pop() ?? 0) + duration);
  }
  return keys;
}

const costs = await measure();
const ok = Object.values(costs).every(({ n, p95 }) => n === keyCount && p95 < targetMs);
finish({ bench: 'listener', ok, targetMs, rounds: roundCount, costsMs: costs }, [
  `listener time per key, ms (target: p95 under ${targetMs})`,
  ...Object.entries(costs).map(
    ([name, { n, p50, p95, max }]) => `${name.padEnd(22)} n ${n}   p50 ${p50}   p95 ${p95}   max ${max}`,
  ),
]);
