// Which words a scout takes for damaged ones of the list: one letter only, and no word that the list has itself.
import { expect, test } from 'vitest';
import { maxWordLetters } from '../limits.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { seenBy, smallScout } from '../testing/scouting.ts';

const longest = 'abcdefgh'.repeat(maxWordLetters / 8);
const list = compiledOf(
  madeUpEntry('one', ['suicide', 'murderer', 'two murderers', 'elephan𐐨', longest], { hidden: ['damaged'] }),
  madeUpEntry('parts', ["rock'n", "n'bowl", "loud mac'n"]),
);
const scout = smallScout(list);
const seen = (text: string): string[] => seenBy(scout, list, text);

test('a word of the list is none of its others, damaged', () => {
  expect(seen('murderers')).toEqual([]);
  expect(seen('murderer')).toEqual(['murderer = murderer']);
  expect(seen('murderrs')).toEqual(['~ murderrs']);
  expect(seen('murdererx')).toEqual(['? murdererx']);
});

test.each(['sxuicde', 'suidcie', 'suxiide', 'sucxide', 'suicidxx', 'suciied', 'sicuide'])(
  '%s has two damages',
  (word) => {
    expect(seen(word)).toEqual([]);
  },
);

test.each(['suicdie', 'sucide', 'suxcide', 'suicidx', 'suxicide', 'suicidex', 'suicied', 'siucide'])(
  '%s has one',
  (word) => {
    expect(seen(word)).toEqual([`? ${word}`]);
  },
);

test('a form whose letters need two units each is left to the reader', () => {
  expect([seen('elephanx'), seen('elephan'), seen('xlephan')]).toEqual([['? elephanx'], ['? elephan'], []]);
});

test('of the longest word of a list, and no longer one', () => {
  const word = `${longest.slice(0, -1)}x`;
  expect([seen(word), seen(longest.slice(1)), seen(longest.slice(0, -1)), seen(`${longest}x`)]).toEqual([
    [`? ${word}`],
    [],
    [`? ${longest.slice(0, -1)}`],
    [],
  ]);
});

test('of a word with apostrophes also several of its parts together', () => {
  for (const text of ["rock'n'roll", "soup'n'bowl", "rock'n", "a'b'n'bowl"]) expect(seen(text)).toEqual([`? ${text}`]);
  expect(seen("loud mac'n'cheese")).toEqual(["? mac'n'cheese"]);
  expect([seen("rock'o'roll"), seen("quiet mac'n'cheese")]).toEqual([[], []]);
});
