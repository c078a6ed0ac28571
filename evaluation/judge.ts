// The engine that the lines are put before.
import { type CompiledWatchlist, judgeHits } from '../packages/detector/src/index.ts';
import type { Judge } from './measure.ts';

export async function openJudge(compiled: CompiledWatchlist): Promise<Judge> {
  return (input) => judgeHits(compiled, input);
}
