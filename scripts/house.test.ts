// What must hold of the files of this repository, whatever they contain.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderErrorsPage } from './render-errors.ts';
import { root } from './run-command.ts';
import { suites } from './suites.ts';

// Said on the command line, since a clone may belong to another user than the one who tests it.
const list = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  {
    cwd: root,
    encoding: 'utf8',
  },
);
const files = [...new Set(list.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const isText = (path: string): boolean =>
  /\.(ts|tsx|mjs|cjs|js|json|md|ya?ml|css|html|sql|sh|toml|service)$/.test(path);

describe('the repository', () => {
  it('names no registry host in its lock files', () => {
    for (const lock of files.filter((path) => path.endsWith('package-lock.json'))) {
      expect(read(lock)).not.toMatch(/"resolved": "[a-z+]+:/);
    }
  });

  it('holds no path of somebody’s machine', () => {
    const paths = /(?<![\w.~-])\/(?:work\/(?:main|shared)|root\/\w|home\/[a-z][\w-]*\/|Users\/\w)|[A-Z]:\\+Users/;
    const found = files.filter((path) => isText(path) && path !== 'scripts/house.test.ts' && paths.test(read(path)));
    expect(found).toEqual([]);
  });

  it('holds nothing that a build makes', () => {
    const made = /(^|\/)(node_modules|dist|\.output|\.wxt|\.candour|coverage)\/|\.(tsbuildinfo|log|crx|pem|tgz)$/;
    expect(files.filter((path) => made.test(path))).toEqual([]);
  });

  it('opens every source file with a sentence on its purpose', () => {
    // A test's titles say what it is for.
    const isSource = (path: string) =>
      /^(packages|scripts|e2e|bench)\/.*\.(ts|tsx|mjs)$/.test(path) && !path.includes('.test.');
    const sources = files.filter(isSource);
    const silent = sources.filter((path) => !/^(#!.*\n)?\s*(\/\/\/? |\/\*)/.test(read(path)));
    expect(silent).toEqual([]);
  });

  it('has the licence in full', () => {
    const licence = read('LICENSE');
    expect(licence).toMatch(/^ +GNU AFFERO GENERAL PUBLIC LICENSE\n +Version 3, 19 November 2007/);
    expect(licence.split('\n')).toHaveLength(662);
    for (const path of files.filter((name) => /^(packages\/[^/]+\/|e2e\/|bench\/)?package\.json$/.test(name))) {
      expect([path, (JSON.parse(read(path)) as { license?: string }).license]).toEqual([path, 'AGPL-3.0-or-later']);
    }
  });
});

describe('the documents', () => {
  it('list exactly the error codes of the catalogue (make the page by: node scripts/errors-page.ts)', () => {
    expect(read('docs/errors.md')).toBe(renderErrorsPage());
  });

  it('link only to files that exist', () => {
    const broken = files
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)/g)]
          .map((match) => join(dirname(path), match[1] ?? ''))
          .filter((target) => !existsSync(join(root, target)))
          .map((target) => `${path} → ${target}`),
      );
    expect(broken).toEqual([]);
  });
});

it.each(Object.keys(suites))('the end-to-end suite %s exists', (name) => {
  expect(existsSync(join(root, 'e2e', `${name}.ts`))).toBe(true);
});
