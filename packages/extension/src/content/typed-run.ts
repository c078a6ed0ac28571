// What the keys of one frame wrote without a break, at most 256 characters: the only text of editors that draw on a canvas.

const runAtMost = 256;

export interface TypedRun {
  readonly text: string;
  readonly atMost: number;
  add(data: string): void;
  deleteOne(): void;
  /** Another field, a click, a secret field: what follows is not joined to what was before. */
  clear(): void;
}

export function createTypedRun(): TypedRun {
  let text = '';
  return {
    atMost: runAtMost,
    get text() {
      return text;
    },
    add(data) {
      text = (text + data).slice(-runAtMost);
    },
    deleteOne() {
      text = text.slice(0, -1);
    },
    clear() {
      text = '';
    },
  };
}
