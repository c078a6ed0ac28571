// Draws a school's pupils, classes and devices from one seed.
import { newId, type PersonId, type PupilId } from '@candour/contract';
import { familyNames, firstNames } from './names.ts';
import type { Chance } from './random.ts';
import type { SchoolSpec, StaffSpec } from './specs.ts';

export interface MadePupil {
  readonly id: PupilId;
  readonly name: string;
  readonly username: string;
  readonly year: number;
  readonly classes: readonly string[];
}
export interface MadeStaff extends StaffSpec {
  readonly id: PersonId;
}

/** All made-up people share one password, printed by the demo: they exist on one machine only and the console says that they are made up. */
export const madeUpPassword = 'candour-demo';

export function makePupils(spec: SchoolSpec, chance: Chance): MadePupil[] {
  const taken = new Set<string>();
  return Array.from({ length: spec.pupilCount }, (_, place) => {
    let name: string;
    do name = `${chance.pick(firstNames)} ${chance.pick(familyNames)}`;
    while (taken.has(name));
    taken.add(name);
    const year = spec.years[place % spec.years.length] ?? 7;
    const form = String.fromCharCode(65 + (Math.floor(place / spec.years.length) % spec.classesPerYear));
    const [first = '', last = ''] = name.toLowerCase().split(' ');
    return { id: newId<PupilId>(), name, username: `${first}.${last}`, year, classes: [`${year}${form}`] };
  });
}

export const makeStaff = (spec: SchoolSpec): MadeStaff[] =>
  spec.staff.map((person) => ({ ...person, id: newId<PersonId>() }));

/** Names as a technician gives them: by room and number. */
export const deviceNames = (spec: SchoolSpec): string[] =>
  Array.from(
    { length: spec.deviceCount },
    (_, place) =>
      `${spec.id.toUpperCase().slice(0, 2)}-R${Math.floor(place / 30) + 1}-${String((place % 30) + 1).padStart(2, '0')}`,
  );
