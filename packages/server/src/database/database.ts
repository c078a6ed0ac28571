// The one way to the rows: a transaction that has named its school, under a role that owns nothing.
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import type { Transaction, TransactionBuilder } from 'kysely';
import pg from 'pg';
import { CandourError } from '@candour/contract';
import type { SchoolId } from '@candour/contract';
import { isoOf } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { KeyFolder } from '../keys/key-folder.ts';
import type { Tables } from './tables.ts';

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  /** Of the application role; for a LISTEN connection of its own. */
  readonly url: string;
  readonly clock: Clock;
  readonly keys: KeyFolder;
  close(): Promise<void>;
}

/** One transaction of one school. Row-level security shows it that school's rows and no others. */
export interface SchoolTransaction {
  readonly school: SchoolId;
  /** The time of everything that happens in it. */
  readonly at: string;
  readonly sql: Transaction<Tables>;
  readonly keys: KeyFolder;
}

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const BIGINT = 20;

/** Times come as ISO strings, dates as they are, counts as numbers (all of ours are safe integers). */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
      if (oid === DATE) return (text: string) => text;
      if (oid === BIGINT) return (text: string) => Number(text);
    }
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

export function openDatabase(settings: {
  readonly url: string;
  readonly clock: Clock;
  readonly keys: KeyFolder;
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void;
}): Database {
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.poolSize ?? 10,
    types,
    application_name: 'candour',
  });
  // Without a listener an idle connection that breaks (the database restarts) would end the process.
  pool.on('error', (error) => settings.onError?.(error));
  // The pool watches its idle connections only; one in use between two statements would end the process just the same.
  pool.on('connect', (client) => void client.on('error', (error) => settings.onError?.(error)));
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const { url, clock, keys } = settings;
  return { kysely, pool, url, clock, keys, close: () => kysely.destroy() };
}

/** Runs `work` in one transaction of one school; nothing of it stays when it throws. */
export async function inSchool<T>(
  db: Database,
  school: string,
  work: (tx: SchoolTransaction) => Promise<T>,
): Promise<T> {
  return run(db, db.kysely.transaction(), school, work);
}

/** The same, for reading: all of it as it stood at one moment. */
export async function inSchoolAtOneMoment<T>(
  db: Database,
  school: string,
  work: (tx: SchoolTransaction) => Promise<T>,
): Promise<T> {
  return run(db, db.kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only'), school, work);
}

async function run<T>(
  db: Database,
  transaction: TransactionBuilder<Tables>,
  school: string,
  work: (tx: SchoolTransaction) => Promise<T>,
): Promise<T> {
  return transaction.execute(async (trx) => {
    await sql`SELECT set_config('candour.school', ${school}, true)`.execute(trx);
    return work({ school: school as SchoolId, at: isoOf(db.clock.now()), sql: trx, keys: db.keys });
  });
}

export interface SchoolListing {
  readonly school: SchoolId;
  readonly name: string;
  readonly madeUp: boolean;
}

/** Every school of this installation: id and name, which are public. */
export async function listSchools(db: Database): Promise<readonly SchoolListing[]> {
  const { rows } = await sql<SchoolListing>`SELECT school, name, made_up FROM list_schools()`.execute(db.kysely);
  return rows;
}

/** @throws CandourError `not-found` */
export async function requireSchool(tx: SchoolTransaction): Promise<SchoolListing> {
  const row = await tx.sql.selectFrom('school').selectAll().executeTakeFirst();
  if (!row) throw new CandourError('not-found', 'school');
  return { school: tx.school, name: row.name, madeUp: row.madeUp };
}
