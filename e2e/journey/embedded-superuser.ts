// The embedded database as its superuser: to read every row there is, and to plant controls that leave nothing behind.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

export async function connectSuperuser(dataFolder: string): Promise<pg.Client> {
  const { superuser } = JSON.parse(await readFile(join(dataFolder, 'keys', 'database.json'), 'utf8')) as {
    superuser: string;
  };
  const [, , , port, socketFolder] = (await readFile(join(dataFolder, 'database', 'postmaster.pid'), 'utf8')).split(
    '\n',
  );
  const client = new pg.Client({
    user: 'candour_super',
    password: superuser,
    database: 'candour',
    host: socketFolder || '127.0.0.1',
    port: Number(port),
  });
  await client.connect();
  return client;
}

/** Every row of every table of ours: texts as they are, bytes as bytes. Finds what compression hides in the files. */
export async function readAllRows(client: pg.Client): Promise<Map<string, Buffer>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const read = new Map<string, Buffer>();
  for (const { name } of tables) {
    const { rows } = await client.query<unknown[]>({ text: `SELECT * FROM ${name}`, rowMode: 'array' });
    const parts = rows
      .flat()
      .map((value) =>
        Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
      );
    read.set(name, Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])));
  }
  return read;
}

/** Keeps write-ahead log from being used again while it runs, so that what is planted meanwhile is gone with its segment. */
export async function withWalThatGoes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('ALTER SYSTEM SET wal_recycle = off');
  await client.query('SELECT pg_reload_conf()');
  try {
    await work();
  } finally {
    await client.query('SELECT pg_switch_wal()');
    await client.query('CHECKPOINT');
    await client.query('ALTER SYSTEM RESET wal_recycle');
    await client.query('SELECT pg_reload_conf()');
  }
}
