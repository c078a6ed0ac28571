// Stands before every console route: whose session it is, whose page sent the request, and whether the role may.
import type {} from '@fastify/cookie';
import { CandourError } from '@candour/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { isOwnOrigin, judgeAccess, parseSessionCookie, sessionCookieName } from './rules.ts';
import type { ConsoleAccess } from './rules.ts';
import { findSession } from './sessions.ts';
import type { Session } from './sessions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call a console route. A route under /api without it cannot be registered. */
    console?: ConsoleAccess;
  }
  interface FastifyRequest {
    session: Session | null;
  }
}

/** The session of a route whose access is not `anybody`. @throws CandourError `session-missing` */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new CandourError('session-missing');
  return request.session;
}

/** Call before any console route is registered; needs @fastify/cookie. */
export function registerGuard(app: FastifyInstance, deps: Pick<ConsoleDeps, 'db' | 'publicUrl'>): void {
  app.decorateRequest('session', null);
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && !route.config?.console) {
      throw new CandourError('settings-malformed', `route ${route.url} does not say who may call it`);
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.console;
    if (!access) return;
    // What one person may see must not be kept for the next one at the same machine.
    reply.header('cache-control', 'no-store');
    if (!isFromOwnPage(request, deps.publicUrl)) throw new CandourError('origin-refused');
    const cookie = parseSessionCookie(request.cookies[sessionCookieName]);
    request.session = cookie ? await findSession(deps.db, cookie) : null;
    const verdict = judgeAccess(access, request.session);
    if (verdict !== 'ok') throw new CandourError(verdict);
  });
}

export function isFromOwnPage(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin } = request.headers;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return isOwnOrigin(request.method, origin, { protocol: request.protocol, host: request.host });
}
