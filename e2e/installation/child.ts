// A child process that says in one line of JSON that it is ready, and that ends when its parent does.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface ReadyChild {
  readonly process: ChildProcess;
  /** What its first line of JSON said. */
  readonly ready: Record<string, unknown>;
  /** SIGTERM, and SIGKILL after ten seconds. */
  stop(): Promise<void>;
}

export async function startChild(
  script: string,
  args: readonly string[],
  options: { readonly env: Record<string, string>; readonly logFile: string },
): Promise<ReadyChild> {
  // Its standard input is a pipe of ours: it closes when we end, however we end, and the child ends with it.
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, CANDOUR_END_WITH_PARENT: '1', ...options.env },
  });
  const log = createWriteStream(options.logFile, { flags: 'a' });
  child.stderr.pipe(log, { end: false });
  child.stdin.on('error', () => undefined);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
    lines.on('line', (line) => {
      log.write(`${line}\n`);
      try {
        const said: unknown = JSON.parse(line);
        if (typeof said === 'object' && said !== null && 'listening' in said) resolve(said as Record<string, unknown>);
      } catch {
        // A log line that is no JSON.
      }
    });
    void exited.then((code) =>
      reject(new Error(`${script} ended with ${code} before it was ready; its words are in ${options.logFile}`)),
    );
  });
  return {
    process: child,
    ready,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(late);
    },
  };
}
