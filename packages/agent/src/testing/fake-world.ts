// A device without a device, for tests: clocks moved by hand, a screen made of numbers, a store that can die at any write.
import type { Bytes } from '@candour/trust';
import type { ClockPort, ScreenLook, ScreenPort, StoredRow, StoreName, StoreOp, StorePort } from '../ports.ts';

export class FakeClock implements ClockPort {
  wall: number;
  monotonic = 1_000;
  readonly #waiting = new Set<{ readonly atMs: number; readonly run: () => void }>();
  constructor(wallMs: number) {
    this.wall = wallMs;
  }
  wallMs = (): number => this.wall;
  monotonicMs = (): number => this.monotonic;
  pass(ms: number): void {
    this.wall += ms;
    this.monotonic += ms;
    const due = [...this.#waiting].filter(({ atMs }) => atMs <= this.monotonic).sort((a, b) => a.atMs - b.atMs);
    for (const one of due) if (this.#waiting.delete(one)) one.run();
  }
  after(ms: number, run: () => void): () => void {
    const one = { atMs: this.monotonic + ms, run };
    this.#waiting.add(one);
    return () => void this.#waiting.delete(one);
  }
}

declare function structuredClone<T>(value: T): T;

/** Thrown by a store that was killed: the agent that used it is gone; a new one gets `store.revive()`. */
export class Killed extends Error {}

/** The rows of a disk. Several agents may use them one after the other. */
export class MemoryStore implements StorePort {
  readonly rows: Map<StoreName, Map<string, StoredRow>>;
  writes = 0;
  /** Rises with every use. */
  uses = 0;
  /** Dies in this write (counted from 1): `before` nothing of it is on the disk, `after` all of it is, but nobody was told. */
  dieAt: { readonly write: number; readonly when: 'before' | 'after' } | null = null;
  limitBytes = Number.POSITIVE_INFINITY;
  isDead = false;

  constructor(rows: Map<StoreName, Map<string, StoredRow>> = new Map()) {
    this.rows = rows;
  }

  /** The same disk after a restart. */
  revive(): MemoryStore {
    this.isDead = true;
    return new MemoryStore(this.rows);
  }

  async write(batch: readonly StoreOp[]): Promise<void> {
    await Promise.resolve();
    this.#alive();
    const isLast = this.dieAt !== null && ++this.writes === this.dieAt.write;
    if (!isLast && this.dieAt === null) this.writes++;
    if (isLast && this.dieAt?.when === 'before') {
      this.isDead = true;
      throw new Killed('before');
    }
    if (this.bytes() + this.#growth(batch) > this.limitBytes)
      throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    for (const op of batch) {
      const store = this.rows.get(op.store) ?? new Map<string, StoredRow>();
      this.rows.set(op.store, store);
      if (op.op === 'put') store.set(op.key, structuredClone(op.row));
      else store.delete(op.key);
    }
    if (isLast) {
      this.isDead = true;
      throw new Killed('after');
    }
  }

  async get(store: StoreName, key: string): Promise<StoredRow | null> {
    await Promise.resolve();
    this.#alive();
    const row = this.rows.get(store)?.get(key);
    return row ? structuredClone(row) : null;
  }

  async keys(store: StoreName, options: { readonly prefix?: string; readonly limit?: number } = {}): Promise<string[]> {
    await Promise.resolve();
    this.#alive();
    const keys = [...(this.rows.get(store)?.keys() ?? [])].filter((key) => key.startsWith(options.prefix ?? '')).sort();
    return keys.slice(0, options.limit);
  }

  bytes(): number {
    let sum = 0;
    for (const store of this.rows.values()) for (const { bytes } of store.values()) sum += bytes?.length ?? 0;
    return sum;
  }

  #growth(batch: readonly StoreOp[]): number {
    const put = (op: StoreOp): number => (op.op === 'put' ? (op.row.bytes?.length ?? 0) : 0);
    return batch.reduce((sum, op) => sum + put(op) - (this.rows.get(op.store)?.get(op.key)?.bytes?.length ?? 0), 0);
  }

  #alive(): void {
    this.uses++;
    if (this.isDead) throw new Killed('dead');
  }
}

export const ordinaryLook: ScreenLook = {
  kind: 'web',
  page: 'tab-1/page-1',
  windowFocused: true,
  minimised: false,
  privateWindow: false,
  secretFocused: false,
  hosts: ['school-work.example'],
};

/** A screen that shows `picture`; every plaintext it ever handed out is kept here, so that a test can see that it was wiped. */
export class FakeScreen implements ScreenPort {
  lookNow: ScreenLook = ordinaryLook;
  /** Runs between a look and the capture, or between the capture and the next look. */
  onCapture: () => void | Promise<void> = () => {};
  picture = 0;
  frameBytes = 3_000;
  captures = 0;
  qualities: number[] = [];
  readonly handedOut: Bytes[] = [];

  async look(): Promise<ScreenLook> {
    return this.lookNow;
  }
  async capture(quality: number): Promise<Bytes> {
    this.captures++;
    this.qualities.push(quality);
    const jpeg = pictureOf(this.picture, this.frameBytes);
    await this.onCapture();
    this.handedOut.push(jpeg);
    return jpeg;
  }
}

/** JPEG-like: its marks at both ends, and bytes that tell the number. */
export function pictureOf(number: number, length = 3_000): Bytes {
  const jpeg = new Uint8Array(length);
  for (let at = 0; at < length; at++) jpeg[at] = (number * 31 + at * 7 + (at >> 8)) & 0xff;
  jpeg.set([0xff, 0xd8, 0xff, 0xe0], 0);
  jpeg.set([number >> 24, (number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff], 4);
  jpeg.set([0xff, 0xd9], length - 2);
  return jpeg;
}
export const numberOf = (jpeg: Uint8Array): number => new DataView(jpeg.buffer, jpeg.byteOffset).getUint32(4);
