// Sends lapsed leases back to the queue every few seconds, so that every open console sees it without asking.
import { sql } from 'kysely';
import { isCandourError } from '@candour/contract';
import { inSchool, listSchools } from '../database/database.ts';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { sweepSessions } from '../people/sessions.ts';
import { expireLeases } from './acts.ts';

const everyMs = 2_000;
/** Ended sessions are swept each quarter of an hour. */
const sweepEvery = 450;

interface Logger {
  warn(fields: object, message: string): void;
}

/** One round over all schools; a school that another replica works on is left to it. @returns leases that expired */
export async function expireAllLeases({ db, requireLog }: Pick<ConsoleDeps, 'db' | 'requireLog'>): Promise<number> {
  const rounds = (await listSchools(db)).map(async ({ school }) => {
    await requireLog(school);
    return inSchool(db, school, async (tx) => {
      const { rows } = await sql<{
        isMine: boolean;
      }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`lease-expiry ${school}`}, 0)) AS is_mine`.execute(tx.sql);
      return rows[0]?.isMine ? expireLeases(tx) : 0;
    });
  });
  const done = await Promise.allSettled(rounds);
  const failed = done.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return done.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0);
}

async function sweepAll(db: ConsoleDeps['db']): Promise<void> {
  for (const { school } of await listSchools(db)) await inSchool(db, school, sweepSessions);
}

/** @returns how to stop; resolves when the round under way is over */
export function startLeaseExpiry(deps: Pick<ConsoleDeps, 'db' | 'requireLog'>, log: Logger): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  let rounds = 0;
  const timer = setInterval(() => {
    if (running !== undefined) return;
    const isSweepDue = rounds++ % sweepEvery === 0;
    running = Promise.all([expireAllLeases(deps), isSweepDue ? sweepAll(deps.db) : undefined])
      .catch((error: unknown) =>
        log.warn(
          { code: isCandourError(error) ? error.code : 'internal' },
          'lapsed leases could not be written; reading judges them all the same',
        ),
      )
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
