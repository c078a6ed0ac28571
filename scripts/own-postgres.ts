// A PostgreSQL of the distribution's, in a temporary folder and on a free port of loopback, for as long as a test needs it.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensure } from './chromium.ts';

export interface OwnPostgres {
  /** For DATABASE_URL: a superuser, as an administrator would give it to the server for its migrations. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder with `initdb` and `postgres`: Debian keeps each version apart, others have them on the path or in one place. */
export function findPostgres(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a)).map((one) => `/usr/lib/postgresql/${one}/bin`);
  return [...newest, '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

/** As `findPostgres`, but installs one where we may. Throws `ToolMissing`. */
export const ensurePostgres = (): string =>
  ensure('PostgreSQL (the server)', findPostgres, {
    apt: ['postgresql'],
    dnf: ['postgresql-server'],
    apk: ['postgresql'],
    pacman: ['postgresql'],
  });

/** It refuses to run as root: then it runs as the user that its package made. */
function userToRunAs(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const ask = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export async function startOwnPostgres(programs: string): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-postgres-'));
  const user = userToRunAs();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'candour_owner', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), init, { ...user, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  const flags = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
  // fsync is not what these tests are about; more connections, since several test files share this one server.
  const settings = ['-c', 'fsync=off', '-c', 'max_connections=200'];
  const server = spawn(join(programs, 'postgres'), [...flags, ...settings], { ...user, cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await whenReady(join(folder, `.s.PGSQL.${port}`), () => server.exitCode);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgresql://candour_owner@127.0.0.1:${port}/postgres`, stop };
}

/** Its socket is there as soon as it listens. */
async function whenReady(socket: string, exitCode: () => number | null): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (existsSync(socket)) return;
    if (exitCode() !== null) throw new Error(`PostgreSQL ended at once with ${exitCode()}`);
    await sleep(100);
  }
  throw new Error('PostgreSQL did not begin to listen within a minute');
}
