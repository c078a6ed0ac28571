// How often an entry may be wrong before a change of it is proposed: never silence, since a rule that misses is wrong too.
import type { Severity, Theme } from '../../packages/contract/src/index.ts';

/** Of what was found, the share that may be innocent. The graver a theme, the more false flags it is worth. */
const bySeverity = { note: 0.9, concern: 0.6, urgent: 0.4, critical: 0.25 } as const satisfies Record<Severity, number>;

/** Where a missed child weighs most, twice as many false flags for each true one are borne. */
const gravest: ReadonlySet<Theme> = new Set([
  'suicide',
  'self-harm',
  'abuse-disclosure',
  'weapons',
  'fgm',
  'forced-marriage',
  'grooming',
]);

export const rateLimit = (theme: Theme, severity: Severity): number => {
  const limit = bySeverity[severity];
  if (!gravest.has(theme)) return limit;
  // Odds, not shares: 0.6 false is 1.5 for each true one; twice as many are 3, which is 0.75.
  const odds = (2 * limit) / (1 - limit);
  return odds / (1 + odds);
};

export const lowerSeverity = {
  critical: 'urgent',
  urgent: 'concern',
  concern: 'note',
  note: undefined,
} as const satisfies Record<Severity, Severity | undefined>;
