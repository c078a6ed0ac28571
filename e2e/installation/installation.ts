// One installation on this machine: database, made-up schools, beacon and server, each ended with whoever started it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SchoolSpec, type SettledSchool, settleSchool } from '@candour/school-maker';
import { type ConnectedDatabase, connectDatabase, systemClock } from '@candour/server';
import { exportSigningSeed, exportVerifyKey, generateSigningKeyPair, toBase64Url } from '@candour/trust';
import { type ReadyChild, startChild } from './child.ts';

const serverMain = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));
const beaconMain = fileURLToPath(new URL('../../packages/server/src/beacon/main.ts', import.meta.url));

export interface InstallationOptions {
  /** Holds everything the installation writes; made when missing. */
  readonly folder: string;
  readonly specs: readonly SchoolSpec[];
  /** Watched at any hour: for demos and tests. */
  readonly allDay?: boolean;
  readonly seed?: string;
  /** Unused enrolment codes per school. */
  readonly codeCount?: number;
  readonly port?: number;
  /** PostgreSQL of one's own; absent: the embedded one. */
  readonly databaseUrl?: string;
  readonly env?: Record<string, string>;
  readonly onProgress?: (says: string) => void;
}

/** What is known of a settled school after a restart: no private key. */
export interface KnownSchool {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly signerSetDigest: string;
  readonly enrolmentCodes: readonly string[];
  readonly staff: readonly { readonly name: string; readonly account: string; readonly roles: readonly string[] }[];
  readonly pupils: readonly { readonly name: string; readonly username: string; readonly year: number }[];
}

export interface Installation {
  readonly folder: string;
  readonly url: string;
  readonly port: number;
  readonly schools: readonly KnownSchool[];
  readonly ownerUrl: string;
  readonly beacon: ReadyChild;
  server(): ReadyChild;
  /** Starts the server anew after it was stopped or killed; same port. */
  restartServer(): Promise<void>;
  stop(): Promise<void>;
}

export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { folder, onProgress = () => undefined } = options;
  const logs = join(folder, 'logs');
  await mkdir(logs, { recursive: true, mode: 0o711 });
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    onProgress('starting the database');
    const database = await connectDatabase({
      dataFolder: folder,
      databaseUrl: options.databaseUrl,
      clock: systemClock,
    });
    stops.push(() => database.close());
    const beacon = await startBeacon(folder, logs);
    stops.push(() => beacon.stop());
    const schools = await settleOnce(database, options, beacon, onProgress);
    onProgress('starting the server');
    let server = await startServer(options, logs, options.port ?? 0);
    stops.push(() => server.stop());
    const url = String(server.ready['listening']);
    const port = Number(new URL(url).port);
    return {
      folder,
      url,
      port,
      schools,
      ownerUrl: database.ownerUrl,
      beacon,
      server: () => server,
      restartServer: async () => {
        await server.stop();
        server = await startServer(options, logs, port);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const startServer = (options: InstallationOptions, logs: string, port: number): Promise<ReadyChild> =>
  startChild(serverMain, [], {
    env: {
      CANDOUR_DATA: options.folder,
      CANDOUR_PORT: String(port),
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...options.env,
    },
    logFile: join(logs, 'server.log'),
  });

/** The beacon's key and port are drawn once: the signed policy names them. */
async function startBeacon(
  folder: string,
  logs: string,
): Promise<ReadyChild & { readonly publicKey: string; readonly url: string }> {
  const keyFile = join(folder, 'beacon-key.json');
  const known = await readFile(keyFile, 'utf8').catch(() => null);
  const key =
    known === null ? await drawBeaconKey() : (JSON.parse(known) as { seed: string; publicKey: string; port: number });
  if (known === null) await writeFile(keyFile, JSON.stringify(key), { mode: 0o600 });
  const child = await startChild(beaconMain, ['--key', keyFile, '--port', String(key.port), '--site', 'main'], {
    env: {},
    logFile: join(logs, 'beacon.log'),
  });
  const url = String(child.ready['listening']);
  await writeFile(keyFile, JSON.stringify({ ...key, port: Number(new URL(url).port) }), { mode: 0o600 });
  return { ...child, publicKey: key.publicKey, url };
}

async function drawBeaconKey(): Promise<{ seed: string; publicKey: string; port: number }> {
  const pair = await generateSigningKeyPair(true);
  return {
    seed: toBase64Url(await exportSigningSeed(pair.privateKey)),
    publicKey: toBase64Url(await exportVerifyKey(pair.publicKey)),
    port: 0,
  };
}

/** Settles each school once per data folder; what a later start must know stands beside it. */
async function settleOnce(
  database: ConnectedDatabase,
  options: InstallationOptions,
  beacon: { publicKey: string; url: string },
  onProgress: (says: string) => void,
): Promise<KnownSchool[]> {
  const file = join(options.folder, 'made-up-schools.json');
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return JSON.parse(known) as KnownSchool[];
  const settled: KnownSchool[] = [];
  for (const spec of options.specs) {
    onProgress(
      `making up ${spec.name}: ${spec.pupilCount} pupils, ${spec.deviceCount} devices, ${spec.incidentCount} incidents`,
    );
    settled.push(
      knownOf(
        await settleSchool(database.db, spec, {
          seed: options.seed ?? 'candour',
          now: new Date(),
          beacon: { url: beacon.url, publicKey: beacon.publicKey },
          allDay: options.allDay ?? true,
          codeCount: options.codeCount ?? 5,
        }),
      ),
    );
  }
  await writeFile(file, JSON.stringify(settled), { mode: 0o600 });
  return settled;
}

const knownOf = (school: SettledSchool): KnownSchool => ({
  id: school.spec.id,
  name: school.spec.name,
  password: school.password,
  signerSetDigest: school.documents.signerSetDigest,
  enrolmentCodes: school.enrolmentCodes,
  staff: school.staff.map(({ name, account, roles }) => ({ name, account, roles })),
  pupils: school.pupils.map(({ name, username, year }) => ({ name, username, year })),
});
