// Vectorscan, where its headers and a C compiler are: compiled into a temporary folder, asked for one scan after another over a pipe.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Engine } from './rounds.ts';

const source = join(import.meta.dirname, 'vectorscan.c');

/** The compiled program, or undefined where a header, the library or the compiler is missing. */
export function buildVectorscan(folder: string): string | undefined {
  const program = join(folder, 'vectorscan');
  const { status } = spawnSync('cc', ['-O2', '-march=native', '-o', program, source, '-lhs'], { stdio: 'ignore' });
  return status === 0 ? program : undefined;
}

/** All lines as one stream in one call, which is what it likes best; the time is its own, without the pipe. */
export async function startVectorscan(
  program: string,
  patterns: readonly string[],
  lines: readonly string[],
): Promise<Engine & { close(): void }> {
  const child: ChildProcess = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('no pipe to Vectorscan');
  const answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const text = lines.join('\n');
  stdin.write(`${patterns.length} ${text.length}\n${patterns.join('\n')}\n${text}`);
  if ((await answers.next()).value !== 'ready') throw new Error('Vectorscan could not compile the patterns');
  let scannedMs = 0;
  return {
    name: 'Vectorscan',
    seesAll: true,
    async scan() {
      stdin.write('.');
      const [nanoseconds, matches] = String((await answers.next()).value).split(' ');
      scannedMs += Number(nanoseconds) / 1e6;
      return Number(matches);
    },
    ownMs: () => scannedMs,
    close: () => void child.kill(),
  };
}
