/** Logs in memory for tests: a tile port over a map, and a hash reader that computes everything from the leaves. */

import { foldSubtrees } from '../log/merkle.ts';
import type { HashReader } from '../log/proofs.ts';
import type { TilePort } from '../log/tile-port.ts';

/** A port over a map; `reads` counts what was asked for. */
export function memoryPort(): TilePort & { readonly files: Map<string, Uint8Array>; reads: number } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    reads: 0,
    async read(path) {
      this.reads++;
      return files.get(path) ?? null;
    },
    async write(path, bytes) {
      files.set(path, bytes);
    },
  };
}

/** Subtree hashes of the given leaf hashes, computed anew for every question. */
export function memoryHashes(leafHashes: readonly Uint8Array[]): HashReader {
  const hashOf = (level: number, index: number): Uint8Array => {
    if (level === 0) return leafHashes[index] as Uint8Array;
    return foldSubtrees([hashOf(level - 1, 2 * index), hashOf(level - 1, 2 * index + 1)]);
  };
  return { readHashes: async (wanted) => wanted.map(({ level, index }) => hashOf(level, index)) };
}
