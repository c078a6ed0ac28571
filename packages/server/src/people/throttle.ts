// Counts tries at passwords in PostgreSQL, so that replicas and restarts count together.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inSchool } from '../database/database.ts';
import type { Database, SchoolTransaction } from '../database/database.ts';
import { countTry, throttleLimits } from './rules.ts';
import type { ThrottleLimits, Tries, TryVerdict } from './rules.ts';

/** Whose tries are counted together. Kept as a digest: people type passwords into the wrong field. */
export interface Subject {
  readonly kind: 'account' | 'address' | 'pupil' | 'link' | 'browser';
  readonly value: string;
}

export interface Reserved {
  /** How long to wait before the next try, when this one is refused. */
  readonly retryAfterMs: number | null;
  /** Until when the subject is locked if this try fails. */
  readonly lockedUntil: string | null;
}

const limitsOf: Record<Subject['kind'], ThrottleLimits> = {
  account: throttleLimits.account,
  pupil: throttleLimits.account,
  address: throttleLimits.address,
  link: throttleLimits.link,
  browser: throttleLimits.account,
};

const digestOf = ({ kind, value }: Subject): string =>
  createHash('sha256').update(`${kind}\0${value}`, 'utf8').digest('hex');

/** Takes one try of each subject, in its own transaction and before the password is looked at. The first that refuses stops it. */
export async function reserveTries(db: Database, school: string, subjects: readonly Subject[]): Promise<Reserved> {
  return inSchool(db, school, async (tx) => {
    let lockedUntil: string | null = null;
    for (const subject of subjects) {
      const verdict = await reserve(tx, digestOf(subject), limitsOf[subject.kind]);
      if (!verdict.mayTry) return { retryAfterMs: verdict.retryAfterMs, lockedUntil: null };
      if (verdict.locksNow && subject.kind !== 'address') lockedUntil = verdict.tries.lockedUntil;
    }
    return { retryAfterMs: null, lockedUntil };
  });
}

async function reserve(tx: SchoolTransaction, subject: string, limits: ThrottleLimits): Promise<TryVerdict> {
  // One at a time per subject, also when it has no row yet.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.school} ${subject}`}, 0))`.execute(tx.sql);
  const before = await tx.sql
    .selectFrom('signInThrottle')
    .select(['failures', 'firstAt', 'lockedUntil'])
    .where('subject', '=', subject)
    .executeTakeFirst();
  const verdict = countTry(before, Date.parse(tx.at), limits);
  if (verdict.mayTry) await keep(tx, subject, verdict.tries);
  return verdict;
}

async function keep(tx: SchoolTransaction, subject: string, tries: Tries): Promise<void> {
  await tx.sql
    .insertInto('signInThrottle')
    .values({ school: tx.school, subject, ...tries })
    .onConflict((conflict) => conflict.columns(['school', 'subject']).doUpdateSet({ ...tries }))
    .execute();
}

/** The password was right: its account starts anew, the address gets its one try back. */
export async function giveTriesBack(tx: SchoolTransaction, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    const digest = digestOf(subject);
    if (subject.kind !== 'address') {
      await tx.sql.deleteFrom('signInThrottle').where('subject', '=', digest).execute();
      continue;
    }
    await tx.sql
      .updateTable('signInThrottle')
      .set((row) => ({
        failures: sql<number>`greatest(${row.ref('failures')} - 1, 0)`,
        lockedUntil: sql<
          string | null
        >`CASE WHEN ${row.ref('failures')} <= ${throttleLimits.address.freeTries} THEN NULL ELSE ${row.ref('lockedUntil')} END`,
      }))
      .where('subject', '=', digest)
      .execute();
  }
}
