// Runs engines in turn over the same lines, five times, and takes the middle: what the machine does beside it falls on all of them.
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../reporting/figures.ts';

export interface Engine {
  readonly name: string;
  /** Scans the lines once, verifies what it found, and returns how many matches there were. */
  scan(lines: readonly string[]): number | Promise<number>;
  /** Whether it says each match, overlapping ones too, so that its count is that of the reference. */
  readonly isWhole?: boolean;
  /** Always sees all of the text, whatever lines are given. */
  readonly seesAll?: boolean;
  /** Its thread's milliseconds so far, where it measures itself because it runs elsewhere. */
  readonly ownMs?: () => number;
  close?(): void;
}

export interface Measured {
  readonly name: string;
  /** Millions of characters a second of its thread's time. */
  readonly mbs: number;
  /** Of the time on the wall, what the machine gave to it: 1 when nothing else ran. */
  readonly threadShare: number;
  /** The lowest and the highest round. */
  readonly spread: readonly [number, number];
  readonly matches: number;
  readonly units: number;
}

export interface Text {
  readonly lines: readonly string[];
  /** Matches of each line by the reference. */
  readonly counts: readonly number[];
}

const rounds = 5;
const aimMs = 220;

interface Runner {
  readonly engine: Engine;
  readonly lines: readonly string[];
  readonly units: number;
  matches: number;
  passes: number;
  readonly rates: number[];
  /** How much of the time on the wall its thread had. */
  readonly shares: number[];
}

/** Slow engines see lines evenly out of all of the text, as many as fill a round. */
export async function measureInRounds(engines: readonly Engine[], text: Text): Promise<Measured[]> {
  const runners: Runner[] = [];
  for (const engine of engines) runners.push(await prepare(engine, text));
  for (let round = 0; round < rounds; round += 1) {
    for (const runner of round % 2 === 0 ? runners : runners.toReversed()) {
      collectGarbage();
      await pause(1);
      const clock = runner.engine.ownMs ?? threadMs;
      const [from, wallFrom] = [clock(), performance.now()];
      for (let pass = 0; pass < runner.passes; pass += 1) runner.matches = await runner.engine.scan(runner.lines);
      const took = clock() - from;
      runner.rates.push((runner.units * runner.passes) / took / 1000);
      runner.shares.push(took / (performance.now() - wallFrom));
    }
  }
  return runners.map(({ engine: { name }, rates, shares, matches, units }) => ({
    name,
    mbs: percentile(rates, 0.5),
    threadShare: percentile(shares, 0.5),
    spread: [Math.min(...rates), Math.max(...rates)],
    matches,
    units,
  }));
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, { length }) => sum + length, 0);

/** Every so many lines of the text, so that they come from all of it. */
function sample(text: Text, count: number): Text {
  if (count >= text.lines.length) return text;
  const places = Array.from({ length: count }, (_, at) => Math.floor((at * text.lines.length) / count));
  return {
    lines: places.map((at) => text.lines[at] ?? ''),
    counts: places.map((at) => text.counts[at] ?? 0),
  };
}

/** Warms up, finds out how much of the text fills a round, and holds the count against the reference's. */
async function prepare(engine: Engine, text: Text): Promise<Runner> {
  const few = sample(text, Math.min(200, text.lines.length));
  const ratePerMs = await warmUp(engine, engine.seesAll ? text : few);
  const unitsAll = lengthOf(text.lines);
  const share = (ratePerMs * aimMs) / unitsAll;
  const part = share >= 1 || engine.seesAll ? text : sample(text, Math.max(40, Math.floor(share * text.lines.length)));
  const units = lengthOf(part.lines);
  const expected = part.counts.reduce((sum, count) => sum + count, 0);
  const matches = await engine.scan(part.lines);
  if (engine.isWhole !== false && matches !== expected) {
    throw new Error(`${engine.name} found ${matches} matches where there are ${expected}`);
  }
  const passes = Math.max(1, Math.min(40, Math.round((ratePerMs * aimMs) / units)));
  return { engine, lines: part.lines, units, matches, passes, rates: [], shares: [] };
}

/** How many characters a millisecond, after half a second of it and three times at least. */
async function warmUp(engine: Engine, { lines }: Text): Promise<number> {
  const units = lengthOf(lines);
  const end = performance.now() + 500;
  let best = 0;
  for (let pass = 1; ; pass += 1) {
    const from = performance.now();
    await engine.scan(lines);
    best = Math.max(best, units / (performance.now() - from));
    if (performance.now() > end && pass >= 3) return best;
  }
}

/** The processor's time of this thread: others who run on the machine are not in it, nor threads that collect garbage for us. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** One engine's garbage is not another's time; its own, made while it scans, is. */
export function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
