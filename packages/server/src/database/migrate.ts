// Brings the tables to the newest migration, as the owner; the service itself never logs in as the owner.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { CandourError } from '@candour/contract';

const folder = new URL('../../migrations/', import.meta.url);
/** Any number that only we use: two servers that start at once migrate one after the other. */
const LOCK = 0x0ca_d0;

export interface MigrationTarget {
  readonly ownerUrl: string;
  /** Of `candour_app`, which is made or given this password unless it can log in already. */
  readonly appUrl: string;
}

/** @returns the names of the migrations that were run. @throws CandourError `settings-malformed` */
export async function migrate({ ownerUrl, appUrl }: MigrationTarget): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'candour-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await makeAppRole(client, appUrl);
    await client.query(
      `CREATE TABLE IF NOT EXISTS candour_migration (name text COLLATE "C" PRIMARY KEY, sha256 text NOT NULL, run_at timestamptz NOT NULL DEFAULT now())`,
    );
    const done = new Map(
      (await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM candour_migration')).rows.map(
        ({ name, sha256 }) => [name, sha256],
      ),
    );
    const run: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, folder), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const known = done.get(name);
      if (known !== undefined && known !== sha256)
        throw new CandourError('settings-malformed', `migration ${name} was changed after it had run`);
      if (known !== undefined) continue;
      await runOne(client, name, text, sha256);
      run.push(name);
    }
    return run;
  } finally {
    await client.end();
  }
}

async function runOne(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(text);
    await client.query('INSERT INTO candour_migration (name, sha256) VALUES ($1, $2)', [name, sha256]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** `candour_app` logs in, owns nothing, and row-level security holds for it. */
async function makeAppRole(client: pg.Client, appUrl: string): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    `SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'candour_app'`,
  );
  const [role] = rows;
  if (role?.rolsuper || role?.rolbypassrls)
    throw new CandourError('settings-malformed', 'the role candour_app must not be able to pass row-level security');
  // Roles are shared by all databases of a server: one that works is left as it is.
  if (role === undefined || !(await canLogIn(appUrl))) await giveRole(client, appUrl, role !== undefined);
  const database = (await client.query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name ?? '';
  await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO candour_app`);
  await client.query('GRANT USAGE ON SCHEMA public TO candour_app');
}

async function giveRole(client: pg.Client, appUrl: string, isThere: boolean): Promise<void> {
  const { user, password } = new pg.Client({ connectionString: appUrl });
  if (user !== 'candour_app' || !password)
    throw new CandourError('settings-malformed', 'CANDOUR_APP_URL must name the role candour_app and its password');
  const attributes = `LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(password)}`;
  try {
    await client.query(`${isThere ? 'ALTER' : 'CREATE'} ROLE candour_app ${attributes}`);
  } catch (cause) {
    // The lock is this database’s own, the role all databases’: another one may have made it just now.
    if (await canLogIn(appUrl)) return;
    throw new CandourError(
      'settings-malformed',
      'the owner in DATABASE_URL may not make the role candour_app: give it CREATEROLE, or make the role and set CANDOUR_APP_URL',
      { cause },
    );
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const probe = new pg.Client({ connectionString: url });
  probe.on('error', () => {});
  try {
    await probe.connect();
    await probe.end();
    return true;
  } catch {
    return false;
  }
}
