// Words of Arabic and Urdu are found however they are spelt in Latin letters.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxSpellings, romanisedSpellings } from './romanised.ts';

test.each([
  ['khudkushi', ['xudkushi', '5udkushi', 'khudkushee', 'khodkushi', 'khudkushy', 'khudkoshi']],
  ['nafrat', ['nafraat', 'nafret']],
  ['haram', ['7aram', 'haraam', 'harram']],
  ['qatl', ['katl', '9atl', 'qaatl']],
  ['maut', ['mawt', 'mot']],
  ['zindagi', ['zindagee', 'zindagy', 'zendagi']],
  ['madrasa', ['madrasah', 'madraseh']],
  ['madrasah', ['madrasa', 'madraseh']],
  ['arab', ['3arab', 'erab']],
  ['wajib', ['vajib', 'wajeeb']],
  ['ghairat', ['gairat', '3airat', 'ghayrat']],
  ['jannat', ['janat']],
  ['mu3allim', ['muallim', 'mo3allim']],
  ["qur'an", ['quran', 'qur2an', 'koran']],
])('%s', (word, spellings) => {
  expect(romanisedSpellings(word)).toEqual(expect.arrayContaining([word, ...spellings]));
});

test.each([
  ['ab', 'ab 3ab eb'],
  ['abb', 'abb ab 3abb ebb'],
  ['asha', 'asha ashah ashaa asheh acha 3asha esha ashe achah 3ashah eshah'],
  ['madad', 'madad madaad maadad maded maddad medad maadaad maaded maddaad medaad maaddad'],
  ['qatl', 'qatl katl qaatl 9atl gatl qa6l qetl kaatl 2atl ka6l ketl 9aatl gaatl'],
  // The same spelling by two ways counts as the likelier.
  ['aaa', 'aaa aaah aa aaaa aaeh aah'],
])('%s: all of them, the likeliest first', (word, spellings) => {
  expect(romanisedSpellings(word)).toEqual(spellings.split(' '));
});

test.each(['خودکشی', 'zabić', 'Haram', '', 'to die'])('%s has no other spellings', (word) => {
  expect(romanisedSpellings(word)).toEqual([word]);
});

test('a short word keeps its shape', () => {
  expect(romanisedSpellings('mar')).toEqual(['mar', 'maar', 'mer']);
});

test('few, without repetition, and the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aeioukhgsqtdzwyn37'"), minLength: 1, maxLength: 30 }), (word) => {
      const spellings = romanisedSpellings(word);
      expect(spellings[0]).toBe(word);
      expect(spellings.length).toBeLessThanOrEqual(maxSpellings);
      expect(new Set(spellings).size).toBe(spellings.length);
      expect(spellings.slice(1).every((spelling) => /^[a-z0-9]+$/.test(spelling))).toBe(true);
      expect(romanisedSpellings(word)).toEqual(spellings);
    }),
  );
});
