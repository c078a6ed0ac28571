// How many devices' requests are worked on or wait at once. More would wait longer than a device does, be sent again, and be worked on twice.

/** A few seconds of work on a small machine; a device gives up after twenty. */
const MOST_INSIDE = 300;
const SHORTEST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 8;

export class Crowd {
  readonly #most: number;
  #inside = 0;

  constructor(most = MOST_INSIDE) {
    this.#most = most;
  }

  /** @returns 0 and lets in, or the seconds after which to come again: spread, so that a school does not return in the same second */
  enter(): number {
    if (this.#inside >= this.#most)
      return SHORTEST_WAIT_SECONDS + Math.floor(Math.random() * (LONGEST_WAIT_SECONDS - SHORTEST_WAIT_SECONDS + 1));
    this.#inside += 1;
    return 0;
  }

  /** Once for each that was let in. */
  leave(): void {
    this.#inside -= 1;
  }
}
