// The school's signed documents for the console: each exactly as it was signed, and by whom.
import { consolePaths, documentPayloadSchemas } from '@candour/contract';
import type { DocumentsAnswer, SchoolId } from '@candour/contract';
import { fromUtf8, readDocument } from '@candour/trust';
import type { SignedDocument } from '@candour/trust';
import type { FastifyInstance } from 'fastify';
import { inSchool } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { sessionOf } from '../people/guard.ts';

export function registerConsoleDocuments(app: FastifyInstance, { db }: { readonly db: Database }): void {
  app.get(
    consolePaths.documents,
    { config: { console: 'document.read' } },
    async (request): Promise<DocumentsAnswer> => documentsOf(db, sessionOf(request).school),
  );
}

/** Newest first; their signatures were verified when they were published. */
async function documentsOf(db: Database, school: SchoolId): Promise<DocumentsAnswer> {
  const rows = await inSchool(db, school, (tx) =>
    tx.sql
      .selectFrom('document')
      .select(['kind', 'version', 'digest', 'publishedAt', 'jws'])
      .orderBy('publishedAt', 'desc')
      .orderBy('kind')
      .execute(),
  );
  const documents = rows.map(({ jws, ...row }) => ({ row, document: readDocument(jws) }));
  const names = signerNames(documents.flatMap(({ row, document }) => (row.kind === 'signer-set' ? [document] : [])));
  return documents.map(({ row, document }) => ({
    kind: row.kind,
    version: row.version,
    digest: row.digest as DocumentsAnswer[number]['digest'],
    publishedAt: row.publishedAt,
    signedBy: [...new Set(document.signatures.map(({ kid }) => names.get(kid) ?? `unknown key ${kid}`))],
    payload: payloadOf(document),
  }));
}

const payloadOf = (document: SignedDocument): unknown => JSON.parse(fromUtf8(document.payloadBytes));

/** kid → name, over every signer set there ever was: an old document is signed by the signers of its time. */
function signerNames(signerSets: readonly SignedDocument[]): ReadonlyMap<string, string> {
  const signers = signerSets.flatMap(
    (document) => documentPayloadSchemas['signer-set'].parse(payloadOf(document)).body.signers,
  );
  return new Map(signers.map(({ kid, name, role }) => [kid, `${name} (${role})`]));
}
