// Folding compares what a reader would call the same, and keeps the marks and the case beside it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordLetters } from '../reading/letters.ts';
import { isApostrophe, isDiacritic, isSkipped, isSpace, isUnspaced, isWord } from './characters.ts';
import { lettersOf } from './fold.ts';

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
const folded = (text: string) => [...text].flatMap((character) => lettersOf(codeOf(character)));
const shown = (text: string): string =>
  folded(text)
    .map(({ code }) => String.fromCodePoint(code))
    .join('');

test.each([
  ['upper case', 'KILL', 'kill'],
  ['full width', 'ｋｉｌｌ', 'kill'],
  ['mathematical letters', '𝐤𝐢𝐥𝐥', 'kill'],
  ['ligatures', 'ﬁne œuvre', 'fine oeuvre'],
  ['sharp s', 'Straße', 'strasse'],
  ['final sigma', 'ΣΟΦΟΣ', 'σοφοσ'],
  ['letters with a stroke', 'Łódź Đà đ Øø ħ Ææ', 'lodz da d oo h aeae'],
  ['no dot and a dot', 'ıİ', 'ii'],
  ['a vowel sign of Hindi stays', 'कि', 'कि'],
])('%s', (_, text, letters) => {
  expect(shown(text)).toBe(letters);
});

test('a letter keeps its marks and its form before case folding', () => {
  expect(lettersOf(codeOf('Ǘ'))).toEqual([{ code: 0x75, cased: 0x55, marks: [0x308, 0x301] }]);
  expect(lettersOf(codeOf('Ł'))).toEqual([{ code: 0x6c, cased: codeOf('Ł'), marks: [0x335] }]);
  expect(lettersOf(codeOf('ﬁ'))).toEqual([
    { code: 0x66, cased: 0x66, marks: [] },
    { code: 0x69, cased: 0x69, marks: [] },
  ]);
  expect(lettersOf(codeOf('ß')).map(({ cased }) => cased)).toEqual([0xdf, 0xdf]);
});

test('a mark alone is no letter', () => {
  expect(lettersOf(0x301)).toEqual([]);
  expect(lettersOf(0x335)).toEqual([]);
});

test('composed and decomposed words fold alike, marks included', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'zabićsięétéłóżkoñǘ한é\u0301\u0323i\u0307'), maxLength: 30 }),
      (text) => {
        const lettersIn = (form: 'NFC' | 'NFD') => {
          const normal = text.normalize(form);
          const { codes, marks } = wordLetters(normal, 0, normal.length);
          return { codes, marks: [...marks].map(([at, own]) => [at, own.toSorted()]) };
        };
        expect(lettersIn('NFD')).toEqual(lettersIn('NFC'));
      },
    ),
  );
});

test('what was folded is folded: letters come out taken apart, whatever the character', () => {
  const unfinished: string[] = [];
  for (let code = 0; code < 0x2_0000; code += 1) {
    const letters = code >= 0xd800 && code <= 0xdfff ? [] : lettersOf(code);
    const whole = String.fromCodePoint(...letters.flatMap((letter) => [letter.code, ...letter.marks]));
    if (whole !== whole.normalize('NFKD')) unfinished.push(code.toString(16));
  }
  expect(unfinished).toEqual([]);
});

const ofKind = (is: (code: number) => boolean, characters: string): string =>
  [...characters].filter((character) => is(codeOf(character))).join('');

test('kinds of characters', () => {
  expect(ofKind(isSkipped, 'a\u200b\u200d\ufeff\u00ad\u0336\u0333 ')).toBe('\u200b\u200d\ufeff\u00ad\u0336');
  expect(ofKind(isSpace, 'a \t\u00a0\u3000-_\u2010\u2011\u2013.')).toBe(' \t\u00a0\u3000-_\u2010\u2011');
  expect(ofKind(isWord, 'aé5कि我.-\u{1f52a}')).toBe('aé5कि我');
  expect(ofKind(isUnspaced, 'a我しシก한')).toBe('我しシก');
  expect(ofKind(isApostrophe, `'’‘ʼ\`´′＇"”`)).toBe(`'’‘ʼ\`´′＇`);
});

test('marks that may be left out, from the first of each range to its last', () => {
  // Accents, Hebrew points and Arabic vowels; not the letters around them, and no vowel sign of an Indic script.
  const marks = [0x300, 0x36f, 0x591, 0x5bf, 0x64b, 0x65f, 0x670, 0x1dff, 0xfe2f];
  expect(marks.filter(isDiacritic)).toEqual(marks);
  expect([0x2ff, 0x370, 0x5be, 0x5c0, 0x64a, 0x660, 0x671, 0x93f, 0xfe30].filter(isDiacritic)).toEqual([]);
});
