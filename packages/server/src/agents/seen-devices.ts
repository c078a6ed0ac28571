// What this server remembers of devices it checked: their keys, which never change, and for some seconds how they stood.
import type { BootId } from '@candour/contract';
import type { Key } from '@candour/trust';
import type { DeviceSender } from './device-sender.ts';

/** Longer than from one heartbeat to the next, which looks anew. Another start under the same key is looked at by its first request. */
const RECENT_MS = 20_000;
const MOST = 20_000;

interface Seen {
  readonly publicKey: Key;
  readonly boot: BootId;
  readonly status: DeviceSender['status'];
}

export class SeenDevices {
  readonly #devices = new Map<string, Seen & { readonly at: number }>();

  /** @param name school and device */
  find(name: string): (Seen & { isRecent(): boolean }) | undefined {
    const seen = this.#devices.get(name);
    return seen && { ...seen, isRecent: () => performance.now() - seen.at < RECENT_MS };
  }

  remember(name: string, seen: Seen): void {
    if (this.#devices.size >= MOST) this.#devices.clear();
    this.#devices.set(name, { ...seen, at: performance.now() });
  }
}
