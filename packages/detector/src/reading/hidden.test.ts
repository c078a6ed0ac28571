// The further ways in which words of a text can be read: as which word of the list, from where to where, hidden how.
import { expect, test } from 'vitest';
import { maxSpacedLetters } from '../limits.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { addHiddenReadings, addWordParts } from './hidden.ts';
import { Reading } from './reading.ts';

const list = compiledOf(
  madeUpEntry(
    'en',
    [
      'kill myself',
      'suicide',
      'die',
      'will',
      'murder',
      'knife',
      'gun',
      'pill',
      'go to bed',
      'a la carte',
      'millimillion',
    ],
    { hidden: ['digits', 'stretched', 'spaced', 'damaged', 'emoji', 'lookalike'] },
  ),
  madeUpEntry('fr', ['envie', 'l’eau'], { language: 'fr' }),
  madeUpEntry('pl', ['𐐨𐐩𐐪𐐫𐐬𐐭𐐮', 'zażółcić'], { language: 'pl', hidden: ['damaged'] }),
);
const reading = new Reading(list.tables);

/** Each with what it is read from, its words, the group of single letters that it belongs to if it does, and what it is read as. */
const readIn = (text: string, add = addHiddenReadings): string[] => {
  reading.read(text, 0, text.length);
  add(reading);
  const read = reading.edges.map(({ from, to, start, end, kind, letters, group }) => {
    const words = `${from}-${to}${group === 0 ? '' : `, ${group}`}`;
    return `${kind ?? 'part'} ${text.slice(start, end)} (${words}) = ${String.fromCodePoint(...letters.codes)}`;
  });
  reading.forget();
  return read;
};

test.each([
  ['kill myself', []],
  ['k1ll', ['digits k1ll (0-1) = kill']],
  ['K1LL', ['digits K1LL (0-1) = kill']],
  ['k1ll!', ['digits k1ll (0-1) = kill']],
  ['k!ll', ['digits k!ll (0-2) = kill']],
  ['k!ll!', ['digits k!ll (0-2) = kill']],
  ['k!!l', ['digits k!!l (0-2) = kill']],
  ['w!ll', ['digits w!ll (0-2) = will']],
  ['k|ll+', ['digits k|ll (0-2) = kill']],
  ['$uicide', ['digits $uicide (0-1) = suicide']],
  ['($uicide)', ['digits $uicide (0-1) = suicide']],
  ['suic!de', ['digits suic!de (0-2) = suicide']],
  ['su1c1de', ['digits su1c1de (0-1) = suicide']],
  ['m1ll1m1ll1on', ['digits m1ll1m1ll1on (0-1) = millimillion']],
  ['m!llim!ll!on', ['digits m!llim!ll!on (0-4) = millimillion']],
  ['5u1c1d3', []],
  ['5u1c1', []],
  ['g0', []],
  ['g0t0', []],
  ['d1e', ['digits d1e (0-1) = die']],
  ['d!e', ['digits d!e (0-2) = die']],
  ['1', []],
  ['d13', []],
  ['d113', []],
  ['k1', []],
  ['die1', []],
  ['2die', []],
  ['d!3', []],
  ['kn1f3', ['digits kn1f3 (0-1) = knife']],
  ['kn!f€', ['digits kn!f€ (0-2) = knife']],
  ['p1ll', ['digits p1ll (0-1) = pill']],
  ['pi11', ['digits pi11 (0-1) = pill']],
  ['p!!!', []],
  ['k 1ll', []],
  ['k1 ll', []],
  ['k-1ll', []],
  ['k@1', []],
  ['mur+er', []],
  ['mu®der', []],
  ['k1llk1ll', []],
  ['k1\u{200b}ll', ['digits k1\u{200b}ll (0-1) = kill']],
  ['k\u{200b}1ll', ['digits k\u{200b}1ll (0-1) = kill']],
  ['\u{200b}$uicide', ['digits $uicide (0-1) = suicide']],
  ['$\u{200b}uicide', ['digits $\u{200b}uicide (0-1) = suicide']],
  ['k!\u{200b}ll', ['digits k!\u{200b}ll (0-2) = kill']],
  ['k!l我', []],
  ['我k1ll', ['digits k1ll (1-2) = kill']],
  ['wí11', ['digits wí11 (0-1) = will']],
  ['die!', []],
  ['!die', []],
  ['$die$', []],
  ['a$die', []],
  ['kıll', []],
  ['k\u{ff11}ll', []],
  ['1\u{200b}!die', []],
  ['x\u{e0020}$uicide', []],
  ['\u{e0020}$uicide', ['digits $uicide (0-1) = suicide']],
  ['suicid\u{e0020}€', ['digits suicid\u{e0020}€ (0-1) = suicide', 'damaged suicid (0-1) = suicide']],
  ['k1ll k1ll', ['digits k1ll (0-1) = kill', 'digits k1ll (1-2) = kill']],
])('digits and signs: %j', (text, read) => {
  expect(readIn(text)).toEqual(read);
});

test.each([
  ['diie', []],
  ['diiie', ['stretched diiie (0-1) = die']],
  ['kiiilll', ['stretched kiiilll (0-1) = kill']],
  ['ddiiee', []],
  ['dieee', ['stretched dieee (0-1) = die']],
  ['DIEEE', ['stretched DIEEE (0-1) = die']],
  ['di\u{200b}ii\u{200b}ie', ['stretched di\u{200b}ii\u{200b}ie (0-1) = die']],
  ['diííie', ['stretched diííie (0-1) = die']],
  ['kkkiiillll', ['stretched kkkiiillll (0-1) = kill']],
  ['111', []],
  ['die111', []],
])('stretched letters: %j', (text, read) => {
  expect(readIn(text)).toEqual(read);
});

test.each([
  ['k i l l', ['spaced k i l l (0-4, 1) = kill']],
  ['k.i.l.l', ['spaced k.i.l.l (0-4, 1) = kill']],
  ['K-I-L-L m-y-s-e-l-f', ['spaced K-I-L-L (0-4, 1) = kill', 'spaced m-y-s-e-l-f (4-10, 1) = myself']],
  ['k i l l m y s e l f', ['spaced k i l l (0-4, 1) = kill', 'spaced m y s e l f (4-10, 1) = myself']],
  ['k i l l  m y s e l f', ['spaced k i l l (0-4, 1) = kill', 'spaced m y s e l f (4-10, 5) = myself']],
  ['d i e d', []],
  ['d i e', ['spaced d i e (0-3, 1) = die']],
  ['i d i e', []],
  ['x d i e x', []],
  ['d  i e', []],
  ['d,i,e', []],
  ['d i e!', ['spaced d i e (0-3, 1) = die']],
  ['k i l l w i l l', ['spaced k i l l (0-4, 1) = kill', 'spaced w i l l (4-8, 1) = will']],
  ['k 1 l l', []],
  ['d 我 i e', []],
  ['d\u{200b} i e', ['spaced d\u{200b} i e (0-3, 1) = die']],
  ['d· i · e', []],
  ['go t o b e d', ['spaced t o (1-3, 2) = to', 'spaced b e d (3-6, 2) = bed']],
  ['t o b e d', ['spaced t o (0-2, 1) = to', 'spaced b e d (2-5, 1) = bed']],
  ['b e', []],
  ['a l a', []],
  ['g o t o b e d', ['spaced g o (0-2, 1) = go', 'spaced t o (2-4, 1) = to', 'spaced b e d (4-7, 1) = bed']],
  ['d_i*e', ['spaced d_i*e (0-3, 1) = die']],
  ['d—i—e', []],
])('letters that stand apart: %j', (text, read) => {
  expect(readIn(text)).toEqual(read);
});

test.each([
  ['suicde', ['damaged suicde (0-1) = suicide']],
  ['suicdie', ['damaged suicdie (0-1) = suicide']],
  ['suuicide', ['damaged suuicide (0-1) = suicide']],
  ['suicid', ['damaged suicid (0-1) = suicide']],
  ['zuicide', []],
  ['suicideed', []],
  ['SUICDE', ['damaged SUICDE (0-1) = suicide']],
  ['suic1de', ['digits suic1de (0-1) = suicide']],
  ['suicdé', ['damaged suicdé (0-1) = suicide']],
  ['suіcde', []],
  ['suicde\u{ff11}', []],
  ['muder', []],
  ['murderr', []],
  ['milimillion', ['damaged milimillion (0-1) = millimillion']],
  ['𐐨𐐩𐐪𐐫𐐬𐐭', ['damaged 𐐨𐐩𐐪𐐫𐐬𐐭 (0-1) = 𐐨𐐩𐐪𐐫𐐬𐐭𐐮']],
  ['𐐨𐐩𐐪𐐫𐐭𐐬𐐮', ['damaged 𐐨𐐩𐐪𐐫𐐭𐐬𐐮 (0-1) = 𐐨𐐩𐐪𐐫𐐬𐐭𐐮']],
  ['zazolcic', []],
  ['zazolci', ['damaged zazolci (0-1) = zazolcic']],
  ['suic\u{200b}de', ['damaged suic\u{200b}de (0-1) = suicide']],
  ["sui'cde", ["damaged sui'cde (0-1) = suicide"]],
  ['suicides', ['damaged suicides (0-1) = suicide']],
  ['suicddee', []],
  ['usicide', []],
])('damage: %j', (text, read) => {
  expect(readIn(text)).toEqual(read);
});

test.each([
  ['🔪', ['emoji 🔪 (0-1) = knife']],
  ['🔫 gun', ['emoji 🔫 (0-1) = gun']],
  ['💊💊', ['emoji 💊 (0-1) = pill', 'emoji 💊 (1-2) = pill']],
  ['🔪\u{fe0f}', ['emoji 🔪 (0-1) = knife']],
  ['😀', []],
  ['我', []],
])('emoji: %j', (text, read) => {
  expect(readIn(text)).toEqual(read);
});

test.each([
  ["l'envie", ['part envie (0-1) = envie']],
  ['l’envie', ['part envie (0-1) = envie']],
  ["d'l'envie", ['part envie (0-1) = envie']],
  ["l'envie's", ['part envie (0-1) = envie']],
  ["murder'd", ['part murder (0-1) = murder']],
  ["murder's", ['part murder (0-1) = murder']],
  ["kill't", []],
  ["can't", []],
  ["will't", []],
  ["won't've", []],
  ["die'die", ['part die (0-1) = die', 'part die (0-1) = die']],
  ["'die'", []],
  ["l''envie", []],
  ["x'die'y", ['part die (0-1) = die']],
  ["die't'x", []],
  ['l\u{200b}’\u{200b}envie\u{200b}', ['part envie (0-1) = envie']],
  ["l'\u{301}envie", []],
  ["die'𐐨", ['part die (0-1) = die']],
  ['lʼenvie', ['part envie (0-1) = envie']],
  ['l’eau', []],
])('apostrophes: %j', (text, read) => {
  expect(readIn(text)).toEqual(read);
});

test('of a group of more letters than a word has nothing is read', () => {
  const letters = (count: number): string => `d i e${' e'.repeat(count - 3)}`;
  expect(readIn(letters(maxSpacedLetters))).toEqual([]);
  const most = 'd i e '.repeat(21);
  expect(readIn(most)).toHaveLength(21);
  expect(readIn(`${most}d i e`)).toEqual([]);
});

test('without looking for what is hidden only the parts of words are read', () => {
  expect(readIn('k1ll diiie l’envie', addWordParts)).toEqual(['part envie (2-3) = envie']);
});

test('nothing stays of a text', () => {
  reading.read('k1ll my l’envie', 0, 15);
  addHiddenReadings(reading);
  expect([reading.edges.length, reading.hasEdgeFrom(0), reading.hasEdgeFrom(1), reading.hasEdgeFrom(1, 2)]).toEqual([
    2,
    true,
    false,
    true,
  ]);
  expect([reading.edgesFrom(2).length, reading.edgesTo(3).length, reading.edgesTo(2).length]).toEqual([1, 1, 0]);
  expect(reading.rows.hashes.some((hash) => hash !== 0)).toBe(true);
  reading.forget();
  expect([reading.text, reading.edges, reading.edgesFrom(2), reading.edgesTo(3), reading.hasEdgeFrom(0)]).toEqual([
    '',
    [],
    [],
    [],
    false,
  ]);
  expect([...reading.rows.hashes, ...reading.rows.ids].some((number) => number !== 0)).toBe(false);
  reading.read('other', 0, 5);
  expect(String.fromCodePoint(...reading.lettersOf(0).codes)).toBe('other');
});

test('the words that a span has part in', () => {
  const text = 'one two, three four';
  reading.read(text, 0, text.length);
  const words = (from: string, to: string) =>
    reading.wordsOf({ start: text.indexOf(from), end: text.indexOf(to) + to.length });
  expect(words('one', 'one')).toEqual({ first: 0, last: 0 });
  expect(words('two', 'three')).toEqual({ first: 1, last: 2 });
  expect(words('four', 'four')).toEqual({ first: 3, last: 3 });
  expect(words('wo', 'thr')).toEqual({ first: 1, last: 2 });
  expect(words(' two', 'two, ')).toEqual({ first: 1, last: 1 });
  expect(words('one', 'four')).toEqual({ first: 0, last: 3 });
});
