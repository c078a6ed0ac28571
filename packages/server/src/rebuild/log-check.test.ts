// What devices sent and people did stands in the log as it was: a row or an action that somebody changed shows, also to a stranger's verifier.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '@candour/contract';
import { entriesPath } from '@candour/trust';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inSchool } from '../database/database.ts';
import { record } from '../record/record.ts';
import { openTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { compareLog } from './log-check.ts';
import { compareSchool } from './rebuild.ts';

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
  const device = await test.north.device();
  for (let made = 0; made < 6; made++) await device.sendEnvelope(await device.finding());
});
afterAll(async () => test?.close());

it('finds every row equal to its actions, and a changed one different', async () => {
  const report = await inSchool(test.db, 'north', compareSchool);
  expect(report.differences).toEqual([]);
  expect(report.incidents).toBeGreaterThan(5);
  const id = await test.north.inSchool(
    async (tx) => (await tx.sql.selectFrom('incident').select('id').limit(1).executeTakeFirstOrThrow()).id,
  );
  await test.north.inSchool((tx) =>
    tx.sql.updateTable('incident').set({ findingCount: 99 }).where('id', '=', id).execute(),
  );
  expect((await inSchool(test.db, 'north', compareSchool)).differences).toMatchObject([
    { incident: id, column: 'findingCount' },
  ]);
});

it('finds an action that the database’s owner changed, forgot, slipped in or kept out of the log', async () => {
  await test.audit.sequenceNow('north');
  const look = () =>
    inSchool(test.db, 'north', (tx) =>
      compareLog(tx, test.audit.tiles('north'), test.north.serverKeys.published.logVerifierKey),
    );
  expect(await look()).toEqual([]);
  const [changed, forgotten, hidden] = await test.north.inSchool(async (tx) =>
    (
      await tx.sql
        .selectFrom('action')
        .select('id')
        .where('kind', '=', 'incident.received')
        .orderBy('id')
        .limit(3)
        .execute()
    ).map(({ id }) => id),
  );
  const asOwner = (sql: string) =>
    test.asOwner(
      `BEGIN; SET LOCAL candour.school = 'north'; ALTER TABLE action DISABLE TRIGGER keep_action; ${sql}; ALTER TABLE action ENABLE TRIGGER keep_action; COMMIT`,
    );
  await asOwner(`UPDATE action SET by_id = 'somebody-else' WHERE id = '${changed}'`);
  expect(await look()).toEqual([{ of: changed, says: 'it is not what was logged' }]);
  await asOwner(`UPDATE action SET by_id = detail->>'device' WHERE id = '${changed}'`);
  expect(await look()).toEqual([]);
  await asOwner(`UPDATE action SET salt = NULL WHERE id = '${forgotten}'`);
  await asOwner(`DELETE FROM action_leaf WHERE action = '${hidden}'`);
  expect(await look()).toEqual([
    { of: hidden, says: 'it is not in the log and does not wait for it' },
    { of: forgotten, says: expect.stringContaining('its salt is gone') },
    { of: 'log', says: expect.stringMatching(/^no action is kept of entry \d+$/) },
  ]);
  const tile = join(test.dataFolder, 'log', 'north', entriesPath(0, (await test.audit.state('north')).size % 256));
  const bytes = readFileSync(tile);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(tile, bytes);
  expect((await look()).map(({ says }) => says)).toContain('the actions do not give the root that was signed');
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(tile, bytes);
});

it('keeps a log that Go’s own verifier accepts, and refuses with one byte changed', async () => {
  for (let many = 0; many < 60; many++)
    await test.north.inSchool(async (tx) => {
      for (let filler = 0; filler < 5; filler++)
        await record(tx, {
          by: { kind: 'server', id: null },
          kind: 'log.filler',
          on: 'north',
          detail: { filler: newId() },
        });
    });
  await test.audit.sequenceNow('north');
  const folder = join(test.dataFolder, 'log', 'north');
  const program = fileURLToPath(new URL('../../../trust/verify-go/verify.go', import.meta.url));
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/go', import.meta.url));
  const verify = () =>
    execFileSync(
      'go',
      ['run', program, folder, join(folder, 'checkpoint'), test.north.serverKeys.published.logVerifierKey],
      {
        encoding: 'utf8',
        env: { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: cache, GOFLAGS: '' },
        stdio: 'pipe',
      },
    );
  expect(verify()).not.toBe('');
  const tile = join(folder, 'tile', 'entries', '000');
  const bytes = readFileSync(tile);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(tile, bytes);
  expect(verify).toThrow(/refused/);
});
