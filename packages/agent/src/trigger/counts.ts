// Counts what is never sent as a finding: notes, and hits judged innocent. No pupil and no device stands in what is kept of them.
import type { Counts } from '@candour/contract';

type What = Counts[number]['what'];
const mostEntries = 200;

export class Counter {
  #counts = new Map<string, { entry: string; entryVersion: number; what: What; count: number }>();

  add(entry: string, entryVersion: number, what: What): void {
    const key = JSON.stringify([entry, entryVersion, what]);
    const known = this.#counts.get(key);
    if (known) known.count++;
    else if (this.#counts.size < 2_000) this.#counts.set(key, { entry, entryVersion, what, count: 1 });
  }

  current(): Counts {
    return [...this.#counts.values()].slice(0, mostEntries).map((one) => ({ ...one }));
  }

  /** The server has these now; what was counted meanwhile stays. */
  taken(counts: Counts): void {
    for (const { entry, entryVersion, what, count } of counts) {
      const key = JSON.stringify([entry, entryVersion, what]);
      const known = this.#counts.get(key);
      if (!known) continue;
      known.count -= count;
      if (known.count <= 0) this.#counts.delete(key);
    }
  }
}
