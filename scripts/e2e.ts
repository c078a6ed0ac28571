// `npm run e2e -- <suite> [args]`: runs one end-to-end suite in the foreground; without a name it lists them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, ensureGo, ToolMissing } from './chromium.ts';
import { cannotRunCode, root, runCommand } from './run-command.ts';
import { setSeed } from './seed.ts';
import { isSuite, suites } from './suites.ts';

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !isSuite(name)) {
  const lines = Object.entries(suites).map(([suite, { summary }]) => `  ${suite.padEnd(12)}${summary}`);
  const isAsking = name === undefined || name === '--help';
  process.stderr.write(
    `${isAsking ? '' : `No suite “${name}”.\n`}npm run e2e -- <suite> [args]\n${lines.join('\n')}\n`,
  );
  process.exit(isAsking ? 0 : 2);
}
const file = join(root, 'e2e', `${name}.ts`);
if (!existsSync(file)) {
  process.stderr.write(`The suite “${name}” has no e2e/${name}.ts.\n`);
  process.exit(1);
}
try {
  for (const need of suites[name].needs as readonly ('chromium' | 'go')[])
    need === 'go' ? ensureGo() : ensureChromium();
} catch (error) {
  if (!(error instanceof ToolMissing)) throw error;
  process.stderr.write(`candour: ${error.message}\n`);
  process.exit(cannotRunCode);
}
process.stderr.write(`seed ${setSeed()} (repeat with CANDOUR_SEED)\n`);
const { code } = await runCommand(process.execPath, [file, ...args], { isShown: true });
process.exit(code);
