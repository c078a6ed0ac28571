// What this server remembers of devices it checked: their keys, which never change, and for two seconds how they stood.
import type { BootId } from '@candour/contract';
import type { Key } from '@candour/trust';
import type { DeviceSender } from './request-check.ts';

const RECENT_MS = 2_000;
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
