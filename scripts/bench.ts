// `npm run bench -- [name] [--json]`: runs `bench/<name>.ts`, or each of them when none is named.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from './run-command.ts';
import { setSeed } from './seed.ts';

const known = readdirSync(join(root, 'bench'))
  .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const args = process.argv.slice(2);
const name = args.find((arg) => !arg.startsWith('-'));
if (args.includes('--help') || (name !== undefined && !known.includes(name))) {
  process.stderr.write(`npm run bench -- [name] [--json]\nMeasurements: ${known.join(', ') || 'none yet'}\n`);
  process.exit(args.includes('--help') ? 0 : 2);
}
process.stderr.write(`seed ${setSeed()} (repeat with CANDOUR_SEED)\n`);
const rest = args.filter((arg) => arg !== name);
let worst = 0;
for (const bench of name === undefined ? known : [name]) {
  process.stderr.write(`bench ${bench} …\n`);
  const { code } = await runCommand(process.execPath, [join(root, 'bench', `${bench}.ts`), ...rest], { isShown: true });
  worst = Math.max(worst, code);
}
process.exit(worst);
