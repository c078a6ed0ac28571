/** Reads hashes and entries of a published log from its tiles, for proofs: a few tiles, whatever the size. */

import { CandourError } from '@candour/contract';
import { splitEntries } from './entries.ts';
import type { Subtree } from './merkle.ts';
import { foldSubtrees, HASH_LENGTH } from './merkle.ts';
import type { HashReader } from './proofs.ts';
import { TILE_HEIGHT, TILE_WIDTH, tileWidth } from './tile-paths.ts';
import type { TileSource } from './tile-port.ts';
import { readBundle, readTile } from './tile-port.ts';

/**
 * A {@link HashReader} over the tiles of a log published at `size` or later. Each tile is read once a call.
 * Tiles are taken as they are: what follows from them is believed only when it meets a signed checkpoint.
 * `readHashes` throws CandourError `log-tile-missing`.
 */
export function tileHashReader(source: TileSource, size: number): HashReader {
  return {
    async readHashes(wanted) {
      const tiles = new Map<string, Promise<Uint8Array>>();
      const tileAt = (level: number, index: number): Promise<Uint8Array> => {
        const name = `${level}/${index}`;
        const tile = tiles.get(name) ?? readTile(source, level, index, tileWidth(level, index, size));
        tiles.set(name, tile);
        return tile;
      };
      return Promise.all(wanted.map((subtree) => hashFromTile(subtree, tileAt)));
    },
  };
}

/** The entry at `index` of a log published at `size` or later. @throws CandourError `log-tile-missing`, `encoding-malformed` */
export async function readEntry(source: TileSource, index: number, size: number): Promise<Uint8Array> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const width = tileWidth(0, bundle, size);
  const place = index % TILE_WIDTH;
  if (index < 0 || place >= width) throw new RangeError(`no entry ${index} in a log of ${size}`);
  const bytes = await readBundle(source, bundle, width);
  return splitEntries(bytes, place + 1)[place] as Uint8Array;
}

async function hashFromTile(
  { level, index }: Subtree,
  tileAt: (level: number, index: number) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  const tile = await tileAt(tileLevel, Math.floor(first / TILE_WIDTH));
  const start = (first % TILE_WIDTH) * HASH_LENGTH;
  if (tile.length < start + count * HASH_LENGTH)
    throw new CandourError('log-tile-missing', `tile ${tileLevel}/${Math.floor(first / TILE_WIDTH)}`);
  let hashes = Array.from({ length: count }, (_, i) =>
    tile.slice(start + i * HASH_LENGTH, start + (i + 1) * HASH_LENGTH),
  );
  while (hashes.length > 1) hashes = pairUp(hashes);
  return hashes[0] as Uint8Array;
}

function pairUp(hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer>[] {
  return Array.from(
    { length: hashes.length / 2 },
    (_, i) => new Uint8Array(foldSubtrees(hashes.slice(2 * i, 2 * i + 2))),
  );
}
