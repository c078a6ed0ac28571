// Brings packages to where their lock file says, once, however many commands start at the same moment. Built-ins of Node 20 only.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';

/** Why a command cannot run on this machine; the first step ends with exit code 3 and this text. */
export class CannotRun extends Error {}

/**
 * Whether a folder holds every package that its lock file asks for on this machine. npm writes its own record only after
 * the last install script, so a broken or half-done install is never taken for a whole one.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || (entry.optional && !isForThisMachine(entry))) continue;
    const there = present[path];
    if (!there || there.version !== entry.version || there.integrity !== entry.integrity) return false;
    if (!existsSync(join(folder, path))) return false;
  }
  return true;
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Optional packages are the same thing built for many machines; which C library this one has is left for npm to know.
 * @param {LockEntry} entry
 */
function isForThisMachine(entry) {
  return Boolean(entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc);
}

/**
 * Runs `npm ci` in a folder. Holds the lock, and names npm in it: an npm whose start was killed works on and must not be
 * met by a second one.
 * @param {string} folder
 * @param {string} what  for the progress line
 * @param {string} node  the Node that runs npm, when npm told us where its own script lies
 * @param {string} lock
 */
export async function install(folder, what, node, lock) {
  console.error(`candour: installing ${what} …`);
  // A half-removed tree and a registry that failed once are both healed by a second try.
  const code = (await npmCi(folder, node, lock)) && (await npmCi(folder, node, lock));
  if (code === 0) return;
  throw new CannotRun(
    `could not install ${what}; npm says why above. Type: cd ${folder} && rm -rf node_modules && npm ci`,
  );
}

/**
 * @param {string} folder
 * @param {string} node
 * @param {string} lock
 * @returns {Promise<number>} the exit code
 */
async function npmCi(folder, node, lock) {
  // npm names its own script; yarn and pnpm do so too, and they would not read our lock file.
  const npm = process.env['npm_execpath'];
  const isNpm = npm !== undefined && basename(npm).startsWith('npm-cli');
  const [command, first] = isNpm ? [node, [npm]] : ['npm', []];
  // npm writes its record last; an older one must not speak for what is about to be replaced.
  rmSync(join(folder, 'node_modules', '.package-lock.json'), { force: true });
  const { npm_config_loglevel: _, ...env } = process.env;
  const child = spawn(command, [...first, 'ci', ...npmFlags], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    env,
    shell: !isNpm && process.platform === 'win32',
  });
  const name = join(lock, `npm-${hostname()}-${child.pid}`);
  if (child.pid !== undefined) writeFileSync(name, '');
  try {
    return await new Promise((resolve) => {
      child.on('error', (error) => {
        console.error(`candour: npm did not start: ${error.message}`);
        resolve(127);
      });
      child.on('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    rmSync(name, { force: true });
  }
}

// Said outright, since a machine's npm settings may leave out what the tests need or skip the scripts that finish the database.
const npmFlags = [
  '--include=dev',
  '--include=optional',
  '--ignore-scripts=false',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];

/**
 * Runs `work` while no other start of this clone does. The lock is a folder that holds one file naming its owner; it comes
 * into being whole by a rename, and the lock of a dead owner is taken over by renaming that file, which only one can do.
 * @param {string} lock
 * @param {() => unknown} work
 * @param {{ patienceMs?: number }} [options]
 */
export async function withLock(lock, work, options = {}) {
  const me = `owner-${hostname()}-${process.pid}`;
  const until = Date.now() + (options.patienceMs ?? 15 * 60_000);
  let isToldOfWaiting = false;
  while (!tryLock(lock, me)) {
    if (Date.now() > until) {
      throw new CannotRun(`another start of Candour has been installing for too long. Type: rm -r ${lock}`);
    }
    if (!isToldOfWaiting) console.error('candour: another start is installing; waiting for it …');
    isToldOfWaiting = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    await work();
  } finally {
    rmSync(join(lock, me), { force: true });
    try {
      rmdirSync(lock);
    } catch {
      // Somebody who waited has it already.
    }
  }
}

/**
 * @param {string} lock
 * @param {string} me
 */
function tryLock(lock, me) {
  const prepared = `${lock}.${me}`;
  try {
    mkdirSync(prepared, { recursive: true });
    writeFileSync(join(prepared, me), '');
  } catch (error) {
    throw new CannotRun(
      `cannot write to this folder as this user (${/** @type {Error} */ (error).message}). Clone it into a folder of your own.`,
    );
  }
  try {
    renameSync(prepared, lock);
    return true;
  } catch {
    rmSync(prepared, { recursive: true, force: true });
  }
  const present = listFiles(lock);
  if (present.some(isAlive)) return false;
  const owner = present.find((name) => name.startsWith('owner-'));
  try {
    for (const name of present) if (name !== owner) rmSync(join(lock, name), { force: true });
    if (!owner) return false; // Now empty: the next rename takes it.
    renameSync(join(lock, owner), join(lock, me));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function listFiles(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Whether the process that a file in the lock names still runs.
 * @param {string} name
 */
function isAlive(name) {
  const at = name.lastIndexOf('-');
  // A shared folder's owner on another machine cannot be asked: it counts as alive until patience ends.
  if (!name.slice(0, at).endsWith(`-${hostname()}`)) return true;
  try {
    process.kill(Number(name.slice(at + 1)), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
