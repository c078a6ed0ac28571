// What the keys of one frame wrote without a break, at most 256 characters: the only text of editors that draw on a canvas.

const atMost = 256;

export interface TypedRun {
  readonly text: string;
  add(data: string): void;
  deleteOne(): void;
  /** Another field, a click, a secret field: what follows is not joined to what was before. */
  clear(): void;
}

export function createTypedRun(): TypedRun {
  let text = '';
  return {
    get text() {
      return text;
    },
    add(data) {
      text = (text + data).slice(-atMost);
    },
    deleteOne() {
      text = text.slice(0, -1);
    },
    clear() {
      text = '';
    },
  };
}
