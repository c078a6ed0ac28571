// At most three clips a pupil-hour and eight a day: what makes a list that fires too often harmless. Kept over restarts.
import { sha256Hex, toUtf8 } from '@candour/trust';
import type { StoreOp, StorePort } from '../ports.ts';

export const clipsAnHour = 3;
export const clipsADay = 8;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const key = 'clip-budget';

interface Spent {
  /** SHA-256 over device and pupil: the row says how many, not of whom. */
  readonly pupil: string;
  readonly atMs: number;
}

export class ClipBudget {
  #spent: readonly Spent[] = [];

  async start(store: StorePort): Promise<void> {
    this.#spent = ((await store.get('state', key))?.json as Spent[] | undefined) ?? [];
  }

  isOver(device: string, pupil: string, nowMs: number): boolean {
    const mine = this.#spent.filter((one) => one.pupil === digestOf(device, pupil));
    // A clock that was set back must not give a second budget: what seems to lie ahead counts as now.
    const within = (spanMs: number): number => mine.filter(({ atMs }) => nowMs - atMs < spanMs).length;
    return within(hourMs) >= clipsAnHour || within(dayMs) >= clipsADay;
  }

  /** The row that goes into the same write as the clip; it counts at once. */
  spend(device: string, pupil: string, nowMs: number): StoreOp {
    this.#spent = [
      ...this.#spent.filter(({ atMs }) => nowMs - atMs < dayMs),
      { pupil: digestOf(device, pupil), atMs: nowMs },
    ];
    return { op: 'put', store: 'state', key, row: { json: this.#spent, bytes: null } };
  }
}

const digestOf = (device: string, pupil: string): string => sha256Hex(toUtf8(`${device}\n${pupil}`));
