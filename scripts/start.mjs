// First step of every command: bring Node 24 and the packages along, then run the command's script under that Node.
// Built-ins of Node 20 only: at this point nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [verb, ...args] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Candour needs Node 20.19 or later to begin (this is ${process.versions.node}). Install it from nodejs.org or your system's packages.`);
  process.exit(3);
}

/** Runs `npm ci` in a folder unless its lock file is the one that was installed there last. */
function install(folder, what) {
  const lock = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  const stamp = join(folder, 'node_modules', '.candour-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error(`candour: installing ${what} …`);
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, npm_config_loglevel: 'error' },
    shell: !npm && process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(`candour: could not install ${what}. Is the package registry reachable? Try: npm ci --prefix ${folder}`);
    process.exit(3);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** The `bin` folder of the Node that came with tools/node. */
function broughtNode() {
  const modules = join(root, 'tools', 'node', 'node_modules');
  for (const name of existsSync(modules) ? readdirSync(modules) : []) {
    const bin = join(modules, name, 'bin');
    const node = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
    if (name.startsWith('node-') && existsSync(node)) return { bin, node };
  }
  return undefined;
}

if (!broughtNode()) install(join(root, 'tools', 'node'), 'Node 24');
const brought = broughtNode();
if (!brought) {
  console.error(`candour: no Node 24 for ${process.platform}-${process.arch} among the packages. Install Node 24 yourself and run: node scripts/${verb}.ts`);
  process.exit(3);
}
process.env.PATH = brought.bin + delimiter + process.env.PATH;
install(root, 'packages (about a minute, once)');

const child = spawn(brought.node, [join(root, 'scripts', `${verb}.ts`), ...args], { stdio: 'inherit', env: process.env });
// The terminal sends Ctrl-C to the whole group; the child ends what it started and we end with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
