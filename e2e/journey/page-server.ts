// Serves the pupil's pages on loopback, shows the second codes on them and keeps a list of what was shown where.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { codeBarsScript, codeOf } from './codes.ts';

const pagesFolder = join(import.meta.dirname, '../pages');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
/** Longer than any scripted run. */
const codesAhead = 1_800;

export interface ShownCode {
  readonly n: number;
  readonly code: string;
  /** Host and path. */
  readonly page: string;
}

export interface PageServer {
  readonly port: number;
  /** Second 0, in ms since 1970. */
  readonly startedAt: number;
  /** Each code that a page reports to have painted, in that order. */
  readonly shown: readonly ShownCode[];
  /** Resolves when a page of this host has shown the code of second `n`, or of a later one. */
  hasShown(host: string, n: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startPageServer(seed: string): Promise<PageServer> {
  const startedAt = Date.now();
  const codes = Array.from({ length: codesAhead }, (_, n) => codeOf(seed, n));
  const shown: ShownCode[] = [];
  const waiting = new Set<() => void>();

  const takeReport = async (request: IncomingMessage): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { n, page } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { n: number; page: string };
    shown.push({ n, code: codes[n] ?? '', page });
    for (const look of waiting) look();
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (pathname === '/code-bars.js') return send(response, '.js', codeBarsScript(startedAt, codes));
    if (pathname === '/shown')
      return void takeReport(request).then(
        () => response.writeHead(204).end(),
        () => response.writeHead(400).end(),
      );
    if (pathname === '/no-content') return void response.writeHead(204).end();
    // A navigation that never commits.
    if (pathname === '/never') return;
    void sendPage(response, extname(pathname) === '' || extname(pathname) === '.php' ? '/search.html' : pathname);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    startedAt,
    shown,
    hasShown: (host, n) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!shown.some((one) => one.n >= n && one.page.startsWith(host))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  };
}

async function sendPage(response: ServerResponse, pathname: string): Promise<void> {
  const text = await readFile(join(pagesFolder, basename(pathname)), 'utf8').catch(() => null);
  if (text === null) return void response.writeHead(404).end();
  send(response, extname(pathname), text);
}

function send(response: ServerResponse, extension: string, text: string): void {
  response.writeHead(200, { 'content-type': types[extension] ?? 'text/plain', 'cache-control': 'no-store' }).end(text);
}
