// Builds what the demo serves: the console and the extension, each only when its sources changed since.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from '../run-command.ts';

interface Build {
  readonly workspace: string;
  readonly output: string;
  readonly args: readonly string[];
}

const builds = {
  console: { workspace: '@candour/web', output: 'packages/web/dist/index.html', args: [] },
  extension: {
    workspace: '@candour/extension',
    output: 'packages/extension/.output/demo-chrome/manifest.json',
    args: ['demo'],
  },
  // In it a defence can be switched off, to see that its attack succeeds then.
  'test extension': {
    workspace: '@candour/extension',
    output: 'packages/extension/.output/test-chrome/manifest.json',
    args: ['test'],
  },
} as const satisfies Record<string, Build>;

/** When anything the build reads was last touched: the sources of every package, in ms since 1970. */
function sourcesChangedAt(): number {
  let newest = 0;
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !/^(node_modules|dist|\.output|\.wxt)$/.test(entry.name)) walk(path);
      else if (entry.isFile()) newest = Math.max(newest, statSync(path).mtimeMs);
    }
  };
  for (const name of ['contract', 'trust', 'detector', 'agent', 'extension', 'web']) walk(join(root, 'packages', name));
  return newest;
}

const isFresh = (output: string, since: number): boolean => {
  const facts = statSync(join(root, output), { throwIfNoEntry: false });
  return facts !== undefined && facts.mtimeMs >= since;
};

/** @throws Error with the build's last words when it fails */
async function build(names: readonly (keyof typeof builds)[], onProgress: (says: string) => void): Promise<void> {
  const since = sourcesChangedAt();
  for (const name of names) {
    const { workspace, output, args } = builds[name];
    if (isFresh(output, since)) continue;
    onProgress(`building the ${name}`);
    const result = await runCommand('npm', ['run', 'build', '-w', workspace, '--silent', '--', ...args], {});
    if (result.code !== 0) throw new Error(`the ${name} could not be built:\n${result.output.slice(-2_000)}`);
  }
}

export const buildForDemo = (onProgress: (says: string) => void): Promise<void> =>
  build(['console', 'extension'], onProgress);
export const buildForScripted = (onProgress: (says: string) => void): Promise<void> =>
  build(['console', 'extension', 'test extension'], onProgress);
export const buildTestExtension = (onProgress: (says: string) => void): Promise<void> =>
  build(['test extension'], onProgress);

export const demoExtension = join(root, 'packages', 'extension', '.output', 'demo-chrome');
