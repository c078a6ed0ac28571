// Publishes a signed document, or says why not; both are in the record.
import { documentKinds, isCandourError } from '@candour/contract';
import type { ActionActor, Digest, DocumentKind } from '@candour/contract';
import { readDocument, sha256Hex, toUtf8 } from '@candour/trust';
import { inSchool } from '../database/database.ts';
import type { Database, SchoolTransaction } from '../database/database.ts';
import { record } from '../record/record.ts';
import { judgeDocument } from './rules.ts';
import { addDocument, findDocument, standingOf } from './store.ts';

export interface Published {
  readonly kind: DocumentKind;
  readonly version: number;
  readonly digest: Digest;
}

const server: ActionActor = { kind: 'server', id: null };

/**
 * Within a transaction of the caller's; the same document again changes nothing.
 * @throws CandourError as `judgeDocument`
 */
export async function publishDocument(
  tx: SchoolTransaction,
  text: string,
  by: ActionActor = server,
): Promise<Published> {
  const document = readDocument(text);
  const digest = document.digest as Digest;
  const known = await findDocument(tx, digest);
  if (known) return { kind: known.kind, version: known.version, digest };
  const kind = await judgeDocument(document, text, await standingOf(tx, document.payload.kind));
  const { version } = document.payload;
  const action = await record(tx, {
    by,
    kind: 'document.published',
    on: digest,
    detail: { documentKind: kind, version, digest },
  });
  await addDocument(tx, { kind, version, digest, jws: text }, action.id);
  return { kind, version, digest };
}

/** The same in a transaction of its own; a refusal is recorded before it is thrown. */
export async function publishOrRefuse(
  db: Database,
  school: string,
  text: string,
  by: ActionActor = server,
): Promise<Published> {
  try {
    return await inSchool(db, school, (tx) => publishDocument(tx, text, by));
  } catch (error) {
    if (!isCandourError(error)) throw error;
    const { digest, documentKind } = nameOf(text);
    await inSchool(db, school, (tx) =>
      record(tx, { by, kind: 'document.refused', on: digest, detail: { documentKind, digest, code: error.code } }),
    );
    throw error;
  }
}

/** What can be said of a document that is not believed: nothing that only it claims. */
function nameOf(text: string): { digest: Digest; documentKind: string } {
  try {
    const { digest, payload } = readDocument(text);
    return { digest: digest as Digest, documentKind: documentKinds.find((kind) => kind === payload.kind) ?? 'unknown' };
  } catch {
    return { digest: sha256Hex(toUtf8(text.toWellFormed())) as Digest, documentKind: 'unknown' };
  }
}
