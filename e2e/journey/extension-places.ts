// What the extension itself keeps on the device: its IndexedDB and its storage, as files of the profile and as the rows it can read.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Control } from './controls.ts';
import { piecesOf, type Place } from './places.ts';
import type { Pupil } from './pupil.ts';

/** Folders of the profile that hold nothing but extensions' own data; Chromium's own history is not the extension's. */
const ownFolders = [
  'Local Extension Settings',
  'Sync Extension Settings',
  'Managed Extension Settings',
  'Extension State',
  'Extension Scripts',
  'Extension Rules',
  'Local Storage',
  'Session Storage',
  'Service Worker',
  'WebStorage',
];

export function extensionPlaces({ browser, notice }: Pupil): Place[] {
  const profile = join(browser.profile, 'Default');
  return [
    {
      name: 'the extension’s IndexedDB, as files',
      read: () => filesOfIndexedDb(profile, browser.id),
      plant: (controls, look) => plantInIndexedDb(notice, controls, look),
    },
    {
      name: 'the extension’s IndexedDB, as rows',
      read: () => rowsOfIndexedDb(notice),
      plant: (controls, look) => plantInIndexedDb(notice, controls, look),
    },
    {
      name: 'the extension’s storage, as files',
      read: () => filesOfStorage(profile),
      plant: (controls, look) => plantInStorage(notice, controls, look),
    },
    {
      name: 'the extension’s storage, as rows',
      read: () => rowsOfStorage(notice),
      plant: (controls, look) => plantInStorage(notice, controls, look),
    },
  ];
}

async function* filesOfIndexedDb(profile: string, id: string): AsyncIterable<readonly [string, Buffer]> {
  for (const folder of ['IndexedDB', 'databases', 'File System'])
    for (const name of await readdir(join(profile, folder)).catch(() => []))
      if (name.includes(id)) yield* piecesOf(join(profile, folder, name));
  yield* piecesOf(join(profile, 'WebStorage'));
}

async function* filesOfStorage(profile: string): AsyncIterable<readonly [string, Buffer]> {
  for (const folder of ownFolders) {
    for await (const [name, bytes] of piecesOf(join(profile, folder))) {
      yield [`${folder}/${name}`, bytes];
      yield [`${folder}/${name}, read as JSON`, readAsJson(bytes)];
    }
  }
}

/** `chrome.storage` writes JSON: bytes that were put into a text stand there as UTF-8 and escaped. */
function readAsJson(bytes: Buffer): Buffer {
  const text = bytes
    .toString('utf8')
    .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, sign: string | undefined) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (sign ?? ''),
    );
  return Buffer.from(text, 'latin1');
}

/** Every row of every database of the extension, texts and bytes. */
async function* rowsOfIndexedDb(page: Page): AsyncIterable<readonly [string, Buffer]> {
  const rows = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('not read'));
      });
    const toText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const pieces: [string, string][] = [];
    const walk = (where: string, value: unknown): void => {
      if (value instanceof ArrayBuffer) pieces.push([where, toText(new Uint8Array(value))]);
      else if (ArrayBuffer.isView(value))
        pieces.push([where, toText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))]);
      else if (typeof value === 'string') pieces.push([where, toText(new TextEncoder().encode(value))]);
      else if (value && typeof value === 'object' && !(value instanceof CryptoKey))
        for (const [name, inner] of Object.entries(value)) walk(`${where}.${name}`, inner);
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const read = database.transaction(store).objectStore(store);
        walk(`${name}/${store}`, { keys: await done(read.getAllKeys()), rows: await done(read.getAll()) });
      }
      database.close();
    }
    return pieces.map(([where, text]) => [where, btoa(text)] as const);
  });
  for (const [where, text] of rows) yield [where, Buffer.from(text, 'base64')];
}

async function* rowsOfStorage(page: Page): AsyncIterable<readonly [string, Buffer]> {
  const texts = await page.evaluate(async () => {
    const areas = (
      globalThis as unknown as { chrome: { storage: Record<string, { get(keys: null): Promise<unknown> }> } }
    ).chrome.storage;
    const found: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value === 'string') found.push(value);
      else if (value && typeof value === 'object')
        for (const inner of [...Object.keys(value), ...Object.values(value)]) walk(inner);
    };
    for (const area of ['local', 'session', 'sync', 'managed']) walk(await areas[area]?.get(null).catch(() => null));
    walk({ ...localStorage });
    walk({ ...sessionStorage });
    return found;
  });
  // A text may be words, or bytes put into a text one by one.
  for (const [index, text] of texts.entries())
    for (const encoding of ['utf8', 'latin1'] as const) yield [`${index} ${encoding}`, Buffer.from(text, encoding)];
}

async function plantInIndexedDb(page: Page, controls: readonly Control[], look: () => Promise<void>): Promise<void> {
  await page.evaluate(
    (bytes) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('planted', { autoIncrement: true });
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('planted', 'readwrite', { durability: 'strict' });
          for (const one of bytes) transaction.objectStore('planted').add(new Uint8Array(one));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
        };
      }),
    controls.map(({ bytes }) => [...bytes]),
  );
  await look();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const deleting = indexedDB.deleteDatabase('control');
        deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
      }),
  );
}

/** `chrome.storage` holds JSON: bytes go in as one character each, as careless code would put them. */
async function plantInStorage(page: Page, controls: readonly Control[], look: () => Promise<void>): Promise<void> {
  const texts = controls.map(({ bytes }) => bytes.toString('latin1'));
  await page.evaluate(
    (values) =>
      (
        globalThis as unknown as { chrome: { storage: { local: { set(items: object): Promise<void> } } } }
      ).chrome.storage.local.set({ control: values }),
    texts,
  );
  await look();
  await page.evaluate(() =>
    (
      globalThis as unknown as { chrome: { storage: { local: { remove(key: string): Promise<void> } } } }
    ).chrome.storage.local.remove('control'),
  );
}
