// Following a phrase through a text: what stands between its words, gaps, what may be left out, and words that are ordinary ones.
import { hiddenKinds } from '@candour/contract';
import { expect, test } from 'vitest';
import { judgeClosely, judgeHits } from '../judge.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';

const foundBy = (phrases: readonly string[], text: string, more: Parameters<typeof madeUpEntry>[2] = {}): string[] => {
  const list = compiledOf(madeUpEntry('one', [...phrases], more));
  const hits = judgeHits(list, { text, surface: 'typed' });
  expect(judgeClosely(list, { text, surface: 'typed' })).toEqual(hits);
  return hits.map(({ span }) => text.slice(span.start, span.end));
};

test.each([
  ['9/11 attack', '9/11 attack', ['9/11 attack']],
  ['9/11 attack', '9 / 11 attack', ['9 / 11 attack']],
  ['9/11 attack', '9-11 attack', []],
  ['9/11 attack', '9//11 attack', []],
  ['9/11 attack', '9\\11 attack', []],
  ['9/11 attack', '9 11 attack', []],
  ['9/11 attack', '9/11/attack', []],
  ['9/11 {attack|war}', '9/11 war', ['9/11 war']],
  ['9/11 {attack|war}', '9,11 war', []],
  ['he/she/it goes', 'he/she/it goes', ['he/she/it goes']],
  ['he/she.it goes', 'he/she/it goes', []],
  ['he/she.it goes', 'he/she.it goes', ['he/she.it goes']],
  ['a {b/c|d} e', 'a b/c e', ['a b/c e']],
  ['a {b/c|d} e', 'a b c e', []],
  ['a {b/c|d} e', 'a/b/c e', []],
  ['a (b)/c d', 'a/c d', ['a/c d']],
  ['a (b)/c d', 'a c d', []],
  ['a (b)/c d', 'a b/c d', ['a b/c d']],
  ['a/(b) c d', 'a/c d', ['a/c d']],
  ['a/(b) c d', 'a c d', []],
  ['我想(真的)死', '我想死', ['我想死']],
  ['我想(真的)死', '我想真的死', ['我想真的死']],
  ['我想(真的)死', '我想 死', []],
])('%s in %s: %j', (phrase, text, found) => {
  expect(foundBy([phrase], text)).toEqual(found);
});

test.each([
  ['one <2> two', 'one x y z two', []],
  ['one <2> two', 'one x y two', ['one x y two']],
  ['one <1> two', 'one x two', ['one x two']],
  ['one <1> two', 'one two', ['one two']],
  ['one <1-2> two', 'one two', []],
  ['one <1-2> two', 'one x two', ['one x two']],
  ['one <1-2> two', 'one x y two', ['one x y two']],
  ['one <1-2> two', 'one x y z two', []],
  ['one <1-2> two', 'one x, two', []],
  ['one <1-2> two', 'one. x two', []],
  ['one <1-2> two', 'one x-y two', ['one x-y two']],
  ['one <1-2> two', 'one 我two', ['one 我two']],
  ['one <1-2> two', 'one two two two', ['one two two two']],
  ['one <1-2> two <1-2> three', 'one x two y z three', ['one x two y z three']],
  ['one <1-2> {two|two y} <1-2> three', 'one x two y three', ['one x two y three']],
  ['one <1-2> two', 'one x', []],
])('%s in %s: %j', (phrase, text, found) => {
  expect(foundBy([phrase], text)).toEqual(found);
});

test.each([
  ['want to (really) die', 'want to die', ['want to die']],
  ['want to (really) die', 'want to really die', ['want to really die']],
  ['want to (really) die', 'want to really really die', []],
  ['want to (really) (just) die', 'want to just die', ['want to just die']],
  ['want to (really) (just) die', 'want to just really die', []],
  ['{want to|wanna} die', 'wanna die', ['wanna die']],
  ['{want to|wanna} die', 'want die', []],
  ['{want|want to} {to die|die}', 'want to die', ['want to die']],
  ['{want|want to} {to die|die}', 'want to to die', ['want to to die']],
  ['die die', 'die die die', ['die die', 'die die']],
])('%s in %s: %j', (phrase, text, found) => {
  expect(foundBy([phrase], text)).toEqual(found);
});

const hidden = [...hiddenKinds];

test.each([
  [['kill myself'], 'k i l l myself', ['k i l l myself']],
  [['kill myself'], 'k i l l m y s e l f', ['k i l l m y s e l f']],
  [['kill myself'], 'k.i.l.l.m.y.s.e.l.f', ['k.i.l.l.m.y.s.e.l.f']],
  [['kill myself'], 'k.i.l.l  m.y.s.e.l.f', ['k.i.l.l  m.y.s.e.l.f']],
  [['kill myself'], 'k.i.l.l, m.y.s.e.l.f', []],
  [['kill myself'], 'k1ll mys3lf', ['k1ll mys3lf']],
  [['kill myself'], 'k!ll mysel!f', []],
  [['kill (all) myself'], 'k i l l myself', ['k i l l myself']],
  [['kill <0-1> myself'], 'k i l l x m y s e l f', []],
  [['kill <0-1> myself'], 'k i l l  x  m y s e l f', ['k i l l  x  m y s e l f']],
  [['kill <0-1> myself'], 'k1ll so mys3lf', ['k1ll so mys3lf']],
  [['envie de mourir'], 'l’envie de mourir', ['envie de mourir']],
  [['envie de mourir'], 'l’envi3 de mourir', []],
  [['a murder'], 'a murder’d', ['a murder']],
  [['murder case'], 'murder’d case', []],
  [['very envie'], 'very l’envie', []],
  [['{envie|rêve} de (plus) mourir'], 'l’envie de mourir', ['envie de mourir']],
  [['🔪 you'], '🔪 you', ['🔪 you']],
  [['knife you'], '🔪 you', ['🔪 you']],
  [['knife you'], '🔪you', []],
])('hidden, %j in %s: %j', (phrases, text, found) => {
  expect(foundBy(phrases, text, { hidden })).toEqual(found);
});

test.each([
  ['suicida', 'suicida', []],
  ['suicida', 'suicid', ['suicid']],
  ['suic1de', 'suic1de', []],
  ['suic1de', 'suicid', ['suicid']],
  ['suiciiide', 'suiciiide', []],
  ['suicidé', 'suicidé', []],
  ['suicide', 'suicide', ['suicide']],
  ['suicida', 'SUICIDA', []],
  ['suicіde', 'suicіde', []],
])('where %s is ordinary, in %s: %j', (ordinary, text, found) => {
  expect(foundBy(['suicide', 'the {suicide|x}'], text, { hidden, ordinary: [ordinary] })).toEqual(found);
  expect(foundBy(['suicide', 'the {suicide|x}'], `the ${text}`, { hidden, ordinary: [ordinary] })).toEqual(
    found.map((one) => `the ${one}`),
  );
});
