// Runs named steps one after another, says what each did and how long it took, and adds up the cases.
import { cannotRunCode, type CommandResult, isStopped } from './run-command.ts';
import { addTallies, type Tally } from './tally.ts';

export interface Step {
  readonly name: string;
  readonly run: () => Promise<{ readonly result: CommandResult; readonly tally: Tally }>;
}

export interface Outcome extends Tally {
  /** What could not run here, each with the command to type. */
  readonly blocked: readonly string[];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export async function runSteps(steps: readonly Step[]): Promise<Outcome> {
  const tallies: Tally[] = [];
  const failures: string[] = [];
  const blocked: string[] = [];
  for (const [index, step] of steps.entries()) {
    if (isStopped()) break;
    process.stdout.write(`[${index + 1}/${steps.length}] ${step.name} …\n`);
    const { result, tally } = await step.run();
    if (result.code === cannotRunCode && tally.failed <= 1) {
      blocked.push(`${step.name}: ${result.output.trimEnd().split('\n').at(-1) ?? ''}`);
      process.stdout.write(`      cannot run here (${seconds(result.durationMs)})\n`);
      continue;
    }
    tallies.push(tally);
    const mark = tally.failed === 0 ? 'ok' : 'FAILED';
    process.stdout.write(
      `      ${mark} in ${seconds(result.durationMs)}: ${tally.passed} passed, ${tally.failed} failed\n`,
    );
    if (tally.failed > 0) {
      failures.push(step.name);
      process.stdout.write(`${tail(result.output)}\n`);
    }
  }
  if (failures.length > 0) process.stdout.write(`Failed: ${failures.join(' · ')}\n`);
  for (const line of blocked) process.stdout.write(`Could not run here: ${line}\n`);
  return { ...addTallies(tallies), blocked };
}

/** Long output is cut at its head: the reason of a failure stands at the end. */
function tail(output: string): string {
  const lines = output.trimEnd().split('\n');
  return lines.length <= 200 ? lines.join('\n') : ['…', ...lines.slice(-200)].join('\n');
}

/** Prints the last line and ends the process: 1 when something failed, 3 when something could not run, else 0. */
export function finish(outcome: Outcome): never {
  process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed\n`);
  if (isStopped()) process.exit(130);
  process.exit(outcome.failed > 0 ? 1 : outcome.blocked.length > 0 ? cannotRunCode : 0);
}
