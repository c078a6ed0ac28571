// The static checks: what can be said of the code without running it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmRun, root } from './run-command.ts';

export interface Check {
  /** What `npm test -- <step>` calls the group that it belongs to. */
  readonly step: 'types' | 'lint' | 'directions' | 'unused' | 'builds';
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const typeProjects = [
  ...['contract', 'trust', 'detector', 'agent', 'extension', 'server', 'web', 'school-maker'].map(
    (name) => `packages/${name}`,
  ),
  'e2e',
  'bench',
  'scripts',
  'tsconfig.tests.json',
];

// Each tool's own script under the Node that runs us: the `.bin` links differ between systems.
const tool = (path: string, ...args: string[]) => ({
  command: process.execPath,
  args: [join(root, 'node_modules', path), ...args],
});

export const fastChecks: readonly Check[] = [
  ...typeProjects.map(
    (project) =>
      ({ step: 'types', name: `types of ${project}`, ...tool('typescript/bin/tsc', '-p', project) }) as const,
  ),
  {
    step: 'lint',
    name: 'lint and format',
    ...tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=40', '.'),
  },
  {
    step: 'directions',
    name: 'directions and cycles',
    ...tool(
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      'packages',
      'e2e',
      'bench',
      'scripts',
      'evaluation',
    ),
  },
  { step: 'unused', name: 'nothing unused', ...tool('knip/bin/knip.js', '--no-progress') },
];

export const buildChecks: readonly Check[] = ['extension', 'web'].map((name) => {
  const [command, args] = npmRun('build', `@candour/${name}`);
  return { step: 'builds', name: `build of ${name}`, command, args };
});

/** Whether a package has a build at all: asking npm for a missing script would be reported as a failed build. */
export function hasBuild(check: Check): boolean {
  const file = join(root, 'packages', check.name.replace('build of ', ''), 'package.json');
  return (
    existsSync(file) && 'build' in ((JSON.parse(readFileSync(file, 'utf8')) as { scripts?: object }).scripts ?? {})
  );
}
