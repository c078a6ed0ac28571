// Serves the pages a pupil visits in tests and demo, on loopback: plain HTML beside this file, and answers that pages cannot make themselves.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
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
  /** Takes what a page posts to a path of its own; a rejection answers 400. */
  readonly posts?: Readonly<Record<string, (body: string) => void>>;
}

export async function servePages({
  host = '127.0.0.1',
  codeBars = () => '',
  posts = {},
}: PageServerOptions = {}): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://pages');
    if (pathname === '/code-bars.js') return send(response, '.js', codeBars());
    // A navigation that never commits: the frame keeps its first, empty document.
    if (pathname === '/no-content') return void response.writeHead(204).end();
    if (pathname === '/never') return;
    const post = posts[pathname];
    if (post) return void takePost(request, response, post);
    void sendFile(response, fileOf(pathname));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://${host}:${port}`, port, close: () => close(server) };
}

/** Search engines have addresses of many forms; whatever is no file here is one of theirs. */
function fileOf(pathname: string): string {
  if (pathname === '/') return '/index.html';
  return ['', '.php'].includes(extname(pathname)) ? '/search.html' : pathname;
}

async function takePost(
  request: IncomingMessage,
  response: ServerResponse,
  post: (body: string) => void,
): Promise<void> {
  try {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    post(Buffer.concat(parts).toString('utf8'));
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end();
  }
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
