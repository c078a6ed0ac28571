// Which badge stands for a state, and the one sentence beside it. Never quieter than the truth: what watches says so (P6).
import { guardReasons, type GuardReason } from './guard/reasons.ts';
import type { AgentState, Badge } from './state.ts';

export interface BadgeFacts {
  readonly enrolment: AgentState['enrolment'];
  readonly text: GuardReason | 'yes';
  readonly frames: GuardReason | 'yes';
  readonly hasSignIn: boolean;
  readonly isReachable: boolean;
}

export function badgeOf({ enrolment, text, frames, hasSignIn, isReachable }: BadgeFacts): {
  readonly badge: Badge;
  readonly says: string;
} {
  if (enrolment === 'none')
    return { badge: 'not-enrolled', says: 'This device is not enrolled with the school yet. Nothing is watched.' };
  if (enrolment === 'refused')
    return { badge: 'not-enrolled', says: 'The school’s server does not know this device. Nothing is watched.' };
  if (text !== 'yes') {
    const says = `Nothing is watched now, because ${guardReasons[text].says}.`;
    if (text === 'nobody-signed-in') return { badge: 'needs-sign-in', says };
    const noPolicyYet = text === 'no-policy' || text === 'no-watchlist';
    return { badge: noPolicyYet && !isReachable ? 'server-unreachable' : 'not-watching', says };
  }
  const screen = frames === 'yes' ? ' The screen is photographed into locked memory.' : '';
  if (enrolment === 'unconfirmed')
    return {
      badge: 'unconfirmed',
      says: `This device watches, but a technician has not confirmed it yet: what it finds waits here, sealed.${screen}`,
    };
  if (!isReachable)
    return {
      badge: 'server-unreachable',
      says: `This device watches, but the school’s server cannot be reached: what it finds waits here, sealed.${screen}`,
    };
  if (!hasSignIn)
    return { badge: 'needs-sign-in', says: 'This device watches without knowing who you are. Please sign in.' };
  return { badge: 'watching', says: `This device watches now.${screen}` };
}
