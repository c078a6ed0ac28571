// Reads the record's log and the school's verifiable log, and checks that each opening stood there before anything was handed out.
import { consolePaths, type DocumentsAnswer, type RecordLog } from '@candour/contract';
import type { Page } from 'playwright-core';
import { askFor, type Decision } from './decide.ts';
import { connectSuperuser } from './embedded-superuser.ts';
import { checkLog, type CheckedLog, standsAt } from './log-check.ts';
import { copyLog } from './out-folder.ts';
import type { RunContext } from './run-context.ts';

export interface ReadLog {
  readonly entries: number;
  readonly isVerified: boolean;
  readonly isOpeningLogged: boolean;
}

export async function readLog(
  run: RunContext,
  page: Page,
  { log, handedOutAt }: Decision,
  target: string,
): Promise<ReadLog> {
  const { installation, school, complaints } = run;
  run.say('verifying the log');
  const documents = await askFor<DocumentsAnswer>(page, consolePaths.documents);
  const checkpoint = await page.evaluate(async (path) => (await fetch(path)).text(), consolePaths.checkpoint);
  const copied = await copyLog(installation.folder, school.id, checkpoint, documents, target);
  let checked: CheckedLog;
  try {
    checked = await checkLog(copied.folder, copied.verifierKey);
  } catch (error) {
    complaints.push(`the log does not verify: ${error instanceof Error ? error.message : String(error)}`);
    return { entries: 0, isVerified: false, isOpeningLogged: false };
  }
  if (checked.hasGoAgreed === false) complaints.push('Go’s verifier refuses the log');
  const salts = await readSalts(installation.folder, school.id);
  const isOpeningLogged = (['words', 'evidence'] as const).every((what) => {
    const entries = log.filter(({ action }) => action.kind === `incident.${what}-opened`);
    return (
      entries.length > 0 &&
      entries.every((entry) => isBefore(entry, handedOutAt[what]) && isInTiles(entry, checked, salts))
    );
  });
  return { entries: checked.size, isVerified: checked.hasGoAgreed !== false, isOpeningLogged };
}

type Entry = RecordLog[number];

/** By its own time and by the time in its id (UUIDv7). */
function isBefore({ action }: Entry, handedOutAt: number): boolean {
  const idMs = Number.parseInt(action.id.replace('-', '').slice(0, 12), 16);
  return Date.parse(action.at) <= handedOutAt && idMs <= handedOutAt;
}

function isInTiles({ action, index }: Entry, log: CheckedLog, salts: ReadonlyMap<string, Buffer>): boolean {
  const salt = salts.get(action.id);
  return index !== null && salt !== undefined && standsAt(log, index, action, salt);
}

async function readSalts(dataFolder: string, school: string): Promise<Map<string, Buffer>> {
  const client = await connectSuperuser(dataFolder);
  try {
    const { rows } = await client.query<{ id: string; salt: Buffer }>(
      `SELECT id, salt FROM action WHERE school = $1 AND kind LIKE 'incident.%-opened' AND salt IS NOT NULL`,
      [school],
    );
    return new Map(rows.map(({ id, salt }) => [id, salt]));
  } finally {
    await client.end();
  }
}
