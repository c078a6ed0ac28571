// Follows the school's signed documents, keeps what was proven, and keeps as evidence what was not.
import { isCandourError, type SignedJson } from '@candour/contract';
import type { CompiledWatchlist } from '@candour/detector';
import type { KeyPair } from '@candour/trust';
import type { GuardClock } from '../guard/guard-time.ts';
import { isoOf } from '../guard/guard-time.ts';
import type { StoreOp, StorePort } from '../ports.ts';
import type { TrustEvent } from '../state.ts';
import type { Api } from '../wire/api.ts';
import { acceptStatement, signedTimeOf } from './accept.ts';
import { listOf } from './compiled-list.ts';
import { policyInForce, type InForce } from './in-force.ts';
import { readKept, rowOf, type Kept, type KeptRow } from './kept.ts';

const keptKey = 'kept';
const eventsKey = 'trust-events';
const disputedKey = 'disputed';
const mostEvents = 50;

export interface Documents {
  /** Reads and verifies again what is stored. Never rejects: what no longer proves is dropped, and said so. */
  start(): Promise<void>;
  /** A statement came. Never rejects. */
  follow(signed: SignedJson): Promise<void>;
  kept(): Kept | null;
  watchlist(): CompiledWatchlist | null;
  inForce(): InForce | null;
  events(): readonly TrustEvent[];
  note(code: string, says: string): Promise<void>;
}

export interface DocumentSettings {
  readonly school: string;
  readonly pin: string;
  /** Signs what this device keeps for itself. */
  readonly deviceKey: KeyPair;
}

export function createDocuments(
  store: StorePort,
  guardClock: GuardClock,
  api: Api,
  settings: DocumentSettings,
  changed: () => void,
): Documents {
  let kept: Kept | null = null;
  let watchlist: CompiledWatchlist | null = null;
  let isDisputed = false;
  let events: TrustEvent[] = [];
  let following: Promise<void> | null = null;

  /** Documents and list change together. @returns what is to be written of a list that was compiled just now */
  const take = async (next: Kept): Promise<readonly StoreOp[]> => {
    const { digest } = next.documents.watchlist;
    if (watchlist && kept?.documents.watchlist.digest === digest) {
      kept = next;
      return [];
    }
    const { list, ops } = await listOf(store, settings.deviceKey, next.documents.watchlist);
    watchlist = list;
    kept = next;
    return ops;
  };

  const eventOps = (code: string, says: string): StoreOp[] => {
    const last = events.at(-1);
    // The same trouble at each beat is one event, not thousands.
    if (last?.code === code && last.says === says) return [];
    events = [...events, { at: isoOf(guardClock.now().nowMs), code, says }].slice(-mostEvents);
    return [{ op: 'put', store: 'state', key: eventsKey, row: { json: events, bytes: null } }];
  };

  /** A full disk loses the note, not the device. */
  const write = async (ops: readonly StoreOp[]): Promise<void> => {
    if (ops.length > 0) await store.write(ops).catch(() => {});
  };

  async function followNow(signed: SignedJson): Promise<void> {
    const signedTime = await signedTimeOf(signed, kept);
    if (signedTime !== null) guardClock.signedTime(signedTime);
    try {
      const next = await acceptStatement(
        { api, school: settings.school, pin: settings.pin, kept, times: guardClock.now().candidates },
        signed,
      );
      if (!next) return;
      const wasNew = kept === null;
      const compiled = await take(next);
      isDisputed = false;
      if (wasNew) guardClock.signedTime(next.statementAtMs);
      await write([
        { op: 'put', store: 'documents', key: keptKey, row: { json: rowOf(next), bytes: null } },
        { op: 'delete', store: 'documents', key: disputedKey },
      ]);
      // By itself: a disk without room for it still keeps the documents.
      await write(compiled);
    } catch (error) {
      if (isCandourError(error, 'server-unreachable')) return;
      const code = isCandourError(error) ? error.code : 'document-malformed';
      // An old statement or version is refused and what was proven stays as it is; anything else is a doubt about the server itself.
      isDisputed ||= kept !== null && code !== 'statement-stale' && code !== 'document-older';
      await write([
        ...eventOps(code, isCandourError(error) ? error.message : 'A document could not be read.'),
        // The proof of it: what the server signed, beside the last checkpoint that this device saw.
        {
          op: 'put',
          store: 'documents',
          key: isDisputed ? disputedKey : 'refused',
          row: { json: { code, signed, note: kept?.note ?? null }, bytes: null },
        },
      ]);
    }
  }

  return {
    async start() {
      const storedEvents = await store.get('state', eventsKey);
      if (storedEvents) events = [...(storedEvents.json as TrustEvent[])];
      isDisputed = (await store.get('documents', disputedKey)) !== null;
      const row = await store.get('documents', keptKey);
      if (!row) return;
      try {
        await write(await take(await readKept(row.json as KeptRow, settings.school, settings.pin)));
      } catch (error) {
        const code = isCandourError(error) ? error.code : 'document-malformed';
        isDisputed = false;
        await write([
          ...eventOps(code, isCandourError(error) ? error.message : 'What was stored could not be read.'),
          { op: 'put', store: 'documents', key: `dropped/${isoOf(guardClock.now().nowMs)}`, row },
          { op: 'delete', store: 'documents', key: keptKey },
          { op: 'delete', store: 'documents', key: disputedKey },
        ]);
      }
    },
    follow(signed) {
      // One at a time; a statement that comes meanwhile is as old as the next one is near.
      following ??= followNow(signed).finally(() => {
        following = null;
        changed();
      });
      return following;
    },
    kept: () => kept,
    watchlist: () => watchlist,
    inForce: () => (kept ? policyInForce(kept, guardClock.now(), isDisputed) : null),
    events: () => events,
    note: (code, says) => write(eventOps(code, says)),
  };
}
