// Everything on: how much of the plain search's speed is left when every entry sees through hiding and asks conditions, and whether the worst text stays linear.
import { type CompiledWatchlist, compile, judgeHits, openBatch } from '@candour/detector';
import type { Chance } from '@candour/school-maker';
import { batchWasm } from '../../packages/detector/tools/wasm.ts';
import { typescriptFull, typescriptScan, wasmFull, wasmScan } from './engines.ts';
import { worstTexts } from './hard-text.ts';
import { bareList, fullList } from './lists.ts';
import { collectGarbage, measureInRounds, threadMs } from './rounds.ts';

export interface BothEngines {
  readonly typescript: number;
  readonly wasm: number;
}

export interface FullFigures extends SpeedFigures {
  /** The same on the text as written: capitals, apostrophes, accents and all. */
  readonly asWritten: SpeedFigures;
}

export interface SpeedFigures {
  readonly full: BothEngines;
  /** The plain search for the same patterns in the same lines. */
  readonly bare: BothEngines;
  readonly findingsPerMB: number;
}

/** @param plain the lines that the plain search is measured on; `written` the same as they were written. */
export async function measureFull(
  patterns: readonly string[],
  plain: readonly string[],
  written: readonly string[],
): Promise<FullFigures> {
  return { ...(await measureOn(patterns, plain)), asWritten: await measureOn(patterns, written) };
}

async function measureOn(patterns: readonly string[], lines: readonly string[]): Promise<SpeedFigures> {
  const [bare, full] = [compile(bareList(patterns)), compile(fullList(patterns))];
  const wasm = await batchWasm();
  const [bareBatch, fullBatch] = [await openBatch(bare, wasm), await openBatch(full, wasm)];
  const engines = [typescriptScan(bare), wasmScan(bareBatch), typescriptFull(full), wasmFull(fullBatch)] as const;
  const [byTypescript, byWasm] = [await engines[2].scan(lines), await engines[3].scan(lines)];
  if (byTypescript !== byWasm) throw new Error(`the engines differ: ${byTypescript} and ${byWasm} findings`);
  const counts = await countEach(engines[0], lines);
  const measured = await measureInRounds(engines, { lines, counts });
  const [bareTypescript = 0, bareWasm = 0, fullTypescript = 0, fullWasm = 0] = measured.map(({ mbs }) => mbs);
  return {
    full: { typescript: fullTypescript, wasm: fullWasm },
    bare: { typescript: bareTypescript, wasm: bareWasm },
    findingsPerMB: (byTypescript / lines.reduce((sum, { length }) => sum + length, 0)) * 1e6,
  };
}

/** As written, the reference does not know what a word is: here the engines are held against each other. */
async function countEach(engine: ReturnType<typeof typescriptScan>, lines: readonly string[]): Promise<number[]> {
  const counts: number[] = [];
  for (const line of lines) counts.push(await engine.scan([line]));
  return counts;
}

export interface WorstFigures {
  /** The text that takes longest. */
  readonly name: string;
  readonly mbs: number;
  /** How much longer one megabyte takes than half of one, for the text for which that is most. */
  readonly steepest: number;
  readonly steepestName: string;
  readonly each: Readonly<Record<string, { readonly mbs: number; readonly ratio: number }>>;
}

const megabyte = 1_000_000;
const repeats = 2;

export async function measureWorst(
  patterns: readonly string[],
  chance: Chance,
): Promise<{ readonly typescript: WorstFigures; readonly wasm: WorstFigures }> {
  const full = compile(fullList(patterns));
  const batch = await openBatch(full, await batchWasm());
  const texts = worstTexts(patterns, chance);
  return {
    typescript: worstOf(texts, (text) => judgeTypescript(full, text)),
    wasm: worstOf(texts, (text) => batch.judgeHits({ text, surface: 'typed' }).length),
  };
}

const judgeTypescript = (compiled: CompiledWatchlist, text: string): number =>
  judgeHits(compiled, { text, surface: 'typed' }).length;

function worstOf(texts: ReadonlyMap<string, (units: number) => string>, judge: (text: string) => number): WorstFigures {
  const each: Record<string, { mbs: number; ratio: number }> = {};
  for (const [name, make] of texts) {
    judge(make(megabyte / 10));
    const [half, whole] = [make(megabyte / 2), make(megabyte)];
    let halfMs = Number.POSITIVE_INFINITY;
    let wholeMs = Number.POSITIVE_INFINITY;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      halfMs = Math.min(
        halfMs,
        timeOf(() => judge(half)),
      );
      wholeMs = Math.min(
        wholeMs,
        timeOf(() => judge(whole)),
      );
    }
    each[name] = { mbs: megabyte / wholeMs / 1000, ratio: wholeMs / halfMs };
  }
  const ordered = Object.entries(each);
  const slowest = ordered.toSorted(([, a], [, b]) => a.mbs - b.mbs)[0];
  const steepest = ordered.toSorted(([, a], [, b]) => b.ratio - a.ratio)[0];
  if (!slowest || !steepest) throw new Error('no text was tried');
  return { name: slowest[0], mbs: slowest[1].mbs, steepest: steepest[1].ratio, steepestName: steepest[0], each };
}

/** The clock steps by milliseconds: what is quicker than this is done again. */
const leastMs = 80;

/** What else runs on the machine must not look like a steep line. */
function timeOf(work: () => unknown): number {
  collectGarbage();
  const from = threadMs();
  for (let times = 1; ; times += 1) {
    work();
    const spent = threadMs() - from;
    if (spent >= leastMs) return spent / times;
  }
}
