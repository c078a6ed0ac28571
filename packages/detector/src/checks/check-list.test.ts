// What a list should not hold, and what nobody looked at.
import type { WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { madeUpEntry } from '../testing/entries.ts';
import { checkList } from './check-list.ts';
import { falseFlagLimits, type InnocentText } from './check-share.ts';
import { isPersonsName } from './names.ts';
import type { OrdinaryWords } from './remark.ts';

const english: OrdinaryWords = { has: (word) => ['lantern', 'latern', 'sky', 'who', 'hell', 'cant'].includes(word) };
const lantern = (more: Partial<WatchlistEntry> = {}, phrases = ['purple lantern']) =>
  madeUpEntry('lantern', phrases, more);
const checked = (entries: readonly WatchlistEntry[], innocent: readonly InnocentText[] = [], today = '2026-11-24') =>
  checkList(entries, [], { today, dictionaries: new Map([['en', english]]), innocent });
const saidOf = (...entries: readonly WatchlistEntry[]) =>
  checked(entries).remarks.map(({ level, what }) => `${level}: ${what}`);

test('nothing is said of an entry in order', () => {
  expect(checked([lantern()])).toEqual({ remarks: [], notChecked: [] });
});

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
  for (const name of ['Aisha', 'oliver', 'Aisha Purplelantern', 'Aisha Purple Lantern', 'محمد'])
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

test('a review that is overdue, from the day after', () => {
  const due = [lantern({ reviewBy: '2026-11-24' })];
  expect(checked(due, [], '2026-11-24').remarks).toEqual([]);
  expect(checked(due, [], '2026-11-25').remarks).toMatchObject([{ level: 'challenge', path: ['reviewBy'] }]);
});

test('phrases that no example proves are named at the first', () => {
  const { remarks } = checked([lantern({}, ['purple lantern', 'brass lantern', 'tin lantern'])]);
  expect(remarks).toMatchObject([{ level: 'challenge', path: ['phrases', 1] }]);
  expect(remarks[0]?.what).toContain('2 of the 3 phrases');
  expect(remarks[0]?.what).toContain('brass lantern, tin lantern');
});

test('a phrase within a longer hit is proven all the same', () => {
  const phrases = ['lantern at', 'purple lantern at night'];
  const concerning = ['a purple lantern at night', 'purple lantern at night'];
  expect(saidOf(lantern({ examples: { innocent: ['a', 'b'], concerning } }, phrases))).toEqual([]);
});

test('what another entry finds already', () => {
  const other = (more: Partial<WatchlistEntry>, phrase = '{violet|purple} lantern') =>
    madeUpEntry('other', [phrase], {
      examples: { innocent: ['a', 'b'], concerning: ['violet lantern', 'purple lantern'] },
      ...more,
    });
  expect(saidOf(other({}), lantern())).toEqual([
    expect.stringContaining('refuse: "purple lantern" adds nothing: entry "other"'),
  ]);
  expect(saidOf(lantern(), other({}))).toEqual([]);
  expect(saidOf(other({}), lantern({ unless: ['quoted'] }))).toEqual([expect.stringContaining('challenge')]);
  expect(saidOf(other({ language: 'fr' }), lantern())).toEqual([]);
  const examples = { innocent: ['a', 'b'], concerning: ['purple lantern', 'violet lantern'] };
  expect(saidOf(lantern({ examples }, ['{violet|purple} lantern', 'purple lantern']))).toEqual([
    expect.stringContaining('challenge: "purple lantern" adds nothing: the entry'),
  ]);
});

test('ordinary words that would be taken for hidden ones: grave where the word stands alone', () => {
  const hidden = { hidden: ['damaged'] as ['damaged'] };
  expect(saidOf(lantern({ ...hidden, severity: 'note' }, ['lantern']))).toEqual([
    expect.stringContaining(
      'refuse: Entry "lantern" takes ordinary words for hidden ones: "latern" for "lantern" (damaged).',
    ),
  ]);
  expect(saidOf(lantern(hidden))).toEqual([expect.stringContaining('challenge: Entry "lantern" takes')]);
  expect(saidOf(lantern({ ...hidden, ordinary: ['latern'] }))).toEqual([]);
  // A word of the list is never a damaged one; nor is one that it asks for nearby.
  const nearby = { words: ['my  latern'], within: 3 };
  const concerning = ['purple lantern my latern', 'my latern purple lantern'];
  for (const more of [{ near: nearby }, { notNear: nearby }])
    expect(
      saidOf(lantern({ ...hidden, ...more, examples: { innocent: ['a', 'b'], concerning } })).filter((one) =>
        one.includes('hidden ones'),
      ),
    ).toEqual([]);
  expect(
    saidOf(
      lantern({ ...hidden, examples: { innocent: ['a', 'b'], concerning: ['purple lantern', 'latern show'] } }, [
        'purple lantern',
        'latern show',
      ]),
    ),
  ).toEqual([]);
});

test('inside a longer phrase, little words and other scripts are not worth a look', () => {
  const taken = (phrase: string, kind: 'apostrophe' | 'lookalike', text = phrase) =>
    checkList(
      [lantern({ hidden: [kind], examples: { innocent: ['a', 'b'], concerning: [text, text] } }, [phrase])],
      [],
      {
        today: '2026-11-24',
        dictionaries: new Map([
          ['en', english],
          ['ru', { has: (word) => word === 'рот' }],
        ]),
        innocent: [],
      },
    ).remarks.map(({ level, what }) => `${level}: ${what}`);
  expect(taken("he'll hang you", 'apostrophe')).toEqual([expect.stringContaining('"hell" for "he\'ll" (apostrophe)')]);
  expect(taken("can't hang you", 'apostrophe')).toEqual([]);
  expect(taken("can't", 'apostrophe')).toContainEqual(expect.stringContaining('"cant" for "can\'t" (apostrophe)'));
  expect(taken('pot zzz', 'lookalike')).toEqual([]);
  expect(taken('{pot|purple zzz}', 'lookalike', 'purple zzz')).toContainEqual(
    expect.stringContaining('refuse: Entry "lantern" takes ordinary words for hidden ones: "рот" for "pot"'),
  );
});

test('what could not be looked at is said', () => {
  const of = (language: string, more: Partial<WatchlistEntry> = {}) =>
    checked([lantern({ language, ...more })]).notChecked;
  expect(of('so')).toEqual(['no dictionary of Somali: whether a phrase is one ordinary word was not checked.']);
  expect(of('so', { hidden: ['damaged'] })[0]).toContain('or takes one for a hidden word,');
  expect(of('so', { hidden: ['digits'] })[0]).not.toContain('hidden');
  expect(of('it')[0]).toContain('no table of Italian');
  const both = ['so', 'pl'].map((language) => madeUpEntry(language, ['purple lantern'], { language }));
  expect(checked(both).notChecked.map((said) => said.match(/Polish|Somali/u)?.[0])).toEqual(['Polish', 'Somali']);
});

test('a phrase may fire so often, by its severity, and no oftener', () => {
  const text = (flags: number, of: number, isCertain = false): InnocentText => ({
    name: 'text',
    surface: 'typed',
    isCertain,
    lines: Array.from({ length: of }, (_, index) => (index < flags ? 'a purple lantern' : 'a wall')),
  });
  const level = (severity: WatchlistEntry['severity'], ...texts: readonly InnocentText[]) =>
    checked([lantern({ severity })], texts).remarks.map((remark) => remark.level);
  expect(level('concern', text(1, 100))).toEqual([]);
  expect(level('concern', text(1, 100, true))).toEqual(['refuse']);
  expect(level('concern', text(2, 1_900))).toEqual(['challenge']);
  expect(level('concern', text(2, 2_100))).toEqual([]);
  expect(level('concern', text(10, 2_000))).toEqual(['refuse']);
  expect(level('note', text(10, 2_000))).toEqual([]);
  expect(level('critical', text(2, 9_000), text(0, 100))).toEqual(['challenge']);
  expect(Object.values(falseFlagLimits)).toEqual(Object.values(falseFlagLimits).toSorted((a, b) => b - a));
  expect(checked([lantern({ severity: 'critical' })], [text(10, 2_000)]).remarks[0]?.what).toContain(
    'flags 10 of 2000 lines of',
  );
  // What is judged innocent by its context is no flag.
  expect(checked([lantern({ unless: ['typed'] })], [text(10, 100)]).remarks).toEqual([]);
});

test('where no spaces part words, the dictionary’s words in which a phrase stands', () => {
  const all = new Set(['跳楼', '跳楼价', '学校', '跳']);
  const chinese: OrdinaryWords = { has: (word) => all.has(word), all };
  const concerning = ['跳楼', '他跳楼', '灯笼'];
  const other = madeUpEntry('other', ['灯笼'], { language: 'zh' });
  const entry = lantern({ language: 'zh', examples: { innocent: ['学校', '我'], concerning } }, ['灯笼店', '跳楼']);
  const { remarks } = checkList([other, entry], [], {
    today: '2026-11-24',
    dictionaries: new Map([['zh', chinese]]),
    innocent: [],
  });
  const inside = remarks.filter(({ what }) => what.includes('inside'));
  expect(inside).toMatchObject([{ level: 'challenge', entry: 'lantern', path: ['phrases', 1] }]);
  expect(inside[0]?.what).toBe('"跳楼" stands inside ordinary words: 跳楼价.');
});
