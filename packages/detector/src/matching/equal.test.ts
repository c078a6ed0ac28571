// Whether a word of a text is a word of a phrase, and by which way of hiding.
import { hiddenKinds, type HiddenKind } from '@candour/contract';
import { expect, test } from 'vitest';
import { judgeHits } from '../judge.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';

/** How the phrase's word is found in the text: plainly, hidden in which way, or not. */
const foundAs = (word: string, text: string, hidden: readonly HiddenKind[], caseSensitive = false): string => {
  const more = caseSensitive ? { caseSensitive } : hidden.length > 0 ? { hidden: [...hidden] } : {};
  const list = compiledOf(madeUpEntry('one', [word], more));
  const [hit] = judgeHits(list, { text, surface: 'typed' });
  return hit ? hit.hidden.join(' ') || 'plainly' : 'not';
};

test.each<[string, string, string]>([
  ['kill', 'kill', 'plainly'],
  ['kill', 'KILL', 'plainly'],
  ['kill', 'ｋill', 'plainly'],
  ['kill', 'kills', 'not'],
  ['zabić', 'zabic', 'plainly'],
  ['zabić', 'zabić', 'plainly'],
  ['zabić', 'zabiĉ', 'marks'],
  ['zabić', 'zábić', 'marks'],
  ['zabic', 'zabić', 'marks'],
  ['café', 'cafè', 'marks'],
  ['don’t', "don't", 'plainly'],
  ['don’t', 'dont', 'apostrophe'],
  ['dont', 'don’t', 'not'],
  ['don’t', 'do’nt', 'not'],
  ['don’t', 'dón’t', 'marks'],
  ['don’t', 'dónt', 'not'],
  ["rock'n'roll", 'rock’n’roll', 'plainly'],
  ["rock'n'roll", 'rock’nroll', 'apostrophe'],
  ['kill', 'kіll', 'lookalike'],
  ['kіll', 'kill', 'lookalike'],
  ['kіll', 'kіll', 'plainly'],
  ['kill', 'kíll', 'marks'],
  ['kíll', 'kіll', 'lookalike'],
  ['kill', 'kі́ll', 'not'],
  ['don’t', 'dоn’t', 'lookalike'],
  ['don’t', 'dоnt', 'not'],
  ['dont', 'dоn’t', 'not'],
  ['kill', 'k1ll', 'digits'],
  ['kill', 'kkkill', 'stretched'],
  ['zabić', 'zabiiić', 'stretched'],
  ['kill', 'k i l l', 'spaced'],
  ['suicide', 'suicde', 'damaged'],
  ['knife', '🔪', 'emoji'],
  ['mawt', 'maut', 'romanised'],
  ['𐐨𐐩', '𐐀𐐁', 'plainly'],
  ['𐐨𐐩', '𐐀𐐀', 'not'],
  ['𐐨a', '𐐀а', 'lookalike'],
])('%s as %s: %s', (word, text, how) => {
  expect(foundAs(word, text, hiddenKinds)).toBe(how);
  // And only where the entry says so.
  expect(foundAs(word, text, [])).toBe(how === 'plainly' ? 'plainly' : 'not');
  if (hiddenKinds.some((kind) => kind === how)) expect(foundAs(word, text, [how as HiddenKind])).toBe(how);
});

test.each([
  ['AIDS', 'AIDS', 'plainly'],
  ['AIDS', 'aids', 'not'],
  ['AIDS', 'AIDs', 'not'],
  ['AIDS', 'xAIDS', 'not'],
  ['Zabić', 'Zabic', 'plainly'],
  ['Zabić', 'Zabić', 'plainly'],
  ['Zabić', 'zabić', 'not'],
  ['𐐀b', '𐐀b', 'plainly'],
  ['𐐀b', '𐐨b', 'not'],
  ['b𐐀c', 'b𐐀C', 'not'],
  ['ΑBC', 'ABC', 'not'],
])('where case counts, %s as %s: %s', (word, text, how) => {
  expect(foundAs(word, text, [], true)).toBe(how);
});

test('where several forms of a word differ in marks or case, each is asked by itself', () => {
  const list = compiledOf(
    madeUpEntry('one', ['polish shoes', 'Polish shoes'], { caseSensitive: true }),
    madeUpEntry('two', ['résumé here', 'resumé here', 'resume here'], { hidden: ['marks'] }),
  );
  const found = (text: string): string[] =>
    judgeHits(list, { text, surface: 'typed' }).map(({ phrase, hidden }) => [phrase, ...hidden].join(' '));
  expect(found('polish shoes')).toEqual(['polish shoes']);
  expect(found('Polish shoes')).toEqual(['Polish shoes']);
  expect(found('POLISH shoes')).toEqual([]);
  expect(found('résumé here')).toEqual(['résumé here']);
  expect(found('resumé here')).toEqual(['résumé here']);
  expect(found('résume here')).toEqual(['résumé here']);
  expect(found('rèsume here')).toEqual(['résumé here marks']);
});
