// Browsers that a person has signed in with before: there, wrong passwords that others type elsewhere keep nobody out.
import { randomBytes } from 'node:crypto';
import type { PersonId } from '@candour/contract';
import { isoOf } from '../clock.ts';
import { inSchool } from '../database/database.ts';
import type { Database, SchoolTransaction } from '../database/database.ts';
import { knownBrowserMs, normalAccount } from './rules.ts';
import { tokenDigest } from './sessions.ts';

/** Whether this browser's token was given to the person of that account. */
export async function isKnownBrowser(
  db: Database,
  school: string,
  account: string,
  token: string | undefined,
): Promise<boolean> {
  if (!token || !/^[A-Za-z0-9_-]{43}$/.test(token)) return false;
  const row = await inSchool(db, school, (tx) =>
    tx.sql
      .selectFrom('knownBrowser')
      .innerJoin('person', (join) =>
        join.onRef('person.school', '=', 'knownBrowser.school').onRef('person.id', '=', 'knownBrowser.person'),
      )
      .select('person.id')
      .where('knownBrowser.tokenSha256', '=', tokenDigest(token))
      .where('knownBrowser.until', '>', tx.at)
      .where('person.account', '=', normalAccount(account))
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** A fresh token for this person's browser; only its digest is kept. The one it replaces serves no more. */
export async function rememberBrowser(
  tx: SchoolTransaction,
  person: PersonId,
  replaces: string | undefined,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  if (replaces)
    await tx.sql
      .deleteFrom('knownBrowser')
      .where('tokenSha256', '=', tokenDigest(replaces))
      .where('person', '=', person)
      .execute();
  await tx.sql
    .insertInto('knownBrowser')
    .values({
      school: tx.school,
      tokenSha256: tokenDigest(token),
      person,
      until: isoOf(Date.parse(tx.at) + knownBrowserMs),
    })
    .execute();
  return token;
}
