// The demo by hand: one command sets everything up, Ctrl-C and kill -9 leave nothing running, the next start works.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'candour-demo-suite-'));
// Its own place for temporary files, so that a demo somebody is using stays untouched; no display, so that no window opens.
const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: temporary, DISPLAY: '', WAYLAND_DISPLAY: '' };
if (process.getuid?.() === 0) {
  const { chmodSync } = await import('node:fs');
  chmodSync(temporary, 0o711);
}

let passed = 0;
let failed = 0;
function claim(name: string, holds: boolean, detail = ''): void {
  if (holds) passed++;
  else failed++;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${name}${holds ? '' : ` ${detail}`}`);
}

interface Started {
  readonly process: ChildProcess;
  readonly says: () => string;
  readonly exit: Promise<number | null>;
}

function start(...args: string[]): Started {
  const child = spawn(process.execPath, [join(root, 'scripts', 'demo.ts'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  return { process: child, says: () => said, exit: new Promise((resolve) => child.once('exit', resolve)) };
}

async function until(what: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  for (const end = Date.now() + limitMs; Date.now() < end; await pause(200)) if (await what()) return true;
  return false;
}

/** Processes of anybody whose command line or environment speaks of our temporary folder. */
function stillRunning(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      return command !== '' && (command.includes(temporary) || environment.includes(`TMPDIR=${temporary}`))
        ? [`${pid} ${command.slice(0, 80)}`]
        : [];
    } catch {
      return [];
    }
  });
}

const urlIn = (says: string): string | undefined => /http:\/\/127\.0\.0\.1:\d+\/console\//.exec(says)?.[0];

async function ready(demo: Started): Promise<boolean> {
  return until(() => demo.says().includes('Candour is ready') || demo.process.exitCode !== null, 240_000);
}

try {
  const first = start();
  await ready(first);
  const url = urlIn(first.says());
  claim('one command sets up two made-up schools and says where to look', url !== undefined, first.says().slice(-800));
  claim(
    'it says as whom to sign in',
    /as lead +\S+/.test(first.says()) && /as technician +\S+/.test(first.says()) && first.says().includes('password'),
  );
  claim(
    'it says clearly that there is no browser or display, and what to type',
    /There is no display|No Chromium was found/.test(first.says()) && /--load-extension=|install/.test(first.says()),
  );
  const schools = url ? await (await fetch(new URL('/api/schools', url))).json() : [];
  claim(
    'both schools are served, marked as made up',
    Array.isArray(schools) && schools.length === 2 && schools.every((school) => school.madeUp),
  );
  const second = start();
  await second.exit;
  claim(
    'a second start says that it is running already',
    second.process.exitCode === 1 && second.says().includes('running already'),
    second.says(),
  );

  first.process.kill('SIGKILL');
  await first.exit;
  claim(
    'kill -9 leaves nothing running',
    await until(() => stillRunning().length === 0, 20_000),
    stillRunning().join('\n'),
  );

  const third = start();
  await ready(third);
  claim(
    'the next start works on what was there',
    urlIn(third.says()) === url && !third.says().includes('making up'),
    third.says().slice(-800),
  );
  third.process.kill('SIGINT');
  claim('Ctrl-C ends it in good order', (await third.exit) === 0, third.says().slice(-400));
  claim(
    'Ctrl-C leaves nothing running',
    await until(() => stillRunning().length === 0, 20_000),
    stillRunning().join('\n'),
  );

  const wrong = start('--scirpted');
  claim(
    'a mistyped option is refused with the usage',
    (await wrong.exit) === 2 && wrong.says().includes('npm run demo'),
  );
} finally {
  for (const line of stillRunning()) process.kill(Number(line.split(' ')[0]), 'SIGKILL');
  rmSync(temporary, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
