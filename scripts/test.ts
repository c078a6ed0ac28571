// `npm test [-- step …]`: runs every check that CI runs and ends with `N passed, N failed`.
import { ensureChromium, ensureGo, ToolMissing } from './chromium.ts';
import { ensurePostgres } from './own-postgres.ts';
import { cannotRunCode } from './run-command.ts';
import { setSeed } from './seed.ts';
import { finish, runSteps } from './steps.ts';
import { isSuite, suites } from './suites.ts';
import { stepGroups } from './test-steps.ts';

const groups = stepGroups();
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !groups.has(name));
if (unknown !== undefined) {
  const isHelp = unknown === '--help' || unknown === '-h';
  process.stderr.write(
    `${isHelp ? '' : `No step “${unknown}”. `}Steps: ${[...groups.keys()].join(', ')}. Without a name all of them run.\n`,
  );
  process.exit(isHelp ? 0 : 2);
}
const names = asked.length > 0 ? asked : [...groups.keys()];

process.stdout.write(`seed ${setSeed()} (repeat with CANDOUR_SEED)\n`);

// Asked for before anything runs: whoever lacks a browser learns it now and not in ten minutes.
try {
  if (names.some((name) => isSuite(name) && suites[name].needs.some((need) => need === 'chromium'))) ensureChromium();
  if (names.includes('unit')) ensureGo();
  if (names.includes('database')) ensurePostgres();
} catch (error) {
  if (!(error instanceof ToolMissing)) throw error;
  process.stderr.write(`candour: ${error.message}\n`);
  process.exit(cannotRunCode);
}

finish(await runSteps(names.flatMap((name) => groups.get(name) ?? [])));
