// What is found, where, and what is not: whole words, in every way of writing them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspect, judge, judgeHits } from './judge.ts';
import { units as damagedUnits } from './reading/damaged.ts';
import { compiledOf, madeUpEntry } from './testing/entries.ts';

const found = (compiled: ReturnType<typeof compiledOf>, text: string): string[] =>
  inspect(compiled, { text, surface: 'typed' }).findings.map(({ span }) => text.slice(span.start, span.end));

const list = compiledOf(
  madeUpEntry('kill', ['kill myself', "i'm going to kill myself", 'hang'], { hidden: ['apostrophe'] }),
  madeUpEntry('zabic', ['zabić się'], { language: 'pl' }),
  madeUpEntry('tue', ['je te tue', 'envie de mourir'], { language: 'fr' }),
  madeUpEntry('han', ['自杀'], { language: 'zh' }),
);

test.each([
  ['plain', 'I will kill myself.', ['kill myself']],
  ['lines and spaces', 'kill \n  myself', ['kill \n  myself']],
  ['width', 'ＫＩＬＬ　ｍｙｓｅｌｆ!', ['ＫＩＬＬ　ｍｙｓｅｌｆ']],
  ['the longest phrase of an entry only', 'Im going to kill myself', ['Im going to kill myself']],
  ['a curly apostrophe', 'i’m going to kill myself', ['i’m going to kill myself']],
  ['without the Polish letters', 'chce zabic sie', ['zabic sie']],
  ['some of the Polish letters', 'chce zabić sie', ['zabić sie']],
  ['after an elision', 'j’ai l’envie de mourir', ['envie de mourir']],
  ['in a script without spaces', '我想自杀了', ['自杀']],
  ['twice', 'kill myself, kill myself', ['kill myself', 'kill myself']],
  ['in quotation marks', "'kill myself'", ['kill myself']],
  ['before an apostrophe', 'kill myself’s', ['kill myself']],
  ['with an invisible character', 'kill my\u200bself\u200b', ['kill my\u200bself']],
])('finds %s', (_, text, expected) => {
  expect(found(list, text)).toEqual(expected);
});

test.each([
  ['change'],
  ['Shanghai hangs'],
  ['reskill myself'],
  ['skill myself up'],
  ['kill myselfish'],
  ['kill. myself'],
  ['kill my self'],
  ['je te tué'],
  ['kill1 myself'],
])('does not find anything in “%s”', (text) => {
  expect(found(list, text)).toEqual([]);
});

test('agrees with a naive reference on small alphabets', () => {
  const small = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength });
  const phrase = small(5)
    .map((text) => text.trim().replace(/ +/gu, ' '))
    .filter((text) => text.length >= 2);
  fc.assert(
    fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 6 }), small(40), (phrases, text) => {
      const compiled = compiledOf(...phrases.map((one, number) => madeUpEntry(`e${number}`, [one])));
      const expected = phrases.flatMap((one, number) => {
        const pattern = new RegExp(`(?<![ab])(?=(${one.replaceAll(' ', ' +')})(?![ab]))`, 'gu');
        return [...text.matchAll(pattern)].map(
          (match) => `e${number}@${match.index}-${match.index + (match[1] ?? '').length}`,
        );
      });
      const actual = judgeHits(compiled, { text, surface: 'typed' }).map(
        ({ entry, span }) => `${entry}@${span.start}-${span.end}`,
      );
      expect(actual.sort()).toEqual(expected.sort());
    }),
    { numRuns: 400 },
  );
});

const disguised = (text: string) =>
  fc
    .array(
      fc.record({
        upper: fc.boolean(),
        wide: fc.boolean(),
        skip: fc.constantFrom('', '', '\u200b', '\u00ad', '\u2060'),
      }),
      {
        minLength: text.length,
        maxLength: text.length,
      },
    )
    .map((choices) =>
      [...text]
        .map((letter, at) => {
          const { upper, wide, skip } = choices[at] ?? { upper: false, wide: false, skip: '' };
          if (letter === ' ') return skip + (wide ? '\u3000' : upper ? '  ' : ' ');
          const cased = upper ? letter.toUpperCase() : letter;
          return skip + (wide ? String.fromCodePoint((cased.codePointAt(0) ?? 0) + 0xfee0) : cased);
        })
        .join(''),
    );

test('finds disguised phrases, and the span folds to the phrase', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      disguised('kill myself'),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      (before, phrase, after) => {
        const text = `${before}. ${phrase}. ${after}`;
        const { findings } = inspect(list, { text, surface: 'copied' });
        expect(findings.length).toBeGreaterThan(0);
        for (const { span } of findings) {
          const plain = text.slice(span.start, span.end).normalize('NFKC').toLowerCase();
          expect(plain.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').replaceAll(/ +/gu, ' ')).toBe(
            'kill myself',
          );
        }
      },
    ),
  );
});

test('words around it decide within their distance only', () => {
  const compiled = compiledOf(
    madeUpEntry('shoot', ['shoot him'], { notNear: { words: ['photo', 'an email'], within: 3 } }),
    madeUpEntry('gun', ['a gun'], { near: { words: ['school'], within: 4 } }),
  );
  const inspected = (text: string) => {
    const { findings, noted } = inspect(compiled, { text, surface: 'typed' });
    return [findings.length, noted];
  };
  expect(inspected('i will shoot him')).toEqual([1, 0]);
  expect(inspected('shoot him an email')).toEqual([0, 1]);
  expect(inspected('for the photo we shoot him')).toEqual([0, 1]);
  expect(inspected('shoot him one two photo')).toEqual([0, 1]);
  expect(inspected('shoot him one two three photo')).toEqual([1, 0]);
  expect(inspected('photo. one two three shoot him')).toEqual([1, 0]);
  expect(inspected('a gun')).toEqual([0, 1]);
  expect(inspected('bring a gun to the school')).toEqual([1, 0]);
});

test('the words nearby are each entry’s own', () => {
  const compiled = compiledOf(
    madeUpEntry('gun', ['a gun'], { near: { words: ['school'], within: 4 } }),
    madeUpEntry('knife', ['a knife'], { near: { words: ['class'], within: 4 } }),
  );
  expect(found(compiled, 'school a knife')).toEqual([]);
  expect(found(compiled, 'class a gun')).toEqual([]);
  expect(found(compiled, 'class a knife, school a gun')).toEqual(['a knife', 'a gun']);
});

test('a word that the entry calls ordinary hides nothing, in whatever way it would be read', () => {
  const compiled = compiledOf(
    madeUpEntry('die', ['die now'], { hidden: ['digits', 'spaced'], ordinary: ['d1e', 'die', 'a die'] }),
    madeUpEntry('kill', ['kill'], { hidden: ['digits', 'spaced'] }),
  );
  expect(found(compiled, 'die now, di3 now, k1ll')).toEqual(['die now', 'di3 now', 'k1ll']);
  expect(found(compiled, 'd1e now, d i e now, k i l l')).toEqual(['k i l l']);
});

test('of the words around it the nearest decides', () => {
  const compiled = compiledOf(madeUpEntry('gun', ['a gun'], { near: { words: ['school', 'class'], within: 4 } }));
  const deciding = (text: string) => {
    const { context } = judgeHits(compiled, { text, surface: 'typed' })[0] ?? {};
    return context && text.slice(context.start, context.end);
  };
  expect(deciding('class one a gun school')).toBe('school');
  expect(deciding('class a gun one two school')).toBe('class');
  expect(deciding('school one class a gun')).toBe('class');
  expect(deciding('a gun one class school')).toBe('class');
});

test('nearness agrees with counting words one by one', () => {
  const word = fc.constantFrom('hit', 'calm', 'other', 'more');
  const compiled = compiledOf(madeUpEntry('e', ['hit'], { notNear: { words: ['calm'], within: 2 } }));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      const expected = words.filter(
        (one, at) => one === 'hit' && !words.some((other, place) => other === 'calm' && Math.abs(place - at) <= 2),
      ).length;
      expect(inspect(compiled, { text: words.join(' '), surface: 'typed' }).findings).toHaveLength(expected);
    }),
  );
});

test('upper and lower case are told apart on request', () => {
  const compiled = compiledOf(madeUpEntry('ana', ['ANA', 'Ana {coach|buddy}'], { caseSensitive: true }));
  expect(found(compiled, 'ANA ana Ana coach ANA COACH ＡＮＡ')).toEqual(['ANA', 'Ana coach', 'ANA', 'ＡＮＡ']);
});

test('a hit names its entry, version, theme, phrase and surface', () => {
  const compiled = compiledOf(madeUpEntry('e', ['i {want|need} help'], { version: 3, severity: 'concern' }));
  const input = { text: 'So I need help', surface: 'searched' } as const;
  const [finding] = inspect(compiled, input).findings;
  const hit = {
    entry: 'e',
    entryVersion: 3,
    theme: 'suicide',
    severity: 'concern',
    language: 'en',
    span: { start: 3, end: 14 },
    phrase: 'i {want|need} help',
    path: 'i need help',
    hidden: [],
  } as const;
  expect(finding).toEqual({ ...hit, surface: 'searched', verdict: 'stands', conditions: [] });
  expect(judge(compiled, hit, input)).toEqual(finding);
  expect(judge(compiled, { ...hit, span: { start: 0, end: 2 } }, input).verdict).toBe('noted');
});

test('a long text full of half-begun phrases is no trap', () => {
  const text = "i'm going to kill m".repeat(5_000) + 'hang '.repeat(20_000);
  expect(inspect(list, { text, surface: 'copied' }).findings).toHaveLength(
    20_000 - 1 + 0 + (text.includes('mhang') ? 0 : 1),
  );
});

test('nothing of a text stays where it was looked at (P1)', () => {
  for (const text of ['i will kill myself', 'ich will kïll mysélf', 'k1ll myself, “quoted”']) {
    inspect(list, { text, surface: 'typed' });
    expect(list.reading.text).toBe('');
    expect(list.reading.edges).toEqual([]);
    expect(list.reading.rows.hashes.every((hash) => hash === 0)).toBe(true);
    expect(list.scout.text.every((byte) => byte === 0)).toBe(true);
  }
});

test('nothing stays of a word that was taken for a damaged one (P1)', () => {
  const damaged = compiledOf(madeUpEntry('slip', ['overdosing'], { hidden: ['damaged'] }));
  for (const text of ['i was overdsing', 'she overdozing, é', 'overboosting']) {
    inspect(damaged, { text, surface: 'typed' });
    expect(damagedUnits.every((unit) => unit === 0)).toBe(true);
  }
  expect(found(damaged, 'i was overdsing')).toEqual(['overdsing']);
});
