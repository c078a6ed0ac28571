// The server's signed sentence: these are the documents in force now, and this is the log they stand in.
import { CandourError, documentKinds } from '@candour/contract';
import type { CurrentStatement, SignedJson } from '@candour/contract';
import { signJson } from '@candour/trust';
import type { KeyPair } from '@candour/trust';
import type { AuditLog } from '../audit/audit-log.ts';
import type { SchoolTransaction } from '../database/database.ts';
import { newestInLog } from './store.ts';

/**
 * Made anew each time, so never older than the answer.
 * @throws CandourError `document-unknown` until all five are published and in the log
 */
export async function currentStatement(tx: SchoolTransaction, audit: AuditLog, key: KeyPair): Promise<SignedJson> {
  const { size, checkpoint } = await audit.stateIn(tx);
  const documents = await newestInLog(tx, size);
  const missing = documentKinds.filter((kind) => documents[kind] === undefined);
  if (missing.length > 0) throw new CandourError('document-unknown', `not published yet: ${missing.join(', ')}`);
  const statement: CurrentStatement = {
    school: tx.school,
    at: tx.at,
    documents: documents as CurrentStatement['documents'],
    checkpoint,
  };
  return signJson('candour/current/1', key.privateKey, statement) as Promise<SignedJson>;
}
