// The automaton finds exactly what looking at every place one by one finds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildAutomaton } from './automaton.ts';

const codesOf = (text: string): number[] => [...text].map((letter) => letter.codePointAt(0) ?? 0);

const foundBy = (patterns: readonly string[], text: string): string[] => {
  const found: string[] = [];
  buildAutomaton(patterns.map(codesOf)).run(codesOf(text), (pattern, last) => found.push(`${pattern}@${last}`));
  return found.sort();
};

const foundOneByOne = (patterns: readonly string[], text: string): string[] => {
  const found: string[] = [];
  patterns.forEach((pattern, number) => {
    for (let at = 0; pattern !== '' && at + pattern.length <= text.length; at += 1)
      if (text.startsWith(pattern, at)) found.push(`${number}@${at + pattern.length - 1}`);
  });
  return found.sort();
};

const small = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength });

test('agrees with a naive search', () => {
  fc.assert(
    fc.property(fc.array(small(5), { maxLength: 12 }), small(60), (patterns, text) => {
      expect(foundBy(patterns, text)).toEqual(foundOneByOne(patterns, text));
    }),
    { numRuns: 500 },
  );
});

test('finds patterns that are inside, before and the same as others', () => {
  expect(foundBy(['he', 'she', 'hers', 'his', 'he'], 'ushers')).toEqual(['0@3', '1@3', '2@5', '4@3']);
});

test('thousands of states keep their edges apart', () => {
  const patterns = Array.from({ length: 3_000 }, (_, number) => `p${(number * 7919).toString(36)}q`);
  const [one, two] = [patterns[17] ?? '', patterns[2_900] ?? ''];
  expect(foundBy(patterns, `${one} ${two}`)).toEqual(foundOneByOne(patterns, `${one} ${two}`));
});
