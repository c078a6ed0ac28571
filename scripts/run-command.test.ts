// A command is ended together with what it started, so that no test leaves a browser or a database behind.
import { expect, it, vi } from 'vitest';
import { runCommand } from './run-command.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const parent = (end: string) =>
  `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
   console.log(child.pid);
   ${end}`;

it.each([
  ['that ends and leaves a child', `setTimeout(() => process.exit(7), 50)`, 7],
  ['that hangs', '', 124],
])('ends the children of a command %s', async (_, end, code) => {
  const result = await runCommand(process.execPath, ['-e', parent(end)], { limitMs: 1_500 });
  expect(result.code).toBe(code);
  const pid = Number(result.stdout.trim());
  expect(pid).toBeGreaterThan(0);
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 });
});

it('says so when a command cannot be started', async () => {
  const result = await runCommand('no-such-program-anywhere', []);
  expect(result.code).toBe(127);
  expect(result.output).toContain('no-such-program-anywhere');
});
