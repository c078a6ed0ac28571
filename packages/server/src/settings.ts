// What the server is told from outside: environment variables, read once, each named when it is wrong.
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CandourError } from '@candour/contract';

export interface Settings {
  /** Keys, log, evidence, and the embedded database. */
  readonly dataFolder: string;
  /** PostgreSQL as the owner of the tables; absent: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly appUrl: string | undefined;
  readonly evidenceFolder: string;
  readonly keepFreeBytes: number;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  readonly publicUrl: string | undefined;
  readonly consoleFolder: string;
  readonly logLevel: string;
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/**
 * DATABASE_URL · EVIDENCE_URL (a folder) · CANDOUR_APP_URL, CANDOUR_DATA, CANDOUR_HOST, CANDOUR_PORT, CANDOUR_TLS_CERT, CANDOUR_TLS_KEY,
 * CANDOUR_PUBLIC_URL, CANDOUR_KEEP_FREE_MB, CANDOUR_CONSOLE, CANDOUR_LOG_LEVEL.
 * @throws CandourError `settings-malformed`, `tls-needed`
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const dataFolder = resolve(given('CANDOUR_DATA') ?? join(repository, '.candour', 'data'));
  const host = given('CANDOUR_HOST') ?? '127.0.0.1';
  const tls = readTls(given('CANDOUR_TLS_CERT'), given('CANDOUR_TLS_KEY'));
  if (!tls && !isLoopback(host)) throw new CandourError('tls-needed', `CANDOUR_HOST is ${host}`);
  const logLevel = given('CANDOUR_LOG_LEVEL') ?? 'info';
  if (!levels.includes(logLevel))
    throw new CandourError('settings-malformed', `CANDOUR_LOG_LEVEL: one of ${levels.join(', ')}`);
  return {
    dataFolder,
    databaseUrl: readUrl('DATABASE_URL', given('DATABASE_URL'), /^postgres(?:ql)?:\/\//),
    appUrl: readUrl('CANDOUR_APP_URL', given('CANDOUR_APP_URL'), /^postgres(?:ql)?:\/\//),
    evidenceFolder: readFolder(given('EVIDENCE_URL')) ?? join(dataFolder, 'evidence'),
    keepFreeBytes: readCount('CANDOUR_KEEP_FREE_MB', given('CANDOUR_KEEP_FREE_MB') ?? '500') * 1_000_000,
    host,
    port: readCount('CANDOUR_PORT', given('CANDOUR_PORT') ?? '8420', 65_535),
    tls,
    publicUrl: readUrl('CANDOUR_PUBLIC_URL', given('CANDOUR_PUBLIC_URL'), /^https?:\/\/[^/]+\/?$/),
    consoleFolder: resolve(given('CANDOUR_CONSOLE') ?? join(repository, 'packages', 'web', 'dist')),
    logLevel,
  };
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function readTls(certificateFile: string | undefined, keyFile: string | undefined): Settings['tls'] {
  if (!certificateFile && !keyFile) return undefined;
  if (!certificateFile || !keyFile)
    throw new CandourError('settings-malformed', 'CANDOUR_TLS_CERT and CANDOUR_TLS_KEY go together');
  return { certificateFile, keyFile };
}

function readUrl(name: string, value: string | undefined, form: RegExp): string | undefined {
  if (value !== undefined && !form.test(value)) throw new CandourError('settings-malformed', name);
  return value;
}

function readFolder(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.startsWith('file:')) return fileURLToPath(value);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(value))
    throw new CandourError('settings-malformed', 'EVIDENCE_URL: a folder, or a file: address');
  return resolve(value);
}

function readCount(name: string, value: string, most = 1_000_000): number {
  const count = Number(value);
  if (!/^\d+$/.test(value) || count > most) throw new CandourError('settings-malformed', name);
  return count;
}
