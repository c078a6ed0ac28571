// Acts of two (P15): what widens waits for a second person, what protects never does.
import type { Role } from './roles.ts';

interface ActOfTwo {
  readonly says: string;
  readonly first: readonly Role[];
  readonly second: readonly Role[];
  readonly meanwhile: string;
  /** After how many days without the second person, and to what it falls back. */
  readonly lapses: { readonly days: number; readonly to: string };
}

const signers = ['head', 'lead', 'governor', 'outside-signer'] as const;

export const actsOfTwo = {
  'widen-policy': {
    says: 'Watch more than the baseline',
    first: signers,
    second: signers,
    meanwhile: 'The policy in force stays',
    lapses: { days: 14, to: 'The policy in force stays' },
  },
  'adopt-starter-list': {
    says: 'Adopt the reviewed starter list',
    first: signers,
    second: signers,
    meanwhile: 'Nothing is matched',
    lapses: { days: 14, to: 'Nothing is matched' },
  },
  'change-watchlist': {
    says: 'Put a phrase in force',
    first: signers,
    second: signers,
    meanwhile: 'The list before stays live',
    lapses: { days: 14, to: 'The list before stays live' },
  },
  'change-signers': {
    says: 'Change who may sign',
    first: signers,
    second: signers,
    meanwhile: 'The signer set before stays',
    lapses: { days: 14, to: 'The signer set before stays' },
  },
  'change-team-key': {
    says: 'Start a new key epoch',
    first: signers,
    second: signers,
    meanwhile: 'The epoch before is used',
    lapses: { days: 7, to: 'The epoch before is used' },
  },
  'withhold-from-pupil': {
    says: 'Withhold a field from the pupil’s page',
    first: ['lead', 'head'],
    second: ['redress-officer', 'head', 'outside-signer'],
    meanwhile: 'Withheld at once',
    lapses: { days: 7, to: 'Shown to the pupil' },
  },
} as const satisfies Record<string, ActOfTwo>;
export type ActOfTwoName = keyof typeof actsOfTwo;
