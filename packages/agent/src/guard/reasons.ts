// Every reason for which something is not looked at, with the plain sentence a pupil reads.
import type { GapReason } from '@candour/contract';

export const guardReasons = {
  'not-enrolled': { says: 'this device is not enrolled with the school yet', gap: 'policy' },
  unconfirmed: { says: 'a technician has not confirmed this device yet', gap: 'policy' },
  held: { says: 'a technician must look at this device first', gap: 'policy' },
  'no-policy': { says: 'no signed policy is in force here', gap: 'policy' },
  'no-watchlist': { says: 'no signed watchlist is in force here', gap: 'policy' },
  'nobody-signed-in': { says: 'nobody is signed in', gap: 'nobody-signed-in' },
  'pupil-not-watched': { says: 'the policy does not watch your year or class', gap: 'policy' },
  'time-unknown': { says: 'the school’s time is not known', gap: 'policy' },
  'day-off': { says: 'today is not a day on which the policy watches', gap: 'policy' },
  holiday: { says: 'it is a holiday', gap: 'policy' },
  'out-of-hours': { says: 'it is outside the hours of the policy', gap: 'policy' },
  exam: { says: 'it is exam time', gap: 'exam' },
  'off-site': { says: 'this device is not on the school’s site', gap: 'policy' },
  'area-not-watched': { says: 'this area of the school is not watched', gap: 'policy' },
  'surface-not-watched': { says: 'the policy does not watch this', gap: 'policy' },
  'site-never-watched': { says: 'this site is never watched', gap: 'site-never-watched' },
  'site-unknown': { says: 'it is not known which site this is', gap: 'site-never-watched' },
  'private-window': { says: 'it is a private window', gap: 'private-window' },
  'secret-field': { says: 'a password, code or card field is in use', gap: 'secret-field' },
  'ring-off': { says: 'the policy has no screen buffer', gap: 'policy' },
  'not-focused': { says: 'the browser is not in front', gap: 'not-focused' },
  minimised: { says: 'the window is minimised', gap: 'minimised' },
  'browser-page': { says: 'it is a page of the browser itself', gap: 'browser-page' },
  'page-made': { says: 'the page wrote it, not you', gap: 'policy' },
} as const satisfies Record<string, { says: string; gap: GapReason }>;

export type GuardReason = keyof typeof guardReasons;
export const gapOf = (reason: GuardReason): GapReason => guardReasons[reason].gap;
