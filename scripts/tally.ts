// How many cases passed and failed, read from what a suite prints last.

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * A suite's last line is JSON with `passed` and `failed`, JSON with `ok`, or `N passed, N failed`. A suite that says nothing
 * of the kind counts as one case, and one that ends badly never counts as all passed.
 */
export function readTally(stdout: string, code: number): Tally {
  const said = readLastLine(stdout.trimEnd().split('\n').at(-1)?.trim() ?? '');
  if (said === undefined) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return code !== 0 && said.failed === 0 ? { passed: said.passed, failed: 1 } : said;
}

function readLastLine(line: string): Tally | undefined {
  const counts = /(\d+) passed, (\d+) failed/.exec(line);
  if (counts) return { passed: Number(counts[1]), failed: Number(counts[2]) };
  if (!line.startsWith('{')) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { passed, failed, ok } = said as { passed?: unknown; failed?: unknown; ok?: unknown };
  if (typeof passed === 'number' && typeof failed === 'number') return { passed, failed };
  if (typeof ok === 'boolean') return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return undefined;
}

export const addTallies = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
});

/** Vitest's JSON report: a file that did not load and a skipped test count as failed, since neither was seen to pass. */
export function readVitestReport(json: string): Tally & { readonly skipped: readonly string[] } {
  const report = JSON.parse(json) as {
    testResults: readonly {
      status: string;
      name: string;
      assertionResults: readonly { status: string; fullName: string }[];
    }[];
  };
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')) failed += 1;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else failed += 1;
      if (test.status !== 'passed' && test.status !== 'failed') skipped.push(`${file.name} › ${test.fullName}`);
    }
  }
  return { passed, failed, skipped };
}
