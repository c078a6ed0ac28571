// A log's tiles as files of a folder, each lasting before a checkpoint may name it.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TilePort } from '@candour/trust';
import { writeDurably } from '../keys/durable-file.ts';

const PARTIAL = /\.p\/\d+$/;

export const logFolderOf = (dataFolder: string, school: string): string => join(dataFolder, 'log', school);

export function tileFolder(folder: string): TilePort {
  return {
    read: (path) => readFile(join(folder, path)).catch(() => null),
    write: async (path, bytes) => {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true, mode: 0o755 });
      await writeDurably(file, bytes, 0o644);
      // A full tile begins with all that its partial ones held (C2SP tlog-tiles lets these go).
      if (!PARTIAL.test(path)) await rm(`${file}.p`, { recursive: true, force: true });
    },
  };
}

/** Whether the folder takes a file now; throws what the disk says otherwise. */
export async function probeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await writeFile(join(folder, '.probe'), '', { mode: 0o644 });
}
