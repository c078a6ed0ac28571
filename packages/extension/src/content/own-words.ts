// Which part of a field's text the pupil wrote here: a page can put words around the pupil's keys, and they must not become the pupil's.
// What is remembered of earlier typing is salted hashes of four letters in a row, not the text.

export type Span = readonly [start: number, end: number];

const gram = 4;
/** About the last hundred words. */
const gramsAtMost = 700;
/** A corrected letter between one's own letters is one's own. */
const gapAtMost = 2;

export interface OwnWords {
  /** `run`: what the pupil wrote without a break, the new part last. */
  add(run: string, added: number): void;
  /** Parts of `text` that the pupil wrote; what stands before `caret` and ends `run` is the pupil's for certain. */
  marks(text: string, caret: number, run: string): Span[];
  forget(): void;
}

export function createOwnWords(salt: number): OwnWords {
  // A Set keeps the order of adding: the oldest is dropped first.
  const grams = new Set<number>();

  const hash = (text: string, end: number): number => {
    let value = salt;
    for (let index = end - gram; index < end; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    return value;
  };

  return {
    add(run, added) {
      const text = run.toLowerCase();
      for (let end = Math.max(gram, text.length - added + 1); end <= text.length; end += 1) {
        const value = hash(text, end);
        grams.delete(value);
        grams.add(value);
      }
      for (const oldest of grams) {
        if (grams.size <= gramsAtMost) break;
        grams.delete(oldest);
      }
    },
    marks(text, caret, run) {
      const lower = text.toLowerCase();
      const isOwn = new Uint8Array(lower.length);
      isOwn.fill(1, caret - sharedEnd(lower.slice(0, caret), run.toLowerCase()), caret);
      for (let end = gram; end <= lower.length; end += 1)
        if (grams.has(hash(lower, end))) isOwn.fill(1, end - gram, end);
      return spansOf(isOwn);
    },
    forget: () => grams.clear(),
  };
}

function spansOf(isOwn: Uint8Array): Span[] {
  const spans: [number, number][] = [];
  for (let at = 0; at < isOwn.length; at += 1) {
    if (isOwn[at] === 0) continue;
    const last = spans.at(-1);
    if (last && at <= last[1] + gapAtMost) last[1] = at + 1;
    else spans.push([at, at + 1]);
  }
  return spans;
}

/** How many characters both end with. */
function sharedEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}
