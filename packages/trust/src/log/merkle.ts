/** The Merkle tree of RFC 6962 as arithmetic: hashes, and which complete subtrees make up a root or a proof. No storage. */

import type { Bytes } from '../bytes.ts';
import { fromHex, sha256 } from '../bytes.ts';

/** Length of every hash in bytes. */
export const HASH_LENGTH = 32;

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Bytes = sha256(new Uint8Array(0));

const LEAF_PREFIX = fromHex('00');
const NODE_PREFIX = fromHex('01');

/** A complete subtree: the hash over leaves [index · 2^level, (index + 1) · 2^level). */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Leaves [from, to) of a tree. */
export type Range = readonly [from: number, to: number];

/** SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Bytes {
  return sha256(LEAF_PREFIX, entry);
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(NODE_PREFIX, left, right);
}

/** The complete subtrees of [from, to), left to right. `from` must be aligned as every range of a proof is. */
export function subtreesOf([from, to]: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let start = from; start < to; ) {
    let level = 0;
    while (start % 2 ** (level + 1) === 0 && start + 2 ** (level + 1) <= to) level++;
    subtrees.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return subtrees;
}

/** The hash over a range from the hashes of {@link subtreesOf} it. */
export function foldSubtrees(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The ranges whose hashes are the inclusion proof of leaf `index` in a tree of `size`, from the leaf upward (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    ranges.push(index < middle ? [middle, to] : [from, middle]);
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return ranges.reverse();
}

/** The ranges whose hashes are the consistency proof from `oldSize` (at least 1) to `size` (RFC 6962 §2.1.2). */
export function consistencyRanges(oldSize: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (oldSize !== to) {
    const middle = from + largestPowerBelow(to - from);
    ranges.push(oldSize <= middle ? [middle, to] : [from, middle]);
    [from, to] = oldSize <= middle ? [from, middle] : [middle, to];
  }
  // When the old tree is a subtree of the new one on its own, the verifier knows its hash already.
  if (from !== 0) ranges.push([from, to]);
  return ranges.reverse();
}

/** The largest power of two smaller than `size` (at least 2). */
function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
