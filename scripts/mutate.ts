// `npm run mutate -- [part …]`: changes the detector in thousands of small ways and counts for each file how many of them a test noticed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addScores, killedShare, leastShare, mutantScores, type Report, survivorLines } from './mutant-scores.ts';
import { cannotRunCode, root, runCommand } from './run-command.ts';

const usage = `npm run mutate -- [part …] [--last] [--survivors]
  part         a folder or file of packages/detector/src, such as judging, explain.ts or only its lines explain.ts:10-30; without one, all
  --last       print the figures of the runs so far, and run nothing
  --survivors  also print what no test noticed
`;
const source = 'packages/detector/src';
const reportFile = join(root, 'out', 'mutation', 'incremental.json');
/** Less than an hour on two cores, and more on a machine that does something else too. */
const limitMs = 4 * 3_600_000;

function stop(code: number, message: string): never {
  process.stderr.write(`${message.trimEnd()}\n`);
  process.exit(code);
}

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        last: { type: 'boolean', default: false },
        survivors: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return stop(2, `mutate: ${(error as Error).message}\n${usage}`);
  }
}

/** Stryker's own tables must stand: what is left out in the configuration is left out of a part as well. */
async function patternsOf(parts: readonly string[]): Promise<string> {
  const { default: config } = await import('../packages/detector/stryker.config.mjs');
  const patterns = parts.map((part) => `${source}/${/\.ts(:|$)/.test(part) ? part : `${part}/**/*.ts`}`);
  return [...patterns, ...(config.mutate ?? []).filter((pattern) => pattern.startsWith('!'))].join(',');
}

const { values, positionals: parts } = readArgs();
const files = parts.map((part) => part.replace(/:.*/u, ''));
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
for (const file of files)
  if (!existsSync(join(root, source, file))) stop(2, `mutate: there is no ${source}/${file}.\n${usage}`);

if (!values.last) {
  const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const args = [stryker, 'run', 'packages/detector/stryker.config.mjs'];
  if (parts.length > 0) args.push('--mutate', await patternsOf(parts));
  const { code } = await runCommand(process.execPath, args, { isShown: true, limitMs });
  if (code !== 0) stop(1, 'mutate: the run did not end well; the figures of before stand.');
}
if (!existsSync(reportFile)) stop(cannotRunCode, 'mutate: nothing was run yet. Type: npm run mutate');

const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
const isAsked = (file: string): boolean =>
  files.length === 0 || files.some((asked) => file === `${source}/${asked}` || file.startsWith(`${source}/${asked}/`));
const scores = mutantScores(report).filter(({ file }) => isAsked(file));
const all = addScores(scores);
for (const score of [...scores, all]) {
  const share = `${(100 * killedShare(score)).toFixed(1)} %`;
  const late = score.timedOut > 0 ? `, ${score.timedOut} of them by never ending` : '';
  const counts = `${String(score.killed).padStart(5)} killed, ${String(score.survived).padStart(4)} not`;
  process.stdout.write(`${share.padStart(8)}  ${counts}  ${score.file.replace(`${source}/`, '')}${late}\n`);
}
if (values.survivors) process.stdout.write(`${survivorLines(report, isAsked).join('\n')}\n`);
process.exit(killedShare(all) >= leastShare ? 0 : 1);
