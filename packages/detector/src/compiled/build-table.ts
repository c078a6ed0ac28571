// Growing rows of 32-bit numbers, and hash tables with open addressing, for the compiler.

export class IntRows {
  #rows = new Int32Array(1024);
  length = 0;

  push(...values: readonly number[]): void {
    for (const value of values) this.add(value);
  }

  add(value: number): void {
    if (this.length === this.#rows.length) {
      const wider = new Int32Array(this.#rows.length * 2);
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows[this.length] = value;
    this.length += 1;
  }

  at(place: number): number {
    return this.#rows[place] ?? 0;
  }

  set(at: number, value: number): void {
    this.#rows[at] = value;
  }

  done(): Int32Array {
    return this.#rows.slice(0, this.length);
  }
}

/** The least power of two that leaves a third of the slots free. */
export const slotsFor = (count: number): number => {
  let size = 16;
  while (size * 2 < count * 3) size *= 2;
  return size;
};
