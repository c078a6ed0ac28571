// `npm run candour -- rebuild --check`: does every incident's row say what its actions say, and does every action say what was logged?
// Ends with 1 and names each difference.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CandourError, isCandourError } from '@candour/contract';
import { systemClock } from '../clock.ts';
import { connectDatabase } from '../database/connect.ts';
import { inSchoolAtOneMoment, listSchools } from '../database/database.ts';
import { readSettings } from '../settings.ts';
import { logFolderOf, tileFolder } from '../audit/tile-folder.ts';
import { readServerKeys } from '../keys/server-keys.ts';
import { compareLog } from './log-check.ts';
import type { LogDifference } from './log-check.ts';
import { compareSchool } from './rebuild.ts';
import type { RebuildReport } from './rebuild.ts';

const lastDemoFile = fileURLToPath(new URL('../../../../.candour/last-demo.json', import.meta.url));

/** @returns the exit code: 0 equal, 1 different, 2 wrongly called, 3 nothing to look at */
export async function rebuildCommand(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== '--check') {
    console.error('candour: type: npm run candour -- rebuild --check');
    return 2;
  }
  try {
    const reports = await checkProjections(process.env);
    for (const report of reports) tell(report);
    return reports.every(({ differences, logDifferences }) => differences.length + logDifferences.length === 0) ? 0 : 1;
  } catch (error) {
    if (!isCandourError(error, 'settings-malformed')) throw error;
    console.error(`candour: ${error.message}`);
    return 3;
  }
}

export interface CheckReport extends RebuildReport {
  readonly logDifferences: readonly LogDifference[];
}

/** On DATABASE_URL, else on CANDOUR_DATA's embedded database, else on that of the last demo; one that runs is asked, one that does not is started and stopped. */
export async function checkProjections(env: Readonly<Record<string, string | undefined>>): Promise<CheckReport[]> {
  const dataFolder = env['CANDOUR_DATA'] || env['DATABASE_URL'] ? undefined : lastDemoFolder();
  const settings = readSettings(dataFolder === undefined ? env : { ...env, CANDOUR_DATA: dataFolder });
  const { db, close } = await connectDatabase({
    dataFolder: settings.dataFolder,
    databaseUrl: settings.databaseUrl,
    appUrl: settings.appUrl,
    clock: systemClock,
    poolSize: 2,
  });
  try {
    const reports: CheckReport[] = [];
    for (const { school } of await listSchools(db)) {
      const { published } = await readServerKeys(db.keys.root, school);
      const tiles = tileFolder(logFolderOf(settings.dataFolder, school));
      reports.push(
        await inSchoolAtOneMoment(db, school, async (tx) => ({
          ...(await compareSchool(tx)),
          logDifferences: await compareLog(tx, tiles, published.logVerifierKey),
        })),
      );
    }
    return reports;
  } finally {
    await close();
  }
}

function lastDemoFolder(): string {
  const folder = existsSync(lastDemoFile)
    ? (JSON.parse(readFileSync(lastDemoFile, 'utf8')) as { folder: string }).folder
    : undefined;
  if (!folder || !existsSync(join(folder, 'database')))
    throw new CandourError(
      'settings-malformed',
      'no data to look at: set DATABASE_URL or CANDOUR_DATA, or run the demo first',
    );
  return folder;
}

function tell({ school, actions, incidents, differences, logDifferences }: CheckReport): void {
  console.log(
    `${school}: ${incidents} incidents from ${actions} actions, ${differences.length + logDifferences.length} differences`,
  );
  for (const { incident, column, says } of differences) console.log(`  ${incident} ${column}: ${says}`);
  for (const { of, says } of logDifferences) console.log(`  ${of}: ${says}`);
}
