// The seconds that a clip does not show, each with its reason: neighbours with one reason are one gap.
import type { GapReason } from '@candour/contract';

export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: GapReason;
}

export class GapList {
  #gaps: Gap[] = [];
  #isOpen = false;

  /** Nothing is shown from now on (or still), for this reason. */
  no(atMs: number, reason: GapReason): void {
    const last = this.#gaps.at(-1);
    if (this.#isOpen && last) {
      this.#gaps[this.#gaps.length - 1] = { ...last, toMs: atMs };
      if (last.reason === reason) return;
    }
    this.#gaps.push({ fromMs: atMs, toMs: atMs, reason });
    this.#isOpen = true;
  }

  /** Something is shown again. */
  yes(atMs: number): void {
    const last = this.#gaps.at(-1);
    if (this.#isOpen && last) this.#gaps[this.#gaps.length - 1] = { ...last, toMs: atMs };
    this.#isOpen = false;
  }

  /** A stretch that is known afterwards. */
  add(gap: Gap): void {
    if (gap.toMs <= gap.fromMs) return;
    const before = this.#gaps.findLastIndex(({ fromMs }) => fromMs <= gap.fromMs);
    const previous = this.#gaps[before];
    if (previous && previous.reason === gap.reason && previous.toMs >= gap.fromMs) {
      this.#gaps[before] = { ...previous, toMs: Math.max(previous.toMs, gap.toMs) };
      return;
    }
    this.#gaps.splice(before + 1, 0, gap);
  }

  forgetBefore(atMs: number): void {
    this.#gaps = this.#gaps.filter(
      ({ toMs }, place) => toMs >= atMs || (this.#isOpen && place === this.#gaps.length - 1),
    );
  }

  /** What lies in [fromMs, toMs], cut to it; an open gap reaches to its end. */
  within(fromMs: number, toMs: number): Gap[] {
    return this.#gaps
      .map((gap, place) => ({
        reason: gap.reason,
        fromMs: Math.max(fromMs, gap.fromMs),
        toMs: Math.min(toMs, this.#isOpen && place === this.#gaps.length - 1 ? toMs : gap.toMs),
      }))
      .filter((gap) => gap.toMs > gap.fromMs);
  }

  last(): Gap | null {
    return this.#isOpen ? (this.#gaps.at(-1) ?? null) : null;
  }
}
