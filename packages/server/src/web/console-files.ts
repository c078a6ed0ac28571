// Hands out the built console: static files under /console/, and its one page for every address inside it.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import serveStatic from '@fastify/static';
import { CandourError } from '@candour/contract';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { consolePolicy } from '../http/page-headers.ts';

const builtConsole = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const yearSeconds = 31_536_000;

export async function registerWeb(app: FastifyInstance, folder: string = builtConsole): Promise<void> {
  app.get('/', (_request, reply) => reply.redirect('/console/'));
  app.get('/console', (_request, reply) => reply.redirect('/console/'));
  const files: FastifyPluginAsync = (scope) => registerConsole(scope, folder);
  await app.register(files, { prefix: '/console' });
}

async function registerConsole(scope: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    const says = 'The console is not built. On the server, run: npm run build -w @candour/web\n';
    scope.get('/*', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send(says));
    return;
  }
  await scope.register(compress, { global: true, threshold: 1_024 });
  scope.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', consolePolicy);
    return payload;
  });
  await scope.register(serveStatic, {
    root: folder,
    prefix: '/',
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Files under assets/ carry their hash in their name; the page itself is asked for each time.
      const isForever = relative(folder, path).startsWith('assets');
      reply.header('cache-control', isForever ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
    },
  });
  scope.setNotFoundHandler(async (request, reply) => {
    // An address inside the console is the console's page; a missing file is missing.
    const isPage = request.method === 'GET' && !/\.[a-z0-9]+(\?|$)/i.test(request.url);
    if (!isPage) throw new CandourError('not-found');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
