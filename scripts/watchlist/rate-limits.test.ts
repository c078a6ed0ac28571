// The graver a severity, the fewer false flags; the graver a theme, the more of them are borne for each true one.
import { expect, it } from 'vitest';
import { severities } from '../../packages/contract/src/index.ts';
import { lowerSeverity, rateLimit } from './rate-limits.ts';

it('falls with severity, and never proposes silence', () => {
  const limits = severities.map((severity) => rateLimit('drugs', severity));
  expect(limits).toEqual([0.9, 0.6, 0.4, 0.25]);
  expect(severities.map((severity) => lowerSeverity[severity])).toEqual([undefined, 'note', 'concern', 'urgent']);
});

it('bears twice as many false flags for each true one where a missed child weighs most', () => {
  // 0.6 false is 1.5 for each true one; 3 for each is 0.75.
  expect(rateLimit('suicide', 'concern')).toBeCloseTo(0.75);
  expect(rateLimit('abuse-disclosure', 'critical')).toBeCloseTo(0.4);
  expect(rateLimit('bullying', 'concern')).toBe(0.6);
});
