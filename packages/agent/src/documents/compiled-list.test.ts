// A start opens the compiled list that it kept; whatever is not this device's own, of this document and of this format, is compiled again.
import { compile, packWatchlist } from '@candour/detector';
import { concat, signBytes, toBase64Url, toUtf8, type KeyPair } from '@candour/trust';
import { expect, test } from 'vitest';
import type { StoredRow } from '../ports.ts';
import { FakeDevice, testEntries } from '../testing/index.ts';

const rowOf = (device: FakeDevice): StoredRow => {
  const row = device.store.rows.get('documents')?.get('compiled-list');
  if (!row?.bytes) throw new Error('no compiled list is kept');
  return row;
};
const keep = (device: FakeDevice, row: StoredRow): void => {
  device.store.rows.get('documents')?.set('compiled-list', row);
};
const digestOf = (row: StoredRow): string => (row.json as { digest: string }).digest;

async function rowWith(key: KeyPair, digest: string, bytes: StoredRow['bytes']): Promise<StoredRow> {
  const signed = concat(toUtf8(`${digest}\n`), bytes ?? new Uint8Array());
  const signature = toBase64Url(await signBytes(key.privateKey, 'candour/compiled-list/1', signed));
  return { json: { digest, signature }, bytes };
}

/** A list that no document of the school says: what it finds shows where the list in force came from. */
const otherList = (): StoredRow['bytes'] =>
  packWatchlist(
    compile({
      version: 1,
      entries: testEntries.map((entry) => ({ ...entry, phrases: [`lantern for ${entry.severity}`] })),
    }),
  ).slice();

/** Killed, started again, and back on the school's site. */
async function restarted(device: FakeDevice): Promise<void> {
  await device.restart();
  await device.seconds(6);
}

const finds = async (device: FakeDevice, text: string): Promise<boolean> => {
  const before = device.acknowledged.length;
  await device.type(text, { field: text });
  return device.acknowledged.length > before;
};

test('a start opens the list that was kept, without compiling', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  keep(device, await rowWith(device.deviceKey, digestOf(rowOf(device)), otherList()));
  await restarted(device);
  expect(await finds(device, 'lantern for urgent')).toBe(true);
});

test('exactly its own bytes are kept', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const { bytes } = rowOf(device);
  expect(bytes?.buffer.byteLength).toBe(bytes?.byteLength);
});

test.each<[string, (device: FakeDevice, row: StoredRow) => Promise<StoredRow> | StoredRow]>([
  [
    'one that another key signed',
    async (_, row) => {
      const stranger = (await FakeDevice.create()).deviceKey;
      return rowWith(stranger, digestOf(row), otherList());
    },
  ],
  ['one of another document', (device) => rowWith(device.deviceKey, 'a'.repeat(64), otherList())],
  ['one whose bytes were changed', (_, row) => ({ ...row, bytes: otherList() })],
  [
    'one of another version of the format',
    (device, row) => {
      const bytes = row.bytes?.slice() ?? new Uint8Array();
      new DataView(bytes.buffer).setInt32(4, 1_000_000, true);
      return rowWith(device.deviceKey, digestOf(row), bytes);
    },
  ],
  ['one that was cut off', (device, row) => rowWith(device.deviceKey, digestOf(row), row.bytes?.slice(0, 200) ?? null)],
  ['one without bytes', (_, row) => ({ ...row, bytes: null })],
  ['something else', () => ({ json: 'list', bytes: new Uint8Array(8) })],
])('%s is compiled again, and kept anew', async (_, spoil) => {
  const device = await FakeDevice.create();
  await device.ready();
  const honest = rowOf(device);
  keep(device, await spoil(device, honest));
  await restarted(device);
  expect(await finds(device, 'a blue door')).toBe(true);
  expect(await finds(device, 'lantern for urgent')).toBe(false);
  expect(rowOf(device)).toEqual(honest);
});

test('another version of the list is compiled when it comes, and takes the place of the one before', async () => {
  const device = await FakeDevice.create();
  await device.ready();
  const before = digestOf(rowOf(device));
  const slots = [{ name: 'colour', language: 'en', phrases: ['green', 'amber'] }];
  const entries = testEntries.map((entry) => ({ ...entry, phrases: ['[colour] lamp'], version: 2 }));
  await device.school.publish('watchlist', { slots, entries: entries.slice(0, 1) });
  await device.seconds(20);
  expect(digestOf(rowOf(device))).not.toBe(before);
  expect(await finds(device, 'an amber lamp')).toBe(true);
  await restarted(device);
  expect(await finds(device, 'a green lamp')).toBe(true);
  expect(await finds(device, 'a blue door')).toBe(false);
});

test('a disk without room for it keeps the documents', async () => {
  const device = await FakeDevice.create();
  device.store.limitBytes = 1_000;
  await device.ready();
  expect(device.agent.state().documents.map(({ kind }) => kind)).toContain('watchlist');
  expect(await device.store.get('documents', 'compiled-list')).toBeNull();
  device.store.limitBytes = Number.POSITIVE_INFINITY;
  await restarted(device);
  expect(rowOf(device).bytes?.length).toBeGreaterThan(1_000);
});
