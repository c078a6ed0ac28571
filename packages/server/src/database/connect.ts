// From settings to a migrated, open database: the embedded one, or the one that DATABASE_URL names.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { KeyFolder } from '../keys/key-folder.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

export interface ConnectSettings {
  readonly dataFolder: string;
  /** Of the owner of tables; absent: the embedded database in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Of the role candour_app; absent: the owner's URL with a password from the key folder. */
  readonly appUrl?: string | undefined;
  readonly clock: Clock;
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void;
  /** Further settings of the embedded postmaster. */
  readonly embeddedFlags?: readonly string[];
}

export interface ConnectedDatabase {
  readonly db: Database;
  readonly ownerUrl: string;
  readonly isEmbedded: boolean;
  /** Closes the pool, and stops the embedded database that this process started. */
  close(): Promise<void>;
}

export async function connectDatabase(settings: ConnectSettings): Promise<ConnectedDatabase> {
  const embedded =
    settings.databaseUrl === undefined ? await openEmbedded(settings.dataFolder, settings.embeddedFlags) : undefined;
  try {
    const ownerUrl = embedded?.ownerUrl ?? (settings.databaseUrl as string);
    const appUrl = embedded?.appUrl ?? settings.appUrl ?? appUrlOf(ownerUrl, settings.dataFolder);
    await migrate({ ownerUrl, appUrl });
    const { clock, poolSize, onError } = settings;
    const db = openDatabase({
      url: appUrl,
      clock,
      keys: new KeyFolder(join(settings.dataFolder, 'keys')),
      ...(poolSize === undefined ? {} : { poolSize }),
      ...(onError === undefined ? {} : { onError }),
    });
    return {
      db,
      ownerUrl,
      isEmbedded: embedded !== undefined,
      close: async () => {
        await db.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The same server and database, as candour_app, whose password is drawn once. */
function appUrlOf(ownerUrl: string, dataFolder: string): string {
  const file = join(dataFolder, 'keys', 'candour-app-password');
  if (!existsSync(file)) {
    mkdirSync(join(dataFolder, 'keys'), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return withUser(ownerUrl, 'candour_app', readFileSync(file, 'utf8').trim());
}

/** Replaces the user part of a connection URL; the host part may be empty, which `URL` would refuse. */
export function withUser(url: string, user: string, password: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/?]*@)?/, `$1${user}:${encodeURIComponent(password)}@`);
}
