// What devices ask about documents: the current statement, each document with its proof, the signer sets, the log's growth.
import { agentPaths, CandourError, digestSchema } from '@candour/contract';
import type { DocumentAnswer, SignedJson } from '@candour/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AgentDeps } from '../agents/agent-deps.ts';
import { senderOf } from '../agents/request-check.ts';
import { inSchool } from '../database/database.ts';
import { readId, readInput } from '../http/input.ts';
import { currentStatement } from './current.ts';
import { findDocument, signerSets } from './store.ts';

const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Registered inside the agent's scope: every request's signature was checked. A held device still reads what binds it. */
export function registerAgentDocuments(app: FastifyInstance, { db, audit, serverKeys }: AgentDeps): void {
  app.get(agentPaths.current(':school'), async (request): Promise<SignedJson> => {
    const { school } = senderOf(request);
    const { statement } = await serverKeys(school);
    return inSchool(db, school, (tx) => currentStatement(tx, audit, statement));
  });

  app.get<{ Params: { digest: string } }>(
    `/agent/v1/:school/documents/:digest`,
    async (request): Promise<DocumentAnswer> => {
      const { school } = senderOf(request);
      const digest = readId(digestSchema, request.params.digest);
      const { size } = readInput(z.strictObject({ size: count }), request.query);
      return inSchool(db, school, async (tx) => {
        const document = await findDocument(tx, digest);
        if (!document) throw new CandourError('document-unknown');
        return { jws: document.jws, proof: await audit.proveAction(tx, document.action, size) };
      });
    },
  );

  app.get(agentPaths.signerSets(':school'), async (request): Promise<string[]> => {
    const { school } = senderOf(request);
    return inSchool(db, school, async (tx) => (await signerSets(tx)).map(({ digest }) => digest));
  });

  app.get(
    `/agent/v1/:school/consistency`,
    { config: { mayTrustRecentCheck: true } },
    async (request): Promise<{ proof: string[] }> => {
      const { from, to } = readInput(z.strictObject({ from: count, to: count }), request.query);
      const { school } = senderOf(request);
      const { size } = await inSchool(db, school, (tx) => audit.stateIn(tx));
      return { proof: await audit.proveGrowth(school, size, from, to) };
    },
  );
}
