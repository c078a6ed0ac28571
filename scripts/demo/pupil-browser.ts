// Opens the pupil's browser with the extension, where a Chromium and a display exist; says clearly when not and what to type.
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settingsFileName } from '@candour/extension';
import { findChromium } from '../chromium.ts';
import { demoExtension } from './builds.ts';

export interface PupilBrowserSettings {
  readonly folder: string;
  readonly server: string;
  readonly school: string;
  readonly signerSetDigest: string;
  readonly enrolmentCode: string;
  readonly deviceName: string;
  readonly startPage: string;
}

/** A copy of the demo build with this school's three values beside it, in place of browser policy. */
export async function copyExtension(settings: PupilBrowserSettings): Promise<string> {
  const target = join(settings.folder, 'pupil-extension');
  await rm(target, { recursive: true, force: true });
  await mkdir(settings.folder, { recursive: true });
  await cp(demoExtension, target, { recursive: true });
  const { server, school, signerSetDigest, enrolmentCode, deviceName } = settings;
  await writeFile(
    join(target, settingsFileName),
    JSON.stringify({ server, school, signerSetDigest, enrolmentCode, deviceName }),
  );
  return target;
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

export type Opened =
  | { readonly process: ChildProcess }
  | { readonly missing: 'chromium' | 'display'; readonly toType: string };

export async function openPupilBrowser(settings: PupilBrowserSettings): Promise<Opened> {
  const extension = await copyExtension(settings);
  const profile = join(settings.folder, 'pupil-profile');
  const chromium = findChromium();
  const isRoot = process.getuid?.() === 0;
  const args = [
    `--user-data-dir=${profile}`,
    `--load-extension=${extension}`,
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
    '--no-first-run',
    '--no-default-browser-check',
    ...(isRoot ? ['--no-sandbox'] : []),
    settings.startPage,
  ];
  if (!chromium) return { missing: 'chromium', toType: installCommand() };
  if (!hasDisplay()) return { missing: 'display', toType: [chromium, ...args].join(' ') };
  return { process: spawn(chromium, args, { stdio: 'ignore' }) };
}

const installCommand = (): string =>
  process.platform === 'darwin'
    ? 'brew install --cask chromium'
    : process.platform === 'win32'
      ? 'winget install Hibbiki.Chromium'
      : 'sudo apt-get install chromium';

/** A demo that was killed could not close its browser: the profile's lock names it, and its command line proves that it is ours. */
export async function endLeftOverBrowser(folder: string): Promise<void> {
  const profile = join(folder, 'pupil-profile');
  const lock = await readlink(join(profile, 'SingletonLock')).catch(() => '');
  const pid = Number(lock.split('-').at(-1));
  if (!pid) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (command.includes(profile)) process.kill(pid, 'SIGTERM');
}
