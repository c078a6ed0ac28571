// Starts everything a server is, in order, and ends it in the other order.
import { AuditLog } from './audit/audit-log.ts';
import { buildHttp, registerRooms } from './build-server.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { connectDatabase } from './database/connect.ts';
import type { ConnectedDatabase } from './database/connect.ts';
import { openDatabase } from './database/database.ts';
import { startLeaseExpiry } from './incidents/lease-expiry.ts';
import type { Settings } from './settings.ts';

const DEVICE_CONNECTIONS = 12;

export interface RunningServer {
  readonly url: string;
  readonly database: ConnectedDatabase;
  /** Lets running requests finish, then stops all of it. */
  stop(): Promise<void>;
}

/** @throws CandourError `settings-malformed` and whatever keeps a part from starting; what had started is stopped again */
export async function runServer(settings: Settings, clock: Clock = systemClock): Promise<RunningServer> {
  const app = await buildHttp(settings);
  const steps: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  const onError = (error: Error): void =>
    app.log.warn({ code: (error as { code?: string }).code }, 'a database connection broke');
  try {
    const database = await connectDatabase({
      dataFolder: settings.dataFolder,
      databaseUrl: settings.databaseUrl,
      appUrl: settings.appUrl,
      clock,
      onError,
    });
    steps.push(() => database.close());
    const { db } = database;
    // Connections of their own: when a whole school reconnects, its queue must not stand before the console's and the log's.
    const deviceDb = openDatabase({ url: db.url, clock, keys: db.keys, poolSize: DEVICE_CONNECTIONS, onError });
    steps.push(() => deviceDb.close());
    const onFailure = (school: string, error: unknown): void =>
      app.log.error(
        { school, code: (error as { code?: string }).code, says: error instanceof Error ? error.name : '' },
        'the log takes no entries',
      );
    const audit = new AuditLog({ db, dataFolder: settings.dataFolder, onFailure });
    steps.push(() => audit.stop());
    await audit.start();
    const stopLeases = startLeaseExpiry({ db, requireLog: (school) => audit.requireLog(school) }, app.log);
    steps.push(() => stopLeases());
    await registerRooms(app, {
      db,
      deviceDb,
      audit,
      evidence: { folder: settings.evidenceFolder, keepFreeBytes: settings.keepFreeBytes },
      publicUrl: settings.publicUrl,
      consoleFolder: settings.consoleFolder,
    });
    steps.push(() => app.close());
    return { url: await app.listen({ host: settings.host, port: settings.port }), database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
