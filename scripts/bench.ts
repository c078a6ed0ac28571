// `npm run bench -- [name] [--json]`: runs `bench/<name>.ts`, or each of them when none is named. `--write` puts what they print into
// bench/RESULTS.md, so that no figure stands in a document that no command printed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  process.stderr.write(`npm run bench -- [name] [--json | --write]\nMeasurements: ${known.join(', ') || 'none yet'}\n`);
  process.exit(args.includes('--help') ? 0 : 2);
}
process.stderr.write(`seed ${setSeed()} (repeat with CANDOUR_SEED)\n`);
const isWritten = args.includes('--write');
const rest = args.filter((arg) => arg !== name && arg !== '--write');
const sections: string[] = [];
let worst = 0;
for (const bench of name === undefined ? known : [name]) {
  process.stderr.write(`bench ${bench} …\n`);
  const { code, stdout } = await runCommand(process.execPath, [join(root, 'bench', `${bench}.ts`), ...rest], {
    isShown: true,
  });
  worst = Math.max(worst, code);
  sections.push(
    `## ${bench}\n\nMeasured on ${new Date().toISOString().slice(0, 10)}.\n\n\`\`\`\n${stdout.trim()}\n\`\`\`\n`,
  );
}
if (isWritten) {
  const file = join(root, 'bench', 'RESULTS.md');
  const head = `# Results\n\nWritten by \`npm run bench -- [name] --write\`, each part on its own day. How to read them: [README](README.md).\n`;
  // One measurement is written anew without the others' figures being lost.
  const kept = name === undefined || !existsSync(file) ? [] : partsOf(readFileSync(file, 'utf8'), name);
  writeFileSync(file, [head, ...[...kept, ...sections].sort()].join('\n'));
}
process.exit(worst);

/** The parts of a results page but the one of `name`. */
function partsOf(page: string, but: string): string[] {
  return page
    .split(/^(?=## )/m)
    .slice(1)
    .filter((part) => !part.startsWith(`## ${but}\n`))
    .map((part) => `${part.trimEnd()}\n`);
}
