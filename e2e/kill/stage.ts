// What every part of the suite works with.
import type { Chance } from '@candour/school-maker';
import type { Ear } from '../extension-browser.ts';
import type { Installation, KnownSchool } from '../installation/installation.ts';
import type { Ledger } from './ledger.ts';
import type { Phrases } from './phrases.ts';

export interface Stage {
  readonly folder: string;
  readonly installation: Installation;
  readonly school: KnownSchool;
  readonly ear: Ear;
  readonly pageOrigin: string;
  readonly phrases: Phrases;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly say: (line: string) => void;
}

/** Sign-ins are throttled by address and account, and a clip's budget is a pupil's: each time another pupil. */
export function nextPupil({ school }: Stage, place: number): string {
  const username = school.pupils[place % school.pupils.length]?.username;
  if (!username) throw new Error('the school has no pupils');
  return username;
}

/** What the ear has heard goes into the ledger under the kills that there were. */
export function listen({ ear, ledger }: Stage): void {
  for (const id of ear.acknowledged.splice(0)) ledger.note(id, 'browser');
}
