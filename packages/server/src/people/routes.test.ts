// Sign-in over real HTTP: right, wrong, throttled, ended; cookies, origins, and what is logged of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Me, SchoolsAnswer } from '@candour/contract';
import { accountOf, clientOf, openTestConsole, testPassword } from '../testing/test-console.ts';
import type { Answer, TestConsole } from '../testing/test-console.ts';

let site: TestConsole;
beforeAll(async () => {
  site = await openTestConsole();
});
afterAll(async () => site?.close());

const signIn = (over: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  site.anonymous('/api/sign-in', {
    method: 'POST',
    body: { school: 'north', account: accountOf('lead'), password: testPassword, ...over },
    headers,
  });
const codeOf = (answer: Answer): string => answer.json<{ error: { code: string } }>().error.code;
const kindsOf = (person: string): Promise<string[]> =>
  site.inSchool('north', async (tx) =>
    (
      await tx.sql.selectFrom('action').select('kind').where('onId', '=', person).orderBy('at').orderBy('id').execute()
    ).map(({ kind }) => kind),
  );

describe('signing in', () => {
  test('names the schools to anybody and the person to themselves', async () => {
    expect((await site.anonymous('/api/schools')).json<SchoolsAnswer>()).toEqual([
      { id: 'north', name: 'north school', madeUp: true },
      { id: 'south', name: 'south school', madeUp: true },
    ]);
    const answer = await signIn({ account: ' LEAD.1 ' });
    const me = answer.json<Me>();
    expect(me).toMatchObject({
      person: { id: site.personOf('north', 'lead'), name: 'lead 1 of north', roles: ['lead'] },
      school: { id: 'north', madeUp: true },
    });
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^candour_session=north\.[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const client = clientOf(site.url, cookie.split(';')[0]);
    expect((await client('/api/me')).json<Me>()).toEqual(me);
    expect((await client('/api/me')).headers.get('cache-control')).toBe('no-store');
  });

  test('keeps only a digest of the token', async () => {
    const token = (await signIn()).headers.getSetCookie()[0]?.match(/north\.([^;]+)/)?.[1] ?? '';
    const rows = await site.asOwner(
      `BEGIN; SET LOCAL candour.school = 'north'; SELECT row_to_json(session)::text AS row FROM session; COMMIT`,
    );
    expect(token).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  test('answers a wrong password, an unknown account and an unknown school alike', async () => {
    const answers = await Promise.all([
      signIn({ password: 'x' }),
      signIn({ account: 'nobody' }),
      signIn({ school: 'west' }),
      signIn({ school: 'south', account: accountOf('lead', 2) }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.text).toBe(answers[0]?.text);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test('names wrong fields without repeating them', async () => {
    const answer = await signIn({ account: '', password: 'p'.repeat(300), extra: 'verbatim-value' });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({
      error: { code: 'input-malformed', detail: expect.stringContaining('account') },
    });
    expect(answer.text).not.toMatch(/verbatim|extra|ppp/);
    const notJson = await site.anonymous('/api/sign-in', { method: 'POST', body: '{"password":"verbatim-value' });
    expect([notJson.status, codeOf(notJson)]).toEqual([422, 'input-malformed']);
    expect(notJson.text).not.toContain('verbatim');
    expect(site.logLines.join('')).not.toMatch(/verbatim|quiet otters/);
  });

  test('is in the record, and so is signing out, which ends the session at once', async () => {
    const client = await site.signIn('north', 'governor');
    const out = await client('/api/sign-out', { method: 'POST' });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^candour_session=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect([(await client('/api/me')).status, codeOf(await client('/api/me'))]).toEqual([401, 'session-missing']);
    expect((await client('/api/sign-out', { method: 'POST' })).status).toBe(204);
    expect(await kindsOf(site.personOf('north', 'governor'))).toEqual(['person.signed-in', 'person.signed-out']);
  });
});

describe('a session', () => {
  test('ends after half an hour without a request, and after ten hours in any case', async () => {
    const idle = await site.signIn('north', 'head');
    site.clock.advance(29 * 60_000);
    expect((await idle('/api/me')).status).toBe(200);
    site.clock.advance(29 * 60_000);
    expect((await idle('/api/me')).status).toBe(200);
    site.clock.advance(30 * 60_000);
    expect((await idle('/api/me')).status).toBe(401);
    const busy = await site.signIn('north', 'head');
    for (let minutes = 0; minutes < 9 * 60 + 40; minutes += 20) {
      site.clock.advance(20 * 60_000);
      expect((await busy('/api/me')).status).toBe(200);
    }
    site.clock.advance(20 * 60_000);
    expect((await busy('/api/me')).status).toBe(401);
  });

  test('of one school is none in the other, and a made-up one is none at all', async () => {
    const token = (await signIn()).headers.getSetCookie()[0]?.match(/north\.([^;]+)/)?.[1];
    for (const cookie of [
      `candour_session=south.${token}`,
      `candour_session=north.${'A'.repeat(43)}`,
      'candour_session=north.',
      `candour_session=west.${token}`,
    ]) {
      expect((await clientOf(site.url, cookie)('/api/me')).status, cookie).toBe(401);
    }
  });
});

describe('a request from another page', () => {
  test('is refused whatever cookie it carries', async () => {
    const client = await site.signIn('north', 'technician');
    for (const origin of [
      'https://evil.example',
      'null',
      `${site.url}.evil.example`,
      site.url.replace('http:', 'https:'),
    ]) {
      for (const path of ['/api/enrolment-codes', '/api/sign-out', '/api/sign-in']) {
        const answer = await client(path, { method: 'POST', headers: { origin } });
        expect([answer.status, codeOf(answer)], `${origin} ${path}`).toEqual([403, 'origin-refused']);
      }
    }
    const withoutOrigin = await fetch(`${site.url}/api/enrolment-codes`, { method: 'POST' });
    expect(withoutOrigin.status).toBe(403);
    expect((await client('/api/me')).status).toBe(200);
  });
});

describe('the throttle', () => {
  test('locks an account after five wrong passwords, tells how long, and keeps the right one out too', async () => {
    const who = { account: accountOf('auditor') };
    const wrong = await Promise.all(Array.from({ length: 20 }, () => signIn({ ...who, password: 'wrong' })));
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = await signIn(who);
    expect([refused.status, codeOf(refused)]).toEqual([429, 'sign-in-throttled']);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBe(30);
    expect(await kindsOf(site.personOf('north', 'auditor'))).toEqual(['person.locked-out']);
    site.clock.advance(wait * 1_000);
    expect((await signIn(who)).status).toBe(200);
    expect((await signIn({ ...who, password: 'wrong' })).status).toBe(401);
  });

  test('locks an account that does not exist in the same way, and nobody else', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await signIn({ account: 'no such person', password: 'wrong' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await signIn()).status).toBe(200);
    expect((await signIn({ school: 'south', account: 'no such person', password: 'wrong' })).status).toBe(401);
  });

  test('keeps nobody out of a browser they have used before, whatever others type elsewhere', async () => {
    site.clock.advance(60 * 60_000);
    const browserOf = (answer: Answer): { cookie: string } => ({
      cookie: answer.headers.getSetCookie()[1]?.split(';')[0] ?? '',
    });
    const first = await signIn();
    expect(first.headers.getSetCookie()[1]).toMatch(
      /^candour_browser=[A-Za-z0-9_-]{43}; Max-Age=7776000; Path=\/api\/sign-in; HttpOnly; SameSite=Strict$/,
    );
    await Promise.all(Array.from({ length: 80 }, () => signIn({ password: 'wrong' })));
    expect((await signIn()).status).toBe(429);
    const second = await signIn({}, browserOf(first));
    expect(second.status).toBe(200);
    // The token is for one person, is replaced at each use, and is no way to try for ever.
    expect((await signIn({}, browserOf(first))).status).toBe(429);
    const governor = await signIn({ account: accountOf('governor') });
    expect((await signIn({}, browserOf(governor))).status).toBe(429);
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await signIn({ password: 'wrong' }, browserOf(second))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('keeps counting over all accounts of one address', async () => {
    site.clock.advance(60 * 60_000);
    const statuses = await Promise.all(
      Array.from({ length: 80 }, async (_, i) => (await signIn({ account: `guess-${i}`, password: 'wrong' })).status),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    expect((await signIn()).status).toBe(429);
    site.clock.advance(31_000);
    expect((await signIn()).status).toBe(200);
  });
});
