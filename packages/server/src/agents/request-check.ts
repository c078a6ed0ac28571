// Stands before every device route but enrolment: which device signed this request, whether its share is spent, whether its key lives twice.
import { bootIdSchema, CandourError, deviceIdSchema } from '@candour/contract';
import type { DeviceId, ErrorCode, SchoolId } from '@candour/contract';
import { importVerifyKey, parseRequestHeader, verifyRequest } from '@candour/trust';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inSchool } from '../database/database.ts';
import { readSchoolId } from '../http/school-path.ts';
import type { AgentDeps } from './agent-deps.ts';
import { seeBoot } from './boots.ts';
import { Crowd } from './crowd.ts';
import type { DeviceSender } from './device-sender.ts';
import { findDevice } from './store.ts';
import type { Spending } from './limits.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a device route counts against; without it `request`. */
    spends?: Spending;
    /** The route judges the device's status once more itself, or it does not matter to it: a recent check is enough before it. */
    mayTrustRecentCheck?: true;
    /** Enrolment alone comes before there is a device. */
    isUnsigned?: true;
  }
  interface FastifyRequest {
    deviceSender: DeviceSender | null;
    /** Counted among the requests that are worked on now. */
    isInCrowd: boolean;
  }
}

const TOLERANCE_MS = 5 * 60_000;
const NO_BODY = new Uint8Array(0);

/** The device that signed this request. */
export function senderOf(request: FastifyRequest): DeviceSender {
  if (!request.deviceSender) throw new CandourError('device-unknown');
  return request.deviceSender;
}

/** For routes that give or take something: only a confirmed device. @throws CandourError `device-held`, `device-unconfirmed` */
export function confirmedSenderOf(request: FastifyRequest): DeviceSender {
  const sender = senderOf(request);
  if (sender.status === 'held') throw new CandourError('device-held');
  if (sender.status === 'unconfirmed') throw new CandourError('device-unconfirmed');
  return sender;
}

/** Bodies stay bytes in this scope: the signature is over them as they came. */
export function registerRequestCheck(app: FastifyInstance, deps: AgentDeps): void {
  app.decorateRequest('deviceSender', null);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/octet-stream'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  const crowd = new Crowd();
  app.decorateRequest('isInCrowd', false);
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.isUnsigned) return;
    const waitSeconds = crowd.enter();
    if (waitSeconds > 0) throw waitFor(reply, waitSeconds, 'server-busy');
    request.isInCrowd = true;
    request.deviceSender = await checkRequest(deps, request, reply);
  });
  // Runs for every answer, refusals and answers that nobody waits for any more among them.
  app.addHook('onSend', async (request) => {
    if (!request.isInCrowd) return;
    request.isInCrowd = false;
    crowd.leave();
  });
}

async function checkRequest(deps: AgentDeps, request: FastifyRequest, reply: FastifyReply): Promise<DeviceSender> {
  const { db, limiter, seen } = deps;
  const header = request.headers.authorization ?? '';
  const claimed = parseRequestHeader(header);
  const [school, device, boot] = [
    readSchoolId(request),
    deviceIdSchema.safeParse(claimed.device).data,
    bootIdSchema.safeParse(claimed.boot).data,
  ];
  if (!device || !boot) throw new CandourError('device-unknown');
  const name = `${school}/${device}`;
  const known = seen.find(name);
  const publicKey = known?.publicKey ?? (await importVerifyKey((await requireDevice(db, school, device)).publicKey));
  const body = Buffer.isBuffer(request.body) ? request.body : NO_BODY;
  const nowMs = db.clock.now();
  await verifyRequest(
    publicKey,
    header,
    { method: request.method, path: request.raw.url ?? '', body },
    { nowMs, toleranceMs: TOLERANCE_MS },
  );
  // Only what the device itself signed is counted against it.
  const { config } = request.routeOptions;
  const waitSeconds = limiter.spend(name, config.spends ?? 'request', 1, nowMs);
  if (waitSeconds > 0) throw tooMany(reply, waitSeconds);
  if (config.mayTrustRecentCheck && known && known.boot === boot && known.isRecent())
    return { school, device, boot, publicKey, status: known.status };
  const status = await seeBoot(db, school, { device, boot, signedAt: claimed.at });
  seen.remember(name, { publicKey, boot, status });
  return { school, device, boot, publicKey, status };
}

async function requireDevice(db: AgentDeps['db'], school: SchoolId, device: DeviceId) {
  const row = await inSchool(db, school, (tx) => findDevice(tx, device));
  if (!row) throw new CandourError('device-unknown');
  return row;
}

export const tooMany = (reply: FastifyReply, waitSeconds: number): CandourError =>
  waitFor(reply, waitSeconds, 'too-many-requests');

function waitFor(reply: FastifyReply, seconds: number, code: ErrorCode): CandourError {
  reply.header('retry-after', String(seconds));
  return new CandourError(code);
}
