// Our two engines by their public door: the plain search, and everything on.
import { type Batch, type CompiledWatchlist, judgeHits, scan } from '@candour/detector';
import type { Engine } from './rounds.ts';

export function typescriptScan(compiled: CompiledWatchlist): Engine {
  let count = 0;
  const found = (): void => {
    count += 1;
  };
  return {
    name: 'typescript',
    scan(lines) {
      count = 0;
      for (const line of lines) scan(compiled, line, found);
      return count;
    },
  };
}

export function wasmScan(batch: Batch): Engine {
  let count = 0;
  const found = (): void => {
    count += 1;
  };
  return {
    name: 'wasm',
    scan(lines) {
      count = 0;
      batch.scan(lines, found);
      return count;
    },
  };
}

/** Conditions decide what is a finding, so the count is no reference's. The two engines must agree. */
export function typescriptFull(compiled: CompiledWatchlist): Engine {
  return {
    name: 'typescript full',
    isWhole: false,
    scan(lines) {
      let count = 0;
      for (const text of lines) count += judgeHits(compiled, { text, surface: 'typed' }).length;
      return count;
    },
  };
}

export function wasmFull(batch: Batch): Engine {
  return {
    name: 'wasm full',
    isWhole: false,
    scan(lines) {
      let count = 0;
      for (const findings of batch.judgeAll(lines.map((text) => ({ text, surface: 'typed' as const })))) {
        count += findings.length;
      }
      return count;
    },
  };
}
