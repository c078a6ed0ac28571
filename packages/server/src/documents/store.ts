// Documents as they came: text, digest, version, and the action that published them.
import type { CurrentStatement, Digest, DocumentKind } from '@candour/contract';
import type { SchoolTransaction } from '../database/database.ts';
import type { Standing } from './rules.ts';

export async function standingOf(tx: SchoolTransaction, kind: string): Promise<Standing> {
  const newest = await tx.sql
    .selectFrom('document')
    .select(['version', 'digest'])
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const sets = await signerSets(tx);
  return { school: tx.school, newest, signerSets: sets.map(({ jws }) => jws), firstSignerSet: sets[0]?.digest };
}

export async function signerSets(tx: SchoolTransaction): Promise<{ digest: string; jws: string }[]> {
  return tx.sql
    .selectFrom('document')
    .select(['digest', 'jws'])
    .where('kind', '=', 'signer-set')
    .orderBy('version')
    .execute();
}

export interface StoredDocument {
  readonly kind: DocumentKind;
  readonly version: number;
  readonly digest: string;
  readonly jws: string;
}

export async function addDocument(tx: SchoolTransaction, document: StoredDocument, action: string): Promise<void> {
  await tx.sql
    .insertInto('document')
    .values({ school: tx.school, ...document, action, publishedAt: tx.at })
    .execute();
}

export async function findDocument(
  tx: SchoolTransaction,
  digest: string,
): Promise<(StoredDocument & { readonly action: string }) | undefined> {
  const row = await tx.sql
    .selectFrom('document')
    .select(['kind', 'version', 'digest', 'jws', 'action'])
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row as (StoredDocument & { action: string }) | undefined;
}

/** Whether each digest is a document of that kind here. */
export async function areDocuments(
  tx: SchoolTransaction,
  wanted: Readonly<Partial<Record<DocumentKind, string>>>,
): Promise<boolean> {
  const rows = await tx.sql
    .selectFrom('document')
    .select(['kind', 'digest'])
    .where('digest', 'in', Object.values(wanted))
    .execute();
  return Object.entries(wanted).every(([kind, digest]) =>
    rows.some((row) => row.kind === kind && row.digest === digest),
  );
}

/** The newest of each kind among those whose entry stands in the log below `size`. */
export async function newestInLog(
  tx: SchoolTransaction,
  size: number,
): Promise<Partial<CurrentStatement['documents']>> {
  const rows = await tx.sql
    .selectFrom('document')
    .innerJoin('actionLeaf', (join) =>
      join.onRef('actionLeaf.school', '=', 'document.school').onRef('actionLeaf.action', '=', 'document.action'),
    )
    .select(['document.kind', 'document.version', 'document.digest'])
    .where('actionLeaf.index', '<', size)
    .distinctOn('document.kind')
    .orderBy('document.kind')
    .orderBy('document.version', 'desc')
    .execute();
  return Object.fromEntries(rows.map(({ kind, version, digest }) => [kind, { version, digest: digest as Digest }]));
}
