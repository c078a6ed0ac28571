// What a scout marks in small texts while judging: every word that may hide another, and no ordinary one.
import { expect, test } from 'vitest';
import { maxWordUnits } from '../limits.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { seenBy, smallScout } from '../testing/scouting.ts';

const hidden = ['damaged', 'digits', 'spaced', 'stretched'] as const;
const list = compiledOf(
  madeUpEntry(
    'damaged',
    [
      'suicide',
      'the purple lantern',
      'on the platform tonight',
      'dark forbidden garden',
      'red balloons',
      'old-fashioned kettle',
    ],
    { hidden: [...hidden] },
  ),
  madeUpEntry('far', ['because of the zyx qqj', 'jqq xyz and the because', 'through a door of zzx yqx'], {
    hidden: [...hidden],
  }),
  madeUpEntry('plain', ['green umbrella', 'because under the wvj wkj', 'because of a wvj wkj'], { hidden: ['digits'] }),
  madeUpEntry('apostrophe', ["grandma's umbrella"], { hidden: [...hidden] }),
);
const scout = smallScout(list);

test.each([
  ['', []],
  ['suicide', ['suicide = suicide']],
  ['suicde', ['? suicde']],
  ['my suicde.', ['? suicde']],
  ['suicdie', ['? suicdie']],
  ['usicide', []],
  ['suicied', ['? suicied']],
  ['zuicide', []],
  ['zuicde', []],
  ['suixide', ['? suixide']],
  ['suiccide', ['? suiccide']],
  ['suicides', ['? suicides']],
  ['xsuicide', []],
  ['suicid', ['? suicid']],
  ['suici', []],
  ['suixixe', []],
  ['sciuide', []],
  ['suiciddee', []],
  ['SUICDE', ['? SUICDE']],
  ['the quick brown fox jumps over a lazy dog', []],
  ['the purple lantern', ['the purple lantern = the purple lantern']],
  ['the purple lantren', ['? lantren']],
  ['the purpel lantren', ['~ lantren']],
  ['lantren', ['~ lantren']],
  ['lanter', ['~ lanter']],
  ['anterns', []],
  ['a big lantren here', ['~ lantren']],
  ['a lantren, lantren', ['~ lantren', '~ lantren']],
  ['the purple. lantren', ['? lantren']],
  ['on the platform tonight', ['on the platform tonight = on the platform tonight']],
  ['on the platfrom tonight', ['? platfrom']],
  ['on the plaform tonihgt', ['~ plaform', '~ tonihgt']],
  ['tonihgt', ['~ tonihgt']],
  ['platform tonihgt', ['? tonihgt']],
  ['on the big tonight', []],
  ['dark forbiden garden', ['? forbiden']],
  ['dark forbidden gardne', []],
  ['the garden forbiden', ['~ forbiden']],
  ['red baloons', ['? baloons']],
  ['green umbrela', ['? umbrela']],
  ['umbrela', ['~ umbrela']],
  ['blue umbrela', ['~ umbrela']],
  ['becuse of the zyx qqj', ['18 % 2', '~ becuse']],
  ['becuse  of the zyx qqj', ['19 % 0', '~ becuse']],
  ['becuse of  the zyx qqj', ['19 % 0', '~ becuse']],
  ['because off the zyx qqj', ['20 % 9']],
  ['becausee of the zyx qqj', ['20 % 6', '~ becausee']],
  ['of the zyx qqj', ['11 % -1']],
  ['zyx qqj', ['4 % -1']],
  ['the. zyx qqj', ['9 % 3']],
  ['the zyx qqjj', []],
  ['xx becuse of the zyx qqj', ['21 % 5', '~ becuse']],
  ['a becuse of a zyx qqj', ['18 % 12', '~ becuse']],
  ['becuse,of the zyx qqj', ['18 % 6', '~ becuse']],
  ['jqq xyz and the becuse', ['4 % 19', '~ becuse']],
  ['jqq xyz and the  becuse', ['4 % 20', '~ becuse']],
  ['jqq  xyz and the becuse', ['5 % 20', '~ becuse']],
  ['jqq xyz and the becauses', ['4 % 23', '~ becauses']],
  ['jqq xyz and  the becauses', ['4 % 24', '~ becauses']],
  ['jqq xyz', ['4 % 7']],
  ['jqq xyz and, the', ['4 % 11']],
  ['jqq xyz  and, the', ['4 % 12']],
  ['throguh a door of zzx yqx', ['? throguh']],
  ['becuse under the wvj wkj', ['? becuse']],
  ['becaus  under the wvj wkj', ['? becaus']],
  ["sui'cde", ["? sui'cde"]],
  ["suicde's", []],
  ["it's suicde", ['? suicde']],
  ["l'suicde", []],
  ['grandmas umbrella', ['? umbrella']],
  ["grandma's umbrela", ['~ umbrela']],
  ["gran'dmas", []],
  ["x'y", []],
  ['becuse of a wvj wkj', ['~ becuse']],
  ['becuse of  a wvj wkj', ['~ becuse']],
])('damaged words in %j: %j', (text, seen) => {
  expect(seenBy(scout, list, text)).toEqual(seen);
});

test.each([
  ['k1ll', ['? k1ll']],
  ['1ll', ['? 1ll']],
  ['l1', ['? l1']],
  ['l0', ['? l0']],
  ['9l', ['? 9l']],
  ['ab12', ['? ab12']],
  ['2026', []],
  ['5 apples', []],
  ['10 a', []],
  ['$uicide', ['? uicide']],
  ['suicide!', ['suicide = suicide']],
  ['sui!cide', ['? sui', '? cide']],
  ['suicid@ x', ['? suicid', '? suicid']],
  ['a+b', ['? a', '? b']],
  ['x + y', []],
  ['50$ now', ['? 50']],
  ['@home', ['? home']],
  ['ho!ho', ['? ho', '? ho']],
  ['!!!', []],
  ['hey!!! you', []],
  ['c++ is', []],
  ['a|b', ['? a', '? b']],
  ['sui$', ['? sui']],
  ['sui!!', []],
  ['!sui', ['? sui']],
  ['die!@', ['? die']],
  ['die!@x', ['? die', '? x']],
  ['b@', ['? b']],
  ['(b@)', ['? b']],
  ["it's@", ["? it's"]],
  ["@it's", ["? it's"]],
  ["it's 5", []],
  ["it5's", ["? it5's"]],
  ["it's! so", []],
  ["it's!so", ['? so', "? it's"]],
  ["a'b@c'd", ["? a'b", "? a'b", "? c'd"]],
  ['aaa', ['? aaa']],
  ['aaab', ['? aaab']],
  ['baaa', ['? baaa']],
  ['bAaA', ['? bAaA']],
  ['aab', []],
  ['aabaa', []],
  ['111', ['? 111']],
  ['a111', ['? a111']],
  ['hmmm ok', ['? hmmm']],
  ["a'aa", ["? a'aa"]],
  ["aa'a", ["? aa'a"]],
  ["aaa's", ["? aaa's"]],
  ["s'aaa", ["? s'aaa"]],
  ["no'o o", []],
  ['...', []],
  ['k i l l', ['? l', '? l']],
  ['a b', []],
  ['a b c', ['? c']],
  ['I a b', ['? b']],
  ['k.i.l.l', ['? l', '? l']],
  ['k  i l l', ['? l']],
  ['a b cd e f', []],
  ["a b 'c d", []],
  ["a b'c d", []],
  ['i 1 a b', ['? a', '? b']],
  ['a b c de f g h', ['? c', '? h']],
  ['x', []],
  ['a b c', ['? c']],
  ['ab c d e', ['? e']],
  ["a'b c d e", ['? e']],
  ["x b c'd", []],
])('hidden words in %j: %j', (text, seen) => {
  expect(seenBy(scout, list, text)).toEqual(seen);
});

test('a word longer than any of a list hides nothing', () => {
  const letters = 'cd'.repeat(maxWordUnits / 2 - 1);
  for (const word of [`1${letters}x`, `1'${letters}`]) expect(seenBy(scout, list, word)).toEqual([`? ${word}`]);
  for (const word of [`1${letters}xy`, `1'${letters}x`]) expect(seenBy(scout, list, word)).toEqual([]);
  expect(seenBy(scout, list, `$${letters}xy`)).toEqual([`? ${letters}xy`]);
  expect(seenBy(scout, list, `$${letters}xyz`)).toEqual([]);
});

test('one text says nothing of the next', () => {
  expect(seenBy(scout, list, 'a b')).toEqual([]);
  expect(seenBy(scout, list, 'c d')).toEqual([]);
  expect(seenBy(scout, list, 'it1')).toEqual(['? it1']);
  expect(seenBy(scout, list, 'a1')).toEqual(['? a1']);
});

test('a list that sees through nothing, or not through damage, marks nothing of the kind', () => {
  const plain = compiledOf(madeUpEntry('plain', ['suicide']));
  const digits = compiledOf(madeUpEntry('digits', ['suicide'], { hidden: ['digits'] }));
  const text = 'k1ll a b c suicde';
  expect(seenBy(smallScout(plain), plain, text)).toEqual([]);
  expect(seenBy(smallScout(digits), digits, text)).toEqual(['? k1ll', '? c']);
  expect(seenBy(scout, list, text, false)).toEqual([]);
});

test('says how many results there are, though it has no room for them', () => {
  expect(seenBy(scout, list, 'suicide '.repeat(100))).toHaveLength(100);
});
