import { readdirSync, readFileSync, rmSync, writeFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  agentPaths,
  currentStatementSchema,
  documentKinds,
  findingWordsSchema,
  heartbeatAnswerSchema,
  wordsAadFields,
} from '@candour/contract';
import type { DocumentAnswer, SignedJson } from '@candour/contract';
import {
  aadOf,
  fromBase64Url,
  fromUtf8,
  leafHash,
  leafOf,
  open,
  openSignedJson,
  parseVerifierKey,
  toUtf8,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@candour/trust';
import { openTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import type { TestDevice } from '../testing/test-device.ts';

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
});
afterAll(async () => test?.close());

const incidentsOf = (device: TestDevice) =>
  test.north.inSchool((tx) => tx.sql.selectFrom('incident').selectAll().where('device', '=', device.id).execute());

it('makes an incident of a finding and lets the episode’s next ones join it', async () => {
  const device = await test.north.device();
  const signIn = await test.north.signIn(device);
  const first = await device.finding({ pupil: { known: 'sign-in', signIn } });
  const second = await device.finding({
    pupil: { known: 'sign-in', signIn },
    episode: first['episode'],
    severity: 'critical',
    surface: 'copied',
  });
  expect((await device.sendEnvelope(first)).json).toEqual({ id: first.id, taken: 'now' });
  expect((await device.sendEnvelope(second)).json).toEqual({ id: second.id, taken: 'now' });
  const [incident, ...others] = await incidentsOf(device);
  expect(others).toEqual([]);
  expect(incident).toMatchObject({
    status: 'waiting',
    severity: 'critical',
    findingCount: 2,
    pupil: test.north.pupil,
    certainty: 'sign-in',
    surfaces: ['typed', 'copied'],
  });
  const kinds = await test.north.inSchool((tx) =>
    tx.sql
      .selectFrom('action')
      .select('kind')
      .where('onId', '=', incident?.id ?? '')
      .orderBy('id')
      .execute(),
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['incident.received', 'incident.joined']);
});

it('keeps words that only the team can open, under the incident’s own key', async () => {
  const device = await test.north.device();
  const finding = await device.finding();
  await device.sendEnvelope(finding);
  const { incident, words, row } = await test.north.inSchool(async (tx) => {
    const found = await tx.sql
      .selectFrom('finding')
      .selectAll()
      .where('envelope', '=', finding.id)
      .executeTakeFirstOrThrow();
    return {
      incident: found.incident,
      row: found,
      words: await tx.keys.openRecord('north', found.incident, found.words),
    };
  });
  expect(row.words.includes(words.subarray(0, 32))).toBe(false);
  const aad = aadOf(
    wordsAadFields({ id: finding.id, device: device.id, boot: device.boot, entry: row.entry, madeAt: row.madeAt }),
  );
  const plain = await open({
    kind: 'words',
    school: 'north',
    epoch: 1,
    aad,
    keyPair: test.north.documents.team,
    sealed: words,
  });
  expect(findingWordsSchema.parse(JSON.parse(fromUtf8(plain))).phrase).toBe('purple walrus');
  await expect(test.db.keys.openRecord('south', incident, row.words)).rejects.toThrow(/seal-open-failed/);
  await test.db.keys.eraseRecordKey('north', incident);
  await expect(test.db.keys.openRecord('north', incident, row.words)).rejects.toThrow(/seal-open-failed/);
});

it('lists a clip, takes its frames in any order and again, and says when all are there', async () => {
  const device = await test.north.device();
  const frames = [1, 2, 3].map((byte) => new Uint8Array(300).fill(byte));
  const { clip, finding, manifest } = await device.clip(await test.north.signIn(device), frames);
  await device.sendEnvelope(finding);
  await device.sendEnvelope({
    ...manifest,
    frames: [...(manifest['frames'] as unknown[]), { index: 3, at: device.at(), same: 2 }],
  });
  const put = (index: number) =>
    device.send('PUT', agentPaths.frame('north', clip, index), frames[index] ?? new Uint8Array(1));
  for (const index of [2, 0]) expect((await put(index)).json).toEqual({ taken: 'now' });
  expect((await put(0)).json).toEqual({ taken: 'before' });
  const state = async () => (await incidentsOf(device))[0]?.clips;
  expect(await state()).toEqual([{ clip, state: 'listed', frames: 4, gaps: 0 }]);
  expect((await put(1)).json).toEqual({ taken: 'now' });
  expect(await state()).toEqual([{ clip, state: 'stored', frames: 4, gaps: 0 }]);
  const week = readdirSync(join(test.dataFolder, 'evidence', 'north')).find((name) =>
    readdirSync(join(test.dataFolder, 'evidence', 'north', name)).includes(clip),
  );
  const stored = readFileSync(join(test.dataFolder, 'evidence', 'north', week ?? '', clip, '0'));
  expect(stored.includes(Buffer.from(frames[0] ?? []).subarray(0, 32))).toBe(false);
  expect(await test.db.keys.openRecord('north', clip, stored)).toEqual(Buffer.from(frames[0] ?? []));
});

it('records what a device had to drop', async () => {
  const device = await test.north.device();
  const { kind: _kind, ...head } = await device.finding();
  const loss = {
    kind: 'loss',
    id: head.id,
    school: 'north',
    device: device.id,
    boot: device.boot,
    sequence: head['sequence'],
    madeAt: head['madeAt'],
    skewMs: 0,
    episode: head['episode'],
    lost: 'frames',
    count: 3,
    reason: 'disk-full',
  };
  expect((await device.sendEnvelope(loss)).status).toBe(200);
  expect(await test.north.actions('device.loss')).toEqual([
    { on: device.id, detail: { lost: 'frames', count: 3, reason: 'disk-full' } },
  ]);
});

it('answers a heartbeat with who is signed in, and counts hits once, of nobody', async () => {
  const device = await test.north.device();
  const signIn = await test.north.signIn(device);
  const beat = { counts: [{ entry: 'made-up-entry', entryVersion: 1, what: 'note', count: 3 }] };
  const answer = heartbeatAnswerSchema.parse((await device.heartbeat(beat)).json);
  expect(answer).toMatchObject({
    status: 'confirmed',
    signIn: { signIn, pupil: test.north.pupil, name: 'Robin Invented', year: 9, classes: ['9b'] },
  });
  await device.heartbeat({ ...beat, beat: device.beat });
  await device.heartbeat(beat);
  const rows = await test.north.inSchool((tx) => tx.sql.selectFrom('hitCount').selectAll().execute());
  expect(rows).toEqual([
    { school: 'north', day: device.at().slice(0, 10), entry: 'made-up-entry', entryVersion: 1, what: 'note', count: 6 },
  ]);
  const opened = await device.post(agentPaths.signIns('north'), {});
  expect(opened.json?.['url']).toMatch(new RegExp(`^${test.url}/pupil/north/sign-in/[A-Za-z0-9_-]{43}$`));
  expect((await device.post(agentPaths.signOut('north'), {})).status).toBe(204);
  expect((await device.heartbeat()).json).toMatchObject({ signIn: null });
});

it('names the documents in force, and proves each in the log it names', async () => {
  const device = await test.north.device();
  const answer = await device.send('GET', agentPaths.current('north'), null);
  const statement = currentStatementSchema.parse(
    await openSignedJson(
      'candour/current/1',
      test.north.serverKeys.statement.publicKey,
      answer.json as unknown as SignedJson,
    ),
  );
  const log = await parseVerifierKey(test.north.serverKeys.published.logVerifierKey);
  const checkpoint = await verifyCheckpoint(statement.checkpoint, log);
  expect((await device.send('GET', agentPaths.signerSets('north'), null)).json).toEqual([
    statement.documents['signer-set'].digest,
  ]);
  for (const kind of documentKinds) {
    const { digest } = statement.documents[kind];
    expect(digest).toBe(test.north.documents.digest(kind));
    const { jws, proof } = (await device.send('GET', agentPaths.document('north', digest, checkpoint.size), null))
      .json as unknown as DocumentAnswer;
    expect(jws).toBe(test.north.documents.texts[kind]);
    verifyInclusion(
      proof.path.map(fromBase64Url),
      proof.index,
      leafHash(leafOf(fromBase64Url(proof.salt), toUtf8(proof.action))),
      checkpoint,
    );
    expect(JSON.parse(proof.action)).toMatchObject({ kind: 'document.published', on: digest });
  }
  await device.sendEnvelope(await device.finding());
  await test.audit.sequenceNow('north');
  const later = await verifyCheckpoint((await test.audit.state('north')).checkpoint, log);
  const { proof } = (await device.send('GET', agentPaths.consistency('north', checkpoint.size, later.size), null))
    .json as { proof: string[] };
  expect(later.size).toBeGreaterThan(checkpoint.size);
  verifyConsistency(proof.map(fromBase64Url), checkpoint, later);
});

it('tries every route from the other school, and finds nothing there', async () => {
  const device = await test.north.device();
  const { clip, finding, manifest } = await device.clip(await test.north.signIn(device), [new Uint8Array(100)]);
  await device.sendEnvelope(finding);
  await device.sendEnvelope(manifest);
  const sealed = await device.sealEnvelope(await device.finding());
  const json = toUtf8('{}');
  const tries: readonly [string, string, Uint8Array | null][] = [
    ['GET', agentPaths.current('south'), null],
    ['GET', agentPaths.document('south', test.north.documents.digest('policy'), 1), null],
    ['GET', agentPaths.signerSets('south'), null],
    ['GET', agentPaths.consistency('south', 0, 1), null],
    ['POST', agentPaths.envelopes('south'), sealed],
    ['PUT', agentPaths.frame('south', clip, 0), new Uint8Array(100)],
    ['POST', agentPaths.heartbeat('south'), json],
    ['POST', agentPaths.signIns('south'), json],
    ['POST', agentPaths.signOut('south'), json],
  ];
  for (const [method, path, body] of tries)
    expect((await device.send(method, path, body)).code, `${method} ${path}`).toBe('device-unknown');
  expect((await device.enrol(await test.north.code(), 'south')).code).toBe('code-unknown');
  expect((await device.send('GET', agentPaths.current('no-school'), null)).code).toBe('device-unknown');
  // Each device route of the server is in the list above.
  const routes = test.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => line.includes('agent/v1')).length;
  expect(routes).toBe(tries.length + 1);
  // A document of the other school, asked for in its own.
  const southern = await test.south.device();
  expect(
    (await southern.send('GET', agentPaths.document('south', test.north.documents.digest('policy'), 1), null)).code,
  ).toBe('document-unknown');
  expect((await southern.send('PUT', agentPaths.frame('south', clip, 0), new Uint8Array(100))).code).toBe(
    'evidence-unknown-clip',
  );
});

it('changes nothing and answers 503 while the log takes no entries, then takes the same bytes', async () => {
  const device = await test.north.device();
  const finding = await device.finding();
  const {
    clip,
    finding: critical,
    manifest,
  } = await device.clip(await test.north.signIn(device), [new Uint8Array(100)]);
  await device.sendEnvelope(critical);
  await device.sendEnvelope(manifest);
  await test.audit.sequenceNow('north');
  const [folder, away] = [join(test.dataFolder, 'log', 'north'), join(test.dataFolder, 'log-away')];
  renameSync(folder, away);
  writeFileSync(folder, 'no folder');
  await test.audit.sequenceNow('north');
  const rows = async () =>
    test.north.inSchool(async (tx) =>
      Object.fromEntries(
        await Promise.all(
          (['action', 'incident', 'finding', 'envelope', 'signInLink', 'device'] as const).map(async (table) => [
            table,
            (await tx.sql.selectFrom(table).select('school').execute()).length,
          ]),
        ),
      ),
    );
  const before = await rows();
  expect((await device.sendEnvelope(finding)).code).toBe('log-unavailable');
  expect((await device.send('PUT', agentPaths.frame('north', clip, 0), new Uint8Array(100))).code).toBe(
    'log-unavailable',
  );
  expect((await device.post(agentPaths.signIns('north'), {})).code).toBe('log-unavailable');
  expect((await device.enrol(await test.north.code())).code).toBe('log-unavailable');
  expect(await rows()).toEqual(before);
  rmSync(folder);
  renameSync(away, folder);
  await test.audit.sequenceNow('north');
  expect((await device.sendEnvelope(finding)).json).toEqual({ id: finding.id, taken: 'now' });
});

it('keeps all of an envelope or nothing when a write in the middle fails', async () => {
  const device = await test.north.device();
  const finding = await device.finding();
  await test.asOwner(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$; CREATE TRIGGER refuse BEFORE INSERT ON finding FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  expect((await device.sendEnvelope(finding)).status).toBe(500);
  await test.asOwner('DROP TRIGGER refuse ON finding; DROP FUNCTION refuse');
  expect(await incidentsOf(device)).toEqual([]);
  const left = await test.north.inSchool(async (tx) => [
    await tx.sql.selectFrom('envelope').select('id').where('id', '=', finding.id).execute(),
    (await test.north.actions('incident.received')).filter(({ detail }) => detail['device'] === device.id),
  ]);
  expect(left).toEqual([[], []]);
  expect((await device.sendEnvelope(finding)).json).toEqual({ id: finding.id, taken: 'now' });
});
