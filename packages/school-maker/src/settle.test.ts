import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConnectedDatabase, connectDatabase, inSchool, systemClock } from '@candour/server';
import { readDocument } from '@candour/trust';
import { fernhill, littleCombe, settleSchool, type SettledSchool } from './index.ts';

let folder: string;
let database: ConnectedDatabase;
const settled = new Map<string, SettledSchool>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candour-settle-'));
  database = await connectDatabase({
    dataFolder: folder,
    databaseUrl: undefined,
    clock: systemClock,
    embeddedFlags: ['fsync=off'],
  });
  const options = {
    seed: 'test',
    now: new Date(),
    beacon: { url: 'http://127.0.0.1:9/beacon', publicKey: 'A'.repeat(43) },
    allDay: true,
    codeCount: 3,
  };
  for (const spec of [fernhill, littleCombe]) settled.set(spec.id, await settleSchool(database.db, spec, options));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([fernhill, littleCombe])(
  '$name has its pupils, devices, staff and a term of incidents, some still waiting',
  async (spec) => {
    const counts = await inSchool(database.db, spec.id, async (tx) => {
      const count = async (
        table: 'pupil' | 'device' | 'person' | 'incident' | 'finding' | 'enrolmentCode',
      ): Promise<number> =>
        Number(
          (
            await tx.sql
              .selectFrom(table)
              .select((of) => of.fn.countAll().as('count'))
              .executeTakeFirstOrThrow()
          ).count,
        );
      const waiting = await tx.sql.selectFrom('incident').selectAll().where('status', '=', 'waiting').execute();
      return {
        pupils: await count('pupil'),
        devices: await count('device'),
        staff: await count('person'),
        incidents: await count('incident'),
        findings: await count('finding'),
        codes: await count('enrolmentCode'),
        waiting: waiting.length,
      };
    });
    expect(counts).toMatchObject({
      pupils: spec.pupilCount,
      devices: spec.deviceCount,
      staff: spec.staff.length,
      incidents: spec.incidentCount,
      findings: spec.incidentCount,
      codes: 3,
    });
    expect(counts.waiting).toBeGreaterThan(1);
  },
);

test('the policy has the ring on and is signed by two persons of two roles; the list has at least 80 entries in three languages', () => {
  const school = settled.get('fernhill');
  const documents = school?.documents.jws.map(readDocument) ?? [];
  const bodyOf = (kind: string): Record<string, unknown> =>
    documents.find((document) => document.payload.kind === kind)?.payload.body as Record<string, unknown>;
  expect(documents.every((document) => document.signatures.length === 2)).toBe(true);
  expect(bodyOf('policy')['ring']).not.toBeNull();
  const entries = bodyOf('watchlist')['entries'] as { language: string }[];
  expect(entries.length).toBeGreaterThanOrEqual(80);
  expect(new Set(entries.map((entry) => entry.language)).size).toBeGreaterThanOrEqual(3);
});

test('one school sees nothing of the other', async () => {
  const names = await inSchool(database.db, 'little-combe', (tx) =>
    tx.sql.selectFrom('person').select('account').execute(),
  );
  expect(names.map((person) => person.account).sort()).toEqual(
    littleCombe.staff.map((person) => person.account).sort(),
  );
});
