// Decides how long a pupil's sign-in lasts and where its page stands.
import type { SchoolId } from '@candour/contract';

/** A link made for one device and one start of its browser is good this long … */
export const linkValidMs = 15 * 60_000;
/** … and what is signed in by it lasts at most a school day. */
export const signInValidMs = 8 * 60 * 60_000;

export const signInPath = (school: SchoolId | string, token: string): string => `/pupil/${school}/sign-in/${token}`;

export const isLinkOpen = (link: { readonly until: string; readonly usedAt: string | null }, nowMs: number): boolean =>
  link.usedAt === null && nowMs < Date.parse(link.until);

/** Names the browser that opened a page; it is sent back to that page alone. */
export const linkCookieName = 'candour_link';

/** Whether this browser may use the page: the one that opened it, or any while nobody has. */
export const isOwnBrowser = (link: { readonly browserSha256: Uint8Array | null }, asking: Uint8Array | null): boolean =>
  link.browserSha256 === null || (asking !== null && Buffer.compare(link.browserSha256, asking) === 0);

/** One user name however it is typed. */
export const normalUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase();
