// Folding compares what a reader would call the same, and never loses the place.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldPhrase } from './fold.ts';

const shown = (text: string): string => String.fromCodePoint(...fold(text).codes);

test.each([
  ['upper case', 'KILL', 'kill'],
  ['full width', 'ｋｉｌｌ', 'kill'],
  ['mathematical letters', '𝐤𝐢𝐥𝐥', 'kill'],
  ['ligatures', 'ﬁne œuvre', 'fine oeuvre'],
  ['sharp s', 'Straße', 'strasse'],
  ['final sigma', 'ΣΟΦΟΣ', 'σοφοσ'],
  ['letters with a stroke', 'Łódź', 'lodz'],
  ['zero-width characters', 'k\u200bi\u200dl\ufeffl\u00ad', 'kill'],
  ['strike-through', 'k\u0336i\u0336l\u0336l\u0336', 'kill'],
  ['white space', 'a \t\n\u00a0\u3000b', 'a b'],
  ['hyphens', 'self-harm self_harm self‑harm', 'self harm self harm self harm'],
  ['apostrophes inside words', "don’t don't dont", 'dont dont dont'],
  ['quotation marks', "'die'", "'die'"],
])('%s', (_, text, folded) => {
  expect(shown(text)).toBe(folded);
});

test('composed and decomposed text fold alike, marks included', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'zabić się été łóżko ñ ǘ 한 é\u0301\u0323 i\u0307 ’'), maxLength: 30 }),
      (text) => {
        const composed = fold(text.normalize('NFC'));
        const decomposed = fold(text.normalize('NFD'));
        expect(decomposed.codes).toEqual(composed.codes);
        const sorted = (folded: typeof composed) => [...folded.marks].map(([at, marks]) => [at, [...marks].sort()]);
        expect(sorted(decomposed)).toEqual(sorted(composed));
      },
    ),
  );
});

test('every position lies in the text, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { codes, starts, ends, cased } = fold(text);
      expect([starts.length, ends.length, cased.length]).toEqual([codes.length, codes.length, codes.length]);
      const isInOrder = (start: number, at: number): boolean => {
        const end = ends[at] ?? 0;
        return start >= (starts[at - 1] ?? 0) && end > start && end <= text.length;
      };
      expect(starts.filter((start, at) => !isInOrder(start, at))).toEqual([]);
    }),
  );
});

test('a phrase loses the spaces around it', () => {
  expect(foldPhrase(' - kys _ ').codes).toEqual([...'kys'].map((letter) => letter.codePointAt(0)));
});

test('long runs of marks stay cheap and keep the letter', () => {
  const { codes, marks, ends } = fold(`a${'\u0301\u0323'.repeat(20_000)}b`);
  expect(codes).toHaveLength(2);
  expect(marks.get(0)?.length).toBeLessThanOrEqual(16);
  expect(ends).toEqual([40_001, 40_002]);
});
