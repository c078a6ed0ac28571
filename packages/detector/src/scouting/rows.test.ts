// A text's words in rows: where each ends, what it hashes to, and which of them are kept to be asked about.
import { expect, test } from 'vitest';
import { finishHash, hashNeighbours, noHash, sumOfSkeleton } from '../reading/hash.ts';
import { divide, findOdd, siftHiding, siftPhrases, TextRows } from './rows.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length + 16);
  new TextEncoder().encodeInto(text, bytes);
  return bytes;
};

const rowsOf = (text: string) => {
  const rows = new TextRows();
  rows.makeRoom(text.length);
  const bytes = bytesOf(text);
  return { rows, bytes, count: divide(bytes, text.length, rows) };
};

const sumOf = (word: string): number => sumOfSkeleton([...word].map((letter) => letter.charCodeAt(0)));
const hashOf = (word: string): number => finishHash(sumOf(word));

const shift = 20;
/** Lets through what it was made for, and little else. */
const filterFor = (...hashes: readonly number[]): Int32Array => {
  const filter = new Int32Array(1 << (32 - shift - 5));
  for (const hash of hashes) {
    const bit = hash >>> shift;
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return filter;
};

test.each([
  ['', []],
  [' .. ', []],
  ['a', ['a']],
  ['Kill  my-SELF, 9 times_over', ['kill', 'my', 'self', '9', 'times', 'over']],
  ["(it's@here) [Zz{0}9:", ['it', 's', 'here', 'zz', '0', '9']],
  ['\tone\nlast', ['one', 'last']],
])('divides %j', (text, words) => {
  const { rows, count } = rowsOf(text);
  expect(count).toBe(words.length);
  let from = 0;
  words.forEach((word, at) => {
    const end = text.toLowerCase().indexOf(word, from) + word.length;
    expect([rows.ends[at], rows.sums[at]]).toEqual([end, sumOf(word)]);
    from = end;
  });
});

test('keeps the words, the pairs and the apostrophes that something is asked of', () => {
  const text = "my dog can't kill my self' or kill";
  const { rows, bytes, count } = rowsOf(text);
  const filter = filterFor(
    hashOf('kill'),
    hashNeighbours(hashOf('my'), hashOf('self')),
    hashNeighbours(noHash, hashOf('my')),
  );
  siftPhrases(bytes, rows, count, filter, shift);
  const words = ['my', 'dog', 'can', 't', 'kill', 'my', 'self', 'or', 'kill'];
  expect([...rows.hashes.subarray(0, count)]).toEqual(words.map(hashOf));
  expect([...rows.alone.subarray(0, rows.aloneCount)]).toEqual([4, 8]);
  expect([...rows.paired.subarray(0, rows.pairedCount)]).toEqual([0, 6]);
  expect([...rows.apostrophes.subarray(0, rows.apostropheCount)]).toEqual([2, 6]);
});

test.each([
  ['a bb c, dddddd eeeee. f', [0, 2, 5], [3]],
  ['a', [0], []],
  ['ab c', [1], []],
  ['i x', [0, 1], []],
  ['abcdef abcde abcdefg', [], [0, 2]],
  ['abcde (x) 9', [1, 2], []],
  ['', [], []],
])('of %j keeps single letters, and words long enough to be damaged', (text, single, long) => {
  const { rows, bytes, count } = rowsOf(text);
  siftHiding(bytes, rows, count);
  expect([...rows.alone.subarray(0, rows.aloneCount)]).toEqual(single);
  expect([...rows.paired.subarray(0, rows.pairedCount)]).toEqual(long);
});

test('what a text hashes to is forgotten, and there is room for a longer one', () => {
  const { rows, bytes, count } = rowsOf('one two three');
  siftPhrases(bytes, rows, count, filterFor(), shift);
  rows.forget(count);
  expect([rows.sums.some((sum) => sum !== 0), rows.hashes.some((hash) => hash !== 0)]).toEqual([false, false]);
  const { ends } = rows;
  rows.makeRoom(100);
  expect(rows.ends).toBe(ends);
  const long = 'a '.repeat(3000);
  rows.makeRoom(long.length);
  expect(divide(bytesOf(long), long.length, rows)).toBe(3000);
  for (const row of [rows.ends, rows.sums, rows.hashes, rows.alone, rows.paired, rows.apostrophes])
    expect(row.length).toBeGreaterThan(3000);
  expect([rows.ends[2999], rows.sums[2999]]).toEqual([5999, sumOf('a')]);
});

const oddIn = (text: string): number[] => {
  const places: number[] = [];
  const bytes = bytesOf(text);
  findOdd(new DataView(bytes.buffer), text.length, (at) => {
    if (at < text.length) places.push(at);
  });
  return places;
};

test('finds digits and signs wherever they stand, and no letter or blank', () => {
  for (let before = 0; before < 5; before += 1) {
    const start = 'abcab'.slice(0, before);
    for (const odd of '0123456789@$!|+') expect([odd, oddIn(`${start}${odd}bcd`)]).toEqual([odd, [before]]);
    for (const plain of 'azAZmM -_,./\t\n^[]\\') expect([plain, oddIn(`${start}${plain}xyd`)]).toEqual([plain, []]);
  }
});

test('finds the first of three equal letters, small or not', () => {
  for (let before = 0; before < 5; before += 1) {
    const start = 'abcab'.slice(0, before);
    expect(oddIn(`${start}xxxm`)).toEqual([before]);
    expect(oddIn(`${start}xXxm`)).toEqual([before]);
    expect(oddIn(`${start}xxxxm`)).toEqual([before, before + 1]);
    expect(oddIn(`${start}xxyxx`)).toEqual([]);
    expect(oddIn(`${start}xyxyx`)).toEqual([]);
  }
});
