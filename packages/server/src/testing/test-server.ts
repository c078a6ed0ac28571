// The whole server over real HTTP on a real database: two schools with documents in force, one pupil each, its log lines kept.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { newId } from '@candour/contract';
import type { PupilId, SchoolId, SignInId } from '@candour/contract';
import { AuditLog } from '../audit/audit-log.ts';
import { buildHttp, registerRooms } from '../build-server.ts';
import { inSchool } from '../database/database.ts';
import type { SchoolTransaction } from '../database/database.ts';
import { addEnrolmentCode } from '../devices/store.ts';
import { publishDocument } from '../documents/publish.ts';
import { makeSchool } from '../schools.ts';
import { openTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { TestDevice } from './test-device.ts';
import type { TestSchoolSide } from './test-device.ts';
import { makeTestDocuments } from './test-documents.ts';

export interface TestServerSide extends TestSchoolSide {
  readonly pupil: PupilId;
  inSchool<T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T>;
  code(): Promise<string>;
  /** Enrolled and confirmed. */
  device(): Promise<TestDevice>;
  signIn(device: TestDevice): Promise<SignInId>;
  actions(kind: string): Promise<{ on: string; detail: Record<string, unknown> }[]>;
}

export interface TestServer extends TestDatabase {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly audit: AuditLog;
  readonly logLines: string[];
  readonly disk: { freeBytes: number };
  readonly north: TestServerSide;
  readonly south: TestServerSide;
}

interface Place {
  readonly db: Database;
  readonly clock: Clock;
}

/** A school with all five documents published; its log does not run yet. */
export async function settleTestSchool(
  test: Place,
  school: string,
): Promise<TestSchoolSide & { readonly pupil: PupilId }> {
  const serverKeys = await makeSchool(test.db, { id: school, name: `${school} school`, madeUp: true });
  const documents = await makeTestDocuments(school, serverKeys.published, new Date(test.clock.now()).toISOString());
  const pupil = newId<PupilId>();
  await inSchool(test.db, school, async (tx) => {
    for (const text of Object.values(documents.texts)) await publishDocument(tx, text);
    await tx.sql.insertInto('pupil').values({ school, id: pupil, username: 'pupil.one', madeAt: tx.at }).execute();
    await tx.sql
      .insertInto('pupilAttributes')
      .values({ school, pupil, validFrom: tx.at, validTo: null, name: 'Robin Invented', year: 9, classes: ['9b'] })
      .execute();
  });
  return { school, serverKeys, documents, pupil };
}

export async function openTestServer(): Promise<TestServer> {
  const test = await openTestDatabase();
  const [northSide, southSide] = [await settleTestSchool(test, 'north'), await settleTestSchool(test, 'south')];
  const audit = new AuditLog({ db: test.db, dataFolder: test.dataFolder });
  await audit.start();
  const logLines: string[] = [];
  const disk = { freeBytes: 1e12 };
  const app = await buildHttp({ logLevel: 'debug', logTo: { write: (line) => void logLines.push(line) } });
  await registerRooms(app, {
    db: test.db,
    audit,
    evidence: { folder: join(test.dataFolder, 'evidence'), keepFreeBytes: 1e9, freeBytes: async () => disk.freeBytes },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...test,
    url,
    app,
    audit,
    logLines,
    disk,
    north: sideOf(test, url, northSide),
    south: sideOf(test, url, southSide),
    close: async () => {
      await app.close();
      await audit.stop();
      await test.close();
    },
  };
}

export function sideOf(test: Place, url: string, side: TestSchoolSide & { readonly pupil: PupilId }): TestServerSide {
  const { school, pupil } = side;
  const within = <T>(work: (tx: SchoolTransaction) => Promise<T>): Promise<T> =>
    inSchool(test.db, school as SchoolId, work);
  const code = async (): Promise<string> => {
    const made = createHash('sha256').update(newId()).digest('hex').slice(0, 20);
    await within((tx) => addEnrolmentCode(tx, made, new Date(test.clock.now() + 3_600_000).toISOString()));
    return made;
  };
  return {
    ...side,
    inSchool: within,
    code,
    device: async () => {
      const device = await TestDevice.make(url, side, test.clock);
      const answer = await device.enrol(await code());
      if (answer.status !== 200) throw new Error(`enrolment: ${answer.status} ${answer.code}`);
      await within((tx) =>
        tx.sql.updateTable('device').set({ status: 'confirmed' }).where('id', '=', device.id).execute(),
      );
      return device;
    },
    signIn: async (device) => {
      const id = newId<SignInId>();
      const until = new Date(test.clock.now() + 3_600_000).toISOString();
      await within((tx) =>
        tx.sql
          .insertInto('pupilSignIn')
          .values({ school, id, pupil, device: device.id, boot: device.boot, since: tx.at, until, endedAt: null })
          .execute(),
      );
      return id;
    },
    actions: async (kind) =>
      within(async (tx) =>
        (
          await tx.sql.selectFrom('action').select(['onId', 'detail']).where('kind', '=', kind).orderBy('id').execute()
        ).map(({ onId, detail }) => ({ on: onId, detail })),
      ),
  };
}
