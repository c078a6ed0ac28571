// `kill -9` of the server while devices post: what was answered with 200 is there once, and sending all of it again changes nothing.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { connectDatabase } from '../database/connect.ts';
import type { ConnectedDatabase } from '../database/connect.ts';
import { inSchool } from '../database/database.ts';
import { checkProjections } from '../rebuild/command.ts';
import { testDatabaseUrl } from '../testing/test-database.ts';
import { settleTestSchool, sideOf } from '../testing/test-server.ts';
import type { TestDevice } from '../testing/test-device.ts';

const rounds = process.env['CANDOUR_LONG'] ? 20 : 3;
const seed = Number(process.env['CANDOUR_SEED'] ?? Date.now()) % 100_000;
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

let dataFolder: string;
let database: Awaited<ReturnType<typeof testDatabaseUrl>>;
let server: ChildProcess | undefined;

const environment = (): Record<string, string> => ({
  CANDOUR_DATA: dataFolder,
  CANDOUR_PORT: '0',
  CANDOUR_LOG_LEVEL: 'silent',
  ...database.environment,
});
const connect = (): Promise<ConnectedDatabase> =>
  connectDatabase({
    dataFolder,
    databaseUrl: database.environment['DATABASE_URL'],
    appUrl: database.environment['CANDOUR_APP_URL'],
    clock: systemClock,
  });

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'candour-test-'));
  database = await testDatabaseUrl();
});
afterAll(async () => {
  await kill();
  // A killed server's database is stopped by its keeper, or by the next start: one more start and stop leaves nothing.
  await (await connect()).close();
  await database.drop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function startServer(): Promise<string> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...environment() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { listening: string }).listening),
    );
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function kill(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server?.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
}

it(`keeps what it acknowledged through ${rounds} kills (seed ${seed})`, { timeout: rounds * 20_000 }, async () => {
  const first = await connect();
  const settled = await settleTestSchool({ db: first.db, clock: systemClock }, 'north');
  await first.close();

  let url = await startServer();
  const devices = await enrolDevices(url, settled);
  const acknowledged = new Set<string>();
  let waiting: { device: TestDevice; id: string; sealed: Uint8Array }[] = [];
  let random = seed;
  for (let round = 0; round < rounds; round++) {
    for (const device of devices) {
      for (let made = 0; made < 4; made++) {
        const finding = await device.finding();
        waiting.push({ device, id: finding.id, sealed: await device.sealEnvelope(finding) });
      }
    }
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    const posting = postAll(url, waiting, acknowledged);
    await Promise.race([posting, pause(20 + (random % 200))]);
    await kill();
    await posting;
    waiting = waiting.filter(({ id }) => !acknowledged.has(id));
    url = await startServer();
  }
  // More may wait than a device’s share of a minute; a server that starts anew counts anew.
  for (let tries = 0; tries < 3; tries++) {
    await postAll(url, waiting, acknowledged);
    waiting = waiting.filter(({ id }) => !acknowledged.has(id));
    if (waiting.length === 0) break;
    await kill();
    url = await startServer();
  }
  expect(acknowledged.size).toBe(devices.length * 4 * rounds);

  const check = await connect();
  const rows = await inSchool(check.db, 'north', async (tx) => ({
    findings: await tx.sql.selectFrom('finding').select('envelope').execute(),
    actions: await tx.sql
      .selectFrom('action')
      .select('detail')
      .where('kind', 'in', ['incident.received', 'incident.joined'])
      .execute(),
  }));
  await check.close();
  const ids = [...acknowledged].sort();
  expect(rows.findings.map(({ envelope }) => envelope).sort()).toEqual(ids);
  expect(rows.actions.map(({ detail }) => String(detail['envelope'])).sort()).toEqual(ids);
  // The command asks the running server's database, then the stopped one's.
  expect(await checkProjections(environment())).toMatchObject([
    { school: 'north', incidents: ids.length, differences: [], logDifferences: [] },
  ]);
  await kill();
  expect(await checkProjections(environment())).toMatchObject([
    { school: 'north', incidents: ids.length, differences: [], logDifferences: [] },
  ]);
});

async function enrolDevices(url: string, settled: Parameters<typeof sideOf>[2]): Promise<TestDevice[]> {
  const { db, close } = await connect();
  const side = sideOf({ db, clock: systemClock }, url, settled);
  const devices = await Promise.all([1, 2, 3, 4, 5, 6].map(() => side.device()));
  await close();
  return devices;
}

/** Each device posts its own in order until the server is gone. */
async function postAll(
  url: string,
  waiting: readonly { device: TestDevice; id: string; sealed: Uint8Array }[],
  acknowledged: Set<string>,
): Promise<void> {
  const byDevice = Map.groupBy(waiting, ({ device }) => device);
  await Promise.all(
    [...byDevice].map(async ([device, envelopes]) => {
      Object.assign(device, { url });
      for (const { id, sealed } of envelopes) {
        const answer = await device.send('POST', '/agent/v1/north/envelopes', sealed).catch(() => undefined);
        if (answer?.status === 200) acknowledged.add(id);
        else if (!answer) return;
      }
    }),
  );
}
