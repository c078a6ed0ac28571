// What every measurement says the same way: percentiles, a table for people, one line of JSON for programs, and whether the target was met.
import { cpus, totalmem } from 'node:os';

export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** By the nearest rank; of no values at all every figure is `NaN`. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const spreadOf = (values: readonly number[], digits = 1): Spread => ({
  n: values.length,
  p50: rounded(percentile(values, 0.5), digits),
  p95: rounded(percentile(values, 0.95), digits),
  max: rounded(Math.max(...values), digits),
});

export const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** What a figure depends on besides the code. */
export const machine = (): string => {
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  return `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}`;
};

export interface Result {
  readonly bench: string;
  /** Whether every target of this measurement was met. */
  readonly ok: boolean;
  readonly [figure: string]: unknown;
}

/**
 * Lines for people, or with `--json` one line that holds the same figures. Ends the process: 1 when a target was missed, unless it says so
 * in figures that hang on the machine's quiet alone.
 */
export function finish(result: Result, lines: readonly string[], missedCode = 1): never {
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ ...result, machine: machine() })}\n`);
  else
    process.stdout.write(
      `${[...lines, `machine   ${machine()}`, result.ok ? 'target met' : 'TARGET MISSED'].join('\n')}\n`,
    );
  process.exit(result.ok ? 0 : missedCode);
}

/** Progress belongs to standard error: standard output is the answer. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `--name 30` among the arguments. */
export function countArgument(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 1) {
    process.stderr.write(`--${name} needs a whole number of at least 1\n`);
    process.exit(2);
  }
  return value;
}
