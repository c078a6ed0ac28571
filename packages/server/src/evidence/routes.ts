// Takes the sealed frames that a manifest listed, each exactly as listed, one file each.
import { agentPaths, CandourError, clipIdSchema } from '@candour/contract';
import type { ClipId, FrameAnswer } from '@candour/contract';
import { sha256Hex } from '@candour/trust';
import type { FastifyInstance } from 'fastify';
import type { AgentDeps } from '../agents/agent-deps.ts';
import { confirmedSenderOf, tooMany } from '../agents/request-check.ts';
import type { DeviceSender } from '../agents/device-sender.ts';
import { inSchool } from '../database/database.ts';
import { record } from '../record/record.ts';
import { findFrame, noteStored } from './store.ts';

const LARGEST_FRAME = 2_000_000;

/** Registered inside the agent's scope: the request's signature was checked. */
export function registerEvidence(app: FastifyInstance, deps: AgentDeps): void {
  const path = agentPaths.frame(':school', ':clip', 0).replace(/0$/, ':index');
  app.put<{ Params: { clip: string; index: string } }>(
    path,
    {
      bodyLimit: LARGEST_FRAME,
      errorHandler: (error) => {
        throw error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? new CandourError('evidence-too-large') : error;
      },
    },
    async (request, reply): Promise<FrameAnswer> => {
      const sender = confirmedSenderOf(request);
      deps.audit.requireLog(sender.school);
      const { body } = request;
      if (!Buffer.isBuffer(body)) throw new CandourError('evidence-malformed', 'no body');
      const waitSeconds = deps.limiter.spend(
        `${sender.school}/${sender.device}`,
        'bytes',
        body.length,
        deps.db.clock.now(),
      );
      if (waitSeconds > 0) throw tooMany(reply, waitSeconds);
      const clip = clipIdSchema.safeParse(request.params.clip).data;
      const index = /^\d{1,9}$/.test(request.params.index) ? Number(request.params.index) : -1;
      if (!clip) throw new CandourError('evidence-unknown-clip');
      return takeFrame(deps, sender, { clip, index, body });
    },
  );
}

async function takeFrame(
  { db, evidence }: AgentDeps,
  { school, device }: DeviceSender,
  { clip, index, body }: { clip: ClipId; index: number; body: Buffer },
): Promise<FrameAnswer> {
  const listed = await inSchool(db, school, (tx) => findFrame(tx, device, clip, index));
  if (listed === undefined) throw new CandourError('evidence-unknown-clip');
  if (listed === null) throw new CandourError('evidence-malformed', 'the manifest lists no such frame');
  if (body.length > listed.bytes) throw new CandourError('evidence-too-large');
  if (body.length !== listed.bytes || sha256Hex(body) !== listed.sha256) throw new CandourError('evidence-malformed');
  if (listed.storedAt !== null) return { taken: 'before' };
  await evidence.requireRoom();
  // The file first: a file without its note is written over by the next try, a note without its file would be a loss.
  await evidence.writeFrame(school, clip, index, body);
  const isNew = await inSchool(db, school, async (tx) => {
    const noted = await noteStored(tx, clip, index);
    if (noted.completed)
      await record(tx, {
        by: { kind: 'device', id: device },
        kind: 'incident.clip-stored',
        on: noted.completed,
        detail: { clip },
      });
    return noted.isNew;
  });
  return { taken: isNew ? 'now' : 'before' };
}
