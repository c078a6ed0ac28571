// The people who work here: their accounts, and the team key they share.
import { sql } from 'kysely';
import { documentPayloadSchemas } from '@candour/contract';
import type { Me, PersonId, Role } from '@candour/contract';
import { fromUtf8, readDocument } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';
import { hashPassword } from './passwords.ts';
import { normalAccount } from './rules.ts';

export interface Account {
  readonly person: PersonId;
  readonly hash: string | null;
}

export async function findAccount(tx: SchoolTransaction, account: string): Promise<Account | null> {
  const row = await tx.sql
    .selectFrom('person')
    .leftJoin('personPassword', (join) =>
      join.onRef('personPassword.school', '=', 'person.school').onRef('personPassword.person', '=', 'person.id'),
    )
    .select(['person.id', 'personPassword.hash'])
    .where('person.account', '=', normalAccount(account))
    .where((where) => where.or([where('person.validTo', 'is', null), where('person.validTo', '>', tx.at)]))
    .executeTakeFirst();
  return row ? { person: row.id as PersonId, hash: row.hash } : null;
}

/** The epoch whose key words are sealed to today. */
export async function currentTeamKey(tx: SchoolTransaction): Promise<Me['team']> {
  const row = await tx.sql
    .selectFrom('document')
    .select('jws')
    .where('kind', '=', 'team-key')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { epoch: 0, publicKey: '' };
  const payload = documentPayloadSchemas['team-key'].parse(JSON.parse(fromUtf8(readDocument(row.jws).payloadBytes)));
  return payload.body;
}

export interface NewPerson {
  readonly id: PersonId;
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

/** Adds a person who may sign in from now on, or gives a known one this name, these roles and this password. */
export async function putPerson(tx: SchoolTransaction, person: NewPerson): Promise<void> {
  const { id, name } = person;
  const roles = [...person.roles];
  const account = normalAccount(person.account);
  await tx.sql
    .insertInto('person')
    .values({ school: tx.school, id, account, name, roles, validFrom: tx.at, validTo: null })
    .onConflict((conflict) => conflict.columns(['school', 'id']).doUpdateSet({ account, name, roles }))
    .execute();
  const hash = await hashPassword(person.password);
  await tx.sql
    .insertInto('personPassword')
    .values({ school: tx.school, person: id, hash, changedAt: tx.at })
    .onConflict((conflict) => conflict.columns(['school', 'person']).doUpdateSet({ hash, changedAt: tx.at }))
    .execute();
  await tx.sql.deleteFrom('knownBrowser').where('person', '=', id).execute();
  // Whoever was signed in under the old password is not any more.
  await tx.sql
    .updateTable('session')
    .set({ endedAt: tx.at })
    .where('person', '=', id)
    .where('endedAt', 'is', null)
    .execute();
}

export async function namesOf(tx: SchoolTransaction, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await tx.sql
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`ANY(${[...people]})`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
