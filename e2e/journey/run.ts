// One phrase, end to end, played by itself: a pupil in a browser, a lead at the console, and a report that anyone can check.
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fernhill } from '@candour/school-maker';
import type { Page } from 'playwright-core';
import { startInstallation } from '../installation/installation.ts';
import { confirmDevice, signInToConsole, startStaffBrowser } from './console.ts';
import { lingerOnForbidden, playCritical } from './critical.ts';
import { decide } from './decide.ts';
import { extensionPlaces } from './extension-places.ts';
import { factsOf, witnessOf } from './facts.ts';
import { playGoingOn } from './going-on.ts';
import { playHostile, succeedWithoutDefence } from './hostile.ts';
import { type LiveQueue, watchQueue } from './live-queue.ts';
import { copyClip, writeNeedles } from './out-folder.ts';
import { serveCodePages } from './code-pages.ts';
import { readPhrases } from './phrases.ts';
import { checkControls, filePlace, type Place, placesOfDataFolder, searchPlaces } from './places.ts';
import { secretsOf } from './secrets.ts';
import { type Pupil, saysHeading, signInPupil, startPupilBrowser } from './pupil.ts';
import { readLog } from './read-log.ts';
import { type Claim, claimsOf, type JourneyReport, reportOf } from './report.ts';
import { createContext, type RunContext } from './run-context.ts';
import { createStopping, Stopped, type Stopping, untilSignal } from './stopping.ts';
import { startRelay } from './traffic.ts';
import { isCompressed, trafficPlace } from './traffic-place.ts';
import { copyPhrase, readInnocentLines, searchPhrase, writeInEveryEditor, writeInnocentLines } from './writing.ts';

export interface JourneyOptions {
  readonly seed: string;
  readonly log: (says: string) => void;
  /** Where pictures, data, log and clip are left. */
  readonly out?: string;
  /** Where the README's picture of the queue goes. */
  readonly queuePicture?: string;
  /** Told each claim, whether it holds or not. */
  readonly onClaims?: (claims: readonly Claim[]) => void;
}

const device = 'Scripted laptop';
const timesInEachEditor = 14;

export async function runJourney(options: JourneyOptions): Promise<JourneyReport> {
  const work = await mkdtemp(join(tmpdir(), 'candour-journey-'));
  // As root the database runs as another user, who must get through.
  await chmod(work, 0o711);
  const pictures = join(options.out ?? work, 'screenshots');
  const stopping = createStopping();
  /** What is open, to be pictured when something fails. */
  const open: (() => readonly Page[])[] = [];
  let isKept = false;
  try {
    return await untilSignal((stopped) => Promise.race([play(options, { work, pictures, stopping, open }), stopped]));
  } catch (error) {
    if (error instanceof Stopped) throw error;
    isKept = true;
    await pictureAll(
      open.flatMap((pages) => pages()),
      pictures,
    );
    throw new Error(
      `${error instanceof Error ? error.message : String(error)}\nThe pictures of this run lie in ${pictures}, its data in ${join(work, 'data')}.`,
      { cause: error },
    );
  } finally {
    await stopping.all(options.log);
    if (!isKept) await rm(work, { recursive: true, force: true });
  }
}

interface Workplace {
  readonly work: string;
  readonly pictures: string;
  readonly stopping: Stopping;
  readonly open: (() => readonly Page[])[];
}

async function play(options: JourneyOptions, { work, pictures, stopping, open }: Workplace): Promise<JourneyReport> {
  const { log: say, out, seed } = options;
  const pages = stopping.add(await serveCodePages(seed), (server) => server.close());
  const dataFolder = join(work, 'data');
  await mkdir(dataFolder, { mode: 0o711 });
  // Meanwhile the database is made: nothing is timed yet.
  const undefended = succeedWithoutDefence();
  undefended.catch(() => undefined);
  const installation = stopping.add(
    await startInstallation({ folder: dataFolder, specs: [fernhill], allDay: true, onProgress: say }),
    (started) => started.stop(),
  );
  const school = installation.schools[0];
  if (!school) throw new Error('the installation has no school');
  const relay = stopping.add(await startRelay(installation.port, join(work, 'traffic')), (started) => started.stop());
  const run = createContext({ pages, installation, school, say, phrases: await readPhrases() }, pictures);

  say('starting the browsers');
  const staff = stopping.add(await startStaffBrowser(), (browser) => browser.close());
  open.push(() => staff.contexts().flatMap((context) => context.pages()));
  const pupil = stopping.add(await startPupilBrowser(run, `http://127.0.0.1:${relay.port}`, device), ({ browser }) =>
    browser.close(),
  );
  open.push(() => pupil.browser.context.pages());
  const queue = await openForWork(run, staff, pupil, await undefended);

  say('planting controls in every place');
  const places = async (): Promise<Place[]> => [
    ...(await placesOfDataFolder(dataFolder)),
    ...extensionPlaces(pupil),
    trafficPlace(relay),
  ];
  const controls = await checkControls([
    ...(await places()),
    filePlace('data/evidence', join(dataFolder, 'evidence'), true),
  ]);
  run.complaints.push(...controls.missed.map((missed) => `the search did not find its control: ${missed}`));

  const lines = await readInnocentLines();
  const desk = { run, pupil, queue };
  say(`the pupil writes ${lines.length} innocent lines`);
  const innocentFindings = await writeInnocentLines(desk, lines);
  await writeInEveryEditor(desk, timesInEachEditor);
  await playGoingOn(desk);
  await copyPhrase(desk);
  await searchPhrase(desk);
  await lingerOnForbidden(desk);
  await playCritical(desk);
  const hostile = await playHostile(desk);
  if (options.queuePicture) await queue.page.screenshot({ path: options.queuePicture, animations: 'disabled' });
  const decision = await decide(run, queue.page, queue.lastIncident());
  const record = await readLog(run, queue.page, decision, join(out ?? work, 'log'));

  say('searching for anything in the clear');
  await saysHeading(pupil.notice, 'Watching now').catch(() =>
    run.complaints.push('the device does not say that it watches'),
  );
  await relay.flushed();
  const secrets = secretsOf(lines, run);
  const searched = await places();
  const found = await searchPlaces(searched, secrets, controls.marks);
  run.complaints.push(...found.slice(0, 20).map(({ place, needle }) => `in the clear: ${needle} in ${place}`));
  for (const place of searched.slice(-1))
    for await (const [, bytes] of place.read())
      if (isCompressed(bytes)) run.complaints.push('an answer was compressed: the traffic cannot be searched');

  const clipFolder = join(out ?? work, 'clip');
  const framesStored = await copyClip(dataFolder, school.id, decision.manifest, clipFolder);
  const facts = factsOf({
    run,
    decision,
    record,
    framesStored,
    innocent: { lines: lines.length, incidents: innocentFindings },
    hostile,
    succeedWithoutDefence: queue.undefended,
    plaintext: {
      places: controls.planted / 5,
      found: found.length,
      control: { planted: controls.planted, found: controls.found },
    },
  });
  const claims = claimsOf(facts, witnessOf(run, decision));
  options.onClaims?.(claims);
  const report = reportOf(facts, claims);
  await stopping.all(say);
  if (out) await leave(out, dataFolder, report, run, lines);
  return report;
}

async function pictureAll(pages: readonly Page[], folder: string): Promise<void> {
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(folder, `failed-${index + 1}.png`), timeout: 5_000 }).catch(() => undefined);
}

/** The technician confirms the device, the pupil signs in, the lead opens the queue. */
async function openForWork(
  run: RunContext,
  staff: Parameters<typeof signInToConsole>[0],
  pupil: Pupil,
  undefended: number,
): Promise<LiveQueue & { readonly undefended: number }> {
  const { installation, school, picture } = run;
  await saysHeading(pupil.notice, /^(Waiting for the school|Nobody is signed in)/);
  await picture(pupil.notice, 'pupil-unconfirmed');
  const technician = await signInToConsole(staff, installation.url, school, 'technician');
  run.say('the technician confirms the device');
  await confirmDevice(technician, device);
  await picture(technician, 'technician-devices');
  await technician.context().close();
  await signInPupil(pupil, run);
  await saysHeading(pupil.notice, 'Watching now');
  await picture(pupil.notice, 'pupil-watching');
  const lead = await signInToConsole(staff, installation.url, school, 'lead', (page) => picture(page, 'lead-sign-in'));
  return { ...(await watchQueue(lead)), undefended };
}

async function leave(
  out: string,
  dataFolder: string,
  report: JourneyReport,
  run: RunContext,
  lines: readonly string[],
): Promise<void> {
  await cp(dataFolder, join(out, 'data'), { recursive: true, filter: (path) => !path.endsWith('/data/postgresql') });
  await writeFile(join(out, 'report.json'), `${JSON.stringify(report)}\n`);
  await writeFile(join(out, 'codes-shown.json'), `${JSON.stringify(run.pages.shown)}\n`);
  await writeNeedles(out, lines, run);
}
