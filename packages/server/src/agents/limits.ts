// How much one device may send: so many requests a minute, so many evidence bytes an hour, heartbeats apart.
import { deviceLimits } from '@candour/contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

interface Spent {
  readonly at: number;
  readonly amount: number;
}

/** A sliding window: what was spent within it may not exceed the limit. */
class Window {
  readonly #limit: number;
  readonly #ms: number;
  #spent: Spent[] = [];
  #sum = 0;

  constructor(limit: number, ms: number) {
    this.#limit = limit;
    this.#ms = ms;
  }

  /** @returns 0 and spends, or the milliseconds to wait and spends nothing */
  spend(now: number, amount: number): number {
    this.#forget(now);
    if (this.#sum + amount > this.#limit) return this.#waitFor(now, amount);
    this.#spent.push({ at: now, amount });
    this.#sum += amount;
    return 0;
  }

  isIdle(now: number): boolean {
    this.#forget(now);
    return this.#spent.length === 0;
  }

  #waitFor(now: number, amount: number): number {
    let left = this.#sum;
    for (const { at, amount: one } of this.#spent) {
      left -= one;
      if (left + amount <= this.#limit) return Math.max(1, at + this.#ms - now);
    }
    return this.#ms;
  }

  #forget(now: number): void {
    while (this.#spent[0] && this.#spent[0].at <= now - this.#ms) this.#sum -= this.#spent.shift()?.amount ?? 0;
  }
}

export type Spending = 'request' | 'heartbeat' | 'bytes';
type Windows = Readonly<Record<Spending, Window>>;

/** In the memory of one server: a restart forgets, and each of several servers counts its own share. */
export class DeviceLimiter {
  readonly #devices = new Map<string, Windows>();
  #sweptAt = 0;

  /** @returns 0, or the whole seconds after which it may be tried again */
  spend(device: string, what: Spending, amount: number, now: number): number {
    this.#sweep(now);
    let windows = this.#devices.get(device);
    if (!windows) {
      windows = {
        request: new Window(deviceLimits.requestsPerMinute, MINUTE_MS),
        heartbeat: new Window(deviceLimits.heartbeatsPerMinute, MINUTE_MS),
        bytes: new Window(deviceLimits.bytesPerHour, HOUR_MS),
      };
      this.#devices.set(device, windows);
    }
    return Math.ceil(windows[what].spend(now, amount) / 1000);
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < HOUR_MS) return;
    this.#sweptAt = now;
    for (const [device, windows] of this.#devices) {
      if (Object.values(windows).every((window) => window.isIdle(now))) this.#devices.delete(device);
    }
  }
}
