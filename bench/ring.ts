// A minute of the screen in memory: how many bytes the ring holds and what the extension's process takes, on three recorded pages and on noise.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fernhill, type SchoolSpec } from '@candour/school-maker';
import { startInstallation } from '../e2e/installation/installation.ts';
import { signInToConsole } from '../e2e/kill/console-client.ts';
import { type PupilBrowser, startPupilBrowser } from '../e2e/kill/pupil-browser.ts';
import { buildTestExtension } from '../scripts/demo/builds.ts';
import { countArgument, finish, rounded, say } from './reporting/figures.ts';
import { extensionMemory } from './ring/memory.ts';
import { startRingEar, type RingSample } from './ring/ring-ear.ts';
import { serveBenchPages } from './pages/serve-pages.ts';

/** The last is no page anybody reads: noise, of which no minute fits at the policy’s quality, to see what gives first. */
const pages = [
  { name: 'text', path: '/text.html' },
  { name: 'photographs', path: '/photographs.html' },
  { name: 'video', path: '/video.html' },
  { name: 'noise', path: '/photographs.html?grain=0.95' },
] as const;
/** A little more than the ring's minute, so that it is full and lets go of its oldest. */
const lookedAtMs = countArgument('seconds', 68) * 1000;
const targetBytes = 26_000_000;
const lowestQuality = 50;
const spec: SchoolSpec = { ...fernhill, id: 'bench', name: 'Bench School', deviceCount: 3, incidentCount: 2 };

interface Measured {
  readonly page: string;
  readonly frames: number;
  readonly megabytes: number;
  readonly mostMegabytes: number;
  readonly kilobytesAFrame: number;
  readonly quality: number;
  readonly qualities: readonly number[];
  /** Frames that memory cost, and whether any of them went while quality could still have gone instead. */
  readonly budgetGaps: number;
  readonly droppedBeforeQuality: number;
  readonly processBefore: number;
  readonly processAfter: number;
}

async function measure(): Promise<Measured[]> {
  await buildTestExtension(say);
  const folder = await mkdtemp(join(tmpdir(), 'candour-bench-'));
  await chmod(folder, 0o711);
  const [ear, server] = [await startRingEar(), await serveBenchPages()];
  const installation = await startInstallation({
    folder: join(folder, 'data'),
    specs: [spec],
    codeCount: 1,
    onProgress: say,
  });
  const school = installation.schools[0];
  if (!school) throw new Error('no school was made');
  const settings = {
    server: installation.url,
    school: school.id,
    signerSetDigest: school.signerSetDigest,
    enrolmentCode: school.enrolmentCodes[0] ?? '',
    deviceName: 'Bench 1',
  };
  const start = (path: string): Promise<PupilBrowser> =>
    startPupilBrowser({ profile: join(folder, 'profile'), settings, ear, pageOrigin: server.origin, path });
  try {
    const first = await start(pages[0].path);
    await first.until(({ enrolment }) => enrolment === 'unconfirmed', 'enrolled');
    await first.close();
    await (await signInToConsole(installation.url, school.id, 's.nowak', school.password)).confirmAll();
    const measured: Measured[] = [];
    for (const [place, { name, path }] of pages.entries()) {
      say(`${name}: ${lookedAtMs / 1000} s`);
      const browser = await start(path);
      try {
        await browser.until(({ enrolment, policy }) => enrolment === 'confirmed' && policy !== null, 'confirmed');
        const processBefore = extensionMemory(browser.profile);
        await browser.signIn(school.pupils[place]?.username ?? '', school.password);
        await browser.until(({ ring }) => ring.running, 'recording');
        ear.samples.length = 0;
        await pause(lookedAtMs);
        measured.push(figuresOf(name, ear.samples, processBefore, extensionMemory(browser.profile)));
      } finally {
        await browser.close();
      }
    }
    return measured;
  } finally {
    await ear.close();
    await server.close();
    await installation.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(
  page: string,
  samples: readonly RingSample[],
  processBefore: number,
  processAfter: number,
): Measured {
  const last = samples.at(-1);
  if (!last) throw new Error('the ring reported nothing');
  const short = samples.filter(({ lastGap }) => lastGap === 'budget-memory');
  return {
    page,
    frames: last.frames,
    megabytes: rounded(last.bytes / 1e6, 2),
    mostMegabytes: rounded(Math.max(...samples.map(({ bytes }) => bytes)) / 1e6, 2),
    kilobytesAFrame: rounded(last.bytes / Math.max(1, last.frames) / 1000, 0),
    quality: last.quality,
    qualities: [...new Set(samples.map(({ quality }) => quality))],
    budgetGaps: short.length,
    droppedBeforeQuality: short.filter(({ quality }) => quality > lowestQuality).length,
    processBefore: rounded(processBefore, 1),
    processAfter: rounded(processAfter, 1),
  };
}

const measured = await measure();
const isMet = measured.every(
  ({ frames, mostMegabytes, droppedBeforeQuality }) =>
    frames > 0 && mostMegabytes * 1e6 <= targetBytes && droppedBeforeQuality === 0,
);
finish({ bench: 'ring', ok: isMet, seconds: lookedAtMs / 1000, pages: measured }, [
  ...measured.map(
    (one) =>
      `${one.page.padEnd(12)}${one.megabytes} MB in ${one.frames} frames (most ${one.mostMegabytes} MB; ${one.kilobytesAFrame} KB a frame; quality ${one.qualities.join(' → ')}; ${one.budgetGaps} seconds short of memory, ${one.droppedBeforeQuality} of them before quality was lowest); extension process ${one.processBefore} → ${one.processAfter} MB PSS`,
  ),
  `target      ${targetBytes / 1e6} MB for 60 s, quality before seconds`,
]);
