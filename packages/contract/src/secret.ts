// A pupil's text on its way through our code: it cannot be printed, logged or put in JSON by accident.

/** Wraps a value; `reveal()` is the only way to it. */
export class Secret<T> {
  readonly #value: T;
  constructor(value: T) {
    this.#value = value;
  }
  reveal(): T {
    return this.#value;
  }
  toString(): string {
    return '[withheld]';
  }
  toJSON(): string {
    return '[withheld]';
  }
}
