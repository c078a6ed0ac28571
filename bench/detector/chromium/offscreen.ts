// The detector in an offscreen document, as the extension has it: stores lists, opens one to its first answer, types through a session.
import { judgeHits, openWatchlist } from '@candour/detector';
import type { TypedBatch } from '../typing-script.ts';
import { typeThrough } from '../typing-run.ts';
import type { Answer, ListName } from './answers.ts';

declare const chrome: { readonly runtime: { sendMessage(message: Answer): Promise<void> } };

const startedAt = performance.now();
const storeName = 'lists';

const openStore = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('bench', 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no store'));
  });

async function storeLists(lists: readonly string[]): Promise<Answer> {
  const store = await openStore();
  for (const name of lists) {
    const bytes = new Uint8Array(await (await fetch(`${name}.list`)).arrayBuffer());
    await new Promise<void>((resolve, reject) => {
      const writing = store.transaction(storeName, 'readwrite');
      writing.objectStore(storeName).put(bytes, name);
      writing.oncomplete = () => resolve();
      writing.onerror = () => reject(writing.error ?? new Error('not stored'));
    });
  }
  store.close();
  return { kind: 'stored' };
}

const readList = (store: IDBDatabase, name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const request = store.transaction(storeName).objectStore(storeName).get(name);
    request.onsuccess = () => resolve(request.result as Uint8Array<ArrayBuffer>);
    request.onerror = () => reject(request.error ?? new Error('not read'));
  });

/** The time begins before the store is opened; the second one with the document itself, its script and all. */
async function answerFirst(name: ListName, text: string): Promise<Answer> {
  const store = await openStore();
  const bytes = await readList(store, name);
  const readAt = performance.now();
  const compiled = openWatchlist(bytes);
  const openAt = performance.now();
  const findings = judgeHits(compiled, { text, surface: 'typed' });
  const answeredAt = performance.now();
  store.close();
  return {
    kind: 'answered',
    loadMs: answeredAt - startedAt,
    readMs: readAt - startedAt,
    openMs: openAt - readAt,
    judgeMs: answeredAt - openAt,
    sinceNavigationMs: answeredAt,
    findings: findings.length,
  };
}

async function type(name: ListName): Promise<Answer> {
  const batches = (await (await fetch('typed.json')).json()) as TypedBatch[];
  const compiled = openWatchlist(await readList(await openStore(), name));
  return { kind: 'typed', perKeyUs: typeThrough(compiled, batches) };
}

async function work(): Promise<Answer> {
  const job = new URLSearchParams(location.search);
  const list = job.get('list') as ListName;
  switch (job.get('do')) {
    case 'store':
      return storeLists((job.get('lists') ?? '').split(','));
    case 'answer':
      return answerFirst(list, job.get('text') ?? '');
    default:
      return type(list);
  }
}

const answer = await work().catch((error: unknown): Answer => ({ kind: 'failed', says: String(error) }));
await chrome.runtime.sendMessage(answer);
