// kill -9 in the middle: of the pupil's browser, of the server alone, of server and database. Nothing acknowledged may be lost or doubled.
// `--times N`: kills in all (at least 20 by default; CANDOUR_LONG=1: 200). Last line: `N passed, N failed`.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chanceFrom, fernhill, type SchoolSpec } from '@candour/school-maker';
import { connectDatabase, systemClock } from '@candour/server';
import { buildTestExtension } from '../scripts/demo/builds.ts';
import { setSeed } from '../scripts/seed.ts';
import { holds, makeTally, same } from './console-suite/tally.ts';
import { startEar } from './extension-browser.ts';
import { startInstallation } from './installation/installation.ts';
import { killBrowsers } from './kill/browser-kills.ts';
import { showControl } from './kill/control.ts';
import { judge, Ledger, readWritten } from './kill/ledger.ts';
import { readPhrases } from './kill/phrases.ts';
import { killServers } from './kill/server-kills.ts';
import type { Stage } from './kill/stage.ts';
import { servePages } from './pages/page-server.ts';

const timesAt = process.argv.indexOf('--times');
const times = timesAt > 0 ? Number(process.argv[timesAt + 1]) : process.env['CANDOUR_LONG'] ? 200 : 22;
if (!Number.isInteger(times) || times < 3) {
  process.stderr.write('--times needs a whole number of at least 3\n');
  process.exit(2);
}
const counts = { browser: Math.ceil(times / 3), server: Math.ceil((times - Math.ceil(times / 3)) / 2), both: 0 };
counts.both = times - counts.browser - counts.server;

const seed = setSeed();
const startedMs = performance.now();
const say = (line: string): void =>
  void process.stderr.write(`${String(Math.round((performance.now() - startedMs) / 1000)).padStart(4)} s  ${line}\n`);
say(
  `seed ${seed}: ${counts.browser} kills of the browser, ${counts.server} of the server, ${counts.both} of server and database`,
);
await buildTestExtension(say);
const tally = makeTally();
const spec: SchoolSpec = { ...fernhill, id: 'killed', name: 'Killed School', deviceCount: 3, incidentCount: 4 };
const folder = await mkdtemp(join(tmpdir(), 'candour-kill-'));
// As root the database runs as another user, who must get through.
await chmod(folder, 0o711);
const ear = await startEar();
const pages = await servePages();
const installation = await startInstallation({
  folder: join(folder, 'data'),
  specs: [spec],
  seed,
  codeCount: 8,
  onProgress: say,
});
const school = installation.schools[0];
if (!school) throw new Error('no school was made');
const stage: Stage = {
  folder,
  installation,
  school,
  ear,
  pageOrigin: pages.origin,
  phrases: await readPhrases(),
  chance: chanceFrom(seed),
  ledger: new Ledger(),
  say,
};

try {
  const browsers = await killBrowsers(stage, counts.browser);
  const devices = await killServers(stage, browsers, counts);
  const database = await connectDatabase({ dataFolder: installation.folder, clock: systemClock });
  try {
    const { ledger } = stage;
    const ids = [...browsers.devices, ...devices.all.map(({ id }) => id)];
    const written = await readWritten(database.ownerUrl, school.id, ids);
    const { lost, twice } = judge(ledger.all(), written);
    for (let kill = 1; kill <= ledger.kills; kill += 1) {
      const before = ledger.all().filter(({ afterKill }) => afterKill === kill - 1);
      await tally.check(`kill ${kill}: all ${before.length} acknowledged before it are there`, () =>
        same(
          lost.filter(({ afterKill }) => afterKill === kill - 1),
          [],
          'lost',
        ),
      );
    }
    await tally.check(`after the last kill: none of ${ledger.size} is lost`, () => same(lost, [], 'lost'));
    await tally.check('no id stands in two incidents', () => same(twice, [], 'twice'));
    await tally.check('no incident without an envelope', () => same(written.strayIncidents, [], 'stray'));
    await tally.check('what a simulated device sent is what it acknowledged', () => {
      const acknowledged = new Set(ledger.all().map(({ id }) => id));
      same(
        devices.ids.filter((id) => !written.envelopes.has(id)),
        [],
        'not sent',
      );
      holds(
        devices.ids.every((id) => acknowledged.has(id)),
        'an envelope that nobody acknowledged',
      );
    });
    const running = written.promised
      .filter(({ device, madeAt }) => browsers.devices.includes(device) && madeAt < browsers.lastStartAt)
      .map(({ clip }) => clip);
    const interrupted = written.clips.filter(({ clip, ended }) => ended === 'interrupted' && running.includes(clip));
    await tally.check(
      `clips that ran in a killed browser are closed as interrupted (${interrupted.length}), each with a gap`,
      () => {
        same(
          running.filter((clip) => !interrupted.some((one) => one.clip === clip)),
          [],
          'not closed as interrupted',
        );
        same(
          interrupted.filter(({ gaps }) => gaps < 1),
          [],
          'without a gap',
        );
        holds(
          interrupted.length >= Math.min(2, counts.browser),
          'too few clips were running when the browser was killed',
        );
      },
    );
    await showControl(stage, devices, tally);
  } finally {
    await database.close();
  }
  await browsers.close();
  await devices.stop();
} catch (error) {
  await tally.check('the suite came to its end', () => {
    throw error;
  });
} finally {
  await ear.close();
  await pages.close();
  await installation.stop().catch((error: unknown) => say(`the installation did not stop cleanly: ${String(error)}`));
  await rm(folder, { recursive: true, force: true });
}
say('done');
process.stdout.write(`${tally.lastLine()}\n`);
process.exit(tally.isGood() ? 0 : 1);
