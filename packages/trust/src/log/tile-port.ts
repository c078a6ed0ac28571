/** Where the files of a log lie, as small a door as a folder, a bucket or memory can fill. */

import { CandourError } from '@candour/contract';
import type { Bytes } from '../bytes.ts';
import { entriesPath, TILE_WIDTH, tilePath } from './tile-paths.ts';

/** A path is written again only with the same bytes, or after a crash before its checkpoint was signed. */
export interface TilePort {
  /** @returns null when there is no such file */
  read(path: string): Promise<Uint8Array | null>;
  write(path: string, bytes: Bytes): Promise<void>;
}

export type TileSource = Pick<TilePort, 'read'>;

/** A tile of at least `width` hashes. @throws CandourError `log-tile-missing` */
export async function readTile(source: TileSource, level: number, index: number, width: number): Promise<Uint8Array> {
  return readWidest(source, tilePath(level, index, width), tilePath(level, index, TILE_WIDTH));
}

/** A bundle of at least `width` entries. @throws CandourError `log-tile-missing` */
export async function readBundle(source: TileSource, index: number, width: number): Promise<Uint8Array> {
  return readWidest(source, entriesPath(index, width), entriesPath(index, TILE_WIDTH));
}

/** A partial file may have been removed once the full one stood, which begins the same. */
async function readWidest(source: TileSource, path: string, fullPath: string): Promise<Uint8Array> {
  const bytes = (await source.read(path)) ?? (await source.read(fullPath));
  if (bytes === null) throw new CandourError('log-tile-missing', path);
  return bytes;
}
