// The words of a list: each once, however often it is written, and what looks alike under one number.
import { expect, test } from 'vitest';
import { hashSkeleton } from '../reading/hash.ts';
import { Vocabulary } from './vocabulary.ts';

test('a form for each way to be equal', () => {
  const vocabulary = new Vocabulary();
  const add = (written: string, isCaseSensitive = false): number => vocabulary.add(written, isCaseSensitive);
  expect([add('kill'), add('kill'), add('KILL'), add('kіll'), add('kíll'), add('kìll')]).toEqual([0, 0, 0, 1, 2, 3]);
  expect([add('Kill', true), add('kill', true), add('Kill', true), add('kill')]).toEqual([4, 5, 4, 0]);
  expect([add("can't"), add('can’t'), add('cant')]).toEqual([6, 6, 7]);
  expect(vocabulary.forms).toHaveLength(8);
  expect(vocabulary.forms[2]).toEqual({
    skeleton: 1,
    letters: 'kill',
    written: 'kíll',
    marks: new Map([[1, [0x301]]]),
    cased: undefined,
  });
  expect(vocabulary.forms[4]).toMatchObject({ letters: 'kill', written: 'Kill', cased: 'Kill' });
});

test('one number for what looks alike; none for a word that no phrase holds', () => {
  const vocabulary = new Vocabulary();
  const skeletonOf = (written: string): number | undefined =>
    vocabulary.forms[vocabulary.add(written, false)]?.skeleton;
  expect(['kill', 'kіll', 'KÍLL', 'die', 'kill'].map(skeletonOf)).toEqual([1, 1, 1, 2, 1]);
  expect(vocabulary.skeletons.map(({ hash }) => hash)).toEqual([
    0,
    hashSkeleton([0x6b, 0x69, 0x6c, 0x6c]),
    hashSkeleton([0x64, 0x69, 0x65]),
  ]);
  expect(vocabulary.skeletons[0]?.units).toEqual([]);
});
