// Serves the pupil's pages on loopback, shows the second codes on them and keeps a list of what was shown where.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeBarsScript, codeOf } from './codes.ts';

const pagesFolder = fileURLToPath(new URL('../pages/', import.meta.url));
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };
/** Long enough for any scripted run. */
const codesAhead = 1_800;

export interface ShownCode {
  readonly n: number;
  readonly code: string;
  readonly page: string;
  readonly visible: boolean;
}

export interface PageServer {
  readonly port: number;
  readonly startedAt: number;
  /** Each code that a page reports to have painted, in that order. */
  readonly shown: readonly ShownCode[];
  stop(): Promise<void>;
}

export async function startPageServer(seed: string): Promise<PageServer> {
  const startedAt = Date.now();
  const codes = Array.from({ length: codesAhead }, (_, n) => codeOf(seed, n));
  const shown: ShownCode[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://page');
    const answer = (type: string, body: string | Buffer): void => void response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (url.pathname === '/code-bars.js') return answer('text/javascript; charset=utf-8', codeBarsScript(startedAt));
    if (url.pathname === '/codes.json') return answer('application/json', JSON.stringify(codes));
    if (url.pathname === '/shown') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const report = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { n: number; page: string; visible: string };
      shown.push({ n: report.n, code: codes[report.n] ?? '', page: report.page, visible: report.visible === 'visible' });
      response.writeHead(204).end();
      return;
    }
    const file = url.pathname === '/' ? 'index.html' : normalize(decodeURIComponent(url.pathname)).replace(/^[/\\]+/, '');
    try {
      answer(types[extname(file)] ?? 'text/html; charset=utf-8', await readFile(join(pagesFolder, extname(file) ? file : `${file}.html`)));
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('no such page');
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    startedAt,
    shown,
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  };
}
