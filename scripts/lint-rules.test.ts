// Our lint rules bite, and say why: each is broken once in a made-up house.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plantHouse } from './plant-house.ts';
import { root } from './run-command.ts';

/** What the linter says of a house with one planted file. */
function lint(path: string, text: string): string {
  const house = plantHouse({ [path]: text });
  try {
    const args = [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--colors=off',
      '--max-diagnostics=20',
      '.',
    ];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house.folder, encoding: 'utf8' });
    return stdout + stderr;
  } finally {
    house.remove();
  }
}

it.each([
  ['noFloatingPromises', 'packages/server/src/a.ts', 'async function f(): Promise<void> {}\nf();\n'],
  ['noDefaultExport', 'packages/server/src/a.ts', 'export default 1;\n'],
  ['noExplicitAny', 'packages/server/src/a.ts', 'export const a = (x: any) => x;\n'],
  ['noNonNullAssertion', 'packages/server/src/a.ts', 'export const a = (x?: string) => x!.length;\n'],
  ['noConsole', 'packages/server/src/a.ts', `console.log('text');\n`],
  ['noEnum', 'packages/server/src/a.ts', 'export enum A {\n  b,\n}\n'],
  ['useFilenamingConvention', 'packages/server/src/someThing.ts', 'export const a = 1;\n'],
  ['noExcessiveLinesPerFile', 'packages/server/src/a.ts', `export const a = [\n${'  1,\n'.repeat(400)}];\n`],
  ['ports, never by a built-in', 'packages/agent/src/a.ts', `import { x } from 'node:fs';\nexport const y = x;\n`],
  ['belongs in contract', 'packages/trust/src/a.ts', `import { x } from '@candour/server';\nexport const y = x;\n`],
  ['contains no server code', 'packages/web/src/a.tsx', `import { x } from '@candour/server';\nexport const y = x;\n`],
  [
    'contains no server code',
    'packages/extension/src/a.ts',
    `import { x } from '@candour/server';\nexport const y = x;\n`,
  ],
  [
    'only code that holds a private key',
    'packages/web/src/a.ts',
    `import { x } from 'age-encryption';\nexport const y = x;\n`,
  ],
  ['no SQL, no HTTP', 'packages/server/src/cases/rules.ts', `import { x } from 'kysely';\nexport const y = x;\n`],
])('%s is said of %s', (words, path, text) => {
  expect(lint(path, text)).toContain(words);
});

it('says nothing of a house in order', () => {
  expect(lint('packages/web/src/vault/open.ts', `import { x } from 'age-encryption';\nexport const y = x;\n`)).toMatch(
    /Checked \d+ files/,
  );
  expect(lint('packages/server/src/rebuild/command.ts', `console.log('equal');\n`)).not.toContain('lint/');
});
