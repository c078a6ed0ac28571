// The incidents' routes: read the request, check the role, call one function.
import {
  CandourError,
  clipIdSchema,
  closeRequestSchema,
  consolePaths,
  incidentIdSchema,
  isCandourError,
  openRequestSchema,
  openingIdSchema,
  roleMay,
} from '@candour/contract';
import type {
  EvidenceOpened,
  IncidentId,
  IncidentList,
  IncidentView,
  Permission,
  RecordLog,
  WordsOpened,
} from '@candour/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inSchool } from '../database/database.ts';
import type { SchoolTransaction } from '../database/database.ts';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { readId, readInput } from '../http/input.ts';
import { sessionOf } from '../people/guard.ts';
import type { Session } from '../people/sessions.ts';
import { close, open, release, takeOrRenew } from './acts.ts';
import { checkFrameOpening, manifestsOf, sealedWordsOf } from './opened.ts';
import type { IncidentRecord } from './projection.ts';
import { recordLogOf } from './record-log.ts';
import { closedIncidents, countOpen, findIncident, openIncidents } from './store.ts';
import { rowsOf, viewOf } from './view.ts';

const listQuery = z.strictObject({
  status: z.enum(['open', 'closed']).default('open'),
  before: incidentIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
const frameIndex = z.coerce.number().int().min(0).max(10_000);
const bodyLimit = 32_768;

const may = (permission: Permission) => ({ config: { console: permission } });
const mayWrite = (permission: Permission) => ({ ...may(permission), bodyLimit });
const idOf = (request: FastifyRequest): IncidentId => readId(incidentIdSchema, (request.params as { id?: unknown }).id);

export function registerIncidents(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db } = deps;
  const read = <T>(
    request: FastifyRequest,
    work: (tx: SchoolTransaction, session: Session) => Promise<T>,
  ): Promise<T> => {
    const session = sessionOf(request);
    return inSchool(db, session.school, (tx) => work(tx, session));
  };
  /** What writes an action happens only while the log takes entries. */
  const write = async <T>(
    request: FastifyRequest,
    work: (tx: SchoolTransaction, session: Session) => Promise<T>,
  ): Promise<T> => {
    await deps.requireLog(sessionOf(request).school);
    return read(request, work);
  };
  const viewAfter = (
    request: FastifyRequest,
    act: (tx: SchoolTransaction, session: Session) => Promise<IncidentRecord>,
  ): Promise<IncidentView> => write(request, async (tx, session) => viewOf(tx, await act(tx, session)));

  app.get(consolePaths.incidents, may('incident.list'), async (request): Promise<IncidentList> => {
    const { status, before, limit } = readInput(listQuery, request.query);
    return read(request, async (tx) => {
      const page = await (status === 'open' ? openIncidents : closedIncidents)(tx, limit, before);
      return { rows: await rowsOf(tx, page.rows), openCount: await countOpen(tx), more: page.more };
    });
  });

  app.get(consolePaths.incident(':id'), may('incident.read'), async (request): Promise<IncidentView> => {
    const id = idOf(request);
    return read(request, async (tx) => viewOf(tx, await required(tx, id)));
  });

  app.post(consolePaths.lease(':id'), mayWrite('incident.lease'), async (request): Promise<IncidentView> => {
    const id = idOf(request);
    return viewAfter(request, (tx, session) => takeOrRenew(tx, id, session));
  });

  app.delete(consolePaths.lease(':id'), mayWrite('incident.lease'), async (request): Promise<IncidentView> => {
    const id = idOf(request);
    return viewAfter(request, (tx, session) => release(tx, id, session));
  });

  app.post(consolePaths.openWords(':id'), mayWrite('incident.open-words'), async (request): Promise<WordsOpened> => {
    const [id, asked] = [idOf(request), readInput(openRequestSchema, request.body)];
    // Two transactions on purpose: that somebody looks is committed before anything is there to be seen.
    const opening = await write(request, (tx, session) => open(tx, id, 'words', session, asked));
    return { opening: opening.id, until: opening.until, words: await read(request, (tx) => sealedWordsOf(tx, id)) };
  });

  app.post(
    consolePaths.openEvidence(':id'),
    mayWrite('incident.open-evidence'),
    async (request): Promise<EvidenceOpened> => {
      const [id, asked] = [idOf(request), readInput(openRequestSchema, request.body)];
      const opening = await write(request, (tx, session) => open(tx, id, 'evidence', session, asked));
      return { opening: opening.id, until: opening.until, clips: await read(request, (tx) => manifestsOf(tx, id)) };
    },
  );

  app.get(
    consolePaths.frame(':opening', ':clip', ':index' as unknown as number),
    may('incident.open-evidence'),
    async (request, reply) => {
      const params = request.params as Record<string, unknown>;
      const asked = { opening: readId(openingIdSchema, params['opening']), clip: readId(clipIdSchema, params['clip']) };
      const index = readId(frameIndex, params['index']);
      await read(request, (tx, session) => checkFrameOpening(tx, session.person, asked));
      const bytes = await deps.readFrame(sessionOf(request).school, asked.clip, index);
      return reply.type('application/octet-stream').header('x-content-type-options', 'nosniff').send(bytes);
    },
  );

  app.post(consolePaths.close(':id'), mayWrite('incident.close'), async (request): Promise<IncidentView> => {
    const [id, asked] = [idOf(request), readClose(request.body)];
    return viewAfter(request, (tx, session) => close(tx, id, session, asked));
  });

  app.get(consolePaths.incidentLog(':id'), may('incident.log'), async (request): Promise<RecordLog> => {
    const id = idOf(request);
    return read(request, async (tx, session) => {
      await required(tx, id);
      return recordLogOf(tx, id, roleMay(session.roles, 'incident.read'));
    });
  });
}

async function required(tx: SchoolTransaction, id: IncidentId): Promise<IncidentRecord> {
  const row = await findIncident(tx, id);
  if (!row) throw new CandourError('not-found');
  return row;
}

/** P8 has its own words: what is missing is an outcome or a reason, not a field. */
function readClose(body: unknown): z.infer<typeof closeRequestSchema> {
  try {
    return readInput(closeRequestSchema, body);
  } catch (error) {
    const isOutcomeOrReason =
      isCandourError(error, 'input-malformed') && /\b(outcome|reasonSealed)\b/.test(error.detail ?? '');
    throw isOutcomeOrReason ? new CandourError('outcome-needed', error.detail) : error;
  }
}
