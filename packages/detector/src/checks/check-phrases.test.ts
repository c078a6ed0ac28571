// Phrases that come down to a word that says who somebody is, a cry for help, a name, an acronym or a common word.
import type { WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { checked, english, lantern, proven, saidOf } from '../testing/checking.ts';
import { checkList } from './check-list.ts';
import { isPersonsName } from './names.ts';

test.each([
  [
    'gay',
    'refuse: "gay" alone is a word of sexuality or gender: it says who somebody is, not that something is wrong.',
  ],
  ['{gay|purple lantern}', 'refuse: One way through "{gay|purple lantern}" is too short.'],
  ['i (really) need help', 'refuse: One way through "i (really) need help" is too short.'],
  ['gun', 'refuse: "gun" alone is an everyday word: it would be found in most texts.'],
  ['aisha', 'refuse: "aisha" is a person’s name'],
  ['WHO', 'refuse: "WHO" is an acronym and an ordinary word too'],
  ['KMS', 'challenge: "KMS" is a short acronym'],
  ['kys', 'challenge: "kys" is a short acronym'],
  ['lantern', 'challenge: "lantern" is a whole phrase, and one ordinary word'],
])('%s', (phrase, said) => {
  expect(saidOf(lantern({}, [phrase]))[0]).toContain(said);
});

test.each([
  ['GAY', '"GAY" alone is a word of sexuality'],
  ['GUN', '"GUN" is an acronym and an ordinary word too'],
  ['HELL', '"HELL" is an acronym and an ordinary word too'],
  ['sky', '"sky" is a whole phrase, and one ordinary word'],
  ['gun~', '"gun" alone is an everyday word'],
])('%s: %s', (phrase, said) => {
  expect(saidOf(lantern({}, [phrase]))[0]).toContain(said);
});

test('what is no acronym, no word and no name is left alone', () => {
  // Five letters without a vowel; capitals that only begin or end; two words; words of which only the gap is between them.
  for (const phrase of ['grrrr', 'KUla', 'kuLA', 'ad hoc', 'ice-cream'])
    expect(saidOf(lantern({}, [phrase]))).toEqual([]);
  expect(saidOf(lantern(proven('help this me'), ['help <1-3> me']))).toEqual([]);
  expect(saidOf(lantern({ language: 'so' }, ['faanuus']))).toEqual([]);
});

test('of several ways the gravest is named, with its phrase, and slots are ways too', () => {
  const examples = proven('purple lantern', 'lantern', 'gay');
  expect(checked([lantern(examples, ['purple lantern', '{lantern|gay}'])]).remarks).toEqual([
    {
      level: 'refuse',
      entry: 'lantern',
      path: ['phrases', 1],
      what: expect.stringMatching(/^One way through "\{lantern\|gay\}" is too short\. "gay" alone is/u) as string,
      instead: 'Write what somebody in danger would write around it, or take it out.',
    },
  ]);
  const slots = [{ name: 'thing', language: 'en', phrases: ['gun', 'purple lantern'] }];
  expect(
    checkList([lantern(proven('gun'), ['[thing]'])], slots, {
      today: '2026-11-24',
      dictionaries: new Map([['en', english]]),
      innocent: [],
    }).remarks[0]?.what,
  ).toContain('One way through "[thing]" is too short. "gun" alone');
});

test.each([
  ['aisha', 'Take it out; what concerns one pupil belongs into a case.'],
  ['WHO', 'Write caseSensitive: true, or a longer phrase.'],
  ['KMS', 'Write caseSensitive: true or a longer phrase; leave it if pupils write it in small letters.'],
  [
    'lantern',
    'Write a longer phrase, ask for a neighbour under near, or show by a back-test that it is seldom innocent.',
  ],
])('of %s it says what to do instead', (phrase, instead) => {
  expect(checked([lantern({}, [phrase])]).remarks[0]?.instead).toBe(instead);
});

test('an ordinary word of any dictionary makes an acronym one too', () => {
  const dictionaries = new Map([
    ['en', english],
    ['fr', { has: (word: string) => word === 'roc' }],
  ]);
  const { remarks } = checkList([lantern({}, ['ROC'])], [], { today: '2026-11-24', dictionaries, innocent: [] });
  expect(remarks[0]?.what).toContain('an acronym and an ordinary word too');
});

test('what somebody asks for makes a word less bare', () => {
  const near = {
    near: { words: ['wristband'], within: 3 },
    examples: { innocent: ['a', 'b'], concerning: ['gun', 'gay', 'lantern wristband'] },
  };
  const bare = (phrase: string, more: Partial<WatchlistEntry>) =>
    saidOf(lantern({ ...near, ...more }, [phrase])).filter((one) => !one.includes('none of its'));
  expect(bare('gun', {})).toEqual([]);
  expect(bare('lantern', {})).toEqual([]);
  expect(bare('gay', {})).toEqual([expect.stringContaining('challenge: "gay" alone')]);
  const cased = { caseSensitive: true, examples: { innocent: ['a', 'b'], concerning: ['WHO', 'KMS'] } };
  expect(saidOf(lantern(cased, ['WHO', 'KMS']))).toEqual([]);
  expect(saidOf(lantern({ severity: 'note' }, ['lantern']))).toEqual([]);
  expect(saidOf(lantern({}, ['sky']))[0]).toContain('ordinary word');
});

test('names of people, alone or whole', () => {
  for (const name of ['Aisha', ' oliver ', 'Aisha  Purplelantern', 'Aisha Purple Lantern', 'محمد'])
    expect(isPersonsName(name)).toBe(true);
  for (const text of [
    'lantern',
    'tell aisha',
    'Aisha wants a lantern',
    'Ali went home again',
    'Ali Went Home Again',
    'Tomasz mA',
  ])
    expect(isPersonsName(text)).toBe(false);
});
