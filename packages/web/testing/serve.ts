// The HTTP beneath the fake server: the built console under its policy, and routes that answer as the contract says.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import type { ErrorCode } from '@candour/contract';
import { CandourError, errorCatalogue, isCandourError } from '@candour/contract';

/** The policy of CSP.md, word for word: what breaks under it must break here. */
const consolePolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly part: string[];
  readonly body: unknown;
}

interface Served {
  /** The built console. */
  readonly dist: string;
  /** `METHOD path`, ids written as `:`; an answer is sent as JSON, bytes, text, or nothing. */
  readonly routes: Readonly<Record<string, (asked: Asked) => unknown>>;
  readonly isDown: () => boolean;
}

export async function serve({ dist, routes, isDown }: Served): Promise<{ url: string; stop: () => Promise<void> }> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (isDown()) {
      request.socket.destroy();
      return;
    }
    if (!url.pathname.startsWith('/api/')) return serveFile(url.pathname, response);
    response.setHeader('cache-control', 'no-store');
    try {
      const part = url.pathname.slice('/api/'.length).split('/');
      const pattern = part.map((piece, place) => (place % 2 === 1 && part[0] !== 'log' ? ':' : piece)).join('/');
      const route = routes[`${request.method} ${pattern}`];
      if (!route) throw new CandourError('not-found');
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body: unknown = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined;
      const said = route({ request, response, url, part, body });
      if (said === 'streaming') return;
      if (said === undefined) response.writeHead(204).end();
      else if (said instanceof Uint8Array)
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(said);
      else if (typeof said === 'string') response.writeHead(200).end(said);
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    } catch (error) {
      const code: ErrorCode = isCandourError(error) ? error.code : 'input-malformed';
      const [status, what, todo] = errorCatalogue[code];
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { code, what, todo } }));
    }
  }

  async function serveFile(path: string, response: ServerResponse): Promise<void> {
    const inside = path.replace(/^\/console\/?/, '');
    const name = /^(assets\/)?[\w.-]+\.\w+$/.test(inside) ? inside : 'index.html';
    const bytes = await readFile(join(dist, name)).catch(() => undefined);
    if (!bytes) return void response.writeHead(404).end();
    response
      .writeHead(200, {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        'content-security-policy': consolePolicy,
        'x-content-type-options': 'nosniff',
      })
      .end(bytes);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
