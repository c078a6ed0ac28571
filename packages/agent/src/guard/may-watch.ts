// The one question before each text and each frame: may it be looked at, by the signed policy, here and now? Unknown means no.
import type { PolicyBody, Surface } from '@candour/contract';
import type { ScreenLook } from '../ports.ts';
import type { GuardTime } from './guard-time.ts';
import type { GuardReason } from './reasons.ts';
import { siteReason } from './sites.ts';
import { isExamTime, outOfHours } from './time.ts';

/** Everything the answer depends on besides the text or the frame itself. */
export interface Situation {
  readonly enrolment: 'none' | 'refused' | 'unconfirmed' | 'confirmed' | 'held';
  /** As it holds now: already cut to its baseline part where it must be. */
  readonly policy: PolicyBody | null;
  readonly hasWatchlist: boolean;
  readonly time: GuardTime;
  /** From a sign-in that the server gave and that has not ended; otherwise `null`. */
  readonly pupil: { readonly year: number; readonly classes: readonly string[] } | null;
  /** The site whose beacon vouched within five minutes, from an address that is no off-site pool; otherwise `null`. */
  readonly siteId: string | null;
  /** `URL.host` of the school's server. */
  readonly ownServer: string;
}

export interface AskedText {
  readonly kind: 'text';
  readonly surface: Surface;
  readonly hosts: readonly (string | null)[];
  readonly privateWindow: boolean | null;
  readonly pageMade: boolean;
}
export interface AskedFrame {
  readonly kind: 'frame';
  readonly look: ScreenLook;
}

/** `watch`: send at once. `keep`: only sealed on the device until it is on site again. `count`: only counted. From wide to narrow. */
const ways = ['watch', 'keep', 'count'] as const;
export type Way = (typeof ways)[number];
export type Decision =
  | { readonly answer: 'yes'; readonly way: Way }
  | { readonly answer: 'no'; readonly reason: GuardReason };

const no = (reason: GuardReason): Decision => ({ answer: 'no', reason });

/** Pure. A frame is asked about as it would show: its page with every frame in it. */
export function mayWatch(situation: Situation, asked: AskedText | AskedFrame): Decision {
  const reason = neverReason(situation.ownServer, situation.policy, asked) ?? deviceReason(situation, asked.kind);
  if (reason) return no(reason);
  return hereAndNow(situation, asked);
}

/** What no policy can allow. */
function neverReason(ownServer: string, policy: PolicyBody | null, asked: AskedText | AskedFrame): GuardReason | null {
  const added = policy?.neverWatched ?? [];
  if (asked.kind === 'text') {
    if (asked.pageMade) return 'page-made';
    if (asked.privateWindow !== false) return 'private-window';
    return siteReason(asked.hosts, added, ownServer);
  }
  const { look } = asked;
  if (look.privateWindow !== false) return 'private-window';
  if (look.windowFocused !== true) return 'not-focused';
  if (look.minimised !== false) return 'minimised';
  if (look.kind !== 'web') return 'browser-page';
  // Before the focused field: of a never-watched site not even that is asked.
  return (
    siteReason(look.hosts, added, ownServer) ??
    (look.secretFocused === false && look.page !== null ? null : 'secret-field')
  );
}

function deviceReason({ enrolment, policy, hasWatchlist }: Situation, kind: 'text' | 'frame'): GuardReason | null {
  if (enrolment === 'none' || enrolment === 'refused') return 'not-enrolled';
  if (enrolment === 'held') return 'held';
  // Text of an unconfirmed device waits sealed in the outbox; pictures are not taken before somebody vouched for the device.
  if (enrolment === 'unconfirmed' && kind === 'frame') return 'unconfirmed';
  if (!policy) return 'no-policy';
  return hasWatchlist ? null : 'no-watchlist';
}

function hereAndNow(situation: Situation, asked: AskedText | AskedFrame): Decision {
  const { policy, time, pupil, siteId } = situation;
  if (!policy) return no('no-policy');
  if (asked.kind === 'frame' && !pupil) return no('nobody-signed-in');
  const watchesAll = policy.who.years === 'all' && policy.who.classes === 'all';
  if (!watchesAll && !pupil) return no('nobody-signed-in');
  if (pupil && !isWatched(policy.who, pupil)) return no('pupil-not-watched');

  const hours = firstReason(time.candidates, (at) => outOfHours(policy.when, at));
  if (hours === 'time-unknown') return no(hours);
  const place = placeReason(policy, siteId);
  if (place === 'area-not-watched') return no(place);

  if (asked.kind === 'frame') {
    if (!policy.ring) return no('ring-off');
    if (time.candidates.some((at) => isExamTime(policy.when, at))) return no('exam');
    // Off site and out of hours there is text at most (P5).
    const reason = place ?? hours;
    return reason ? no(reason) : { answer: 'yes', way: 'watch' };
  }
  if (!policy.surfaces[asked.surface]) return no('surface-not-watched');
  const allowed = [wayOf(place && policy.offSite, place), wayOf(hours && policy.outOfHours, hours)];
  const refusal = allowed.find((one) => one.answer === 'no');
  return refusal ?? { answer: 'yes', way: narrower(allowed) };
}

function isWatched(
  who: PolicyBody['who'],
  pupil: { readonly year: number; readonly classes: readonly string[] },
): boolean {
  const { years, classes } = who;
  return (
    (years === 'all' || years.includes(pupil.year)) &&
    (classes === 'all' || pupil.classes.some((name) => classes.includes(name)))
  );
}

function firstReason(times: readonly number[], reasonAt: (timeMs: number) => GuardReason | null): GuardReason | null {
  if (times.length === 0) return 'time-unknown';
  for (const time of times) {
    const reason = reasonAt(time);
    if (reason) return reason;
  }
  return null;
}

function placeReason(policy: PolicyBody, siteId: string | null): 'off-site' | 'area-not-watched' | null {
  if (siteId === null) return 'off-site';
  // A site that only the uncut policy names (a boarding house, say) is a place, but not a watched one.
  return policy.sites.some(({ id }) => id === siteId) ? null : 'area-not-watched';
}

function wayOf(allows: PolicyBody['offSite'] | null, reason: GuardReason | null): Decision {
  if (!reason || !allows) return { answer: 'yes', way: 'watch' };
  if (allows === 'nothing') return no(reason);
  return { answer: 'yes', way: allows === 'text-kept' ? 'keep' : 'count' };
}

const narrower = (decisions: readonly Decision[]): Way =>
  ways[Math.max(...decisions.map((one) => (one.answer === 'yes' ? ways.indexOf(one.way) : 0)))] ?? 'count';
