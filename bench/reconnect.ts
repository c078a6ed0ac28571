// 900 devices with 20 queued envelopes each reconnect at once to a real server: how long until all is in, and does the console still answer?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fernhill, type SchoolSpec } from '@candour/school-maker';
import { connectDatabase, systemClock } from '@candour/server';
import { startInstallation } from '../e2e/installation/installation.ts';
import { countArgument, finish, rounded, say, spreadOf } from './reporting/figures.ts';
import { bareExchanges, bareInserts } from './reconnect/floors.ts';
import { startFleet } from './reconnect/fleet.ts';
import { openQueueProbe } from './reconnect/queue-probe.ts';
import { addDevices, checkWritten, knownBefore } from './reconnect/school-side.ts';

const deviceCount = countArgument('devices', 900);
const envelopesEach = countArgument('envelopes', 20);
const episodesEach = Math.min(envelopesEach, countArgument('episodes', 4));
const envelopeCount = deviceCount * envelopesEach;
const targets = { allInMs: 180_000, consoleMs: 1_000 };
const spec: SchoolSpec = { ...fernhill, id: 'bench', name: 'Bench School', deviceCount: 12, incidentCount: 40 };
/** `--profile DIR` leaves the server's CPU profile there, for whoever looks for what costs the time. */
const profileAt = process.argv.indexOf('--profile');
const profiling: Record<string, string> =
  profileAt < 0 ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${process.argv[profileAt + 1]}` };

async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'candour-bench-'));
  const installation = await startInstallation({
    folder,
    specs: [spec],
    onProgress: say,
    env: { CANDOUR_LOG_LEVEL: 'warn', ...profiling },
  });
  const database = await connectDatabase({ dataFolder: folder, clock: systemClock });
  const fleet = startFleet({ url: installation.url, school: spec.id, deviceCount, envelopesEach, episodesEach });
  try {
    say(`drawing ${deviceCount} devices, sealing ${envelopeCount} envelopes`);
    const signIns = await addDevices(database.db, spec.id, await fleet.drawn);
    const bytes = await fleet.seal(await knownBefore(database.db, spec.id, signIns));
    const probe = await openQueueProbe(installation.url, spec.id, installation.schools[0]?.password ?? '');
    const before = await probe.ask(5);
    say('all at once');
    probe.start();
    const outcome = await fleet.go();
    const during = await probe.stop();
    const written = await checkWritten(database.db, spec.id, envelopeCount);
    say('the same number of bare exchanges and of bare inserts');
    const exchangesMs = await bareExchanges(deviceCount, envelopesEach, Math.round(bytes / envelopeCount));
    const insertsMs = await bareInserts(installation.ownerUrl, envelopeCount);
    return { bytes, before, during, outcome, written, exchangesMs, insertsMs };
  } finally {
    await fleet.stop();
    await database.close();
    await installation.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const { bytes, before, during, outcome, written, exchangesMs, insertsMs } = await measure();
const queue = { ...spreadOf(during.answerMs), failed: during.failed };
const answers = spreadOf(outcome.answerMs);
const figures = {
  devices: deviceCount,
  envelopes: envelopeCount,
  incidents: written.incidents,
  allInSeconds: rounded(outcome.allInMs / 1000, 1),
  envelopesPerSecond: rounded(envelopeCount / (outcome.allInMs / 1000), 0),
  missing: written.missing,
  consoleMs: queue,
  consoleQuietMs: spreadOf(before),
  eventsHeard: during.events,
  deviceAnswerMs: answers,
  heartbeats: outcome.heartbeats,
  logProofs: outcome.logProofs,
  repeated: outcome.repeated,
  refusals: outcome.refusals,
  megabytes: rounded(bytes / 1e6, 1),
  clientCpuShare: rounded(outcome.cpuMs / outcome.allInMs, 2),
  timesBareExchanges: rounded(outcome.allInMs / exchangesMs, 1),
  timesBareInserts: rounded(outcome.allInMs / insertsMs, 1),
};
const isMet =
  outcome.allInMs < targets.allInMs &&
  queue.p95 < targets.consoleMs &&
  queue.max < targets.consoleMs &&
  queue.failed === 0 &&
  written.missing === 0;

finish({ bench: 'reconnect', ok: isMet, ...figures }, [
  `all in    ${figures.allInSeconds} s for ${envelopeCount} envelopes of ${deviceCount} devices (${figures.envelopesPerSecond} a second; ${written.incidents} incidents); target ${targets.allInMs / 1000} s`,
  `missing   ${written.missing}`,
  `console   p50 ${queue.p50} ms, p95 ${queue.p95} ms, max ${queue.max} ms of ${queue.n} queue requests, ${queue.failed} failed; target ${targets.consoleMs} ms; before it all: p50 ${figures.consoleQuietMs.p50} ms`,
  `devices   an answer took p50 ${answers.p50} ms, p95 ${answers.p95} ms, max ${answers.max} ms; ${outcome.heartbeats} heartbeats and ${outcome.logProofs} log proofs beside the envelopes`,
  `refused   ${
    Object.entries(outcome.refusals)
      .map(([what, count]) => `${count} × ${what}`)
      .join(', ') || 'nothing'
  }; ${outcome.repeated} sent twice`,
  `ratio     ${figures.timesBareExchanges} × the same number of HTTP exchanges that do nothing, ${figures.timesBareInserts} × the same number of one-row transactions`,
  `client    the measurement's own process used ${figures.clientCpuShare} of a core`,
]);
