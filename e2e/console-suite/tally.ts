// Counts what holds and what does not; a check that throws is a check that failed, and the rest still runs.
export function makeTally() {
  let passed = 0;
  const failed: string[] = [];
  return {
    check: async (name: string, run: () => Promise<void> | void): Promise<void> => {
      try {
        await run();
        passed++;
        process.stderr.write(`  ok    ${name}\n`);
      } catch (error) {
        failed.push(name);
        process.stderr.write(
          `  FAIL  ${name}\n        ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n        ') : String(error)}\n`,
        );
      }
    },
    lastLine: (): string => `${passed} passed, ${failed.length} failed`,
    isGood: (): boolean => failed.length === 0 && passed > 0,
  };
}
export type Tally = ReturnType<typeof makeTally>;

export function same(actual: unknown, expected: unknown, what = 'value'): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

export function holds(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
