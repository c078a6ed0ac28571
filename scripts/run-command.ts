// Runs one command to its end, keeps what it printed and never leaves its children behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The exit code of a command that cannot run on this machine; its output names the one command to type. */
export const cannotRunCode = 3;

export interface CommandResult {
  /** The exit code; 124 when it was stopped for taking too long, 127 when it did not start. */
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  readonly stdout: string;
  readonly durationMs: number;
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Also print while it runs. */
  readonly isShown?: boolean;
  readonly limitMs?: number;
}

const running = new Set<ChildProcess>();
const canGroup = process.platform !== 'win32';

// Each command leads a group of its own, so that what it started (browsers, databases) can be ended with it.
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (canGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // Already gone.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (running.size === 0) {
      // Whoever else listens (the demo) ends in its own order.
      if (process.listenerCount(signal) === 1) process.exit(130);
      return;
    }
    for (const child of running) endGroup(child, signal);
    setTimeout(() => {
      for (const child of running) endGroup(child, 'SIGKILL');
      process.exit(130);
    }, 5_000).unref();
    process.exitCode = 130;
    wasStopped = true;
  });
}
let wasStopped = false;

/** Whether somebody asked this process to stop: callers then start nothing more. */
export const isStopped = (): boolean => wasStopped;

export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: canGroup,
    });
    running.add(child);
    const all: Buffer[] = [];
    const out: Buffer[] = [];
    let isLate = false;
    const limit = setTimeout(
      () => {
        isLate = true;
        endGroup(child, 'SIGTERM');
        setTimeout(() => endGroup(child, 'SIGKILL'), 5_000).unref();
      },
      options.limitMs ?? 30 * 60_000,
    );
    child.stdout.on('data', (bytes: Buffer) => {
      all.push(bytes);
      out.push(bytes);
      if (options.isShown) process.stdout.write(bytes);
    });
    child.stderr.on('data', (bytes: Buffer) => {
      all.push(bytes);
      if (options.isShown) process.stderr.write(bytes);
    });
    const finish = (code: number, note = '') => {
      clearTimeout(limit);
      running.delete(child);
      // A command that ended and left children is tidied up after.
      endGroup(child, 'SIGKILL');
      const text = Buffer.concat(all).toString('utf8') + note;
      resolve({
        code,
        output: text,
        stdout: Buffer.concat(out).toString('utf8'),
        durationMs: performance.now() - startedAt,
      });
    };
    child.on('error', (error) => finish(127, `\n${error.message}\n`));
    // `exit`, not `close`: a grandchild that holds the pipe open must not hold us.
    child.on('exit', (code) =>
      setTimeout(() => finish(isLate ? 124 : (code ?? 1), isLate ? '\nstopped: it took too long\n' : ''), 50),
    );
  });
}

/** `npm run <script> -w <workspace>`, by the npm that started us. */
export function npmRun(script: string, workspace: string): readonly [command: string, args: readonly string[]] {
  const npm = process.env['npm_execpath'];
  const args = ['run', '--silent', script, '-w', workspace];
  return npm?.includes('npm-cli') ? [process.execPath, [npm, ...args]] : ['npm', args];
}
