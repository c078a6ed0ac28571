// The engine that the lines are put before: the batch engine, which finds what the device's finds.
import { type CompiledWatchlist, openBatch } from '../packages/detector/src/index.ts';
import { batchWasm } from '../packages/detector/tools/wasm.ts';
import type { Judge } from './measure.ts';

export async function openJudge(compiled: CompiledWatchlist): Promise<Judge> {
  const batch = await openBatch(compiled, await batchWasm());
  return (inputs) => batch.judgeAll(inputs);
}
