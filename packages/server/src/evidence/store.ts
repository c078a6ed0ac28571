// Which frames of a clip are here.
import type { ClipId, DeviceId } from '@candour/contract';
import type { SchoolTransaction } from '../database/database.ts';

export interface ListedFrame {
  readonly sha256: string;
  readonly bytes: number;
  readonly storedAt: string | null;
}

/** `undefined`: no such clip of this device; `null`: the clip has no such frame of its own. */
export async function findFrame(
  tx: SchoolTransaction,
  device: DeviceId,
  clip: ClipId,
  index: number,
): Promise<ListedFrame | null | undefined> {
  const isListed = await tx.sql
    .selectFrom('clip')
    .select('id')
    .where('id', '=', clip)
    .where('device', '=', device)
    .executeTakeFirst();
  if (!isListed) return undefined;
  const row = await tx.sql
    .selectFrom('clipFrame')
    .select(['sha256', 'bytes', 'storedAt'])
    .where('clip', '=', clip)
    .where('index', '=', index)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes a frame as stored. @returns whether it was the first time, and the incident when it was the last frame missing */
export async function noteStored(
  tx: SchoolTransaction,
  clip: ClipId,
  index: number,
): Promise<{ readonly isNew: boolean; readonly completed: string | null }> {
  const row = await tx.sql
    .selectFrom('clip')
    .select(['incident', 'files', 'stored'])
    .where('id', '=', clip)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { numUpdatedRows } = await tx.sql
    .updateTable('clipFrame')
    .set({ storedAt: tx.at })
    .where('clip', '=', clip)
    .where('index', '=', index)
    .where('storedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { isNew: false, completed: null };
  const isComplete = row.stored + 1 === row.files;
  await tx.sql
    .updateTable('clip')
    .set({ stored: row.stored + 1, storedAt: isComplete ? tx.at : null })
    .where('id', '=', clip)
    .execute();
  return { isNew: true, completed: isComplete ? row.incident : null };
}
