// A Chromium with an extension made for this measurement alone, whose service worker opens offscreen documents with the detector in them.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { ensureChromium } from '../../../scripts/chromium.ts';
import type { TypedBatch } from '../typing-script.ts';
import type { Answer, FirstAnswer, ListName } from './answers.ts';

export interface Offscreen {
  type(list: ListName): Promise<readonly number[]>;
  /** A fresh document each time. */
  answerFirst(list: ListName, text: string): Promise<FirstAnswer>;
  close(): Promise<void>;
}

export async function startOffscreen(
  lists: Readonly<Record<ListName, Uint8Array>>,
  batches: readonly TypedBatch[],
): Promise<Offscreen> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-bench-'));
  const extension = join(folder, 'extension');
  await mkdir(extension);
  for (const file of ['manifest.json', 'offscreen.html', 'service-worker.js']) {
    await cp(join(import.meta.dirname, file), join(extension, file));
  }
  const bundle = await rolldown({ input: join(import.meta.dirname, 'offscreen.ts'), platform: 'browser' });
  await bundle.write({ file: join(extension, 'offscreen.js'), format: 'esm', minify: true });
  await bundle.close();
  for (const [name, bytes] of Object.entries(lists)) await writeFile(join(extension, `${name}.list`), bytes);
  await writeFile(join(extension, 'typed.json'), JSON.stringify(batches));
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: ensureChromium(),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      `--load-extension=${extension}`,
      `--disable-extensions-except=${extension}`,
      '--no-sandbox',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
  const close = async (): Promise<void> => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  const run = async (job: Readonly<Record<string, string>>): Promise<Answer> => {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const answer = await worker.evaluate(
      (query) => (globalThis as unknown as { runJob(query: string): Promise<Answer> }).runJob(query),
      new URLSearchParams(job).toString(),
    );
    if (answer.kind === 'failed') throw new Error(`the offscreen document failed: ${answer.says}`);
    return answer;
  };
  try {
    await run({ do: 'store', lists: Object.keys(lists).join(',') });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async type(list) {
      const answer = await run({ do: 'type', list });
      if (answer.kind !== 'typed') throw new Error('not typed');
      return answer.perKeyUs;
    },
    async answerFirst(list, text) {
      const answer = await run({ do: 'answer', list, text });
      if (answer.kind !== 'answered') throw new Error('not answered');
      return answer;
    },
    close,
  };
}
