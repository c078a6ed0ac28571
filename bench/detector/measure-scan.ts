// The plain search: ours and the others over the same lines, and text that is nothing but beginnings of patterns.
import { compile, openBatch } from '@candour/detector';
import { batchWasm } from '../../packages/detector/tools/wasm.ts';
import { say } from '../reporting/figures.ts';
import { typescriptScan, wasmScan } from './engines.ts';
import { bareList } from './lists.ts';
import { npmPeers, regExp } from './peers.ts';
import { plainFinder } from './plain-text.ts';
import { type Engine, type Measured, measureInRounds, type Text } from './rounds.ts';
import { startVectorscan } from './vectorscan.ts';

export interface ScanFigures {
  readonly patterns: number;
  readonly typescript: Measured;
  readonly wasm: Measured;
  readonly peers: readonly Measured[];
  readonly matchesPerMB: number;
}

export async function measureScan(
  patterns: readonly string[],
  lines: readonly string[],
  vectorscan: string | undefined,
): Promise<ScanFigures> {
  const text = countedText(patterns, lines);
  const others: Engine[] = [...npmPeers(patterns), regExp(patterns)];
  if (vectorscan !== undefined) others.push(await startVectorscan(vectorscan, patterns, lines));
  const ours = await ourEngines(patterns);
  const [typescript, wasm, ...peers] = await measureInRounds([...ours, ...others], text);
  for (const engine of others) engine.close?.();
  if (!typescript || !wasm) throw new Error('our own engines were not measured');
  for (const { name, mbs, spread, matches, units } of [typescript, wasm, ...peers]) {
    say(
      `  ${name.padEnd(24)}${mbs.toFixed(1).padStart(8)} MB/s (${spread[0].toFixed(1)} to ${spread[1].toFixed(1)})  ${matches} matches in ${(units / 1e6).toFixed(2)} MB`,
    );
  }
  const matches = text.counts.reduce((sum, count) => sum + count, 0);
  return { patterns: patterns.length, typescript, wasm, peers, matchesPerMB: (matches / unitsOf(lines)) * 1e6 };
}

/** Our two engines on text that almost matches. */
export async function measureNearMisses(
  patterns: readonly string[],
  lines: readonly string[],
): Promise<{ readonly typescript: number; readonly wasm: number }> {
  const measured = await measureInRounds(await ourEngines(patterns), countedText(patterns, lines));
  const [typescript = 0, wasm = 0] = measured.map(({ mbs }) => mbs);
  return { typescript, wasm };
}

async function ourEngines(patterns: readonly string[]): Promise<readonly [Engine, Engine]> {
  const compiled = compile(bareList(patterns));
  return [typescriptScan(compiled), wasmScan(await openBatch(compiled, await batchWasm()))];
}

function countedText(patterns: readonly string[], lines: readonly string[]): Text {
  const find = plainFinder(patterns);
  return { lines, counts: lines.map((line) => find(line).length) };
}

export const unitsOf = (lines: readonly string[]): number => lines.reduce((sum, { length }) => sum + length, 0);
