// Files that stand whole or not at all, also after a crash: written aside, synced, renamed, and the folder synced too.
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { randomBytes } from 'node:crypto';

/** @param mode of the new file, such as 0o600 */
export async function writeDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.part`;
  const file = await open(aside, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
  await syncFolder(dirname(path));
}

const syncing = new Map<string, { next: Promise<void> | undefined; current: Promise<void> }>();

/**
 * Makes the renames in this folder lasting that were done before the call; Windows has no such call and needs none.
 * Callers that come while one sync runs share the next one.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const running = syncing.get(folder);
  if (!running) {
    const current = syncOnce(folder);
    const entry = { next: undefined as Promise<void> | undefined, current };
    syncing.set(folder, entry);
    try {
      await current;
    } finally {
      if (!entry.next) syncing.delete(folder);
    }
    return;
  }
  running.next ??= running.current.then(
    () => startNext(folder),
    () => startNext(folder),
  );
  await running.next;
}

function startNext(folder: string): Promise<void> {
  syncing.delete(folder);
  return syncFolder(folder);
}

async function syncOnce(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
