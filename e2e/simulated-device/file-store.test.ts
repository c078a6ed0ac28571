// The simulated device's disk: what was acknowledged is there after any cut, what was half written is not, and a batch is whole or absent.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreOp } from '@candour/agent';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileStore } from './file-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candour-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (key: string, bytes: number[] | null = null): StoreOp => ({
  op: 'put',
  store: 'outbox',
  key,
  row: { json: { key }, bytes: bytes && new Uint8Array(bytes) },
});

test('rows, bytes and deletions are there again after a restart', async () => {
  const store = new FileStore(folder);
  await store.write([put('b', [1, 2, 3]), put('a')]);
  await store.write([{ op: 'delete', store: 'outbox', key: 'a' }, put('c/1', [9])]);
  await store.close();
  const again = new FileStore(folder);
  expect(await again.keys('outbox')).toEqual(['b', 'c/1']);
  expect(await again.keys('outbox', { prefix: 'c/' })).toEqual(['c/1']);
  expect(await again.get('outbox', 'b')).toEqual({ json: { key: 'b' }, bytes: new Uint8Array([1, 2, 3]) });
  expect(await again.get('outbox', 'a')).toBeNull();
  await again.close();
});

test('cut at every byte: each batch before the cut is whole, the one under it is absent, and writing goes on', async () => {
  const store = new FileStore(folder);
  const ends: number[] = [];
  const path = join(folder, 'store.log');
  for (const key of ['1', '2', '3']) {
    await store.write([put(`${key}a`, [1, 2]), put(`${key}b`)]);
    ends.push(readFileSync(path).length);
  }
  await store.close();
  const whole = readFileSync(path);
  for (let cut = 0; cut <= whole.length; cut++) {
    writeFileSync(path, whole.subarray(0, cut));
    const torn = new FileStore(folder);
    const batches = ends.filter((end) => end <= cut).length;
    expect((await torn.keys('outbox')).length).toBe(batches * 2);
    await torn.write([put('after')]);
    await torn.close();
    const again = new FileStore(folder);
    expect((await again.keys('outbox')).length).toBe(batches * 2 + 1);
    await again.close();
  }
});
