// Which postmaster serves a data folder now, and how to stop one that was left over.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Folder of its Unix socket; empty where there is none. */
  readonly socketFolder: string;
}

/** What `postmaster.pid` names, if that process lives. */
export async function livePostmaster(clusterFolder: string): Promise<Postmaster | undefined> {
  const postmaster = await readPidFile(clusterFolder);
  return postmaster && (await isPostgres(postmaster.pid, clusterFolder)) ? postmaster : undefined;
}

/** The file's words, whether or not the process lives (its socket folder may have to be removed). */
export async function readPidFile(clusterFolder: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, , , port, socketFolder = ''] = lines;
  return Number(pid) > 0 ? { pid: Number(pid), port: Number(port), socketFolder } : undefined;
}

/** A fast shutdown (rolls back what runs, syncs, ends), then an immediate one if that does not end it. */
export async function stopPostmaster(pid: number, clusterFolder: string): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalQuietly(pid, signal);
    const until = Date.now() + waitMs;
    while (Date.now() < until) {
      if (!(await isPostgres(pid, clusterFolder))) return;
      await pause(30);
    }
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process id is used again some day: on Linux the command line must name this folder. */
async function isPostgres(pid: number, clusterFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes(clusterFolder);
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
