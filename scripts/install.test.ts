// Starts of the same clone at the same moment, and installs that broke off.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled, withLock } from './install.mjs';
import { root } from './run-command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candour-install-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('what counts as installed', () => {
  const entry = { version: '1.0.0', integrity: 'sha512-x' };
  const write = (lock: object, record: object | undefined, folders: readonly string[]) => {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }));
    for (const path of ['node_modules', ...folders]) mkdirSync(join(folder, path), { recursive: true });
    if (record) writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: record }));
  };

  it('is a folder for which npm finished its record and each package lies there', () => {
    write({ '': {}, 'node_modules/a': entry }, { 'node_modules/a': entry }, ['node_modules/a']);
    expect(isInstalled(folder)).toBe(true);
  });

  it.each([
    ['npm did not finish', undefined, ['node_modules/a']],
    ['a package is of another version', { 'node_modules/a': { ...entry, version: '0.9.0' } }, ['node_modules/a']],
    ['a package was removed', { 'node_modules/a': entry }, []],
  ])('is not a folder where %s', (_, record, folders) => {
    write({ 'node_modules/a': entry }, record, folders);
    expect(isInstalled(folder)).toBe(false);
  });

  it('asks for optional packages only where they are for this machine', () => {
    const other = { ...entry, optional: true, os: ['aix'], cpu: ['ppc64'] };
    const own = { ...entry, optional: true, os: [process.platform], cpu: [process.arch] };
    write({ 'node_modules/a': other }, {}, []);
    expect(isInstalled(folder)).toBe(true);
    write({ 'node_modules/a': own }, {}, []);
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('the lock', () => {
  it('lets several starts work one after another, never together', async () => {
    const script = join(folder, 'start.mjs');
    writeFileSync(
      script,
      `import { appendFileSync } from 'node:fs';
       import { withLock } from ${JSON.stringify(pathToFileURL(join(root, 'scripts/install.mjs')).href)};
       const log = (word) => appendFileSync(${JSON.stringify(join(folder, 'log'))}, word);
       await withLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
         log('(');
         await new Promise((resolve) => setTimeout(resolve, 50));
         log(')');
       });`,
    );
    const codes = await Promise.all(
      Array.from(
        { length: 6 },
        () => new Promise((resolve) => spawn(process.execPath, [script], { stdio: 'ignore' }).on('exit', resolve)),
      ),
    );
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('()()()()()()');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is taken over from a start that was killed', async () => {
    mkdirSync(join(folder, 'lock'));
    writeFileSync(join(folder, 'lock', `owner-${hostname()}-${deadPid()}`), '');
    let didWork = false;
    await withLock(join(folder, 'lock'), () => {
      didWork = true;
    });
    expect(didWork).toBe(true);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is not taken over while the npm of a killed start works on', async () => {
    mkdirSync(join(folder, 'lock'));
    writeFileSync(join(folder, 'lock', `owner-${hostname()}-${deadPid()}`), '');
    writeFileSync(join(folder, 'lock', `npm-${hostname()}-${process.pid}`), '');
    await expect(withLock(join(folder, 'lock'), () => {}, { patienceMs: 0 })).rejects.toThrow('Type: rm -r');
  });
});
