// Findings whose last word may still go on: held in memory for as long as a pause between two words, then counted.
import type { ClockPort } from '../ports.ts';

/** Longer than between two keys of one word, and short beside the second in which a lead sees a finding. */
export const pauseMs = 600;
const mostFields = 8;

interface HeldInField<Item> {
  readonly tab: string;
  readonly items: readonly Item[];
  readonly stopWaiting: () => void;
}

/** `release` counts what it is given; it is also called by the clock. */
export class HeldBack<Item> {
  readonly #fields = new Map<string, HeldInField<Item>>();
  readonly #clock: ClockPort;
  readonly #onPause: (items: readonly Item[]) => void;

  constructor(clock: ClockPort, onPause: (items: readonly Item[]) => void) {
    this.#clock = clock;
    this.#onPause = onPause;
  }

  /** What is held of a field, and no longer is. */
  take(field: string): readonly Item[] {
    const held = this.#fields.get(field);
    this.#fields.delete(field);
    held?.stopWaiting();
    return held?.items ?? [];
  }

  /** Until a pause, or until it is taken. @returns what is pushed out by it: too many fields at once, so its turn is now */
  hold(field: string, tab: string, items: readonly Item[]): readonly Item[] {
    if (items.length > 0) {
      const stopWaiting = this.#clock.after(pauseMs, () => this.#onPause(this.take(field)));
      this.#fields.set(field, { tab, items, stopWaiting });
    }
    const oldest = this.#fields.keys().next();
    return this.#fields.size > mostFields && !oldest.done ? this.take(oldest.value) : [];
  }

  /** Everything of a tab, or everything there is. */
  takeAll(tab?: string): readonly Item[] {
    const fields = [...this.#fields].filter(([, held]) => tab === undefined || held.tab === tab);
    return fields.flatMap(([field]) => this.take(field));
  }
}
