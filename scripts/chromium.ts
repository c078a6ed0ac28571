// Finds a Chromium on this machine, or the Go that checks our log; installs them by the system's package manager where we may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A tool that a command needs is missing; the caller ends with exit code 3 after printing the message. */
export class ToolMissing extends Error {
  readonly command: string;
  constructor(what: string, command: string) {
    super(`${what} is missing on this machine. Type: ${command}`);
    this.command = command;
  }
}

/** The path of a Chromium, Chrome or Edge, or undefined. `CANDOUR_CHROMIUM` decides when it is set. */
export function findChromium(): string | undefined {
  const chosen = process.env['CANDOUR_CHROMIUM'];
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  return [...names.flatMap(onPath), ...usualPlaces()].find((path) => existsSync(path));
}

/** As `findChromium`, but installs one as root on Debian, Fedora, Alpine and Arch. Throws `ToolMissing`. */
export function ensureChromium(): string {
  const chosen = process.env['CANDOUR_CHROMIUM'];
  if (chosen && !existsSync(chosen))
    throw new ToolMissing(`CANDOUR_CHROMIUM names ${chosen}, which`, 'unset CANDOUR_CHROMIUM');
  return ensure('A Chromium', findChromium, {
    apt: ['chromium'],
    dnf: ['chromium'],
    apk: ['chromium'],
    pacman: ['chromium'],
  });
}

/** Where Debian keeps the Go modules that it packages. */
export const goPath = (): string => process.env['CANDOUR_GOPATH'] ?? '/usr/share/gocode';

/** The path of `go`, when the module that verifies our log lies in `goPath()`. */
export function findGo(): string | undefined {
  if (!existsSync(join(goPath(), 'src', 'golang.org', 'x', 'mod', 'sumdb', 'tlog'))) return undefined;
  return [...onPath('go'), '/usr/lib/go/bin/go', '/usr/local/go/bin/go'].find((path) => existsSync(path));
}

/** As `findGo`, but installs it where we may. Use it with GO111MODULE=off and GOPATH=`goPath()`. Throws `ToolMissing`. */
export function ensureGo(): string {
  return ensure('Go with golang.org/x/mod (or CANDOUR_GOPATH naming a folder with src/golang.org/x/mod)', findGo, {
    apt: ['golang-go', 'golang-golang-x-mod-dev'],
    dnf: ['golang', 'golang-x-mod-devel'],
  });
}

type Manager = 'apt' | 'dnf' | 'apk' | 'pacman';

const managers: Readonly<Record<Manager, { program: string; update: readonly string[]; install: readonly string[] }>> =
  {
    apt: { program: 'apt-get', update: ['update', '-q'], install: ['install', '-y', '-q', '--no-install-recommends'] },
    dnf: { program: 'dnf', update: [], install: ['install', '-y'] },
    apk: { program: 'apk', update: ['update'], install: ['add'] },
    pacman: { program: 'pacman', update: ['-Sy'], install: ['-S', '--noconfirm', '--needed'] },
  };

/** What `find` finds, after an installation where we may. Throws `ToolMissing`. */
export function ensure(
  what: string,
  find: () => string | undefined,
  packages: Partial<Record<Manager, readonly string[]>>,
): string {
  const found = find();
  if (found) return found;
  const manager = (Object.keys(managers) as Manager[]).find((name) =>
    onPath(managers[name].program).some((path) => existsSync(path)),
  );
  const names = manager && packages[manager];
  if (!manager || !names) throw new ToolMissing(what, advice(packages));
  const { program, update, install } = managers[manager];
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    process.stderr.write(`candour: installing ${names.join(' ')} by ${program} …\n`);
    if (update.length > 0) runQuietly(program, update);
    runQuietly(program, [...install, ...names]);
    const installed = find();
    if (installed) return installed;
  }
  const line = [program, ...install.filter((flag) => flag !== '-q'), ...names].join(' ');
  throw new ToolMissing(what, isRoot ? `${program} ${update.join(' ')} && ${line}` : `sudo ${line}`);
}

/** Progress goes to standard error: standard output belongs to the command's own answer. */
function runQuietly(program: string, args: readonly string[]): void {
  spawnSync(program, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function advice(packages: Partial<Record<Manager, readonly string[]>>): string {
  if (process.platform === 'darwin') return packages.apk ? 'brew install --cask google-chrome' : 'brew install go';
  if (process.platform === 'win32') return packages.apk ? 'winget install Google.Chrome' : 'winget install GoLang.Go';
  return `sudo apt-get install -y ${(packages.apt ?? []).join(' ')}`;
}

function onPath(name: string): string[] {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, file));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform === 'win32') {
    const bases = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].filter(
      (base) => base !== undefined,
    );
    const inside = [['Google', 'Chrome'], ['Chromium'], ['Microsoft', 'Edge']];
    return bases.flatMap((base) =>
      inside.map((parts) => join(base, ...parts, 'Application', parts.includes('Edge') ? 'msedge.exe' : 'chrome.exe')),
    );
  }
  return [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}
