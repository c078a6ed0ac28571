// Serves the pages a pupil visits in tests and demo, on loopback: plain HTML beside this file, and answers that pages cannot make themselves.
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const folder = import.meta.dirname;
const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface PageServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface PageServerOptions {
  readonly host?: string;
  /** What `/code-bars.js` answers; every page asks for it at its end. */
  readonly codeBars?: () => string;
}

export async function servePages({
  host = '127.0.0.1',
  codeBars = () => '',
}: PageServerOptions = {}): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://pages');
    if (pathname === '/code-bars.js') return send(response, '.js', codeBars());
    // A navigation that never commits: the frame keeps its first, empty document.
    if (pathname === '/no-content') return void response.writeHead(204).end();
    if (pathname === '/never') return;
    void sendFile(response, pathname === '/search' ? '/search.html' : pathname === '/' ? '/index.html' : pathname);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://${host}:${port}`, port, close: () => close(server) };
}

async function sendFile(response: ServerResponse, pathname: string): Promise<void> {
  const path = normalize(pathname);
  const kind = kinds[extname(path)];
  const text = kind && !path.includes('..') ? await readFile(join(folder, path), 'utf8').catch(() => null) : null;
  if (text === null) return void response.writeHead(404).end();
  send(response, extname(path), text);
}

function send(response: ServerResponse, extension: string, text: string): void {
  response.writeHead(200, { 'content-type': kinds[extension] ?? 'text/plain', 'cache-control': 'no-store' }).end(text);
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
