// PostgreSQL brought along: made on the first start, adopted from a living server, stopped when left over by a dead one.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { CandourError } from '@candour/contract';
import { findPrograms, requireReachable, userToRunAs } from './embedded-programs.ts';
import type { SystemUser } from './embedded-programs.ts';
import { isAlive, livePostmaster, readPidFile, stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';

export interface EmbeddedDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly appPassword: string;
  /** True when another living process started it: it stays theirs. */
  readonly isAdopted: boolean;
  stop(): Promise<void>;
}

interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

const START_TRIES = 600;
const keeperPath = fileURLToPath(new URL('./keeper.ts', import.meta.url));

/**
 * Starts the database of a data folder, or adopts it while the process that started it lives.
 * @param dataFolder made when missing; its path may be long, the socket lies elsewhere
 * @param flags further `-c name=value` for the postmaster (tests)
 * @throws CandourError `settings-malformed` with what to change
 */
export async function openEmbedded(dataFolder: string, flags: readonly string[] = []): Promise<EmbeddedDatabase> {
  const user = userToRunAs();
  mkdirSync(dataFolder, { recursive: true, mode: user ? 0o711 : 0o700 });
  // Only the way through: what lies inside has its own rights.
  if (user) chmodSync(dataFolder, statSync(dataFolder).mode | 0o011);
  requireReachable(dataFolder, user);
  const cluster = join(dataFolder, 'database');
  const passwords = readPasswords(dataFolder);
  const running = await livePostmaster(cluster);
  if (running && isAlive(readOwner(dataFolder))) {
    await waitUntilReady(urlOf(running, 'candour_super', passwords.superuser, 'postgres'), () => true);
    return answer(running, passwords, true, async () => {});
  }
  if (running) await stopPostmaster(running.pid, cluster);
  removeOldSocket(await readPidFile(cluster));
  const programs = await findPrograms(user, join(dataFolder, 'postgresql'));
  const isNew = !existsSync(join(cluster, 'PG_VERSION'));
  if (isNew) await initialise(cluster, programs.initdb, passwords.superuser, user);
  const { postmaster, stop } = await startWithPatience(() =>
    start(dataFolder, cluster, programs.postgres, passwords, user, flags),
  );
  await makeRoles(postmaster, passwords);
  return answer(postmaster, passwords, false, stop);
}

function answer(
  postmaster: Postmaster,
  { owner, app }: Passwords,
  isAdopted: boolean,
  stop: () => Promise<void>,
): EmbeddedDatabase {
  const [ownerUrl, appUrl] = [
    urlOf(postmaster, 'candour_owner', owner, 'candour'),
    urlOf(postmaster, 'candour_app', app, 'candour'),
  ];
  return { ownerUrl, appUrl, appPassword: app, isAdopted, stop };
}

function urlOf({ socketFolder, port }: Postmaster, user: string, password: string, database: string): string {
  return socketFolder === ''
    ? `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
    : `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(socketFolder)}&port=${port}`;
}

async function initialise(cluster: string, initdb: string, password: string, user: SystemUser | null): Promise<void> {
  // An initialisation that was cut short left a folder that initdb would refuse.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  const folder = mkdtempSync(join(tmpdir(), 'candour-'));
  const passwordFile = join(folder, 'p');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) for (const path of [cluster, folder, passwordFile]) chownSync(path, user.uid, user.gid);
    const args = [
      '-D',
      cluster,
      '-U',
      'candour_super',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
    ];
    await promisify(execFile)(initdb, args, { ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** After a kill of the postmaster alone its children end within moments, and until then it refuses to start. */
async function startWithPatience<T>(startOnce: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await startOnce();
    } catch (error) {
      if (tries === 10) throw error;
      await pause(300);
    }
  }
}

async function start(
  dataFolder: string,
  cluster: string,
  postgres: string,
  passwords: Passwords,
  user: SystemUser | null,
  flags: readonly string[],
) {
  const hasSockets = process.platform !== 'win32';
  const socketFolder = hasSockets ? mkdtempSync(join(tmpdir(), 'candour-')) : null;
  if (socketFolder && user) chownSync(socketFolder, user.uid, user.gid);
  const port = hasSockets ? 5432 : await freePort();
  const settings = [
    `listen_addresses=${hasSockets ? '' : '127.0.0.1'}`,
    `port=${port}`,
    ...(socketFolder ? [`unix_socket_directories=${socketFolder}`] : []),
    'max_connections=60',
    // Its own log holds no statement and no detail: a detail names the row that was refused.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    ...flags,
  ];
  const order = {
    command: postgres,
    args: ['-D', cluster, ...settings.flatMap((one) => ['-c', one])],
    logFile: join(dataFolder, 'database.log'),
    socketFolder,
    user,
  };
  const keeper = spawn(process.execPath, [keeperPath, JSON.stringify(order)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    keeper.once('exit', () => {
      hasEnded = true;
      resolve();
    });
  });
  keeper.stdin?.on('error', () => {});
  writeFileSync(join(dataFolder, 'database-owner.json'), JSON.stringify({ pid: process.pid }));
  const postmaster: Postmaster = { pid: keeper.pid ?? 0, port, socketFolder: socketFolder ?? '' };
  const stop = async (): Promise<void> => {
    keeper.ref();
    keeper.stdin?.end();
    await ended;
  };
  try {
    await waitUntilReady(urlOf(postmaster, 'candour_super', passwords.superuser, 'postgres'), () => !hasEnded);
  } catch (error) {
    await stop();
    throw error;
  }
  // The pipe alone must not keep this process running.
  keeper.unref();
  (keeper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return { postmaster, stop };
}

async function waitUntilReady(url: string, mayCome: () => boolean): Promise<void> {
  for (let tries = 0; tries < START_TRIES && mayCome(); tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new CandourError(
          'settings-malformed',
          'the embedded database does not know its password: keys/database.json is not the one it was made with',
        );
      await pause(50);
    }
  }
  throw new CandourError(
    'settings-malformed',
    'the embedded database did not start; its last words are in database.log of the data folder',
  );
}

async function makeRoles(postmaster: Postmaster, { superuser, owner, app }: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(postmaster, 'candour_super', superuser, 'postgres') });
  await client.connect();
  try {
    const roles = new Set(
      (await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles')).rows.map(({ rolname }) => rolname),
    );
    if (!roles.has('candour_owner'))
      await client.query(`CREATE ROLE candour_owner LOGIN PASSWORD ${client.escapeLiteral(owner)}`);
    if (!roles.has('candour_app'))
      await client.query(`CREATE ROLE candour_app LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(app)}`);
    const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'candour'`);
    if (rowCount === 0) await client.query('CREATE DATABASE candour OWNER candour_owner');
  } finally {
    await client.end();
  }
}

function readPasswords(dataFolder: string): Passwords {
  const folder = join(dataFolder, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'database.json');
  if (!existsSync(file)) {
    const fresh = (): string => randomBytes(24).toString('base64url');
    writeFileSync(file, JSON.stringify({ superuser: fresh(), owner: fresh(), app: fresh() }), {
      mode: 0o600,
      flag: 'wx',
    });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
}

function readOwner(dataFolder: string): number {
  try {
    return (JSON.parse(readFileSync(join(dataFolder, 'database-owner.json'), 'utf8')) as { pid: number }).pid;
  } catch {
    return 0;
  }
}

/** Only a folder of the name that we give: the file is PostgreSQL's. */
function removeOldSocket(old: Postmaster | undefined): void {
  if (old?.socketFolder.startsWith(join(tmpdir(), 'candour-')))
    rmSync(old.socketFolder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() =>
          typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
        );
      });
  });
}
