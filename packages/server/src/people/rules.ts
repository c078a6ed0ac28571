// Decides how long a session lives, how often somebody may try a password, and whose request it is.
import { roleMay, schoolIdSchema } from '@candour/contract';
import type { Permission, PersonId, Role, SchoolId } from '@candour/contract';

/** A session ends after this long without a request … */
export const sessionIdleMs = 30 * 60_000;
/** … and after this long in any case. */
export const sessionAbsoluteMs = 10 * 60 * 60_000;
/** Written down at most this often: a busy console would otherwise write with each look. */
export const sessionTouchMs = 60_000;

export interface SessionTimes {
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly revokedAt: Date | null;
}

export function sessionUntil({ startedAt, seenAt }: SessionTimes): Date {
  return new Date(Math.min(seenAt.getTime() + sessionIdleMs, startedAt.getTime() + sessionAbsoluteMs));
}

export const isSessionAlive = (session: SessionTimes, now: Date): boolean => session.revokedAt === null && now < sessionUntil(session);

export const sessionCookieName = 'candour_session';

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
  /** A try is forgotten this long after the last one. */
  readonly windowMs: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const throttleLimits = {
  account: { freeTries: 5, windowMs: 15 * 60_000, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 },
  // A school's machines may share one address: generous, and a right password gives its try back.
  address: { freeTries: 60, windowMs: 15 * 60_000, firstWaitMs: 30_000, longestWaitMs: 15 * 60_000 },
} as const satisfies Record<string, ThrottleLimits>;

export interface Tries {
  readonly count: number;
  readonly lastAt: Date;
  readonly waitUntil: Date | null;
}

export type TryVerdict = { readonly mayTry: true; readonly tries: Tries; readonly locksNow: boolean } | { readonly mayTry: false; readonly retryAfterMs: number };

/**
 * Counts a try before the password is looked at, so that a hundred at once count as a hundred.
 * The try that uses up the free ones is still answered and starts the wait; each later one doubles it.
 */
export function countTry(before: Tries | undefined, now: Date, limits: ThrottleLimits): TryVerdict {
  if (before?.waitUntil && now < before.waitUntil) return { mayTry: false, retryAfterMs: before.waitUntil.getTime() - now.getTime() };
  const isStale = !before || now.getTime() - Math.max(before.lastAt.getTime(), before.waitUntil?.getTime() ?? 0) > limits.windowMs;
  const count = (isStale ? 0 : before.count) + 1;
  const beyond = count - limits.freeTries;
  const locksNow = beyond >= 0;
  const waitMs = Math.min(limits.firstWaitMs * 2 ** Math.min(beyond, 20), limits.longestWaitMs);
  return { mayTry: true, locksNow, tries: { count, lastAt: now, waitUntil: locksNow ? new Date(now.getTime() + waitMs) : null } };
}

export const retryAfterSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** One name however it is typed: accounts differ in more than case and width. */
export const normalAccount = (account: string): string => account.normalize('NFKC').trim().toLowerCase();

/** Who may call a console route: anybody, whoever is signed in, or whose role holds the permission. */
export type ConsoleAccess = 'anybody' | 'signed-in' | { readonly permission: Permission };

export interface SignedIn {
  readonly person: PersonId;
  readonly roles: readonly Role[];
}

export type AccessVerdict = 'ok' | 'session-missing' | 'not-allowed';

export function judgeAccess(access: ConsoleAccess, signedIn: SignedIn | null): AccessVerdict {
  if (access === 'anybody') return 'ok';
  if (!signedIn) return 'session-missing';
  if (access === 'signed-in') return 'ok';
  return roleMay(signedIn.roles, access.permission) ? 'ok' : 'not-allowed';
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser names the page's origin on every unsafe request: another one, or none, is refused. */
export function isOwnOrigin(method: string, origin: string | undefined, own: { readonly protocol: string; readonly host: string }): boolean {
  return safeMethods.has(method) || origin === `${own.protocol}://${own.host}`;
}
