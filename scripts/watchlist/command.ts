// `candour watchlist <verb>`: the tools of whoever writes a watchlist.
import { text as readAll } from 'node:stream/consumers';
import { CandourError } from '../../packages/contract/src/index.ts';
import { nearest } from '../nearest.ts';
import { backtest } from './backtest.ts';
import { check } from './check.ts';
import { type Console, type Verb, WrongUse } from './console.ts';
import { exportList } from './export.ts';
import { importList } from './import.ts';
import { tryList } from './try.ts';

const verbs: Readonly<Record<string, Verb>> = { check, try: tryList, backtest, import: importList, export: exportList };

const usage = (): string =>
  `npm run candour -- watchlist <verb> …\n${Object.values(verbs)
    .map(({ summary }) => `  ${summary}\n`)
    .join('')}  <verb> --help: more about it\n`;

const processConsole = (): Console => ({
  out: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
  // npm runs us in the repository's folder and says where the command was typed.
  folder: process.env['INIT_CWD'] ?? process.cwd(),
  readInput: () => readAll(process.stdin),
  today: new Date().toISOString().slice(0, 10),
});

/** What was asked wrongly, in one line; anything else is a fault of ours and is thrown on. */
const wrongUse = (error: unknown): string | undefined => {
  if (error instanceof WrongUse) return error.message;
  if (error instanceof CandourError) return `${error.message}${error.detail === undefined ? '' : `\n${error.detail}`}`;
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS') ? (error as Error).message : undefined;
};

/** Returns the exit code: 0 in order, 1 something wrong in a list, 2 asked wrongly. */
export async function watchlistCommand(args: readonly string[], console: Console = processConsole()): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? console.warn : console.out)(usage());
    return name === undefined ? 2 : 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    const guess = nearest(name, Object.keys(verbs));
    console.warn(`watchlist: no verb "${name}".${guess ? ` Did you mean "${guess}"?` : ''}\n${usage()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.out(verb.help);
    return 0;
  }
  try {
    return await verb.run(rest, console);
  } catch (error) {
    const said = wrongUse(error);
    if (said === undefined) throw error;
    console.warn(`watchlist ${name}: ${said}\n`);
    return 2;
  }
}
