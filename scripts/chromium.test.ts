// A missing tool is installed where we may, and otherwise answered with the one command to type.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureChromium, ensureGo, findChromium, ToolMissing } from './chromium.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candour-tools-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const program = (name: string, script: string): string => {
  const path = join(folder, 'bin', name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
};

describe('the Chromium', () => {
  it('is the one that CANDOUR_CHROMIUM names', () => {
    const own = program('my-browser', '');
    vi.stubEnv('CANDOUR_CHROMIUM', own);
    expect(findChromium()).toBe(own);
    expect(ensureChromium()).toBe(own);
  });

  it('is not silently another one when that name is wrong', () => {
    vi.stubEnv('CANDOUR_CHROMIUM', join(folder, 'nowhere'));
    expect(findChromium()).toBeUndefined();
    expect(() => ensureChromium()).toThrow('unset CANDOUR_CHROMIUM');
  });
});

describe('a missing Go', () => {
  const modules = () => join(folder, 'go/src/golang.org/x/mod/sumdb/tlog');
  beforeEach(() => {
    // The fake package manager says what it was asked and brings what it was asked for.
    program(
      'apt-get',
      `echo "$@" >> ${folder}/asked\n[ "$1" = install ] && /bin/mkdir -p ${modules()} && /bin/cp /bin/sh ${folder}/bin/go\nexit 0`,
    );
    vi.stubEnv('PATH', join(folder, 'bin'));
    vi.stubEnv('CANDOUR_GOPATH', join(folder, 'go'));
  });

  it('is installed when we are root', () => {
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    expect(ensureGo()).toBe(join(folder, 'bin', 'go'));
  });

  it('is not installed when we are not, and the message names the command', () => {
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    expect(() => ensureGo()).toThrow(ToolMissing);
    expect(() => ensureGo()).toThrow('Type: sudo apt-get install -y');
    expect(existsSync(join(folder, 'asked'))).toBe(false);
  });
});
