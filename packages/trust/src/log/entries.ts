/** Entry bundles (C2SP tlog-tiles): up to 256 entries, each after its length in two bytes, big-endian. */

import { CandourError } from '@candour/contract';
import type { Bytes } from '../bytes.ts';

const LENGTH_PREFIX = 2;
/** Bytes. */
export const MAX_ENTRY_LENGTH = 0xffff;

/** @throws CandourError `encoding-malformed` for an entry of more than 65,535 bytes */
export function joinEntries(entries: readonly Uint8Array[]): Bytes {
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + LENGTH_PREFIX + entry.length, 0));
  const view = new DataView(bundle.buffer);
  let offset = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_LENGTH) throw new CandourError('encoding-malformed', 'log entry too long');
    view.setUint16(offset, entry.length);
    bundle.set(entry, offset + LENGTH_PREFIX);
    offset += LENGTH_PREFIX + entry.length;
  }
  return bundle;
}

/** The first `count` entries of a bundle. @throws CandourError `encoding-malformed` when it holds fewer */
export function splitEntries(bundle: Uint8Array, count: number): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (entries.length < count) {
    const start = offset + LENGTH_PREFIX;
    const end = start <= bundle.length ? start + view.getUint16(offset) : Number.POSITIVE_INFINITY;
    if (end > bundle.length) throw new CandourError('encoding-malformed', 'entry bundle');
    entries.push(bundle.slice(start, end));
    offset = end;
  }
  return entries;
}
