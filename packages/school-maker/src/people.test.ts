import { expect, test } from 'vitest';
import { deviceNames, makePupils } from './people.ts';
import { chanceFrom } from './random.ts';
import { fernhill, littleCombe } from './specs.ts';

test('the same seed makes the same pupils, another seed makes others', () => {
  const namesOf = (seed: string): string[] => makePupils(fernhill, chanceFrom(seed)).map((pupil) => pupil.name);
  expect(namesOf('a')).toEqual(namesOf('a'));
  expect(namesOf('a')).not.toEqual(namesOf('b'));
});

test.each([fernhill, littleCombe])('$name has its pupils in every class, each with a username of their own', (spec) => {
  const pupils = makePupils(spec, chanceFrom('x'));
  expect(pupils).toHaveLength(spec.pupilCount);
  expect(new Set(pupils.map((pupil) => pupil.username)).size).toBe(spec.pupilCount);
  expect(new Set(pupils.flatMap((pupil) => pupil.classes)).size).toBe(spec.years.length * spec.classesPerYear);
  expect(new Set(deviceNames(spec)).size).toBe(spec.deviceCount);
});

test('each school has every key of two that it needs: four signers in at least two roles', () => {
  for (const spec of [fernhill, littleCombe])
    expect(new Set(spec.staff.flatMap((person) => person.signsAs ?? [])).size).toBeGreaterThanOrEqual(3);
});
