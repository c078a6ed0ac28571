// A pupil signs in on the page of a device's link: plain HTML over real HTTP, and the device then knows who it is.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agentPaths, newId } from '@candour/contract';
import type { HeartbeatAnswer, PupilId, SignInOpened } from '@candour/contract';
import { testPolicy } from '../testing/test-documents.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { openTestConsole } from '../testing/test-console.ts';
import type { Answer, TestConsole } from '../testing/test-console.ts';
import { addPupil } from './store.ts';
import { policySections } from '@candour/agent/notice';

let site: TestConsole;
let device: TestDevice;
const sam = {
  id: newId<PupilId>(),
  username: 'sam.invented',
  name: 'Sam <Invented>',
  year: 8,
  classes: ['8a'],
  password: 'lantern river',
};
beforeAll(async () => {
  site = await openTestConsole();
  device = await site.north.device();
  await site.inSchool('north', (tx) => addPupil(tx, sam));
  await site.inSchool('south', (tx) => addPupil(tx, { ...sam, id: newId(), name: 'Somebody else' }));
});
beforeEach(() => site.clock.advance(60 * 60_000));
afterAll(async () => site?.close());

const openLink = async (on = device): Promise<string> => {
  const { json, status } = await on.post(agentPaths.signIns('north'), {});
  expect(status).toBe(200);
  const { pathname, origin } = new URL((json as unknown as SignInOpened).url);
  expect(origin).toBe(site.url);
  return pathname;
};
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> =>
  site.anonymous(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const right = { username: ' Sam.Invented ', password: sam.password };
const whoIsOn = async (on = device): Promise<HeartbeatAnswer['signIn']> =>
  ((await on.heartbeat()).json as unknown as HeartbeatAnswer).signIn;

describe('the page', () => {
  test('names school and device, says what signing in means, and needs no script', async () => {
    const answer = await site.anonymous(await openLink());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const says of [
      'north school',
      'Library 3',
      'What signing in means',
      'made up',
      'type="password"',
      '<label for="username">',
    ])
      expect(answer.text).toContain(says);
    expect(answer.text).not.toMatch(/<script|javascript:|style="/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    // Under `no-referrer` the form's own post would come with the origin `null`.
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  });

  test('is a plain refusal for a link that is unknown, too old, or of the other school', async () => {
    const link = await openLink();
    const stale = await openLink();
    const unknown = [
      `/pupil/north/sign-in/${'A'.repeat(43)}`,
      '/pupil/north/sign-in/x',
      link.replace('north', 'south'),
      link.replace('north', 'west'),
    ];
    for (const path of unknown) {
      const answer = await site.anonymous(path);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([404, 'text/html; charset=utf-8']);
      expect(answer.text).toContain('used up or too old');
      expect((await send(path, right)).status).toBe(404);
    }
    site.clock.advance(15 * 60_000);
    expect((await send(stale, right)).status).toBe(404);
    expect(await whoIsOn()).toBeNull();
  });
});

describe('signing in', () => {
  test('tells this device in this start who it is, once per link', async () => {
    const link = await openLink();
    const answer = await send(link, right);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('You are signed in, Sam &lt;Invented&gt;');
    expect(answer.text).toContain('You can close this page');
    expect(answer.text).toContain('href="/pupil/north/watched"');
    expect(await whoIsOn()).toMatchObject({ pupil: sam.id, name: sam.name, year: 8, classes: ['8a'] });
    expect((await send(link, right)).status).toBe(404);
  });

  test('ends with the start of the browser it was made in', async () => {
    const other = await site.north.device();
    await send(await openLink(other), right);
    expect(await whoIsOn(other)).toMatchObject({ pupil: sam.id });
    const copy = other.copy();
    expect(await whoIsOn(copy)).toBeNull();
    // Over in the record as well: nothing that the old start might still say is said of this pupil.
    expect((await site.north.actions('pupil.signed-out')).at(-1)).toMatchObject({
      on: sam.id,
      detail: { device: other.id },
    });
  });

  test('of two who send the same link at once, one is signed in', async () => {
    const link = await openLink();
    const answers = await Promise.all([1, 2, 3].map(() => send(link, right)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  test('ends whoever was signed in on the device before', async () => {
    const alex = { ...sam, id: newId<PupilId>(), username: 'alex.invented', name: 'Alex Invented' };
    await site.inSchool('north', (tx) => addPupil(tx, alex));
    await send(await openLink(), right);
    await send(await openLink(), { username: alex.username, password: alex.password });
    expect(await whoIsOn()).toMatchObject({ pupil: alex.id });
    const ended = await site.north.actions('pupil.signed-out');
    expect(ended.at(-1)).toMatchObject({ on: sam.id, detail: { device: device.id } });
    const open = await site.inSchool('north', (tx) =>
      tx.sql
        .selectFrom('pupilSignIn')
        .select('pupil')
        .where('device', '=', device.id)
        .where('endedAt', 'is', null)
        .where('until', '>', tx.at)
        .execute(),
    );
    expect(open).toEqual([{ pupil: alex.id }]);
  });

  test('answers a wrong password and an unknown name alike, and keeps neither', async () => {
    const link = await openLink();
    const [wrong, unknown, empty] = [
      await send(link, { ...right, password: 'verbatim-secret' }),
      await send(link, { username: 'verbatim-name', password: 'x' }),
      await send(link, { username: 'sam.invented' }),
    ];
    expect([wrong.status, unknown.status, empty.status]).toEqual([401, 401, 422]);
    expect(wrong.text).toBe(unknown.text);
    for (const answer of [wrong, unknown]) expect(answer.text).not.toContain('verbatim');
    expect(site.logLines.join('')).not.toMatch(/verbatim|lantern river/);
    expect((await send(link, right)).status).toBe(200);
  });

  test('waits after five wrong passwords, on whatever link they come', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await send(await openLink(), { ...right, password: 'wrong' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const waiting = await send(await openLink(), right);
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '30']);
    expect(waiting.text).toContain('Wait 30 seconds');
    site.clock.advance(30_000);
    expect((await send(await openLink(), right)).status).toBe(200);
  });

  test('is refused from another page, on a held device, and for a pupil who left the roster', async () => {
    const link = await openLink();
    for (const origin of ['https://evil.example', 'null'])
      expect((await send(link, right, { origin })).status, origin).toBe(403);

    const left = { ...sam, id: newId<PupilId>(), username: 'kit.invented' };
    await site.inSchool('north', async (tx) => {
      await addPupil(tx, left);
      await tx.sql
        .updateTable('pupilAttributes')
        .set({ validTo: new Date(site.clock.now() + 1).toISOString() })
        .where('pupil', '=', left.id)
        .execute();
    });
    site.clock.advance(1_000);
    expect((await send(link, { username: left.username, password: left.password })).status).toBe(401);

    await site.inSchool('north', (tx) =>
      tx.sql.updateTable('device').set({ status: 'held' }).where('id', '=', device.id).execute(),
    );
    const held = await send(link, right);
    await site.inSchool('north', (tx) =>
      tx.sql.updateTable('device').set({ status: 'confirmed' }).where('id', '=', device.id).execute(),
    );
    expect(held.status).toBe(403);
    expect(held.text).toContain('both are held');
  });
});

describe('a page that is passed on', () => {
  test('serves only the browser that opened it', async () => {
    const mine = await site.north.device();
    const link = await openLink(mine);
    const opened = await site.anonymous(link);
    const [cookie] = opened.headers.getSetCookie();
    expect(cookie).toMatch(
      new RegExp(`^candour_link=[A-Za-z0-9_-]{43}; Max-Age=900; Path=${link}; HttpOnly; SameSite=Lax$`),
    );
    const own = { cookie: cookie?.split(';')[0] ?? '' };
    for (const headers of [{}, { cookie: `candour_link=${'A'.repeat(43)}` }, { cookie: 'candour_link=' }]) {
      const elsewhere = await send(link, right, headers);
      expect([elsewhere.status, elsewhere.text.includes('opened in another browser')]).toEqual([403, true]);
      expect((await site.anonymous(link, { headers })).status).toBe(403);
    }
    expect(await whoIsOn(mine)).toBeNull();
    expect((await site.anonymous(link, { headers: own })).text).toContain('Library 3');
    expect((await send(link, right, own)).status).toBe(200);
    expect(await whoIsOn(mine)).toMatchObject({ pupil: sam.id });
  });
});

describe('many wrong passwords', () => {
  test('on one device keep nobody else of the same address out, neither pupils nor staff', async () => {
    const tries = async (count: number, from: string): Promise<number[]> => {
      // A device may ask for sixty things a minute.
      site.clock.advance(61_000);
      return Promise.all(
        Array.from(
          { length: count },
          async (_, i) => (await send(await openLink(), { username: `${from}-${i}`, password: 'wrong' })).status,
        ),
      );
    };
    const statuses = [...(await tries(31, 'one')), ...(await tries(31, 'two'))];
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const other = await site.north.device();
    expect((await send(await openLink(other), right)).status).toBe(200);
    await expect(site.signIn('north', 'lead')).resolves.toBeDefined();
  });
});

describe('what is watched', () => {
  test('is a public page made from the policy in force', async () => {
    const answer = await site.anonymous('/pupil/north/watched');
    expect(answer.status).toBe(200);
    // The page escapes apostrophes and the like; these sentences have none.
    for (const says of [
      'What is watched',
      'from 08:00 to 17:00',
      'Main building',
      'A. Lead',
      ...policySections(testPolicy({}))
        .flatMap(({ sentences }) => sentences)
        .filter((sentence) => !/[&<>"']/.test(sentence)),
    ]) {
      expect(answer.text, says).toContain(says);
    }
    expect((await site.anonymous('/pupil/west/watched')).status).toBe(404);
  });
});
