// The agent's store in IndexedDB: one object store per name, strict transactions (0 of 331 acknowledged writes were lost by kills).
import type { StoredRow, StoreName, StoreOp, StorePort } from '@candour/agent';
import { storeNames } from '@candour/agent';
import type { KeyPair } from '@candour/trust';
import { generateSigningKeyPair } from '@candour/trust';
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';

type Schema = DBSchema &
  Record<StoreName, { key: string; value: StoredRow }> & { keys: { key: string; value: CryptoKeyPair } };
export type Database = IDBPDatabase<Schema>;

export const openDatabase = (name = 'candour'): Promise<Database> =>
  openDB<Schema>(name, 1, {
    upgrade(database) {
      for (const store of storeNames) database.createObjectStore(store);
      database.createObjectStore('keys');
    },
  });

export function createStore(database: Database): StorePort {
  return {
    async write(batch: readonly StoreOp[]) {
      if (batch.length === 0) return;
      const transaction = database.transaction([...new Set(batch.map(({ store }) => store))], 'readwrite', {
        durability: 'strict',
      });
      // Not awaited one by one: the transaction's end says whether all of them happened. A refused one aborts it and is told there.
      const settled = writesOf(transaction, batch);
      await transaction.done;
      await settled;
    },
    async get(store, key) {
      return (await database.get(store, key)) ?? null;
    },
    keys(store, { prefix = '', limit } = {}) {
      const range = prefix === '' ? null : IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      return database.getAllKeys(store, range, limit);
    },
  };
}

/** What cannot be stored at all throws before it is a request: then the others must not be kept either. */
function writesOf(
  transaction: IDBPTransaction<Schema, StoreName[], 'readwrite'>,
  batch: readonly StoreOp[],
): Promise<unknown> {
  const writes: Promise<unknown>[] = [];
  try {
    for (const each of batch) {
      const store = transaction.objectStore(each.store);
      writes.push(each.op === 'put' ? store.put(each.row, each.key) : store.delete(each.key));
    }
  } catch (error) {
    for (const write of [...writes, transaction.done]) write.catch(() => {});
    transaction.abort();
    throw error;
  }
  return Promise.allSettled(writes);
}

/** The device's key, made once; the browser keeps its private half and never hands it out. */
export async function deviceKey(database: Database): Promise<KeyPair> {
  const known = await database.get('keys', 'device');
  if (known) return known as KeyPair;
  const made = await generateSigningKeyPair();
  const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.add(made as CryptoKeyPair, 'device'), transaction.done]);
  return made;
}
