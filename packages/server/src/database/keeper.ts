// A small parent of the postmaster: stops it when its own stdin closes, which the death of the server does, however it dies.
import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';

interface Order {
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly socketFolder: string | null;
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const log = openSync(order.logFile, 'a', 0o600);
const postmaster = spawn(order.command, order.args, { stdio: ['ignore', log, log], ...order.user });

let isStopping = false;
/** SIGINT: fast shutdown; SIGQUIT: at once, recovered at the next start. */
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  postmaster.kill('SIGINT');
  setTimeout(() => postmaster.kill('SIGQUIT'), 15_000).unref();
}

postmaster.on('exit', (code) => {
  if (order.socketFolder) rmSync(order.socketFolder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
postmaster.on('error', () => process.exit(1));
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
// A signal to the whole terminal group is for the server to hear: it ends its work first, then closes our stdin.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
