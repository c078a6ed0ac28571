// What `npm test` is made of, in order: static checks, builds, unit and integration tests, end-to-end suites.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildChecks, type Check, fastChecks, hasBuild } from './checks.ts';
import { ensurePostgres, startOwnPostgres } from './own-postgres.ts';
import { type CommandResult, root, runCommand } from './run-command.ts';
import type { Step } from './steps.ts';
import { type SuiteName, suites } from './suites.ts';
import { readTally, readVitestReport, type Tally } from './tally.ts';

export const checkStep = (check: Check): Step => ({
  name: check.name,
  run: async () => {
    const ended = await runCommand(check.command, check.args);
    // Some tools end with the number of what they found: any of it is a failure, and none means "cannot run here".
    const result = { ...ended, code: ended.code === 0 ? 0 : 1 };
    return { result, tally: result.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 } };
  },
});

const vitestStep: Step = {
  name: 'unit and integration tests',
  run: () => runVitest([]),
};

/** Only in `npm run test:long`: the server's tests once more, on the distribution's PostgreSQL instead of the embedded one. */
const databaseStep: Step = {
  name: 'the server’s tests on the distribution’s PostgreSQL',
  run: async () => {
    const postgres = await startOwnPostgres(ensurePostgres());
    try {
      return await runVitest(['packages/server'], { DATABASE_URL: postgres.url });
    } finally {
      await postgres.stop();
    }
  },
};

/** Only in `npm run test:long`, and an hour long: enough of the detector's mutants are killed by its tests. */
const mutantsStep: Step = {
  name: 'mutants of the detector',
  run: async () => {
    const result = await runCommand(process.execPath, [join(root, 'scripts', 'mutate.ts')], {
      limitMs: 4 * 3_600_000,
    });
    return { result, tally: result.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 } };
  },
};

async function runVitest(
  filters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ result: CommandResult; tally: Tally }> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-vitest-'));
  const report = join(folder, 'report.json');
  const args = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...filters,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const result = await runCommand(process.execPath, args, { env: { CI: '1', NO_COLOR: '1', ...env } });
  try {
    return withSkipped(result, readVitestReport(readFileSync(report, 'utf8')));
  } catch (error) {
    return {
      result: { ...result, output: `${result.output}\nno report: ${String(error)}` },
      tally: { passed: 0, failed: 1 },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function withSkipped(
  result: CommandResult,
  report: Tally & { readonly skipped: readonly string[] },
): { result: CommandResult; tally: Tally } {
  const { skipped, ...tally } = report;
  const output =
    skipped.length === 0 ? result.output : `${result.output}\nskipped, so not seen to pass:\n${skipped.join('\n')}\n`;
  // An error outside any test (an unhandled rejection) fails the run although each test passed.
  const isUnexplained = result.code !== 0 && tally.failed === 0;
  return { result: { ...result, output }, tally: isUnexplained ? { ...tally, failed: 1 } : tally };
}

export const suiteStep = (name: SuiteName, args: readonly string[] = []): Step => ({
  name: `end to end: ${name}`,
  run: async () => {
    const limitMs = suites[name].limitMinutes * 60_000 * (process.env['CANDOUR_LONG'] ? 10 : 1);
    const result = await runCommand(process.execPath, [join(root, 'e2e', `${name}.ts`), ...args], { limitMs });
    return { result, tally: readTally(result.stdout, result.code) };
  },
});

/** Step name as typed after `npm test --` → its steps. */
export function stepGroups(): ReadonlyMap<string, readonly Step[]> {
  const groups = new Map<string, readonly Step[]>();
  const checks = [...fastChecks, ...buildChecks.filter(hasBuild)];
  for (const step of ['types', 'lint', 'directions', 'unused', 'builds'] as const) {
    groups.set(step, checks.filter((check) => check.step === step).map(checkStep));
  }
  groups.set('unit', [vitestStep]);
  if (process.env['CANDOUR_LONG']) groups.set('database', [databaseStep]).set('mutants', [mutantsStep]);
  for (const name of Object.keys(suites) as SuiteName[]) groups.set(name, [suiteStep(name)]);
  return groups;
}
