// Decides how long a session lives, how often somebody may try a password, and whose request it is.
import { roleMay, schoolIdSchema } from '@candour/contract';
import type { Permission, PersonId, Role, SchoolId } from '@candour/contract';
import { isoOf } from '../clock.ts';

/** A session ends after this long without a request … */
export const sessionIdleMs = 30 * 60_000;
/** … and after this long in any case. */
export const sessionAbsoluteMs = 10 * 60 * 60_000;
/** Written down at most this often: a busy console would otherwise write with each look. */
export const sessionTouchMs = 60_000;

export interface SessionTimes {
  readonly startedAt: string;
  readonly until: string;
  readonly endedAt: string | null;
}

/** Until when a session lives that was used now. */
export const sessionUntil = (startedAt: string, nowMs: number): string =>
  isoOf(Math.min(nowMs + sessionIdleMs, Date.parse(startedAt) + sessionAbsoluteMs));

export const isSessionAlive = (session: SessionTimes, nowMs: number): boolean =>
  session.endedAt === null && nowMs < Date.parse(session.until);

export const isWorthTouching = (session: SessionTimes, nowMs: number): boolean =>
  Date.parse(sessionUntil(session.startedAt, nowMs)) - Date.parse(session.until) >= sessionTouchMs;

export const sessionCookieName = 'candour_session';

/** Tells a browser in which this person has signed in before; it opens nothing by itself. */
export const knownBrowserCookieName = 'candour_browser';
export const knownBrowserMs = 90 * 24 * 60 * 60_000;

/** `<school>.<token>`: the school stands in the cookie, since nothing can be looked up before it is known. */
export function parseSessionCookie(value: string | undefined): { school: SchoolId; token: string } | null {
  const [, school, token] = /^([a-z0-9-]{3,40})\.([A-Za-z0-9_-]{43})$/.exec(value ?? '') ?? [];
  const parsed = schoolIdSchema.safeParse(school);
  return parsed.success && token ? { school: parsed.data, token } : null;
}

/** How many wrong passwords are borne, and how the wait grows after them. */
export interface ThrottleLimits {
  /** Tries that are free within the window. */
  readonly freeTries: number;
  /** Tries are forgotten this long after the first one, or after the last wait ended. */
  readonly windowMs: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const throttleLimits = {
  account: { freeTries: 5, windowMs: 15 * 60_000, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 },
  // A school's machines may share one address: generous, and a right password gives its try back.
  address: { freeTries: 60, windowMs: 15 * 60_000, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 },
  // One page opened for one device: whoever needs more opens another.
  link: { freeTries: 10, windowMs: 15 * 60_000, firstWaitMs: 60_000, longestWaitMs: 15 * 60_000 },
} as const satisfies Record<string, ThrottleLimits>;

export interface Tries {
  readonly failures: number;
  readonly firstAt: string;
  readonly lockedUntil: string | null;
}

export type TryVerdict =
  | { readonly mayTry: true; readonly tries: Tries; readonly locksNow: boolean }
  | { readonly mayTry: false; readonly retryAfterMs: number };

/**
 * Counts a try before the password is looked at, so that a hundred at once count as a hundred; a right one takes it back.
 * The try that uses up the free ones is still answered and starts the wait; each later one doubles it.
 */
export function countTry(before: Tries | undefined, nowMs: number, limits: ThrottleLimits): TryVerdict {
  const lockedUntilMs = before?.lockedUntil ? Date.parse(before.lockedUntil) : 0;
  if (nowMs < lockedUntilMs) return { mayTry: false, retryAfterMs: lockedUntilMs - nowMs };
  const isStale = !before || nowMs - Math.max(Date.parse(before.firstAt), lockedUntilMs) > limits.windowMs;
  const failures = (isStale ? 0 : before.failures) + 1;
  const beyond = failures - limits.freeTries;
  const locksNow = beyond >= 0;
  const waitMs = Math.min(limits.firstWaitMs * 2 ** Math.min(beyond, 20), limits.longestWaitMs);
  return {
    mayTry: true,
    locksNow,
    tries: {
      failures,
      firstAt: isStale ? isoOf(nowMs) : before.firstAt,
      lockedUntil: locksNow ? isoOf(nowMs + waitMs) : null,
    },
  };
}

export const retryAfterSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** One name however it is typed: accounts differ in more than case and width. */
export const normalAccount = (account: string): string => account.normalize('NFKC').trim().toLowerCase();

/** Who may call a console route: anybody, whoever is signed in, or whose role holds the permission. */
export type ConsoleAccess = 'anybody' | 'signed-in' | Permission;

export interface SignedIn {
  readonly person: PersonId;
  readonly roles: readonly Role[];
}

export type AccessVerdict = 'ok' | 'session-missing' | 'not-allowed';

export function judgeAccess(access: ConsoleAccess, signedIn: SignedIn | null): AccessVerdict {
  if (access === 'anybody') return 'ok';
  if (!signedIn) return 'session-missing';
  if (access === 'signed-in') return 'ok';
  return roleMay(signedIn.roles, access) ? 'ok' : 'not-allowed';
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser names the page's origin on every unsafe request: another one, or none, is refused. */
export function isOwnOrigin(
  method: string,
  origin: string | undefined,
  own: { readonly protocol: string; readonly host: string },
): boolean {
  return safeMethods.has(method) || origin === `${own.protocol}://${own.host}`;
}
