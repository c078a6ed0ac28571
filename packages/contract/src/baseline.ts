// The baseline: text, on site, in hours, no ring, no webcam. Whatever is wider in any field needs two persons of two roles,
// judged from the document alone.
import type { PolicyBody } from './policy.ts';

/** One way in which a policy is wider than the baseline, in words a governor can read. */
export interface Widening {
  readonly field: 'ring' | 'offSite' | 'outOfHours' | 'personalDevices' | 'evidence' | 'residential' | 'hours';
  readonly says: string;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export function wideningsOf(policy: PolicyBody): Widening[] {
  const widenings: Widening[] = [];
  const add = (field: Widening['field'], says: string): void => void widenings.push({ field, says });
  if (policy.ring) add('ring', 'The screen is photographed each second into locked memory');
  if (Object.values(policy.evidence).includes('words-and-clip'))
    add('evidence', 'A clip of the screen is kept on a critical finding');
  if (policy.offSite !== 'nothing') add('offSite', 'Something is watched outside the school');
  if (policy.outOfHours !== 'nothing') add('outOfHours', 'Something is watched out of hours');
  if (policy.personalDevices !== 'nothing') add('personalDevices', 'Pupils’ own devices are watched');
  if (policy.sites.some((site) => site.kind !== 'teaching'))
    add('residential', 'Residential, medical or changing areas are watched');
  if (minutes(policy.when.to) - minutes(policy.when.from) > 11 * 60 || policy.when.days.length > 6)
    add('hours', 'More than eleven hours a day, or seven days a week');
  return widenings;
}

/** The same policy cut down to its baseline part: what stays in force when a wider document lapses or proves false. */
export function baselinePartOf(policy: PolicyBody): PolicyBody {
  const wordsAtMost = (kept: PolicyBody['evidence']['note']): PolicyBody['evidence']['note'] =>
    kept === 'words-and-clip' ? 'words' : kept;
  return {
    ...policy,
    ring: null,
    webcam: null,
    offSite: 'nothing',
    outOfHours: 'nothing',
    personalDevices: 'nothing',
    sites: policy.sites.filter((site) => site.kind === 'teaching'),
    evidence: {
      note: wordsAtMost(policy.evidence.note),
      concern: wordsAtMost(policy.evidence.concern),
      urgent: wordsAtMost(policy.evidence.urgent),
      critical: wordsAtMost(policy.evidence.critical),
    },
  };
}

/**
 * Whether a document needs two persons of two roles, judged from the document alone (DESIGN §5): keys and watchlists always, a policy
 * as soon as it is wider than the baseline in any field. (A signer set has its own threshold.)
 */
export const needsTwoSigners = (document: { readonly kind: string; readonly body: unknown }): boolean =>
  document.kind !== 'policy' || wideningsOf(document.body as PolicyBody).length > 0;
