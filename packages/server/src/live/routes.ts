// The console's event stream: one open answer per console, filtered by school and role, ended with the session.
import type { ServerResponse } from 'node:http';
import { consolePaths } from '@candour/contract';
import type { FastifyInstance } from 'fastify';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { sessionOf } from '../people/guard.ts';
import { isSessionOpen } from '../people/sessions.ts';
import type { LiveListener } from './listener.ts';
import { heartbeat, mayHear, refetch, spell } from './rules.ts';

export interface LiveOptions {
  readonly listener: LiveListener;
  /** How often a stream shows that it lives, and its session is looked at. */
  readonly heartbeatMs?: number | undefined;
}

/** A reader that takes nothing for this long a backlog is let go: it comes back and fetches everything. */
const longestBacklog = 256 * 1024;

export function registerLive(
  app: FastifyInstance,
  { db }: Pick<ConsoleDeps, 'db'>,
  { listener, heartbeatMs = 15_000 }: LiveOptions,
): void {
  const streams = new Set<ServerResponse>();
  // A stream never ends by itself: without this the server could not stop.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });

  app.get(consolePaths.events, { config: { console: 'signed-in' } }, (request, reply) => {
    const session = sessionOf(request);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    streams.add(stream);
    const send = (text: string): void => {
      if (stream.writableLength > longestBacklog) stream.destroy();
      else stream.write(text);
    };
    let lastId = 0;
    const stop = listener.subscribe(session.school, {
      onEvent: (event) => {
        if (mayHear(session.roles, event)) send(spell(++lastId, event));
      },
      // Ended, so that the console comes back and fetches everything.
      onGap: () => stream.end(),
    });
    const beat = setInterval(() => {
      isSessionOpen(db, session).then(
        (isOpen) => (isOpen ? send(heartbeat) : stream.end()),
        () => stream.end(),
      );
    }, heartbeatMs);
    stream.on('close', () => {
      clearInterval(beat);
      stop();
      streams.delete(stream);
    });
    send('retry: 3000\n\n');
    if (request.headers['last-event-id'] !== undefined) send(refetch);
  });
}
