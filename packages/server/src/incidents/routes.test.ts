// The incident's way through a real server: queue, lease, opening, closing; races, retries, and the other school.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentPaths, newId } from '@candour/contract';
import type { ClipId, EvidenceOpened, IncidentList, IncidentView, RecordLog, WordsOpened } from '@candour/contract';
import { toBase64Url } from '@candour/trust';
import { addIncident, openTestConsole } from '../testing/test-console.ts';
import type { Client, MadeIncident, TestConsole } from '../testing/test-console.ts';
import { expireAllLeases } from './lease-expiry.ts';

let site: TestConsole;
let lead: Client;
let secondLead: Client;
let reviewer: Client;
beforeAll(async () => {
  site = await openTestConsole();
  lead = await site.signIn('north', 'lead');
  secondLead = await site.signIn('north', 'lead', 2);
  reviewer = await site.signIn('north', 'reviewer');
});
afterAll(async () => site?.close());

const post = (client: Client, path: string, body?: unknown) =>
  client(path, { method: 'POST', ...(body === undefined ? {} : { body }) });
const make = (over: Parameters<typeof addIncident>[1] = {}): Promise<MadeIncident> =>
  site.inSchool('north', (tx) => addIncident(tx, over));
const reasonSealed = toBase64Url(new Uint8Array(96).fill(5));
const look = { reasonCode: 'first-look', reasonSealed: null };
const closing = { outcome: 'other-meaning', reasonableToCheck: false, reasonSealed };
const codeOf = (answer: { json<T>(): T }): string => answer.json<{ error: { code: string } }>().error.code;
const kindsOn = (incident: string): Promise<string[]> =>
  site.inSchool('north', async (tx) =>
    (
      await tx.sql
        .selectFrom('action')
        .select('kind')
        .where('onId', '=', incident)
        .orderBy('at')
        .orderBy('id')
        .execute()
    ).map(({ kind }) => kind),
  );

describe('the queue', () => {
  test('is ordered by severity, then by age, and comes in pages', async () => {
    const minute = (n: number): string => new Date(site.clock.now() - n * 60_000).toISOString();
    const [old, urgent, young, critical] = [
      await make({ madeAt: minute(50) }),
      await make({ severity: 'urgent', madeAt: minute(5) }),
      await make({ madeAt: minute(10) }),
      await make({ severity: 'critical', madeAt: minute(1) }),
    ];
    const expected = [critical, urgent, old, young].map(({ incident }) => incident);
    const all = (await lead('/api/incidents')).json<IncidentList>();
    expect(all.rows.map(({ id }) => id)).toEqual(expected);
    expect(all).toMatchObject({ openCount: 4, more: false });
    const first = (await lead('/api/incidents?status=open&limit=3')).json<IncidentList>();
    expect(first).toMatchObject({ more: true });
    const rest = (
      await lead(`/api/incidents?status=open&limit=3&before=${first.rows.at(-1)?.id}`)
    ).json<IncidentList>();
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(expected);
  });

  test('shows closed ones apart, newest first', async () => {
    const [a, b] = [await make(), await make()];
    for (const { incident } of [a, b]) {
      await post(lead, `/api/incidents/${incident}/lease`);
      expect((await post(lead, `/api/incidents/${incident}/close`, closing)).status).toBe(200);
      site.clock.advance(1_000);
    }
    const closed = (await lead('/api/incidents?status=closed')).json<IncidentList>();
    expect(closed.rows.map(({ id }) => id)).toEqual([b.incident, a.incident]);
    const page = (await lead(`/api/incidents?status=closed&limit=1&before=${b.incident}`)).json<IncidentList>();
    expect(page.rows.map(({ id }) => id)).toEqual([a.incident]);
  });
});

describe('a lease', () => {
  test('of two leads who take at once, exactly one has it', async () => {
    for (let round = 0; round < 10; round++) {
      const { incident } = await make();
      const answers = await Promise.all(
        [lead, secondLead, reviewer].map((client) => post(client, `/api/incidents/${incident}/lease`)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      for (const answer of answers) if (answer.status === 409) expect(codeOf(answer)).toBe('incident-held-by-other');
      expect((await kindsOn(incident)).filter((kind) => kind === 'incident.leased')).toHaveLength(1);
    }
  });

  test('is renewed by its holder and given back, also when asked twice', async () => {
    const { incident } = await make();
    const path = `/api/incidents/${incident}/lease`;
    const taken = (await post(lead, path)).json<IncidentView>();
    expect(taken.row).toMatchObject({
      status: 'held',
      lease: { person: site.personOf('north', 'lead'), name: 'lead 1 of north' },
    });
    site.clock.advance(60_000);
    const renewed = (await post(lead, path)).json<IncidentView>();
    expect(Date.parse(renewed.row.lease?.until ?? '') - Date.parse(taken.row.lease?.until ?? '')).toBe(60_000);
    expect(codeOf(await secondLead(path, { method: 'DELETE' }))).toBe('incident-held-by-other');
    for (let time = 0; time < 2; time++) {
      const given = await lead(path, { method: 'DELETE' });
      expect(given.json<IncidentView>().row).toMatchObject({ status: 'waiting', lease: null });
    }
    expect(await kindsOn(incident)).toEqual([
      'incident.received',
      'incident.leased',
      'incident.renewed',
      'incident.released',
    ]);
  });

  test('runs out by itself: judged when read, written when acted on or by the job', async () => {
    const [acted, left] = [await make(), await make()];
    for (const { incident } of [acted, left]) await post(lead, `/api/incidents/${incident}/lease`);
    site.clock.advance(5 * 60_000);
    for (const { incident } of [acted, left])
      expect((await secondLead(`/api/incidents/${incident}`)).json<IncidentView>().row).toMatchObject({
        status: 'waiting',
        lease: null,
      });
    expect(codeOf(await post(lead, `/api/incidents/${acted.incident}/close`, closing))).toBe('lease-needed');
    expect((await post(secondLead, `/api/incidents/${acted.incident}/lease`)).status).toBe(200);
    expect(await kindsOn(acted.incident)).toEqual([
      'incident.received',
      'incident.leased',
      'incident.lease-expired',
      'incident.leased',
    ]);
    const deps = { db: site.db, requireLog: () => {} };
    const [one, other] = await Promise.all([expireAllLeases(deps), expireAllLeases(deps)]);
    expect(one + other).toBeGreaterThanOrEqual(1);
    expect(await expireAllLeases(deps)).toBe(0);
    expect(await kindsOn(left.incident)).toEqual(['incident.received', 'incident.leased', 'incident.lease-expired']);
  });
});

describe('opening words', () => {
  test('needs the lease and a reason, hands out exactly the sealed bytes, and stands in the log', async () => {
    const sealedWords = crypto.getRandomValues(new Uint8Array(333));
    const { incident, envelope, device } = await make({ sealedWords });
    const path = `/api/incidents/${incident}/open-words`;
    expect(codeOf(await post(lead, path, look))).toBe('lease-needed');
    await post(lead, `/api/incidents/${incident}/lease`);
    expect(codeOf(await post(secondLead, path, look))).toBe('incident-held-by-other');
    expect((await post(lead, path, { reasonSealed: null })).status).toBe(422);
    const opened = await post(lead, path, { reasonCode: 'other', reasonSealed });
    expect(opened.status).toBe(200);
    const { words, opening } = opened.json<WordsOpened>();
    expect(words).toMatchObject([
      { envelope, epoch: 1, sealed: toBase64Url(sealedWords), aad: { envelope, device, entry: 'made-up-entry' } },
    ]);

    await site.audit.sequenceNow('north');
    const log = (await lead(`/api/incidents/${incident}/log`)).json<RecordLog>();
    expect(log.map(({ action }) => action.kind)).toEqual([
      'incident.received',
      'incident.leased',
      'incident.words-opened',
    ]);
    expect(log.at(-1)).toMatchObject({
      byName: 'lead 1 of north',
      reasonSealed,
      action: { reasonCode: 'other', detail: { opening } },
    });
    for (const { index } of log) expect(index).toBeTypeOf('number');
    const auditor = await site.signIn('north', 'auditor');
    const forAuditor = (await auditor(`/api/incidents/${incident}/log`)).json<RecordLog>();
    expect(forAuditor.at(-1)).toMatchObject({
      reasonSealed: null,
      action: { reasonSha256: log.at(-1)?.action.reasonSha256 },
    });
  });

  test('keeps neither words nor reasons in the rows as they came', async () => {
    const sealedWords = crypto.getRandomValues(new Uint8Array(64));
    const { incident } = await make({ sealedWords });
    await post(lead, `/api/incidents/${incident}/lease`);
    await post(lead, `/api/incidents/${incident}/open-words`, { reasonCode: 'other', reasonSealed });
    const rows = await site.inSchool('north', async (tx) => [
      (await tx.sql.selectFrom('finding').select('words').where('incident', '=', incident).executeTakeFirstOrThrow())
        .words,
      (
        await tx.sql
          .selectFrom('action')
          .select('reasonSealed')
          .where('onId', '=', incident)
          .where('reasonSealed', 'is not', null)
          .executeTakeFirstOrThrow()
      ).reasonSealed as Buffer,
    ]);
    expect(rows[0]?.includes(Buffer.from(sealedWords))).toBe(false);
    expect(rows[1]?.includes(Buffer.alloc(96, 5))).toBe(false);
  });
});

describe('evidence', () => {
  /** A clip of two frames from a real device, one of them not here yet. */
  async function clipFromDevice(): Promise<{
    incident: string;
    clip: ClipId;
    manifest: Record<string, unknown>;
    frame: Buffer;
  }> {
    const device = await site.north.device();
    const frame = Buffer.from(crypto.getRandomValues(new Uint8Array(500)));
    const { clip, finding, manifest } = await device.clip(await site.north.signIn(device), [
      frame,
      Buffer.alloc(300, 9),
    ]);
    for (const envelope of [finding, manifest]) expect((await device.sendEnvelope(envelope)).status).toBe(200);
    expect((await device.send('PUT', agentPaths.frame('north', clip, 0), frame)).status).toBe(200);
    const row = await site.inSchool('north', (tx) =>
      tx.sql.selectFrom('clip').select('incident').where('id', '=', clip).executeTakeFirstOrThrow(),
    );
    return { incident: row.incident, clip, manifest, frame };
  }
  const framePath = (opening: string, clip: string, index = 0): string =>
    `/api/openings/${opening}/clips/${clip}/frames/${index}`;

  test('is opened by a lead who holds it: manifest as signed, frames as sealed, for this person, this incident, ten minutes', async () => {
    const [mine, other] = [await clipFromDevice(), await clipFromDevice()];
    const path = `/api/incidents/${mine.incident}/open-evidence`;
    expect(codeOf(await post(lead, path, look))).toBe('lease-needed');
    await post(lead, `/api/incidents/${mine.incident}/lease`);
    const view = (await lead(`/api/incidents/${mine.incident}`)).json<IncidentView>();
    expect(view.clips).toEqual([{ clip: mine.clip, state: 'listed', frames: 2, framesHere: 1, gaps: 0 }]);
    expect(view.findings).toMatchObject([
      {
        theme: 'bullying',
        site: { id: 'main', name: 'Main building' },
        entry: { id: 'made-up-entry', version: 1, meaning: 'An invented phrase' },
        policy: { version: 1 },
        watchlist: { version: 1 },
      },
    ]);
    expect(view.row).toMatchObject({ pupilName: 'Robin Invented', pupilYear: 9, certainty: 'sign-in', hasClip: true });

    const opened = (await post(lead, path, look)).json<EvidenceOpened>();
    expect(opened.clips).toEqual([{ manifest: mine.manifest, here: [0] }]);
    const bytes = await fetch(site.url + framePath(opened.opening, mine.clip), {
      headers: { cookie: lead.cookie ?? '' },
    });
    expect(bytes.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await bytes.arrayBuffer()).equals(mine.frame)).toBe(true);

    const words = (await post(lead, `/api/incidents/${mine.incident}/open-words`, look)).json<WordsOpened>();
    const refused: [string, Client, string, number][] = [
      ['a frame that is not here', lead, framePath(opened.opening, mine.clip, 1), 404],
      ['another incident’s clip', lead, framePath(opened.opening, other.clip), 404],
      ['another person', secondLead, framePath(opened.opening, mine.clip), 404],
      ['a reviewer', reviewer, framePath(opened.opening, mine.clip), 403],
      ['an opening that never was', lead, framePath(newId(), mine.clip), 404],
      ['an opening of words', lead, framePath(words.opening, mine.clip), 404],
    ];
    for (const [who, client, address, status] of refused) expect((await client(address)).status, who).toBe(status);
    site.clock.advance(10 * 60_000);
    expect((await lead(framePath(opened.opening, mine.clip))).status).toBe(404);
  });

  test('is never opened by a reviewer, and no attempt leaves an opening', async () => {
    const { incident } = await clipFromDevice();
    await post(reviewer, `/api/incidents/${incident}/lease`);
    expect(codeOf(await post(reviewer, `/api/incidents/${incident}/open-evidence`, look))).toBe('not-allowed');
    expect(await kindsOn(incident)).not.toContain('incident.evidence-opened');
  });
});

describe('closing', () => {
  test('needs an outcome and a reason by whoever holds it', async () => {
    const { incident } = await make();
    const path = `/api/incidents/${incident}/close`;
    await post(lead, `/api/incidents/${incident}/lease`);
    for (const lacking of [
      {},
      { ...closing, reasonSealed: '' },
      { ...closing, outcome: 'nothing' },
      { outcome: 'helped', reasonableToCheck: false },
    ]) {
      const answer = await post(lead, path, lacking);
      expect(answer.status).toBe(422);
      expect(codeOf(answer)).toBe('outcome-needed');
    }
    expect(codeOf(await post(lead, path, { ...closing, outcome: 'helped', reasonableToCheck: true }))).toBe(
      'input-malformed',
    );
    expect(codeOf(await post(secondLead, path, closing))).toBe('incident-held-by-other');
    const closed = await post(lead, path, { ...closing, reasonableToCheck: true });
    expect(closed.json<IncidentView>()).toMatchObject({
      row: { status: 'closed', outcome: 'other-meaning', lease: null },
      reasonableToCheck: true,
    });
  });

  test('asked again by the same person with the same outcome changes nothing; another outcome is refused', async () => {
    const { incident } = await make();
    await post(lead, `/api/incidents/${incident}/lease`);
    const both = await Promise.all([1, 2].map(() => post(lead, `/api/incidents/${incident}/close`, closing)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await kindsOn(incident)).filter((kind) => kind === 'incident.closed')).toHaveLength(1);
    expect(codeOf(await post(lead, `/api/incidents/${incident}/close`, { ...closing, outcome: 'helped' }))).toBe(
      'incident-not-in-this-status',
    );
    expect(codeOf(await post(lead, `/api/incidents/${incident}/lease`))).toBe('incident-not-in-this-status');
  });
});

test('an incident of the other school cannot be told from one that never was', async () => {
  const { incident } = await make();
  const south = await site.signIn('south', 'lead');
  const ways: [string, string, unknown][] = [
    ['GET', '', undefined],
    ['GET', '/log', undefined],
    ['POST', '/lease', undefined],
    ['DELETE', '/lease', undefined],
    ['POST', '/open-words', look],
    ['POST', '/open-evidence', look],
    ['POST', '/close', closing],
  ];
  for (const [method, tail, body] of ways) {
    const [foreign, never, noId] = await Promise.all(
      [incident, newId(), 'no-id'].map((id) =>
        south(`/api/incidents/${id}${tail}`, { method, ...(body === undefined ? {} : { body }) }),
      ),
    );
    expect(foreign?.status, `${method} ${tail}`).toBe(404);
    expect(foreign?.text).toBe(never?.text);
    expect(noId?.text).toBe(never?.text);
  }
  expect(await kindsOn(incident)).toEqual(['incident.received']);
  expect((await south('/api/incidents')).json<IncidentList>()).toEqual({ rows: [], openCount: 0, more: false });
});

test('while the log takes nothing, nothing is shown or changed that must be logged', async () => {
  const { incident } = await make();
  await post(lead, `/api/incidents/${incident}/lease`);
  const { requireLog } = site.audit;
  site.audit.requireLog = () => {
    site.audit.requireLog = requireLog;
    requireLog.call(site.audit, 'no such school');
  };
  const refused = await post(lead, `/api/incidents/${incident}/open-words`, look);
  expect(refused.status).toBe(503);
  expect(codeOf(refused)).toBe('log-unavailable');
  expect(await kindsOn(incident)).toEqual(['incident.received', 'incident.leased']);
});
