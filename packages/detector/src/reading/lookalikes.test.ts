// Look-alikes lead from what folding leaves to plain Latin letters, in one step.
import { expect, test } from 'vitest';
import { lettersOf } from '../folding/fold.ts';
import { lookalikes } from './lookalikes.ts';

const mapped = (text: string): string =>
  [...text]
    .flatMap((character) => lettersOf(character.codePointAt(0) ?? 0).map(({ code }) => String.fromCodePoint(code)))
    .map((letter) => lookalikes.get(letter) ?? letter)
    .join('');

test.each([
  ['Cyrillic', 'кіӏӏ', 'kill'],
  ['Cyrillic capitals', 'ВОМВ', 'bomb'],
  ['Greek', 'κιℓℓ', 'kill'],
  ['Cherokee', 'ᎠᎥᎬ', 'die'],
  ['small capitals', 'ᴋɪʟʟ ʏᴏᴜ', 'kill you'],
  ['fancy text', 'ᗪIE ᑎOᗯ', 'die now'],
  ['Lisu', 'ꓗꓲꓡꓡ', 'kill'],
  ['hooks', 'ɗɨɇ', 'die'],
  ['plain letters', 'kill', 'kill'],
])('%s', (_, text, read) => {
  expect(mapped(text)).toBe(read);
});

test('every letter is one that folding leaves, and none is led further', () => {
  for (const [letter, latin] of lookalikes) {
    const code = letter.codePointAt(0) ?? 0;
    expect(lettersOf(code), letter).toEqual([expect.objectContaining({ code, marks: [] })]);
    expect(letter, letter).toBe(String.fromCodePoint(code));
    expect(letter, letter).toMatch(/^\p{L}$/u);
    expect(latin).toMatch(/^[a-z]$/);
    expect(lookalikes.has(latin)).toBe(false);
  }
});

test('every Latin letter has a look-alike', () => {
  expect(new Set(lookalikes.values()).size).toBe(26);
  expect(lookalikes.size).toBeGreaterThan(250);
});
