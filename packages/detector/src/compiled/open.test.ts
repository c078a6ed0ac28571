// A compiled list is read where it stands, and refused when it is cut off or something else.
import { CandourError } from '@candour/contract';
import { expect, test } from 'vitest';
import { openWatchlist, packWatchlist } from '../compile.ts';
import { judgeHits } from '../judge.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';
import { headerBytes, tableNames } from './layout.ts';
import { entryNumber, lettersOfForm, openTables } from './open.ts';

const list = compiledOf(
  madeUpEntry('one', ['purple lantern', 'zabić się'], { hidden: ['damaged'], near: { words: ['night'], within: 3 } }),
  madeUpEntry('two', ['don’t (ever) really <0-2> go', '9/11']),
);
const bytes = packWatchlist(list);
const copy = (): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const refusal = (wrong: Uint8Array<ArrayBuffer>): string => {
  try {
    openTables(wrong);
  } catch (error) {
    if (error instanceof CandourError && error.code === 'watchlist-malformed') return error.detail ?? '';
    throw error;
  }
  return 'none';
};
const withInt = (at: number, value: number): Uint8Array<ArrayBuffer> => {
  const changed = copy();
  new Int32Array(changed.buffer)[at] = value;
  return changed;
};

test('the same list, wherever its bytes stand', () => {
  for (const shift of [0, 3, 8]) {
    const room = new Uint8Array(bytes.length + 16);
    room.set(bytes, shift);
    const opened = openWatchlist(room.subarray(shift, shift + bytes.length));
    expect(opened.entries).toEqual(list.entries);
    for (const text of ['a purple lantern at night', 'a purple lantren, night', 'don’t ever really go', '9/11'])
      expect(judgeHits(opened, { text, surface: 'typed' })).toEqual(judgeHits(list, { text, surface: 'typed' }));
    for (const name of tableNames) if (name !== 'texts') expect(opened.tables[name]).toEqual(list.tables[name]);
    const { listVersion, widest, features, filterShift } = opened.tables;
    expect([listVersion, widest, features, filterShift]).toEqual([7, 6, 1, 19]);
  }
});

test('what is no list of this version is refused', () => {
  expect(refusal(copy())).toBe('none');
  expect(refusal(copy().subarray(0, 0))).toMatch(/too short\. Compile the watchlist again\.$/u);
  expect(refusal(copy().subarray(0, headerBytes - 1))).toMatch(/too short/u);
  expect(refusal(copy().subarray(0, headerBytes))).toMatch(/its table "letters" is cut off/u);
  expect(refusal(withInt(0, 1))).toMatch(/these bytes are something else/u);
  expect(refusal(withInt(1, 99))).toMatch(/its format is 99, this is \d/u);
  expect(refusal(withInt(5, 20))).toMatch(/its filter has another size/u);
});

test('a table that lies elsewhere is refused', () => {
  tableNames.forEach((name, index) => {
    const cutOff = `its table "${name}" is cut off`;
    for (const [at, value] of [
      [8 + index * 2, headerBytes - 8],
      [8 + index * 2, bytes.length + 8],
      [8 + index * 2, -8],
      [8 + index * 2, headerBytes + 4],
      [9 + index * 2, -1],
      [9 + index * 2, bytes.length],
    ] as const)
      expect(refusal(withInt(at, value))).toContain(cutOff);
  });
  const last = (tableNames.length - 1) * 2;
  const length = new Int32Array(bytes.buffer, bytes.byteOffset)[9 + last] ?? 0;
  const atEnd = copy().subarray(0, (new Int32Array(bytes.buffer, bytes.byteOffset)[8 + last] ?? 0) + length);
  expect(refusal(atEnd)).toBe('none');
  expect(refusal(atEnd.subarray(0, -1))).toContain('its table "texts" is cut off');
});

test('entries by their id, and forms by their letters', () => {
  expect(['one', 'two', 'three'].map((id) => entryNumber(list.tables, id))).toEqual([0, 1, -1]);
  const letters = Array.from({ length: list.tables.forms.length / 4 }, (_, form) => lettersOfForm(list.tables, form));
  expect(letters.slice(0, 4)).toEqual(['purple', 'lantern', 'zabic', 'sie']);
  expect(letters).toContain('dont');
  expect(lettersOfForm(list.tables, 1000)).toBe('');
});
