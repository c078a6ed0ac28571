// The log for everyone who may read it: its checkpoint and its tiles, as files that other programs verify.
import { CandourError, consolePaths } from '@candour/contract';
import type { FastifyInstance } from 'fastify';
import { sessionOf } from '../people/guard.ts';
import type { AuditLog } from './audit-log.ts';

/** tile/<level>/…, tile/entries/…, with `.p/<width>` (C2SP tlog-tiles): no other file of the folder can be named. */
const TILE = /^tile\/(?:\d{1,2}|entries)(?:\/x\d{3})*\/\d{3}(?:\.p\/\d{1,3})?$/;

export function registerAudit(app: FastifyInstance, { audit }: { readonly audit: AuditLog }): void {
  app.get(consolePaths.checkpoint, { config: { console: 'log.read' } }, async (request, reply) => {
    const { checkpoint } = await audit.state(sessionOf(request).school);
    return reply.type('text/plain; charset=utf-8').send(checkpoint);
  });

  app.get<{ Params: { '*': string } }>(
    consolePaths.logTile('tile/*'),
    { config: { console: 'log.read' } },
    async (request, reply) => {
      const path = `tile/${request.params['*']}`;
      const tile = TILE.test(path) ? await audit.tiles(sessionOf(request).school).read(path) : null;
      if (!tile) throw new CandourError('not-found');
      return reply.type('application/octet-stream').send(Buffer.from(tile));
    },
  );
}
