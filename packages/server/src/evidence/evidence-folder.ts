// Sealed frames as files under their clip's record key, and how much room there is for them.
import { mkdir, readFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CandourError } from '@candour/contract';
import { syncFolder, writeDurably } from '../keys/durable-file.ts';
import type { KeyFolder } from '../keys/key-folder.ts';
import { weekOfId } from '../keys/week.ts';

export interface EvidenceSettings {
  readonly folder: string;
  /** Below this many free bytes evidence is refused, so that text finds room. */
  readonly keepFreeBytes: number;
  /** Free bytes at a path; the disk's own answer by default. */
  readonly freeBytes?: (path: string) => Promise<number>;
}

const askDisk = async (path: string): Promise<number> => {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
};

export class EvidenceFolder {
  readonly #settings: EvidenceSettings;
  readonly #keys: KeyFolder;

  constructor(settings: EvidenceSettings, keys: KeyFolder) {
    this.#settings = settings;
    this.#keys = keys;
  }

  /** @throws CandourError `disk-full` */
  async requireRoom(): Promise<void> {
    const { folder, keepFreeBytes, freeBytes = askDisk } = this.#settings;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await freeBytes(folder)) < keepFreeBytes) throw new CandourError('disk-full');
  }

  /** On the disk when this returns. @throws CandourError `disk-full` */
  async writeFrame(school: string, clip: string, index: number, sealed: Uint8Array): Promise<void> {
    const path = this.#pathOf(school, clip, index);
    try {
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      await writeDurably(path, await this.#keys.sealRecord(school, clip, sealed), 0o600);
      await syncFolder(join(path, '..', '..'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new CandourError('disk-full');
      throw error;
    }
  }

  /** As the device sealed it. @throws CandourError `not-found` */
  async readFrame(school: string, clip: string, index: number): Promise<Buffer> {
    const stored = await readFile(this.#pathOf(school, clip, index)).catch(() => {
      throw new CandourError('not-found');
    });
    return this.#keys.openRecord(school, clip, stored);
  }

  /** The files of a clip; its key is erased apart. */
  async removeClip(school: string, clip: string): Promise<void> {
    await rm(join(this.#pathOf(school, clip, 0), '..'), { recursive: true, force: true });
  }

  #pathOf(school: string, clip: string, index: number): string {
    return join(this.#settings.folder, school, weekOfId(clip), clip, String(index));
  }
}
