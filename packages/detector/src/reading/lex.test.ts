// A text as words: where each stands, what parts it from the one before (nothing, a blank, | a break), its letters and what it is.
import { expect, test } from 'vitest';
import { maxSeparatorUnits, maxWordLetters, maxWordUnits } from '../limits.ts';
import { hashSkeleton } from './hash.ts';
import { lex } from './lex.ts';
import { skeletonOf } from './units.ts';
import { flagAlone, flagDigit, flagElision, flagGiant, flagIntricate, flagStretched, WordRows } from './words.ts';

const rows = new WordRows();
const flagNames = [
  [flagIntricate, ' intricate'],
  [flagElision, ' elision'],
  [flagAlone, ' alone'],
  [flagDigit, ' digit'],
  [flagGiant, ' giant'],
  [flagStretched, ' stretched'],
] as const;

const wordsIn = (text: string, from = 0, to = text.length): string[] => {
  lex(text, from, to, rows, (hash) => hash);
  return Array.from({ length: rows.count }, (_, word) => {
    const parting = ['', ' ', '|'][rows.seps[word] ?? 0] ?? '';
    const flags = flagNames.flatMap(([flag, name]) => (((rows.flags[word] ?? 0) & flag) === 0 ? [] : [name]));
    return `${parting}${text.slice(rows.starts[word], rows.ends[word])}:${rows.lengths[word]}${flags.join('')}`;
  });
};

test.each([
  ['', []],
  [' ', []],
  ['one two', ['|one:3', ' two:3']],
  [' one  two ', ['|one:3', ' two:3']],
  ['one, two', ['|one:3', '|two:3']],
  ['one ,two', ['|one:3', '|two:3']],
  ['one-two_three', ['|one:3', ' two:3', ' three:5']],
  ['one.two', ['|one:3', '|two:3']],
  ['one\u{200b} two\u{200b}', ['|one:3 intricate', ' two:3 intricate']],
  ['\u{200b}one', ['|one:3']],
  ['one \u{200b}, two', ['|one:3', '|two:3']],
  ['on\u{200b}e', ['|on\u{200b}e:3 intricate']],
  ['café', ['|café:4 intricate']],
  ['cafe\u{301}', ['|cafe\u{301}:4 intricate']],
  ['cafe\u{200b}\u{301} x', ['|cafe\u{200b}\u{301}:4 intricate', ' x:1']],
  ['\u{301}one', ['|one:3']],
  ['one \u{301}two', ['|one:3', ' two:3']],
  ['k1ll 22', ['|k1ll:4 digit', ' 22:2 digit']],
  ['aaa', ['|aaa:3 stretched']],
  ['aAa', ['|aAa:3 stretched']],
  ['aa', ['|aa:2']],
  ['a\u{200b}aa', ['|a\u{200b}aa:3 intricate stretched']],
  ["it's", ["|it's:3 intricate elision"]],
  ["it' s", ['|it:2', '|s:1']],
  ["'it'", ['|it:2']],
  ["it's'", ["|it's:3 intricate elision"]],
  ["it''s", ['|it:2', '|s:1']],
  ["it'\u{200b}s", ["|it'\u{200b}s:3 intricate elision"]],
  ["it'我", ['|it:2', '|我:1 intricate alone']],
  ["it'\u{301}s", ['|it:2', '|s:1']],
  ["don’t've", ["|don’t've:6 intricate elision"]],
  ["x'", ['|x:1']],
  ['我想', ['|我:1 intricate alone', '想:1 intricate alone']],
  ['我 想', ['|我:1 intricate alone', ' 想:1 intricate alone']],
  ['a我b', ['|a:1', '我:1 intricate alone', 'b:1']],
  ['我\u{301}\u{200b}\u{301}想', ['|我\u{301}\u{200b}\u{301}:1 intricate alone', '想:1 intricate alone']],
  ['🔪\u{301}a', ['|🔪:1 intricate alone', 'a:1']],
  ['🔪🔪', ['|🔪:1 intricate alone', '🔪:1 intricate alone']],
  ['a🔪', ['|a:1', '🔪:1 intricate alone']],
  ['👋\u{1f3fd} a', ['|👋:1 intricate alone', ' a:1']],
  ['ไป', ['|ไ:1 intricate alone', 'ป:1 intricate alone']],
  ['か\u{3099}き', ['|か:1 intricate alone', '\u{3099}:1 intricate alone', 'き:1 intricate alone']],
  ['ＡＢ', ['|ＡＢ:2 intricate']],
  ['ﬁre', ['|ﬁre:4 intricate']],
  ['ŉa', ['|a:1']],
  ['Straße', ['|Straße:7 intricate']],
  ['½ x', ['|x:1']],
  ['a½b', ['|a:1', '|b:1']],
  ['a¨b', ['|a:1', ' b:1']],
  ['a\u{a0}b', ['|a:1', ' b:1']],
  ['𐐀𐐁 x', ['|𐐀𐐁:2 intricate', ' x:1']],
  ['x𐐀', ['|x𐐀:2 intricate']],
  ['𐐀x', ['|𐐀x:2 intricate']],
  ['aa𐐀', ['|aa𐐀:3 intricate']],
  ['aaaﬁ', ['|aaaﬁ:5 intricate stretched']],
  ['\u{1d7d9}a', ['|\u{1d7d9}a:2 intricate']],
  ['x\u{e0020}y', ['|x\u{e0020}y:2 intricate']],
  ['\u{e0020}x', ['|x:1']],
  ['x \u{e0020}', ['|x:1']],
  ['x\u{1d165}', ['|x\u{1d165}:2 intricate']],
  ['\u{d800}x', ['|x:1']],
  ['x\u{d800}', ['|x:1']],
  ['x\u{dc00}y', ['|x:1', '|y:1']],
  ['a\u{10ffff}b', ['|a:1', '|b:1']],
  ['a\u{1f3fb}b', ['|a\u{1f3fb}b:2 intricate']],
  ['क\u{93e}', ['|क\u{93e}:2 intricate']],
  ['ก\u{e47}', ['|ก:1 intricate alone', '\u{e47}:1 intricate alone']],
  ['\u{1d167}x', ['|\u{1d167}x:2 intricate']],
  ['ʼn', ['|n:1']],
  ['a\u{16fe4}b', ['|a\u{16fe4}b:3 intricate']],
  ['a🅰b', ['|a:1', '🅰:1 intricate alone', 'b:1']],
  ['ä\u{10a01}', ['|ä\u{10a01}:2 intricate']],
  ['a🌀b', ['|a:1', '🌀:1 intricate alone', 'b:1']],
])('%j: %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test('a stretch of a text', () => {
  expect(wordsIn('one two three', 4, 7)).toEqual(['|two:3']);
  expect(wordsIn("it's", 0, 3)).toEqual(['|it:2']);
  expect(wordsIn('caf\u{e9}\u{301}', 0, 4)).toEqual(['|caf\u{e9}:4 intricate']);
});

test('each word has the hash of its letters, as they look', () => {
  wordsIn('K\u{456}ll caf\u{e9} \u{fb01}t 𐐀b 🔪 it\u{2019}s');
  const hashes = ['kill', 'cafe', 'fit', '𐐨b', '🔪', 'its'].map((word) =>
    hashSkeleton([...word].map((letter) => skeletonOf(letter.codePointAt(0) ?? 0))),
  );
  expect([...rows.hashes.subarray(0, rows.count)]).toEqual(hashes);
  expect([...rows.ids.subarray(0, rows.count)]).toEqual(hashes);
});

test('a word too long for a list is none of its words', () => {
  const longest = 'ab'.repeat(maxWordLetters / 2);
  expect(wordsIn(`${longest} ${longest}a x`)).toEqual([`|${longest}:64`, ` ${longest}a:255 giant`, ' x:1']);
  expect([...rows.ids.subarray(0, 3)].map((id) => id === 0)).toEqual([false, true, false]);
  const marked = `a${'\u{301}'.repeat(maxWordUnits - 1)}`;
  expect(wordsIn(`${marked} x`)).toEqual([`|${marked}:1 intricate`, ' x:1']);
  expect(wordsIn(`${marked}\u{301} x`)).toEqual([`|${marked}\u{301}:255 intricate giant`, ' x:1']);
});

test('words far apart are parted by a break', () => {
  const blanks = ' '.repeat(maxSeparatorUnits);
  expect(wordsIn(`a${blanks}b${blanks} c`)).toEqual(['|a:1', ' b:1', '|c:1']);
});

test('an apostrophe far before the next letter ends its word', () => {
  const skipped = '\u{200b}'.repeat(maxWordUnits - 1);
  expect(wordsIn(`a'${skipped}b`)).toEqual([`|a'${skipped}b:255 intricate elision giant`]);
  expect(wordsIn(`a'${skipped}\u{200b}b`)).toEqual(['|a:1', '|b:1']);
});

test('there is room for as many words as a text has', () => {
  const many = new WordRows();
  lex('ab 1 '.repeat(500), 0, 2500, many, () => 7);
  expect(many.count).toBe(1000);
  const at = (word: number) =>
    [many.starts, many.ends, many.ids, many.lengths, many.seps, many.flags].map((row) => row[word]);
  expect([at(0), at(1), at(998), at(999)]).toEqual([
    [0, 2, 7, 2, 2, 0],
    [3, 4, 7, 1, 1, flagDigit],
    [2495, 2497, 7, 2, 1, 0],
    [2498, 2499, 7, 1, 1, flagDigit],
  ]);
  expect(many.hashes[0]).toBe(many.hashes[998]);
  expect(many.hashes[1]).toBe(many.hashes[999]);
});
