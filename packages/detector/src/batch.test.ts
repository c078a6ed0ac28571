// Many texts at once: each gets what it would get alone, however they are put together.
import { expect, test } from 'vitest';
import { batchWasm } from '../tools/wasm.ts';
import { openBatch } from './batch.ts';
import { judgeHits } from './judge.ts';
import { scan, scanClosely } from './scan.ts';
import { compiledOf, madeUpEntry } from './testing/entries.ts';

const compiled = compiledOf(
  madeUpEntry('one', ['purple lantern', 'olé', "don't go"], { hidden: ['digits', 'damaged'] }),
  madeUpEntry('two', ['lantern', '大家']),
);
const batch = await openBatch(compiled, await batchWasm());

const texts = [
  'a purple lantern',
  '',
  'nothing here',
  'purple lantern, purple lantern',
  'a purple lántern, olé',
  'purp1e lantern',
  'ole',
  "don't go, dont go",
  '大家 lantern 大家好',
  'lantern',
  'a purple lantren',
  '😀',
  'lantern lantern',
];
const scanned = (
  one: (found: (entry: number, phrase: number, start: number, end: number) => void) => void,
): string[] => {
  const found: string[] = [];
  one((...match) => found.push(match.join(' ')));
  return found.sort();
};

test('each text is judged as by itself', () => {
  const inputs = texts.map((text) => ({ text, surface: 'typed' }) as const);
  expect(batch.judgeAll(inputs)).toEqual(inputs.map((input) => judgeHits(compiled, input)));
  for (const input of inputs) expect(batch.judgeHits(input)).toEqual(judgeHits(compiled, input));
  expect(batch.judgeAll([])).toEqual([]);
});

test('and scanned', () => {
  const byText = texts.map((): string[] => []);
  batch.scan(texts, (text, ...match) => byText[text]?.push(match.join(' ')));
  expect(byText.map((found) => found.sort())).toEqual(
    texts.map((text) => scanned((found) => scan(compiled, text, found))),
  );
  for (const text of texts)
    expect(scanned((found) => scan(compiled, text, found))).toEqual(
      scanned((found) => scanClosely(compiled, text, found)),
    );
  expect(scanned((found) => scan(compiled, 'a purple lantern', found))).toEqual(['0 0 2 16', '1 0 9 16']);
  expect(scanned((found) => scan(compiled, 'purp1e Lantren dont go olé', found))).toEqual(['0 1 23 26']);
});

test('more texts than are put before the scout at once, of any length', () => {
  const many = Array.from({ length: 40 }, (_, at) => {
    const filler = 'so many other words '.repeat((at * 37) % 90);
    return `${filler}${at % 3 === 0 ? 'purple lantern ' : ''}${at % 7 === 0 ? 'é ' : ''}${filler}${at % 5 === 0 ? 'lantern' : ''}`;
  });
  many.splice(20, 0, `lantern ${'x '.repeat(9000)}lantern`);
  const inputs = many.map((text) => ({ text, surface: 'typed' }) as const);
  expect(batch.judgeAll(inputs)).toEqual(inputs.map((input) => judgeHits(compiled, input)));
  const found: string[] = [];
  batch.scan(many, (...match) => found.push(match.join(' ')));
  const expected = many.flatMap((text, at) =>
    scanned((match) => scan(compiled, text, match)).map((one) => `${at} ${one}`),
  );
  expect(found.sort()).toEqual(expected.sort());
  expect(found.length).toBeGreaterThan(20);
});
