// The compiled watchlist, kept beside its document: a start opens it instead of compiling, and only if this device itself made it.
import { isCandourError, type Digest } from '@candour/contract';
import { compile, openWatchlist, packWatchlist, type CompiledWatchlist } from '@candour/detector';
import { concat, fromBase64Url, signBytes, toBase64Url, toUtf8, verifyBytes, type KeyPair } from '@candour/trust';
import type { StoreOp, StorePort } from '../ports.ts';
import type { Followed } from './kept.ts';

const key = 'compiled-list';
const context = 'candour/compiled-list/1';

interface CompiledRow {
  /** Of the signed document that was compiled. */
  readonly digest: Digest;
  /**
   * By the device's key, over the digest and the bytes. The document's own signatures do not cover what was made of it: without this,
   * whoever can write to the store could make a device blind that still shows the right document.
   */
  readonly signature: string;
}

export interface MadeList {
  readonly list: CompiledWatchlist;
  /** To be written when it was compiled just now. */
  readonly ops: readonly StoreOp[];
}

const signed = (digest: string, bytes: Uint8Array): Uint8Array => concat(toUtf8(`${digest}\n`), bytes);

/** @throws CandourError `watchlist-malformed` when the document's list cannot be compiled */
export async function listOf(store: StorePort, deviceKey: KeyPair, document: Followed<'watchlist'>): Promise<MadeList> {
  const stored = await openStored(store, deviceKey, document.digest);
  if (stored) return { list: stored, ops: [] };
  const { payload, digest } = document;
  const list = compile({ version: payload.version, digest, ...payload.body });
  // A copy of exactly these bytes: a view would take all that it looks into along.
  const bytes = packWatchlist(list).slice();
  const signature = toBase64Url(await signBytes(deviceKey.privateKey, context, signed(digest, bytes)));
  const row = { json: { digest, signature } satisfies CompiledRow, bytes };
  return { list, ops: [{ op: 'put', store: 'documents', key, row }] };
}

/** `null` when there is none for this document, when this device did not make it, and when it is of another version of the format. */
async function openStored(store: StorePort, deviceKey: KeyPair, digest: Digest): Promise<CompiledWatchlist | null> {
  const row = await store.get('documents', key).catch(() => null);
  const made = row?.json as Partial<CompiledRow> | undefined;
  if (!row?.bytes || made?.digest !== digest || typeof made.signature !== 'string') return null;
  try {
    const isOurs = await verifyBytes(
      deviceKey.publicKey,
      context,
      signed(digest, row.bytes),
      fromBase64Url(made.signature),
    );
    return isOurs ? openWatchlist(row.bytes) : null;
  } catch (error) {
    if (isCandourError(error)) return null;
    throw error;
  }
}
