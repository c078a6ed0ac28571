/** Appends entries to a log and writes its tiles (C2SP tlog-tiles) through a small port: a folder, a bucket, memory. */

import { CandourError } from '@candour/contract';
import type { Bytes } from '../bytes.ts';
import { concat } from '../bytes.ts';
import { joinEntries, MAX_ENTRY_LENGTH, splitEntries } from './entries.ts';
import { EMPTY_ROOT, foldSubtrees, HASH_LENGTH, leafHash, nodeHash } from './merkle.ts';
import { entriesPath, TILE_WIDTH, tilePath, tileWidth } from './tile-paths.ts';
import type { TilePort } from './tile-port.ts';
import { readBundle, readTile } from './tile-port.ts';

/**
 * The growing edge of a log: at most 256 hashes a level and 256 entries in memory, whatever its size.
 * One writer at a time; two would fork the log. Appending is synchronous; nothing is written before {@link TileLog.publish}.
 */
export class TileLog {
  readonly #port: TilePort;
  /** The hashes of the last, incomplete tile of each tile level. */
  readonly #edges: Bytes[][];
  #entries: Uint8Array[];
  #size: number;
  /** Complete tiles and bundles that wait for the next publish. */
  #pending: { readonly path: string; readonly bytes: Bytes }[] = [];

  private constructor(port: TilePort, size: number, edges: Bytes[][], entries: Uint8Array[]) {
    this.#port = port;
    this.#size = size;
    this.#edges = edges;
    this.#entries = entries;
  }

  /**
   * Opens the log as it was published at `size` (0 for a new one). Anything written beyond is ignored and will be written over.
   * @throws CandourError `log-tile-missing`
   */
  static async open(port: TilePort, size: number): Promise<TileLog> {
    const edges: Bytes[][] = [];
    for (let level = 0; TILE_WIDTH ** level <= size; level++) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1));
      edges.push(await readEdge(port, level, index, tileWidth(level, index, size)));
    }
    const bundle = Math.floor(size / TILE_WIDTH);
    const width = size % TILE_WIDTH;
    const entries = width === 0 ? [] : splitEntries(await readBundle(port, bundle, width), width);
    return new TileLog(port, size, edges, entries);
  }

  get size(): number {
    return this.#size;
  }

  /** Appends one entry (at most 65,535 bytes), which the caller does not change afterwards. @returns its index */
  append(entry: Uint8Array): number {
    if (entry.length > MAX_ENTRY_LENGTH) throw new CandourError('encoding-malformed', 'log entry too long');
    const index = this.#size++;
    this.#entries.push(entry);
    if (this.#entries.length === TILE_WIDTH) {
      this.#pending.push({ path: entriesPath(Math.floor(index / TILE_WIDTH)), bytes: joinEntries(this.#entries) });
      this.#entries = [];
    }
    this.#appendHash(0, leafHash(entry), index);
    return index;
  }

  /** The root over all entries appended so far. */
  root(): Uint8Array {
    if (this.#size === 0) return EMPTY_ROOT;
    return foldSubtrees(this.#edges.toReversed().flatMap(completeSubtrees));
  }

  /**
   * Writes everything up to now: full tiles first, then the partial ones of the edge. Only after it returns may a checkpoint of this size be signed.
   * A failed publish can be tried again: nothing is forgotten before it was written.
   * @returns the size published
   */
  async publish(): Promise<number> {
    const size = this.#size;
    const full = this.#pending.length;
    const writes = [...this.#pending, ...this.#partials()];
    for (const { path, bytes } of writes) await this.#port.write(path, bytes);
    this.#pending.splice(0, full);
    return size;
  }

  #appendHash(level: number, hash: Bytes, index: number): void {
    const edge = this.#edges[level] ?? [];
    this.#edges[level] = edge;
    edge.push(hash);
    if (edge.length < TILE_WIDTH) return;
    const tileIndex = Math.floor(index / TILE_WIDTH);
    this.#pending.push({ path: tilePath(level, tileIndex), bytes: concat(...edge) });
    const [parent] = completeSubtrees(edge);
    this.#edges[level] = [];
    this.#appendHash(level + 1, parent as Bytes, tileIndex);
  }

  #partials(): { path: string; bytes: Bytes }[] {
    const partials = this.#edges.flatMap((edge, level) =>
      edge.length === 0
        ? []
        : [
            {
              path: tilePath(level, Math.floor(this.#size / TILE_WIDTH ** (level + 1)), edge.length),
              bytes: concat(...edge),
            },
          ],
    );
    if (this.#entries.length === 0) return partials;
    return [
      {
        path: entriesPath(Math.floor(this.#size / TILE_WIDTH), this.#entries.length),
        bytes: joinEntries(this.#entries),
      },
      ...partials,
    ];
  }
}

/** Folds up to 256 neighbours into the roots of their complete subtrees, left to right, largest first. */
function completeSubtrees(hashes: readonly Uint8Array[]): Uint8Array[] {
  const roots: Uint8Array[] = [];
  hashes.forEach((hash, i) => {
    let root = hash;
    // As many trailing ones as the position has, so many neighbours to the left are complete.
    for (let rest = i; rest % 2 === 1; rest = (rest - 1) / 2) root = nodeHash(roots.pop() as Uint8Array, root);
    roots.push(root);
  });
  return roots;
}

async function readEdge(port: TilePort, level: number, index: number, width: number): Promise<Bytes[]> {
  if (width === 0) return [];
  const tile = await readTile(port, level, index, width);
  if (tile.length < width * HASH_LENGTH) throw new CandourError('log-tile-missing', tilePath(level, index, width));
  return Array.from({ length: width }, (_, i) => new Uint8Array(tile.slice(i * HASH_LENGTH, (i + 1) * HASH_LENGTH)));
}
