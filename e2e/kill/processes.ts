// kill -9 of a whole thing: a browser with all its processes, a server, a postmaster with its group and its backends. Linux only (/proc).
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

function allProcesses(): Seen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The command in parentheses may hold spaces and parentheses itself.
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(name), parent: Number(parent), commandLine: commandLineOf(Number(name)) }];
      } catch {
        // Ended while we looked.
        return [];
      }
    });
}

/** The process and everything below it, the process itself first. */
export function familyOf(pid: number): number[] {
  const all = allProcesses();
  const family = [pid];
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member).map((child) => child.pid));
  return family;
}

export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** The main process of the browser that runs on this profile. */
export function browserOn(profile: string): number {
  const main = allProcesses().find(
    ({ commandLine }) => commandLine.includes(`--user-data-dir=${profile}`) && !commandLine.includes('--type='),
  );
  if (!main) throw new Error('no browser runs on this profile');
  return main.pid;
}

export async function killHard(pids: readonly number[]): Promise<void> {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Its parent's end was its own.
    }
  }
  while (pids.some(isThere)) await pause(10);
}

/** Neither gone nor a zombie that nobody has waited for. */
function isThere(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** Of the embedded database of a data folder: its group (the keeper with it) and each backend, which lead groups of their own. */
export function databaseProcesses(dataFolder: string): number[] {
  const [pid] = readFileSync(`${dataFolder}/database/postmaster.pid`, 'utf8').split('\n');
  const group = groupOf(Number(pid));
  const inGroup = allProcesses()
    .filter(({ pid: one }) => groupOf(one) === group)
    .map(({ pid: one }) => one);
  return [...new Set([...familyOf(Number(pid)), ...inGroup])];
}

function groupOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return -1;
  }
}
