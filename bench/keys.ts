// What a key costs because the extension listens: its own time for each key, and each key's whole time with and without it, in one run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackedId } from '@candour/extension';
import { chromium } from 'playwright-core';
import { startExtensionBrowser } from '../e2e/extension-browser.ts';
import { ensureChromium } from '../scripts/chromium.ts';
import { buildTestExtension } from '../scripts/demo/builds.ts';
import { countArgument, finish, percentile, rounded, say, spreadOf } from './reporting/figures.ts';
import { type KeyCost, startTrace } from './keys/tracing.ts';
import { fields, seatTypist, type Field } from './keys/typing.ts';
import { serveBenchPages } from './pages/serve-pages.ts';

const rounds = countArgument('rounds', 5);
const keysABatch = countArgument('keys', 60);
const targetMs = 1;
const names: Record<Field, string> = {
  input: 'input',
  textarea: 'textarea, 200 KB',
  editable: 'contenteditable, 50 KB',
};

interface Measured {
  readonly own: KeyCost[];
  readonly withMs: number[];
  readonly withoutMs: number[];
}

async function measure(): Promise<Record<Field, Measured>> {
  await buildTestExtension(say);
  const folder = await mkdtemp(join(tmpdir(), 'candour-bench-'));
  const pages = await serveBenchPages();
  const watched = await startExtensionBrowser({ flavour: 'test', settings: {} });
  const plain = await chromium.launchPersistentContext(folder, {
    executablePath: ensureChromium(),
    viewport: { width: 1366, height: 768 },
    args: ['--no-sandbox', '--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
  });
  try {
    const [withIt, withoutIt] = [
      await seatTypist(watched.context, pages.origin),
      await seatTypist(plain, pages.origin),
    ];
    const measured = Object.fromEntries(
      fields.map((field) => [field, { own: [], withMs: [], withoutMs: [] }]),
    ) as unknown as Record<Field, Measured>;
    for (const typist of [withIt, withoutIt]) for (const field of fields) await typist.type(field, 10);
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      for (const field of fields) {
        // Who begins changes with each round, so that a machine that slows down slows both.
        const both = [
          async () => measured[field].withMs.push(...(await withIt.type(field, keysABatch))),
          async () => measured[field].withoutMs.push(...(await withoutIt.type(field, keysABatch))),
        ];
        for (const one of round % 2 === 0 ? both.reverse() : both) await one();
        const trace = await startTrace(withIt.session, `chrome-extension://${unpackedId}/`);
        await withIt.type(field, keysABatch);
        measured[field].own.push(...(await trace.stop()));
      }
    }
    return measured;
  } finally {
    await plain.close();
    await watched.close();
    await pages.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const measured = await measure();
const figures = fields.map((field) => {
  const { own, withMs, withoutMs } = measured[field];
  return {
    field: names[field],
    ownThreadMs: spreadOf(
      own.map(({ threadMs }) => threadMs),
      3,
    ),
    ownWallMs: spreadOf(
      own.map(({ wallMs }) => wallMs),
      3,
    ),
    keysHeard: own.filter(({ wallMs }) => wallMs > 0).length,
    pressWithMs: spreadOf(withMs, 2),
    pressWithoutMs: spreadOf(withoutMs, 2),
    ratioP50: rounded(percentile(withMs, 0.5) / percentile(withoutMs, 0.5), 2),
    ratioP95: rounded(percentile(withMs, 0.95) / percentile(withoutMs, 0.95), 2),
  };
});
const keyCount = rounds * keysABatch;
const isMet = figures.every(
  ({ ownThreadMs, keysHeard }) => ownThreadMs.p95 < targetMs && keysHeard === keyCount && ownThreadMs.n === keyCount,
);
finish({ bench: 'keys', ok: isMet, rounds, keysABatch, fields: figures }, [
  ...figures.flatMap(
    ({ field, ownThreadMs: thread, ownWallMs: wall, keysHeard, pressWithMs, pressWithoutMs, ratioP50, ratioP95 }) => [
      field,
      `  own time a key    p50 ${thread.p50} ms, p95 ${thread.p95} ms, max ${thread.max} ms of the page’s thread (on the wall ${wall.p50} / ${wall.p95} / ${wall.max}); ${keysHeard} of ${thread.n} keys heard`,
      `  a whole key press p50 ${pressWithMs.p50} ms, p95 ${pressWithMs.p95} ms with the extension; ${pressWithoutMs.p50} / ${pressWithoutMs.p95} without; ratio ${ratioP50} / ${ratioP95}`,
    ],
  ),
  `target: own time under ${targetMs} ms at p95`,
]);
