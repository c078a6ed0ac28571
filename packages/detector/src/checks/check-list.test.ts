// What a list should not hold, and what nobody looked at.
import type { WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { checked, english, lantern, proven, saidOf } from '../testing/checking.ts';
import { madeUpEntry } from '../testing/entries.ts';
import { checkList } from './check-list.ts';
import { falseFlagLimits, type InnocentText } from './check-share.ts';
import type { OrdinaryWords } from './remark.ts';

test('nothing is said of an entry in order', () => {
  expect(checked([lantern()])).toEqual({ remarks: [], notChecked: [] });
});

test('a region’s language is the language', () => {
  expect(checked([lantern({ language: 'en-GB' }, ['lantern'])])).toMatchObject({
    remarks: [{ what: expect.stringContaining('one ordinary word') as string }],
    notChecked: [],
  });
});

test('a review that is overdue, from the day after', () => {
  const due = [lantern({ reviewBy: '2026-11-24' })];
  expect(checked(due, [], '2026-11-24').remarks).toEqual([]);
  expect(checked(due, [], '2026-11-25').remarks).toEqual([
    {
      level: 'challenge',
      entry: 'lantern',
      path: ['reviewBy'],
      what: 'Entry "lantern" was to be looked at again by 2026-11-24.',
      instead: 'Look at what it found since, decide with a second person, and write the next day.',
    },
  ]);
});

test('phrases that no example proves are named at the first', () => {
  const { remarks } = checked([lantern({}, ['purple lantern', 'brass lantern', 'tin lantern'])]);
  expect(remarks).toMatchObject([{ level: 'challenge', path: ['phrases', 1] }]);
  expect(remarks[0]?.what).toBe(
    '2 of the 3 phrases of entry "lantern" stand in none of its concerning examples: brass lantern, tin lantern.',
  );
  expect(remarks[0]?.instead).toBe('Write an example for each, so that a test shows what it finds.');
  const many = (...more: readonly string[]) =>
    checked([lantern({}, ['purple lantern', 'brass lantern', 'tin lantern', ...more])]).remarks[0]?.what;
  expect(many('old lantern')).toContain(': brass lantern, tin lantern, old lantern.');
  expect(many('old lantern', 'new lantern')).toContain(': brass lantern, tin lantern, old lantern and 1 more.');
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
  expect(saidOf(lantern(), other({}, '{purple|violet} lantern'))).toEqual([]);
  expect(saidOf(other({}), lantern({ unless: ['quoted'] }))).toEqual([expect.stringContaining('challenge')]);
  expect(saidOf(other({ language: 'fr' }), lantern())).toEqual([]);
  const examples = { innocent: ['a', 'b'], concerning: ['purple lantern', 'violet lantern'] };
  expect(saidOf(lantern({ examples }, ['{violet|purple} lantern', 'purple lantern']))).toEqual([
    expect.stringContaining('challenge: "purple lantern" adds nothing: the entry'),
  ]);
});

test('of what is found already it says where, by what, and what to keep', () => {
  const phrases = ['violet lantern', 'purple lantern'];
  const other = madeUpEntry('other', ['{violet|purple} lantern'], proven(...phrases));
  const double = (more: Partial<WatchlistEntry> = {}) =>
    lantern({ ...proven('a lantern at sea', 'purple lantern'), ...more }, ['lantern at sea', 'purple lantern']);
  const third = madeUpEntry('third', ['purple lantern']);
  const adds = '"purple lantern" adds nothing: entry "other" finds it already, by "{violet|purple} lantern".';
  const keep = 'Keep one of them.';
  expect(checked([other, double(), third]).remarks).toEqual([
    { level: 'refuse', entry: 'lantern', path: ['phrases', 1], what: adds, instead: keep },
    { level: 'refuse', entry: 'third', path: ['phrases', 0], what: adds, instead: keep },
  ]);
  for (const more of [
    { near: { words: ['sea'], within: 5 }, ...proven('lantern at sea', 'purple lantern at sea') },
    { notNear: { words: ['sun'], within: 3 } },
    { only: ['typed'] as ['typed'] },
    { unless: ['quoted'] as ['quoted'] },
  ])
    expect(checked([other, double(more)]).remarks).toEqual([
      {
        level: 'challenge',
        entry: 'lantern',
        path: ['phrases', 1],
        what: adds,
        instead: 'Keep one of them, or say by the conditions which is meant.',
      },
    ]);
  expect(
    checked([lantern(proven('violet lantern', 'purple lantern'), ['{violet|purple} lantern', 'purple lantern'])])
      .remarks,
  ).toEqual([
    {
      level: 'challenge',
      entry: 'lantern',
      path: ['phrases', 1],
      what: '"purple lantern" adds nothing: the entry finds it already, by "{violet|purple} lantern".',
      instead: keep,
    },
  ]);
});

test('capitals and slots decide what is found already', () => {
  const cased = (id: string, phrase: string, caseSensitive = true) =>
    madeUpEntry(id, [phrase], { caseSensitive, ...proven(phrase) });
  expect(saidOf(cased('one', 'Purple Lantern'), cased('two', 'purple lantern', false))).toEqual([]);
  expect(saidOf(cased('one', 'Purple Lantern'), cased('two', 'purple lantern'))).toEqual([]);
  expect(saidOf(cased('one', 'Purple Lantern'), cased('two', 'Purple Lantern'))).toHaveLength(1);
  expect(saidOf(cased('one', 'Purple Lantern', false), cased('two', 'purple lantern', false))).toHaveLength(1);
  const slots = [{ name: 'thing', language: 'en', phrases: ['lantern', 'lamp'] }];
  const other = madeUpEntry('other', ['purple [thing]'], proven('purple lantern', 'purple lamp'));
  const { remarks } = checkList([other, lantern()], slots, {
    today: '2026-11-24',
    dictionaries: new Map([['en', english]]),
    innocent: [],
  });
  expect(remarks.map(({ what }) => what)).toEqual([expect.stringContaining('by "purple [thing]"')]);
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

test('of hidden words the first three are shown, and all are named to be written down', () => {
  const hiddenIn = (dictionary: readonly string[], phrases: readonly string[], concerning = phrases) =>
    checkList(
      [lantern({ hidden: ['damaged'], severity: 'note', ...proven(...concerning) }, [...phrases])],
      [{ name: 'thing', language: 'en', phrases: ['lantern'] }],
      {
        today: '2026-11-24',
        dictionaries: new Map([['en', { has: (word: string) => dictionary.includes(word) }]]),
        innocent: [],
      },
    ).remarks;
  expect(hiddenIn(['lanern', 'lantrn', 'lanten', 'lanterns', 'latern'], ['purple lantern'])).toEqual([
    {
      level: 'challenge',
      entry: 'lantern',
      path: ['hidden'],
      what:
        'Entry "lantern" takes ordinary words for hidden ones: "latern" for "lantern" (damaged), ' +
        '"lanern" for "lantern" (damaged), "lantrn" for "lantern" (damaged) and 2 more.',
      instead: 'Write under ordinary: [latern, lanern, lantrn, lanten, lanterns], or leave that kind of hiding out.',
    },
  ]);
  expect(hiddenIn(['lanern', 'lantrn', 'latern'], ['purple lantern'])[0]?.what).toMatch(
    /"lantrn" for "lantern" \(damaged\)\.$/u,
  );
  // In a slot and beside a gap as well, and one word that stands alone makes all of them grave.
  expect(hiddenIn(['latern'], ['purple [thing]'], ['purple lantern'])).toMatchObject([{ level: 'challenge' }]);
  expect(hiddenIn(['latern'], ['purple <1-2> lantern'], ['purple old lantern'])).toMatchObject([
    { level: 'challenge' },
  ]);
  expect(hiddenIn(['latern'], ['{lantern show|purple}'], ['lantern show', 'purple'])).toMatchObject([
    { level: 'challenge', path: ['hidden'] },
  ]);
  expect(
    hiddenIn(['latern', 'candel'], ['{lantern|candles}', 'purple candles'], ['lantern', 'purple candles']),
  ).toMatchObject([{ level: 'refuse' }]);
  expect(hiddenIn(['latern', 'candels'], ['lantern', 'purple candles'])).toMatchObject([
    { level: 'refuse', what: expect.stringContaining('"candels" for "candles"') as string },
  ]);
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
  expect(of('so', { hidden: ['digits', 'damaged'] })[0]).toContain('hidden');
  const pair = (first: Partial<WatchlistEntry>, second: Partial<WatchlistEntry>) =>
    checked([lantern({ language: 'so', ...first }), madeUpEntry('other', ['brass lamp'], second)]).notChecked[0];
  expect(pair({}, { language: 'en', hidden: ['damaged'] })).not.toContain('hidden');
  expect(pair({}, { language: 'so', hidden: ['damaged'] })).toContain('hidden');
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

test('how often a phrase fires is said of the text where it does so most', () => {
  const text = (name: string, flags: number, of: number): InnocentText => ({
    name,
    surface: 'typed',
    isCertain: false,
    lines: Array.from({ length: of }, (_, index) => (index < flags ? 'a purple lantern' : 'a wall')),
  });
  const entry = lantern(proven('brass lamp', 'purple lantern'), ['brass lamp', 'purple lantern']);
  expect(checked([entry], [text('poems', 2, 1_000), text('news', 10, 2_000), text('forms', 0, 500)]).remarks).toEqual([
    {
      level: 'refuse',
      entry: 'lantern',
      path: ['phrases', 1],
      what:
        '"purple lantern" (urgent) flags 10 of 2000 lines of news: 5.0 per 1,000 (between 2.7 and 9.2); ' +
        'the limit is 0.5.',
      instead:
        'Narrow it by a word more, a neighbour or a condition, or lower its severity; a back-test shows what that loses.',
    },
  ]);
  // Once in each of several texts says something of all of them only.
  expect(checked([entry], [text('poems', 1, 500), text('news', 1, 1_500)]).remarks[0]?.what).toContain(
    'flags 2 of 2000 lines of all innocent text: 1.0 per 1,000',
  );
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
  expect(inside[0]?.instead).toBe(
    'Write a longer phrase, or those words under notNear, within 1, where they mean no harm.',
  );
  // Only entries of that language, and a list without any.
  const insideOf = (...own: readonly WatchlistEntry[]) =>
    checkList(own, [], { today: '2026-11-24', dictionaries: new Map([['zh', chinese]]), innocent: [] }).remarks.filter(
      ({ what }) => what.includes('inside'),
    );
  expect(insideOf(other, { ...entry, language: 'ja' })).toEqual([]);
  expect(insideOf(lantern())).toEqual([]);
});
