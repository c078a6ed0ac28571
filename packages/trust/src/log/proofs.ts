/** Makes and verifies the two proofs of a log: that an entry stands in it, and that it only ever grew (RFC 9162 §2.1.3–2.1.4, same tree as RFC 6962). */

import { CandourError } from '@candour/contract';
import { equal } from '../bytes.ts';
import type { Range, Subtree } from './merkle.ts';
import { consistencyRanges, EMPTY_ROOT, foldSubtrees, inclusionRanges, nodeHash, subtreesOf } from './merkle.ts';

/** Gives hashes of complete subtrees, in the order asked for. */
export interface HashReader {
  readHashes(wanted: readonly Subtree[]): Promise<readonly Uint8Array[]>;
}

/** A tree as a checkpoint names it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** The root over the first `size` leaves. */
export async function rootOf(size: number, reader: HashReader): Promise<Uint8Array> {
  const [root] = await hashRanges([[0, size]], reader);
  return root ?? EMPTY_ROOT;
}

/** @returns the path from the leaf upward; empty for a tree of one. @throws RangeError unless 0 ≤ index < size */
export async function proveInclusion(index: number, size: number, reader: HashReader): Promise<readonly Uint8Array[]> {
  if (!isSize(index) || !isSize(size) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return hashRanges(inclusionRanges(index, size), reader);
}

/** @returns the proof; empty when nothing needs proving (old size 0, or the same size). @throws RangeError unless 0 ≤ oldSize ≤ size */
export async function proveConsistency(
  oldSize: number,
  size: number,
  reader: HashReader,
): Promise<readonly Uint8Array[]> {
  if (!isSize(oldSize) || !isSize(size) || oldSize > size)
    throw new RangeError(`no tree of ${oldSize} in one of ${size}`);
  return oldSize === 0 ? [] : hashRanges(consistencyRanges(oldSize, size), reader);
}

/**
 * Checks that a leaf stands at `index` of the tree.
 * @param hash the leaf hash (`leafHash(entry)`), not the entry
 * @throws CandourError `log-proof-failed`
 */
export function verifyInclusion(proof: readonly Uint8Array[], index: number, hash: Uint8Array, tree: TreeHead): void {
  if (!isSize(index) || !isSize(tree.size) || index >= tree.size) throw failed('index');
  const ranges = inclusionRanges(index, tree.size);
  if (proof.length !== ranges.length || !areHashes([hash, ...proof])) throw failed('length');
  // A sibling that begins before the leaf stands on the left.
  const root = proof.reduce(
    (below, sibling, i) => ((ranges[i] as Range)[0] > index ? nodeHash(below, sibling) : nodeHash(sibling, below)),
    hash,
  );
  if (!equal(root, tree.root)) throw failed('inclusion');
}

/**
 * Checks that `old` is a beginning of `tree`: nothing that was in it changed, moved or went.
 * @throws CandourError `log-proof-failed`
 */
export function verifyConsistency(proof: readonly Uint8Array[], old: TreeHead, tree: TreeHead): void {
  if (!isSize(old.size) || !isSize(tree.size) || old.size > tree.size) throw failed('size');
  if (old.size === 0 || old.size === tree.size) {
    const isSame = proof.length === 0 && equal(old.root, old.size === 0 ? EMPTY_ROOT : tree.root);
    if (!isSame) throw failed('consistency');
    return;
  }
  const ranges = consistencyRanges(old.size, tree.size);
  if (proof.length !== ranges.length || !areHashes(proof)) throw failed('length');
  const isOldGiven = (ranges[0] as Range)[1] === old.size;
  let oldRoot: Uint8Array = isOldGiven ? (proof[0] as Uint8Array) : old.root;
  let newRoot = oldRoot;
  for (let i = isOldGiven ? 1 : 0; i < proof.length; i++) {
    const hash = proof[i] as Uint8Array;
    const isRight = (ranges[i] as Range)[0] >= old.size;
    if (!isRight) oldRoot = nodeHash(hash, oldRoot);
    newRoot = isRight ? nodeHash(newRoot, hash) : nodeHash(hash, newRoot);
  }
  if (!equal(oldRoot, old.root) || !equal(newRoot, tree.root)) throw failed('consistency');
}

async function hashRanges(ranges: readonly Range[], reader: HashReader): Promise<readonly Uint8Array[]> {
  const needed = ranges.map(subtreesOf);
  const hashes = await reader.readHashes(needed.flat());
  let offset = 0;
  return needed.map(({ length }) => {
    offset += length;
    return foldSubtrees(hashes.slice(offset - length, offset));
  });
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === 32);
const failed = (detail: string): CandourError => new CandourError('log-proof-failed', detail);
