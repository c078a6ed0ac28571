// Sessions, throttle and access, decided without a database.
import { permissions, roles } from '@candour/contract';
import type { PersonId } from '@candour/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';
import {
  countTry,
  isOwnOrigin,
  isSessionAlive,
  isWorthTouching,
  judgeAccess,
  normalAccount,
  parseSessionCookie,
  sessionAbsoluteMs,
  sessionIdleMs,
  sessionUntil,
  throttleLimits,
} from './rules.ts';
import type { Tries } from './rules.ts';

const start = Date.parse('2026-11-24T08:00:00.000Z');
const iso = (ms: number): string => new Date(start + ms).toISOString();

describe('a session', () => {
  const used = (atMs: number): { startedAt: string; until: string; endedAt: null } => ({
    startedAt: iso(0),
    until: sessionUntil(iso(0), start + atMs),
    endedAt: null,
  });

  test('ends thirty minutes after the last request', () => {
    expect(isSessionAlive(used(60_000), start + 60_000 + sessionIdleMs - 1)).toBe(true);
    expect(isSessionAlive(used(60_000), start + 60_000 + sessionIdleMs)).toBe(false);
  });

  test('ends ten hours after sign-in however busy it is', () => {
    expect(isSessionAlive(used(sessionAbsoluteMs - 1_000), start + sessionAbsoluteMs - 1)).toBe(true);
    expect(isSessionAlive(used(sessionAbsoluteMs - 1_000), start + sessionAbsoluteMs)).toBe(false);
  });

  test('ends at once when revoked', () => {
    expect(isSessionAlive({ ...used(0), endedAt: iso(0) }, start + 1)).toBe(false);
  });

  test('is written down once a minute, not with each look', () => {
    expect(isWorthTouching(used(0), start + 59_999)).toBe(false);
    expect(isWorthTouching(used(0), start + 60_000)).toBe(true);
  });

  test('is named by a cookie of school and token, and by nothing else', () => {
    const token = 'A'.repeat(43);
    expect(parseSessionCookie(`oak-hill.${token}`)).toEqual({ school: 'oak-hill', token });
    for (const bad of [
      undefined,
      '',
      token,
      `.${token}`,
      `oak-hill.${token}x`,
      `OAK.${token}`,
      `oak-hill.${token};`,
      `9ak.${token}`,
    ]) {
      expect(parseSessionCookie(bad), String(bad)).toBeNull();
    }
  });
});

describe('the throttle', () => {
  const tryTimes = (count: number, everyMs: number): { allowed: number; tries: Tries | undefined } => {
    let tries: Tries | undefined;
    let allowed = 0;
    for (let i = 0; i < count; i++) {
      const verdict = countTry(tries, start + i * everyMs, throttleLimits.account);
      if (!verdict.mayTry) continue;
      allowed++;
      tries = verdict.tries;
    }
    return { allowed, tries };
  };

  test('bears five tries, then makes the account wait', () => {
    expect(tryTimes(5, 100).allowed).toBe(5);
    expect(tryTimes(100, 100).allowed).toBe(5);
    const { tries } = tryTimes(5, 0);
    expect(countTry(tries, start + 29_999, throttleLimits.account)).toEqual({ mayTry: false, retryAfterMs: 1 });
    expect(countTry(tries, start + 30_000, throttleLimits.account)).toMatchObject({
      mayTry: true,
      locksNow: true,
      tries: { lockedUntil: iso(90_000) },
    });
  });

  test('forgets after a quiet quarter of an hour', () => {
    const { tries } = tryTimes(5, 0);
    expect(countTry(tries, start + 30_000 + 15 * 60_000 + 1, throttleLimits.account)).toMatchObject({
      mayTry: true,
      locksNow: false,
    });
  });

  test('makes each try beyond the free ones wait, in any rhythm', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 * 60_000 }), { minLength: 5, maxLength: 200 }), (pauses) => {
        let tries: Tries | undefined;
        let at = start;
        for (const pause of pauses) {
          at += pause;
          const verdict = countTry(tries, at, throttleLimits.account);
          if (!verdict.mayTry) {
            expect(Date.parse(tries?.lockedUntil ?? '')).toBeGreaterThan(at);
            continue;
          }
          tries = verdict.tries;
          expect(tries.lockedUntil !== null).toBe(tries.failures >= throttleLimits.account.freeTries);
        }
      }),
    );
  });
});

test('one account is one name in any case and width', () => {
  expect(normalAccount('  Ｍ.Okafor ')).toBe(normalAccount('m.okafor'));
});

describe('access', () => {
  test('follows the permission table for every role', () => {
    for (const [permission, allowed] of Object.entries(permissions)) {
      for (const role of roles) {
        const verdict = judgeAccess(permission as keyof typeof permissions, { person: 'p' as PersonId, roles: [role] });
        expect(verdict, `${role} ${permission}`).toBe(
          (allowed as readonly string[]).includes(role) ? 'ok' : 'not-allowed',
        );
      }
    }
  });

  test('needs a session for anything that is not for anybody', () => {
    expect(judgeAccess('anybody', null)).toBe('ok');
    expect(judgeAccess('signed-in', null)).toBe('session-missing');
    expect(judgeAccess('incident.list', null)).toBe('session-missing');
  });

  test('unsafe methods need the page’s own origin', () => {
    const own = { protocol: 'https', host: 'candour.school.example:8443' };
    expect(isOwnOrigin('GET', undefined, own)).toBe(true);
    expect(isOwnOrigin('POST', 'https://candour.school.example:8443', own)).toBe(true);
    for (const origin of [
      undefined,
      'null',
      'http://candour.school.example:8443',
      'https://candour.school.example',
      'https://evil.example',
      'https://candour.school.example:8443.evil.example',
    ]) {
      expect(isOwnOrigin('POST', origin, own), String(origin)).toBe(false);
      expect(isOwnOrigin('DELETE', origin, own), String(origin)).toBe(false);
    }
  });
});

test('a password fits its own hash only, and nobody’s never', async () => {
  const stored = await hashPassword('four quiet otters');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword('four quiet otters', stored)).toBe(true);
  expect(await isPassword('four quiet otter', stored)).toBe(false);
  expect(await isPassword('four quiet otters', null)).toBe(false);
});
