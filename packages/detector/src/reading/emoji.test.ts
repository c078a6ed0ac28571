// Every emoji of the table is one that the reader sees, and stands for words that a list can hold.
import { expect, test } from 'vitest';
import { lettersOf } from '../folding/fold.ts';
import { emojiMeanings } from './emoji.ts';

test.each([...emojiMeanings])('%s', (emoji, meanings) => {
  expect([...emoji]).toHaveLength(1);
  expect(emoji).toMatch(/^\p{Extended_Pictographic}$/u);
  expect(emoji).toMatch(/^\p{Emoji}$/u);
  expect(emoji.codePointAt(0)).toBeGreaterThanOrEqual(0x2190);
  expect(lettersOf(emoji.codePointAt(0) ?? 0)).toEqual([expect.objectContaining({ code: emoji.codePointAt(0) })]);
  expect(meanings.length).toBeGreaterThan(0);
  expect(new Set(meanings).size).toBe(meanings.length);
  for (const meaning of meanings) expect(meaning).toMatch(/^[a-z]+$/);
});

test('what a watchlist asks for', () => {
  expect(emojiMeanings.get('🔪')).toEqual(expect.arrayContaining(['knife', 'stab', 'cut']));
  expect(emojiMeanings.get('⚰')).toContain('dead');
  expect(emojiMeanings.get('❄')).toContain('snow');
  expect(emojiMeanings.size).toBeGreaterThan(150);
});
