// Invented words that stand beside every matched phrase: found anywhere in the clear, they prove a leak.
import { randomInt } from 'node:crypto';

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';
const letterOf = (letters: string): string => letters[randomInt(letters.length)] ?? 'x';
const syllable = (): string => letterOf(consonants) + letterOf(vowels);

/** Gives words of twelve letters that no language, no watchlist and no earlier call has. */
export function createCanaries(): { readonly given: readonly string[]; next(): string } {
  const given: string[] = [];
  return {
    given,
    next() {
      let word: string;
      do word = `q${syllable()}${syllable()}${syllable()}${syllable()}${syllable()}x`;
      while (given.includes(word));
      given.push(word);
      return word;
    },
  };
}
