// A durable store of one file: each batch is one record with its digest, appended and synced before the write resolves; a torn end is cut off.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { fdatasync, write } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type StoredRow, type StoreName, storeNames, type StoreOp, type StorePort } from '@candour/agent';

const writeAt = promisify(write);
const sync = promisify(fdatasync);
const digestLength = 32;
const headLength = 4 + digestLength;
/** The file is written anew when it is this large and most of it is past. */
const compactBytes = 64_000_000;

type JsonOp = {
  readonly op: 'put' | 'delete';
  readonly store: StoreName;
  readonly key: string;
  readonly json?: unknown;
  readonly length?: number;
};

export class FileStore implements StorePort {
  readonly #path: string;
  readonly #rows = new Map<StoreName, Map<string, StoredRow>>(storeNames.map((name) => [name, new Map()]));
  #file: number;
  #isClosed = false;
  #end = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, 'store.log');
    this.#replay();
    if (this.#end > compactBytes) this.#compact();
    this.#file = openSync(this.#path, existsSync(this.#path) ? 'r+' : 'w+', 0o600);
    ftruncateSync(this.#file, this.#end);
    fsyncSync(this.#file);
    syncFolder(folder);
  }

  /** Resolves when the record is on the disk. One at a time, in order. */
  write(batch: readonly StoreOp[]): Promise<void> {
    const mine = this.#turn.then(async () => {
      const record = encode(batch);
      await writeAt(this.#file, record, 0, record.length, this.#end);
      await sync(this.#file);
      this.#end += record.length;
      this.#apply(batch);
    });
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async get(store: StoreName, key: string): Promise<StoredRow | null> {
    return this.#rows.get(store)?.get(key) ?? null;
  }

  async keys(store: StoreName, options: { readonly prefix?: string; readonly limit?: number } = {}): Promise<string[]> {
    const keys = [...(this.#rows.get(store)?.keys() ?? [])]
      .filter((key) => key.startsWith(options.prefix ?? ''))
      .sort();
    return keys.slice(0, options.limit);
  }

  async close(): Promise<void> {
    await this.#turn;
    // Only once: a number that was given back may be somebody else's file by now.
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#file);
  }

  #replay(): void {
    if (!existsSync(this.#path)) return;
    const file = readFileSync(this.#path);
    for (;;) {
      const payload = recordAt(file, this.#end);
      if (payload === null) return;
      this.#apply(decode(payload));
      this.#end += headLength + payload.length;
    }
  }

  #compact(): void {
    const ops = [...this.#rows].flatMap(([store, rows]) =>
      [...rows].map(([key, row]): StoreOp => ({ op: 'put', store, key, row })),
    );
    const fresh = `${this.#path}.new`;
    const file = openSync(fresh, 'w', 0o600);
    const record = encode(ops);
    writeSync(file, record);
    fsyncSync(file);
    closeSync(file);
    renameSync(fresh, this.#path);
    syncFolder(dirname(this.#path));
    this.#end = record.length;
  }

  #apply(batch: readonly StoreOp[]): void {
    for (const op of batch) {
      if (op.op === 'put') this.#rows.get(op.store)?.set(op.key, op.row);
      else this.#rows.get(op.store)?.delete(op.key);
    }
  }
}

/** A new or renamed file is only there for good once its folder is written too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function encode(batch: readonly StoreOp[]): Buffer {
  const ops = batch.map((op): JsonOp => {
    const { store, key } = op;
    return op.op === 'delete'
      ? { op: 'delete', store, key }
      : { op: 'put', store, key, json: op.row.json, ...(op.row.bytes ? { length: op.row.bytes.length } : {}) };
  });
  const text = Buffer.from(JSON.stringify(ops));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  const bytes = batch.flatMap((op) => (op.op === 'put' && op.row.bytes ? [op.row.bytes] : []));
  const payload = Buffer.concat([size, text, ...bytes]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(payload.length);
  return Buffer.concat([head, createHash('sha256').update(payload).digest(), payload]);
}

/** The whole record at this place; `null` at the end of the file, and for what a kill left half written. */
function recordAt(file: Buffer, start: number): Buffer | null {
  if (start + headLength > file.length) return null;
  const length = file.readUInt32BE(start);
  const payload = file.subarray(start + headLength, start + headLength + length);
  if (payload.length < length) return null;
  const digest = file.subarray(start + 4, start + headLength);
  return createHash('sha256').update(payload).digest().equals(digest) ? payload : null;
}

function decode(payload: Buffer): StoreOp[] {
  const textEnd = 4 + payload.readUInt32BE(0);
  const ops = JSON.parse(payload.subarray(4, textEnd).toString()) as JsonOp[];
  let at = textEnd;
  return ops.map(({ op, store, key, json, length }): StoreOp => {
    if (op === 'delete') return { op, store, key };
    const bytes = length === undefined ? null : new Uint8Array(payload.subarray(at, at + length));
    at += length ?? 0;
    return { op, store, key, row: { json, bytes } };
  });
}
