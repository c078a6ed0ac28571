// The batch engine: many texts at once before a scout in WebAssembly. What it marks, and every text that is not ASCII, is read as on a
// device; so both engines find the same (decision 017).
import type { CompiledWatchlist } from './compile.ts';
import { programEntry, programPhrase } from './compiled/program.ts';
import { judgeClosely, judgeMarks } from './judge.ts';
import { scanClosely } from './scan.ts';
import { putAscii } from './scouting/ascii.ts';
import { markStart, marksOf, movedMarks } from './scouting/marks.ts';
import { lookHere, resultInts } from './scouting/results.ts';
import type { Scout } from './scouting/scout.ts';
import { createWasmScout } from './scouting/wasm-scout.ts';
import type { Finding, InspectInput } from './types.ts';

/** A match in one of several texts: positions of the text, the entry and the phrase; the span in UTF-16 units. */
export type BatchMatch = (text: number, entry: number, phrase: number, start: number, end: number) => void;

export interface Batch {
  /** As `judgeHits`. */
  judgeHits(input: InspectInput): Finding[];
  /** As `judgeHits` for each. */
  judgeAll(inputs: readonly InspectInput[]): Finding[][];
  /** As `scan` for each; the order of the matches is not fixed. */
  scan(texts: readonly string[], found: BatchMatch): void;
}

/** As much is put before the scout at once, so that what it writes down of the words stays in a near cache. */
const chunkBytes = 1 << 14;
/** A longer text is read closely at once. */
const mostBytes = 1 << 18;
const mostResults = 1 << 16;

/** Texts beside each other in the scout's room, a zero byte after each. */
interface Chunk {
  /** Position of the first text. */
  readonly first: number;
  /** Where each begins, and behind the last one where the next would. */
  readonly starts: readonly number[];
}

/** Fills chunks with as many texts as they hold; `other` gets the texts that are not ASCII or too long, in their turn. */
const eachChunk = (
  scout: Scout,
  texts: readonly string[],
  other: (index: number) => void,
  look: (chunk: Chunk) => void,
): void => {
  const { text: room } = scout;
  let first = 0;
  let starts: number[] = [];
  let length = 0;
  const flush = (): void => {
    if (starts.length > 0) {
      starts.push(length);
      look({ first, starts });
      // What was read stays no longer than this.
      room.fill(0, 0, length);
    }
    starts = [];
    length = 0;
  };
  texts.forEach((text, index) => {
    if (length + text.length + 1 > chunkBytes && starts.length > 0) flush();
    if (starts.length === 0) first = index;
    starts.push(length);
    if (text.length < mostBytes && putAscii(room.subarray(length, length + text.length), text)) length += text.length;
    else {
      room.fill(0, length, length + text.length);
      other(index);
    }
    length += 1;
  });
  flush();
};

/** Position in the chunk of the text that a place lies in. */
const textAt = (starts: readonly number[], place: number): number => {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle;
  }
  return low;
};

const everyText = ({ first, starts }: Chunk, look: (index: number) => void): void => {
  for (let text = 0; text + 1 < starts.length; text += 1) look(first + text);
};

/**
 * @param wasm the module built from `wasm/lanes.ts` (in Node: `batchWasm` of `tools/wasm.ts`).
 * @throws WebAssembly's own errors when the module is none or the host does not know SIMD.
 */
export const openBatch = async (compiled: CompiledWatchlist, wasm: Uint8Array<ArrayBuffer>): Promise<Batch> => {
  const { programs } = compiled.tables;
  const scout = await createWasmScout(compiled.tables, wasm, mostBytes, mostResults);
  const { results } = scout;

  const judgeAll = (inputs: readonly InspectInput[]): Finding[][] => {
    const answers: Finding[][] = inputs.map(() => []);
    const close = (index: number): void => {
      const input = inputs[index];
      if (input) answers[index] = judgeClosely(compiled, input);
    };
    const texts = inputs.map(({ text }) => text);
    eachChunk(scout, texts, close, (chunk) => {
      const { first, starts } = chunk;
      const count = scout.run(starts.at(-1) ?? 0, true);
      if (count * resultInts > results.length) return everyText(chunk, close);
      const marks = marksOf(results, 0, count);
      for (let next = 0; next < marks.length; ) {
        const text = textAt(starts, markStart(marks[next] as number));
        const from = next;
        const end = starts[text + 1] as number;
        while (next < marks.length && markStart(marks[next] as number) < end) next += 1;
        const input = inputs[first + text];
        const own = movedMarks(marks.slice(from, next), -(starts[text] as number));
        if (input) answers[first + text] = judgeMarks(compiled, input, own);
      }
    });
    return answers;
  };

  const scanAll = (texts: readonly string[], found: BatchMatch): void => {
    const close = (index: number): void =>
      scanClosely(compiled, texts[index] ?? '', (entry, phrase, start, end) => found(index, entry, phrase, start, end));
    eachChunk(scout, texts, close, (chunk) => {
      const { first, starts } = chunk;
      const count = scout.run(starts.at(-1) ?? 0, false);
      if (count * resultInts > results.length) return everyText(chunk, close);
      const marked = new Set<number>();
      for (let at = 0; at < count * resultInts; at += resultInts)
        if (results[at] === lookHere) marked.add(textAt(starts, results[at + 1] as number));
      let text = 0;
      for (let at = 0; at < count * resultInts; at += resultInts) {
        const program = results[at] as number;
        if (program === lookHere) continue;
        const start = results[at + 1] as number;
        // Matches come nearly in order: most are in the text of the one before.
        if (start < (starts[text] as number) || start >= (starts[text + 1] as number)) text = textAt(starts, start);
        if (marked.size > 0 && marked.has(text)) continue;
        const offset = starts[text] as number;
        found(
          first + text,
          programs[program + programEntry] as number,
          programs[program + programPhrase] as number,
          start - offset,
          (results[at + 2] as number) - offset,
        );
      }
      for (const one of marked) close(first + one);
    });
  };

  return { judgeHits: (input) => judgeAll([input])[0] ?? [], judgeAll, scan: scanAll };
};
