// Each rule of .dependency-cruiser.mjs is broken once in a made-up house and must be named with the file that breaks it; a right house passes.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import config from '../.dependency-cruiser.mjs';
import { plantHouse } from './plant-house.ts';
import { root } from './run-command.ts';

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** The broken rules of a house, as `rule: file`. */
function cruise(folder: string): Promise<readonly string[]> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [tool, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'packages', 'e2e'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (_, stdout, stderr) => {
      if (stdout === '') return reject(new Error(stderr));
      const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
      resolve(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort());
    });
  });
}

async function judge(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const house = plantHouse(files);
  try {
    return await cruise(house.folder);
  } finally {
    house.remove();
  }
}

const server = 'packages/server/src';
const web = 'packages/web/src';

/** Rule → the one file that breaks it, and what else that house needs. */
const plants: Readonly<
  Record<string, readonly [file: string, text: string, others?: Readonly<Record<string, string>>]>
> = {
  'direction-contract': ['packages/contract/src/direction-contract.ts', `import '@candour/trust';`],
  'direction-trust': ['packages/trust/src/direction-trust.ts', `import '@candour/detector';`],
  'direction-detector': ['packages/detector/src/direction-detector.ts', `import '@candour/trust';`],
  'direction-agent': ['packages/agent/src/direction-agent.ts', `export type { Door } from '@candour/extension';`],
  'direction-extension': ['packages/extension/src/direction-extension.ts', `import '@candour/web';`],
  'direction-server': [`${server}/direction-server.ts`, `import '@candour/web';`],
  'direction-web': [`${web}/direction-web.tsx`, `import '@candour/agent';`],
  'direction-school-maker': ['packages/school-maker/src/direction-school-maker.ts', `import '@candour/agent';`],
  'no-cycles': [
    `${server}/no-cycles.ts`,
    `import './other-half.ts';`,
    { [`${server}/other-half.ts`]: `import './no-cycles.ts';` },
  ],
  'one-public-door': [
    `${server}/one-public-door.ts`,
    `import '../../contract/src/inner.ts';`,
    { 'packages/contract/src/inner.ts': 'export const inner = 1;' },
  ],
  'one-public-door-from-outside': [
    'e2e/one-public-door-from-outside.ts',
    `import '../packages/contract/src/inner.ts';`,
    { 'packages/contract/src/inner.ts': 'export const inner = 1;' },
  ],
  'pure-packages': ['packages/trust/src/pure-packages.ts', `import 'node:fs';`],
  'server-takes-sentences-only': [
    `${server}/server-takes-sentences-only.ts`,
    `import type { Door } from '@candour/agent';\nexport type X = Door;`,
  ],
  'no-server-in-browsers': [`${web}/no-server-in-browsers.ts`, `export type { Door } from '@candour/server';`],
  'content-scripts-know-types-only': [
    'packages/extension/src/content/content-scripts-know-types-only.ts',
    `import { door } from '@candour/contract';\nexport const x = door;`,
  ],
  'private-keys-in-the-vault-only': [
    `${web}/private-keys-in-the-vault-only.ts`,
    `import { library } from 'age-encryption';\nexport const x = library;`,
  ],
  'vault-is-asked-through-its-client': [
    `${web}/vault-is-asked-through-its-client.ts`,
    `import { open } from './vault/open.ts';\nexport const x = open;`,
    { [`${web}/vault/open.ts`]: 'export const open = 1;' },
  ],
  'rules-decide-only': [
    `${server}/rules-decide-only/rules.ts`,
    `import { library } from 'pg';\nexport const x = library;`,
  ],
  'stores-do-not-decide': [
    `${server}/stores-do-not-decide/store.ts`,
    `import { library } from 'fastify';\nexport const x = library;`,
  ],
  'migrations-stand-alone': [`${server}/migrations/001-begin.ts`, `import '../index.ts';`],
  'no-tests-in-code': [
    `${server}/no-tests-in-code.ts`,
    `import './no-tests-in-code.test.ts';`,
    { [`${server}/no-tests-in-code.test.ts`]: 'export const x = 1;' },
  ],
  resolvable: [`${server}/resolvable.ts`, `import './gone.ts';`],
};

it('has a planted violation for every rule, and every rule has its reason', () => {
  expect(Object.keys(plants).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  for (const rule of config.forbidden) {
    expect(rule.severity).toBe('error');
    expect(rule.comment.length).toBeGreaterThan(40);
  }
});

// One house with all of them: each breaks its own rule in a file of its own.
describe('a house with every violation', () => {
  let found: readonly string[] = [];
  beforeAll(async () => {
    const files = Object.values(plants).map(([file, text, others = {}]) => ({ ...others, [file]: text }));
    found = await judge(Object.assign({}, ...files) as Readonly<Record<string, string>>);
  });

  it.each(Object.entries(plants))('%s is enforced', (rule, [file]) => {
    expect(found).toContain(`${rule}: ${file}`);
  });
});

it('passes a house in order', async () => {
  const found = await judge({
    'e2e/a.ts': `import '../packages/server/src/index.ts';\nimport '../packages/server/src/rebuild/command.ts';`,
    [`${server}/rebuild/command.ts`]: 'export const command = 1;',
    'packages/trust/src/a.ts': `import '@candour/contract';`,
    'packages/agent/src/a.ts': `import '@candour/trust';\nimport '@candour/detector';`,
    'packages/agent/src/a.test.ts': `import 'node:fs';\nimport './a.ts';`,
    'packages/extension/src/content/a.ts': `import type { Door } from '@candour/contract';\nexport type X = Door;`,
    [`${web}/vault/worker.ts`]: `import '@candour/trust';\nimport 'age-encryption';`,
    [`${web}/page.tsx`]: `import type { Door } from '@candour/trust';\nexport const x: Door = 1;`,
    [`${server}/cases/rules.ts`]: `import '@candour/contract';`,
    'packages/agent/src/notice/index.ts': 'export const sentence = 1;',
    [`${server}/public/page.ts`]: `import '../../../agent/src/notice/index.ts';`,
    [`${server}/cases/store.ts`]: `import 'kysely';\nimport './rules.ts';`,
    [`${server}/cases/routes.ts`]: `import 'fastify';\nimport './rules.ts';\nimport './store.ts';`,
  });
  expect(found).toEqual([]);
});
