// The agent's store on IndexedDB: whole batches or nothing, keys in order, and an agent that starts again on what it kept.
import 'fake-indexeddb/auto';
import type { StoreOp } from '@candour/agent';
import { FakeDevice, MemoryStore } from '@candour/agent/testing';
import { expect, test } from 'vitest';
import { createStore, openDatabase } from './store.ts';

let databases = 0;
const freshName = (): string => `store-test-${++databases}`;

/** What the fake device uses as its disk, on the real port. */
class DatabaseStore extends MemoryStore {
  readonly name: string;
  readonly written: string[] = [];
  readonly #port: Promise<ReturnType<typeof createStore>>;

  constructor(name: string) {
    super();
    this.name = name;
    this.#port = openDatabase(name).then(createStore);
  }

  override revive(): DatabaseStore {
    return new DatabaseStore(this.name);
  }
  override async write(batch: readonly StoreOp[]): Promise<void> {
    this.uses++;
    await (await this.#port).write(batch);
    this.uses++;
    this.written.push(...batch.map(({ store, key }) => `${store}/${key}`));
  }
  override async get(...asked: Parameters<MemoryStore['get']>): ReturnType<MemoryStore['get']> {
    this.uses++;
    const row = await (await this.#port).get(...asked);
    this.uses++;
    return row;
  }
  override async keys(...asked: Parameters<MemoryStore['keys']>): Promise<string[]> {
    this.uses++;
    const keys = await (await this.#port).keys(...asked);
    this.uses++;
    return keys;
  }
}

test('a batch that is refused in the middle leaves nothing', async () => {
  const store = createStore(await openDatabase(freshName()));
  await store.write([{ op: 'put', store: 'state', key: 'a', row: { json: 1, bytes: null } }]);
  const refused = store.write([
    { op: 'put', store: 'state', key: 'a', row: { json: 2, bytes: null } },
    { op: 'put', store: 'outbox', key: 'b', row: { json: () => 'not a plain value', bytes: null } },
  ]);
  await expect(refused).rejects.toThrow();
  expect(await store.get('state', 'a')).toEqual({ json: 1, bytes: null });
  expect(await store.keys('outbox')).toEqual([]);
});

test('keys come in order, by prefix, and no more than asked for', async () => {
  const store = createStore(await openDatabase(freshName()));
  const keys = ['a/2', 'a/10', 'b', 'a/1'];
  await store.write(keys.map((key): StoreOp => ({ op: 'put', store: 'frames', key, row: { json: key, bytes: null } })));
  expect(await store.keys('frames', { prefix: 'a/' })).toEqual(['a/1', 'a/10', 'a/2']);
  expect(await store.keys('frames', { limit: 2 })).toEqual(['a/1', 'a/10']);
});

test('a browser that starts again opens the compiled list instead of compiling it', async () => {
  const device = await FakeDevice.create();
  const disk = new DatabaseStore(freshName());
  device.store = disk;
  await device.ready();
  expect(disk.written).toContain('documents/compiled-list');
  const kept = await disk.get('documents', 'compiled-list');
  expect(kept?.bytes?.buffer.byteLength).toBe(kept?.bytes?.byteLength);

  const again = disk.revive();
  device.store = again;
  await device.start();
  await device.seconds(6);
  await device.type('a blue door', { field: 'after the restart' });
  await device.settle();
  expect(device.school.findings()).toHaveLength(1);
  expect(again.written).not.toContain('documents/compiled-list');
});
