// What devices ask of the school's server, each request signed by the device's own key.
import { randomBytes, createHash } from 'node:crypto';
import { agentPaths, CandourError, enrolRequestSchema, heartbeatRequestSchema } from '@candour/contract';
import type { EnrolAnswer, EnvelopeAnswer, HeartbeatAnswer, SignInOpened } from '@candour/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isoOf } from '../clock.ts';
import { inSchool, requireSchool } from '../database/database.ts';
import { currentStatement } from '../documents/current.ts';
import { registerAgentDocuments } from '../documents/routes.ts';
import { registerEvidence } from '../evidence/routes.ts';
import { readInput } from '../http/input.ts';
import { readSchoolId } from '../http/school-path.ts';
import { linkValidMs, signInPath } from '../pupils/rules.ts';
import { record } from '../record/record.ts';
import type { AgentDeps } from './agent-deps.ts';
import { enrol } from './enrol.ts';
import { takeEnvelope } from './envelopes.ts';
import { confirmedSenderOf, registerRequestCheck, senderOf } from './request-check.ts';
import { addCounts, currentSignIn, endSignIns, noteBeat } from './store.ts';

/** A clip's manifest of 75 frames and 150 gaps, signed, in base64url twice over, stays well below. */
const LARGEST_ENVELOPE = 128 * 1024;
const LARGEST_JSON = 64 * 1024;

export async function registerAgents(app: FastifyInstance, deps: AgentDeps): Promise<void> {
  await app.register((scope, _options, done) => {
    registerRequestCheck(scope, deps);
    registerEnrolment(scope, deps);
    registerAgentDocuments(scope, deps);
    registerEnvelopes(scope, deps);
    registerEvidence(scope, deps);
    registerHeartbeat(scope, deps);
    registerSignIns(scope, deps);
    done();
  });
}

function registerEnrolment(app: FastifyInstance, { db, audit, limiter }: AgentDeps): void {
  app.post(
    agentPaths.enrol(':school'),
    { config: { isUnsigned: true }, bodyLimit: LARGEST_JSON },
    async (request, reply): Promise<EnrolAnswer> => {
      const school = readSchoolId(request);
      // Codes are long, but nobody needs to try many.
      const waitSeconds = limiter.spend(`enrol/${request.ip}`, 'request', 1, db.clock.now());
      if (waitSeconds > 0) {
        reply.header('retry-after', String(waitSeconds));
        throw new CandourError('too-many-requests');
      }
      await inSchool(db, school, requireSchool);
      audit.requireLog(school);
      return enrol(db, school, readJson(request, enrolRequestSchema));
    },
  );
}

function registerEnvelopes(app: FastifyInstance, deps: AgentDeps): void {
  app.post(
    agentPaths.envelopes(':school'),
    { config: { mayTrustRecentCheck: true }, bodyLimit: LARGEST_ENVELOPE },
    async (request): Promise<EnvelopeAnswer> => {
      const sender = confirmedSenderOf(request);
      deps.audit.requireLog(sender.school);
      if (!Buffer.isBuffer(request.body)) throw new CandourError('envelope-malformed', 'no body');
      return takeEnvelope(deps, sender, request.body);
    },
  );
}

function registerHeartbeat(app: FastifyInstance, { db, audit, serverKeys }: AgentDeps): void {
  app.post(
    agentPaths.heartbeat(':school'),
    { config: { spends: 'heartbeat' }, bodyLimit: LARGEST_JSON },
    async (request): Promise<HeartbeatAnswer> => {
      const { school, device, boot, status } = senderOf(request);
      if (status === 'held') throw new CandourError('device-held');
      const beat = readJson(request, heartbeatRequestSchema);
      const { statement } = await serverKeys(school);
      return inSchool(db, school, async (tx) => {
        const isNew = await noteBeat(tx, device, boot, beat);
        if (isNew && status === 'confirmed') await addCounts(tx, beat.counts);
        return {
          status,
          serverTime: tx.at,
          signIn: status === 'confirmed' ? await currentSignIn(tx, device, boot) : null,
          current: await currentStatement(tx, audit, statement),
        };
      });
    },
  );
}

function registerSignIns(app: FastifyInstance, { db, audit, publicUrl }: AgentDeps): void {
  app.post(agentPaths.signIns(':school'), { bodyLimit: LARGEST_JSON }, async (request): Promise<SignInOpened> => {
    const { school, device, boot } = confirmedSenderOf(request);
    audit.requireLog(school);
    const token = randomBytes(32).toString('base64url');
    const until = isoOf(db.clock.now() + linkValidMs);
    await inSchool(db, school, (tx) =>
      tx.sql
        .insertInto('signInLink')
        .values({
          school,
          tokenSha256: createHash('sha256').update(token).digest(),
          device,
          boot,
          madeAt: tx.at,
          until,
          usedAt: null,
        })
        .execute(),
    );
    return {
      url: new URL(signInPath(school, token), publicUrl ?? `${request.protocol}://${request.host}`).href,
      until,
    };
  });

  app.post(agentPaths.signOut(':school'), { bodyLimit: LARGEST_JSON }, async (request, reply) => {
    const { school, device } = senderOf(request);
    // Never waits for the log: whoever signs out is out.
    await inSchool(db, school, async (tx) => {
      for (const { id, pupil } of await endSignIns(tx, device)) {
        await record(tx, {
          by: { kind: 'device', id: device },
          kind: 'pupil.signed-out',
          on: pupil,
          detail: { signIn: id as never, device },
        });
      }
    });
    return reply.code(204).send();
  });
}

/** The body was kept as bytes for the signature. */
function readJson<Schema extends Parameters<typeof readInput>[0]>(request: FastifyRequest, schema: Schema) {
  let value: unknown;
  try {
    value = JSON.parse((request.body as Buffer | undefined)?.toString('utf8') ?? '');
  } catch {
    throw new CandourError('input-malformed', 'the body is not JSON');
  }
  return readInput(schema, value);
}
