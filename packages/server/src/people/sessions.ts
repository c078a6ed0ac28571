// Sessions in their table: only the token's SHA-256 is kept, so that a stolen backup signs nobody in.
import { createHash, randomBytes } from 'node:crypto';
import { CandourError } from '@candour/contract';
import type { PersonId, Role, SchoolId } from '@candour/contract';
import { isoOf } from '../clock.ts';
import { inSchool } from '../database/database.ts';
import type { Database, SchoolTransaction } from '../database/database.ts';
import { isSessionAlive, isWorthTouching, sessionUntil } from './rules.ts';

export interface Session {
  readonly school: SchoolId;
  readonly person: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly until: string;
  readonly tokenSha256: Buffer;
}

export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** @returns the token, which is nowhere else */
export async function startSession(tx: SchoolTransaction, person: PersonId): Promise<{ token: string; until: string }> {
  const token = randomBytes(32).toString('base64url');
  const until = sessionUntil(tx.at, Date.parse(tx.at));
  await tx.sql
    .insertInto('session')
    .values({ school: tx.school, tokenSha256: tokenDigest(token), person, startedAt: tx.at, until, endedAt: null })
    .execute();
  return { token, until };
}

/** The session of a cookie, its person and the roles they hold today; null when there is none alive. */
export async function findSession(db: Database, cookie: { school: SchoolId; token: string }): Promise<Session | null> {
  const nowMs = db.clock.now();
  return inSchool(db, cookie.school, async (tx) => {
    const tokenSha256 = tokenDigest(cookie.token);
    const row = await tx.sql
      .selectFrom('session')
      .innerJoin('person', (join) =>
        join.onRef('person.school', '=', 'session.school').onRef('person.id', '=', 'session.person'),
      )
      .select([
        'session.startedAt',
        'session.until',
        'session.endedAt',
        'person.id',
        'person.name',
        'person.roles',
        'person.validTo',
      ])
      .where('session.tokenSha256', '=', tokenSha256)
      .executeTakeFirst();
    if (!row || !isSessionAlive(row, nowMs) || (row.validTo !== null && Date.parse(row.validTo) <= nowMs)) return null;
    let { until } = row;
    if (isWorthTouching(row, nowMs)) {
      until = sessionUntil(row.startedAt, nowMs);
      await tx.sql
        .updateTable('session')
        .set({ until })
        .where('tokenSha256', '=', tokenSha256)
        .where('endedAt', 'is', null)
        .execute();
    }
    return {
      school: tx.school,
      person: row.id as PersonId,
      name: row.name,
      roles: row.roles as Role[],
      until,
      tokenSha256,
    };
  });
}

export async function endSession(tx: SchoolTransaction, session: Session): Promise<void> {
  await tx.sql
    .updateTable('session')
    .set({ endedAt: tx.at })
    .where('tokenSha256', '=', session.tokenSha256)
    .where('endedAt', 'is', null)
    .execute();
}

/** Sessions and tries that are over: kept a day for whoever looks into a break-in, then gone. */
export async function sweepSessions(tx: SchoolTransaction): Promise<void> {
  const before = isoOf(Date.parse(tx.at) - 24 * 60 * 60_000);
  await tx.sql.deleteFrom('session').where('until', '<', before).execute();
  await tx.sql.deleteFrom('knownBrowser').where('until', '<', tx.at).execute();
  await tx.sql
    .deleteFrom('signInThrottle')
    .where('firstAt', '<', before)
    .where((or) => or.or([or('lockedUntil', 'is', null), or('lockedUntil', '<', before)]))
    .execute();
}

export async function requireKnownSchool(tx: SchoolTransaction): Promise<{ name: string; madeUp: boolean }> {
  const school = await tx.sql.selectFrom('school').select(['name', 'madeUp']).executeTakeFirst();
  if (!school) throw new CandourError('sign-in-failed');
  return school;
}

/** Whether a session still lives and its person still holds the same roles, without counting as a use of it. */
export async function isSessionOpen(
  db: Database,
  session: Pick<Session, 'school' | 'tokenSha256' | 'roles'>,
): Promise<boolean> {
  const row = await inSchool(db, session.school, (tx) =>
    tx.sql
      .selectFrom('session')
      .innerJoin('person', (join) =>
        join.onRef('person.school', '=', 'session.school').onRef('person.id', '=', 'session.person'),
      )
      .select(['startedAt', 'until', 'endedAt', 'roles', 'validTo'])
      .where('tokenSha256', '=', session.tokenSha256)
      .executeTakeFirst(),
  );
  const nowMs = db.clock.now();
  if (row === undefined || !isSessionAlive(row, nowMs) || (row.validTo !== null && Date.parse(row.validTo) <= nowMs))
    return false;
  return row.roles.length === session.roles.length && session.roles.every((role) => row.roles.includes(role));
}
