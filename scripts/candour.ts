// `npm run candour -- <verb> [args]`: the door to the tools of whoever runs Candour.
import { nearest } from './nearest.ts';

interface Verb {
  readonly summary: string;
  /** Returns the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const verbs: Readonly<Record<string, Verb>> = {
  watchlist: {
    summary: 'watchlist check <files…>: find what is wrong in watchlists, and what to write instead',
    run: async (args) => (await import('./watchlist/command.ts')).watchlistCommand(args),
  },
  rebuild: {
    summary: 'rebuild --check: compare what the server shows with the actions it was made from',
    run: async (args) => (await loadRebuild()).rebuildCommand(args),
  },
  help: { summary: 'help: print this', run: async () => printHelp(process.stdout) },
};

// By its address: the server's other files load only with its database, which `help` and `watchlist` do without.
const loadRebuild = (): Promise<{ rebuildCommand: (args: readonly string[]) => Promise<number> }> =>
  import(new URL('../packages/server/src/rebuild/command.ts', import.meta.url).href);

function printHelp(to: NodeJS.WriteStream): number {
  const lines = Object.values(verbs).map(({ summary }) => `  ${summary}`);
  to.write(`npm run candour -- <verb> [args]\n${lines.join('\n')}\n`);
  return 0;
}

const [name = 'help', ...args] = process.argv.slice(2);
const verb = name === '--help' || name === '-h' ? verbs['help'] : Object.hasOwn(verbs, name) ? verbs[name] : undefined;
if (!verb) {
  const guess = nearest(name, Object.keys(verbs));
  process.stderr.write(`candour: no verb “${name}”.${guess ? ` Did you mean “${guess}”?` : ''}\n`);
  printHelp(process.stderr);
  process.exit(2);
}
process.exitCode = await verb.run(args);
