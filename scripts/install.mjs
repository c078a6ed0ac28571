// Brings packages to where their lock file says, once, however many commands start at the same moment. Built-ins of Node 20 only.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
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
 * Runs `npm ci` in a folder.
 * @param {string} folder
 * @param {string} what  for the progress line
 * @param {string} node  the Node that runs npm, when npm told us where its own script lies
 */
export function install(folder, what, node) {
  console.error(`candour: installing ${what} …`);
  // npm names its own script; yarn and pnpm do so too, and they would not read our lock file.
  const npm = process.env['npm_execpath'];
  const isNpm = npm !== undefined && basename(npm).startsWith('npm-cli');
  const [command, first] = isNpm ? [node, [npm]] : ['npm', []];
  // Said outright, since a machine's npm settings may leave out what the tests need or skip the scripts that finish the database.
  const flags = [
    '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { npm_config_loglevel: _, ...env } = process.env;
  const done = spawnSync(command, [...first, 'ci', ...flags], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    env,
    shell: !isNpm && process.platform === 'win32',
  });
  if (done.status === 0) return;
  // npm writes its record last, but an npm stopped in the middle may have left an older one.
  rmSync(join(folder, 'node_modules', '.package-lock.json'), { force: true });
  const reason = done.error ? ` (${done.error.message})` : '';
  throw new CannotRun(
    `could not install ${what}${reason}. Is the package registry reachable? Type: npm ci --prefix ${folder}`,
  );
}

/**
 * Runs `work` while no other start of this clone does. The lock is a folder that holds one file naming its owner; it comes
 * into being whole by a rename, and the lock of a dead owner is taken over by renaming that file, which only one can do.
 * @param {string} lock
 * @param {() => void} work
 * @param {{ patienceMs?: number }} [options]
 */
export function withLock(lock, work, options = {}) {
  const me = `owner-${hostname()}-${process.pid}`;
  const until = Date.now() + (options.patienceMs ?? 15 * 60_000);
  let isToldOfWaiting = false;
  while (!tryLock(lock, me)) {
    if (Date.now() > until)
      throw new CannotRun(`another start of Candour has been installing for too long. Type: rm -r ${lock}`);
    if (!isToldOfWaiting) console.error('candour: another start is installing; waiting for it …');
    isToldOfWaiting = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    work();
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
  const owner = existsSync(lock) && statSync(lock).isDirectory() ? readdirSync(lock)[0] : undefined;
  if (!owner || isAlive(owner)) return false;
  try {
    renameSync(join(lock, owner), join(lock, me));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} owner */
function isAlive(owner) {
  const at = owner.lastIndexOf('-');
  // A shared folder's owner on another machine cannot be asked: it counts as alive until patience ends.
  if (owner.slice(0, at) !== `owner-${hostname()}`) return true;
  try {
    process.kill(Number(owner.slice(at + 1)), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
