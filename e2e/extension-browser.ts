// A Chromium with a built extension in it, its settings file written beside the build's copy; and the loopback ear that a test build reports to.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeenText } from '@candour/agent';
import { builtFolder, type OwnFolderSettings, settingsFileName, unpackedId } from '@candour/extension';
import { type BrowserContext, chromium } from 'playwright-core';
import { ensureChromium } from '../scripts/chromium.ts';

const root = join(import.meta.dirname, '..');

export interface Ear {
  readonly url: string;
  readonly seen: SeenText[];
  readonly acknowledged: string[];
  close(): Promise<void>;
}

/** Hears what a test build reports: each text that was seen, each acknowledged id. */
export async function startEar(): Promise<Ear> {
  const seen: SeenText[] = [];
  const acknowledged: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const line = Buffer.concat(parts).toString();
      if (line.startsWith('seen ')) seen.push(JSON.parse(line.slice(5)) as SeenText);
      else if (line.startsWith('ack ')) acknowledged.push(line.slice(4));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    acknowledged,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly id: string;
  /** The profile: what the browser and the extension wrote. */
  readonly profile: string;
  close(): Promise<void>;
}

export interface ExtensionBrowserOptions {
  readonly flavour: 'demo' | 'test';
  readonly settings: Partial<OwnFolderSettings>;
  /** Host names that are answered by this machine, e.g. `MAP school.example 127.0.0.1:8080`. */
  readonly hostRules?: string;
  readonly profile?: string;
  readonly headless?: boolean;
  /** False: the caller ends it itself when a signal comes, in its own order. */
  readonly endsWithSignals?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly args?: readonly string[];
}

/** The built folder is copied, so that several browsers with different settings can run from one build. */
export async function startExtensionBrowser(options: ExtensionBrowserOptions): Promise<ExtensionBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-browser-'));
  const extension = join(folder, 'extension');
  const profile = options.profile ?? join(folder, 'profile');
  await cp(join(root, builtFolder(options.flavour)), extension, { recursive: true });
  await writeFile(join(extension, settingsFileName), JSON.stringify(options.settings));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    headless: options.headless ?? true,
    handleSIGINT: options.endsWithSignals ?? true,
    handleSIGTERM: options.endsWithSignals ?? true,
    handleSIGHUP: options.endsWithSignals ?? true,
    viewport: options.viewport ?? { width: 1366, height: 768 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      `--load-extension=${extension}`,
      `--disable-extensions-except=${extension}`,
      '--no-sandbox',
      '--no-first-run',
      `--host-resolver-rules=${options.hostRules ? `${options.hostRules} , ` : ''}MAP * ~NOTFOUND , EXCLUDE 127.0.0.1`,
      ...(options.args ?? []),
    ],
  });
  return {
    context,
    id: unpackedId,
    profile,
    async close() {
      try {
        await context.close();
      } finally {
        // Also after the browser was killed.
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
