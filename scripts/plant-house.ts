// For tests of the rules: a small made-up house in a temporary folder in which wrong imports can be planted.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './run-command.ts';

export interface PlantedHouse {
  readonly folder: string;
  readonly remove: () => void;
}

const packageNames = ['contract', 'trust', 'detector', 'agent', 'extension', 'server', 'web', 'school-maker'];
const libraries = ['pg', 'kysely', 'fastify', 'age-encryption'];

/** Path in the house → source text. The house has our rules, each package with an empty door, and a few libraries. */
export function plantHouse(files: Readonly<Record<string, string>>): PlantedHouse {
  const folder = mkdtempSync(join(tmpdir(), 'candour-house-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['.dependency-cruiser.mjs', 'biome.json', '.gitignore', 'tsconfig.base.json']) {
    copyFileSync(join(root, name), join(folder, name));
  }
  write('package.json', JSON.stringify({ name: 'house', type: 'module', workspaces: ['packages/*'] }));
  mkdirSync(join(folder, 'node_modules/@candour'), { recursive: true });
  for (const name of packageNames) {
    const manifest = { name: `@candour/${name}`, type: 'module', exports: { '.': './src/index.ts' } };
    write(`packages/${name}/package.json`, JSON.stringify(manifest));
    write(`packages/${name}/src/index.ts`, 'export const door = 1;\nexport type Door = typeof door;\n');
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@candour', name), 'dir');
  }
  for (const name of libraries) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }));
    write(`node_modules/${name}/index.js`, 'export const library = 1;\n');
  }
  write('e2e/journey.ts', '');
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
