// The embedded database outlives nobody: adopted while its starter lives, stopped when it dies, started again over what was left.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { openEmbedded } from './embedded.ts';
import { isAlive, readPidFile } from './postmaster.ts';

let data: string;
let cluster: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'candour-test-'));
  cluster = join(data, 'database');
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const embedded = fileURLToPath(new URL('./embedded.ts', import.meta.url));

/** Another process that starts the database and then waits. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `const { openEmbedded } = await import(${JSON.stringify(embedded)}); await openEmbedded(${JSON.stringify(data)}); console.log('up'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return child;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

const postmasterPid = async (): Promise<number> => (await readPidFile(cluster))?.pid ?? 0;

it('stops the database it started, and starts it again with what was in it', async () => {
  const first = await openEmbedded(data);
  await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
  const pid = await postmasterPid();
  expect(isAlive(pid)).toBe(true);
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  const second = await openEmbedded(data);
  expect(await query(second.ownerUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  await second.stop();
});

it('adopts a running one and leaves it to the process that started it', async () => {
  const other = await startElsewhere();
  const pid = await postmasterPid();
  const adopted = await openEmbedded(data);
  expect(adopted.isAdopted).toBe(true);
  expect(await query(adopted.ownerUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  await adopted.stop();
  expect(isAlive(pid)).toBe(true);
  await kill(other);
  // Its keeper sees the end of its stdin and stops the postmaster: nothing is left running.
  for (let tries = 0; isAlive(pid) && tries < 200; tries++) await pause(50);
  expect(isAlive(pid)).toBe(false);
});

it('starts over a server that was killed just now, and over one whose postmaster was killed too', async () => {
  for (let round = 0; round < 2; round++) {
    const other = await startElsewhere();
    const pid = await postmasterPid();
    if (round === 1) process.kill(pid, 'SIGKILL');
    await kill(other);
    const again = await openEmbedded(data);
    expect(again.isAdopted).toBe(false);
    expect(await postmasterPid()).not.toBe(pid);
    expect(await query(again.ownerUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await again.stop();
  }
});

it('keeps no statement in the database’s own log', () => {
  expect(readFileSync(join(data, 'database.log'), 'utf8')).not.toMatch(/STATEMENT|DETAIL/);
});
