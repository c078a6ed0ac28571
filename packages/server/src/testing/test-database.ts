// A real database for one test file: embedded, or a database of its own on DATABASE_URL's server. Removed at the end.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Clock } from '../clock.ts';
import { connectDatabase, withUser } from '../database/connect.ts';
import type { ConnectedDatabase } from '../database/connect.ts';

/** A clock that stands until it is moved. */
export class TestClock implements Clock {
  #now: number;
  constructor(start = Date.now()) {
    this.#now = start;
  }
  now(): number {
    return this.#now;
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface TestDatabase extends ConnectedDatabase {
  readonly dataFolder: string;
  readonly clock: TestClock;
  /** Runs one statement as the owner of the tables, for looking and breaking. */
  asOwner(sql: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
}

/** A database of its own on DATABASE_URL's server, as the environment names it; nothing without one. */
export async function testDatabaseUrl(): Promise<{
  readonly environment: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}> {
  const serverUrl = process.env['DATABASE_URL'];
  if (!serverUrl) return { environment: {}, drop: async () => {} };
  const name = `candour_test_${randomBytes(6).toString('hex')}`;
  await query(serverUrl, `CREATE DATABASE ${name}`);
  const url = serverUrl.replace(/^([^?]*\/)[^/?]*/, `$1${name}`);
  // Test files run side by side on one server, where the role is shared: all give it the same password.
  return {
    environment: { DATABASE_URL: url, CANDOUR_APP_URL: withUser(url, 'candour_app', 'candour-test') },
    drop: async () => void (await query(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

export async function openTestDatabase(clock = new TestClock()): Promise<TestDatabase> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'candour-test-'));
  const { environment, drop } = await testDatabaseUrl();
  const connected = await connectDatabase({
    dataFolder,
    databaseUrl: environment['DATABASE_URL'],
    appUrl: environment['CANDOUR_APP_URL'],
    clock,
    embeddedFlags: ['fsync=off'],
  });
  return {
    ...connected,
    dataFolder,
    clock,
    asOwner: (sql, values) => query(connected.ownerUrl, sql, values),
    close: async () => {
      await connected.close();
      await drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function query(url: string, sql: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql, values ? [...values] : undefined);
  } finally {
    await client.end();
  }
}
