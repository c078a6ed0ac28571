// One letter left out, added or replaced, or two neighbours changed places.
import { expect, test } from 'vitest';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { damagedForms, isOneDamage, mayBeDamaged } from './damaged.ts';

const codes = (word: string): number[] => [...word].map((letter) => letter.codePointAt(0) ?? 0);

test.each([
  ['abcd', 'abcd', false],
  ['abcd', 'abc', true],
  ['abcd', 'bcd', true],
  ['abcd', 'acd', true],
  ['abc', 'abxc', true],
  ['abc', 'abcx', true],
  ['abc', 'xabc', true],
  ['abcd', 'abxd', true],
  ['abcd', 'abcx', true],
  ['abcd', 'xbcd', true],
  ['abcd', 'acbd', true],
  ['abcd', 'abdc', true],
  ['abcd', 'bacd', true],
  ['abcd', 'abdx', false],
  ['abcd', 'adcb', false],
  ['abcd', 'axcx', false],
  ['abcde', 'acbed', false],
  ['abcd', 'ab', false],
  ['ab', 'abcd', false],
  ['abcd', 'xbc', false],
  ['abc', 'xbcd', false],
  ['abcd', 'badx', false],
  ['aab', 'ab', true],
  ['', 'a', true],
  ['', '', false],
])('%s and %s: %s', (one, other, isOne) => {
  expect(isOneDamage(codes(one), codes(other))).toBe(isOne);
});

const { tables } = compiledOf(
  madeUpEntry('one', ['suicide', 'suicidal', 'murderer', 'murders'], { hidden: ['damaged'] }),
  madeUpEntry('other', ['elephant']),
);
const formsOf = (word: string): string[] =>
  damagedForms(tables, codes(word)).map(({ letters }) => String.fromCodePoint(...letters));

test.each([
  ['suicide', []],
  ['suicid', ['suicide']],
  ['suicida', ['suicidal', 'suicide']],
  ['murdere', ['murderer', 'murders']],
  ['murder', ['murders']],
  ['urdders', []],
  ['elephan', []],
  ['suici', []],
  ['', []],
])('%s may be %j', (word, forms) => {
  expect(formsOf(word).sort()).toEqual(forms);
  if (word !== 'suicide') expect(mayBeDamaged(tables, `x ${word} y`, 2, 2 + word.length)).toBe(forms.length > 0);
});

test('capitals are as good as small letters', () => {
  expect(mayBeDamaged(tables, 'SUICID', 0, 6)).toBe(true);
  expect(mayBeDamaged(tables, 'SUICXX', 0, 6)).toBe(false);
});

test('of a list that sees through no damage there is none', () => {
  const { tables: others } = compiledOf(madeUpEntry('one', ['suicide']));
  expect(damagedForms(others, codes('suicid'))).toEqual([]);
  expect(mayBeDamaged(others, 'suicid', 0, 6)).toBe(false);
});

test('words of more letters than a list has are none', () => {
  const long = `suicide${'x'.repeat(57)}`;
  const { tables: others } = compiledOf(madeUpEntry('one', [long], { hidden: ['damaged'] }));
  const found = (word: string): number => damagedForms(others, codes(word)).length;
  expect([found(long.slice(0, 63)), found(long.replace('c', 'z')), found(`${long}x`)]).toEqual([1, 1, 0]);
});
