// The scout in WebAssembly, sixteen characters a step: lays out its memory and starts it.
import type { ListTables } from '../compiled/open.ts';
import { hashFactor, hashPowers } from '../reading/hash.ts';
import { classes } from './ascii.ts';
import { resultInts } from './results.ts';
import { padding, type Scout } from './scout.ts';

interface Exports {
  readonly configure: (at: number) => void;
  readonly run: (length: number, isJudging: number) => number;
}

const pageBytes = 65_536;
const settingsAt = 1024;
const constantsAt = 2048;
/** In the constants: inverse powers for sixteen letters, powers for up to 64, masks of words of 0 to 16 letters, classes of bytes. */
const powersAt = 64;
const masksAt = 512;
const classesAt = 1024;
/** The inner loop takes so many bytes at a time, so that their rows stay in the nearest cache. */
const blockBytes = 1 << 13;
const scratchAt = 4096;
const listAt = 8192;

const aligned = (at: number): number => Math.ceil(at / 16) * 16;

/** The odd number whose product with `odd` is 1 among 32-bit numbers; each step doubles the bits that are right. */
const inverseOf = (odd: number): number => {
  let inverse = odd;
  for (let step = 0; step < 5; step += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
};

const writeConstants = (memory: Uint8Array<ArrayBuffer>): void => {
  const inverse = inverseOf(hashFactor);
  const inverses = new Int32Array(memory.buffer, constantsAt, 16).fill(1);
  for (let place = 1; place < 16; place += 1) inverses[place] = Math.imul(inverses[place - 1] ?? 1, inverse);
  new Int32Array(memory.buffer, constantsAt + powersAt, hashPowers.length).set(hashPowers);
  memory.set(classes, constantsAt + classesAt);
  for (let length = 0; length <= 16; length += 1) {
    const at = constantsAt + masksAt + length * 16;
    memory.fill(0xff, at, at + length);
  }
};

/**
 * @param wasm built from `wasm/lanes.ts` (in Node: `batchWasm` of `tools/wasm.ts`).
 * @throws WebAssembly's own errors when the module is none or the host does not know SIMD.
 */
export const createWasmScout = async (
  tables: ListTables,
  wasm: Uint8Array<ArrayBuffer>,
  textBytes: number,
  mostResults: number,
): Promise<Scout> => {
  const textAt = aligned(listAt + tables.bytes.byteLength);
  const rowsAt = aligned(textAt + textBytes + padding);
  // At most every other character begins a word.
  const rowBytes = aligned((blockBytes / 2 + 64) * 4);
  const resultsAt = rowsAt + rowBytes * 2;
  const resultsEnd = resultsAt + mostResults * resultInts * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((resultsEnd + pageBytes) / pageBytes) });
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(tables.bytes, listAt);
  writeConstants(bytes);
  const tableAt = (table: Int32Array | Uint16Array | Uint8Array): number =>
    table.length === 0 ? 0 : listAt + table.byteOffset - tables.bytes.byteOffset;
  const settings = [
    tableAt(tables.vocabulary),
    (tables.vocabulary.length >> 1) - 1,
    tableAt(tables.filter),
    tables.filterShift,
    tableAt(tables.anchors),
    (tables.anchors.length >> 1) - 1,
    tableAt(tables.lists),
    tableAt(tables.phrases),
    tableAt(tables.programs),
    tableAt(tables.forms),
    tableAt(tables.letters),
    tableAt(tables.deletions),
    (tables.deletions.length >> 1) - 1,
    tableAt(tables.deletionFilter),
    constantsAt,
    constantsAt + powersAt,
    constantsAt + masksAt,
    constantsAt + classesAt,
    textAt,
    rowsAt,
    rowsAt + rowBytes,
    resultsAt,
    resultsEnd,
    scratchAt,
  ];
  new Int32Array(memory.buffer, settingsAt, settings.length).set(settings);
  const { instance } = await WebAssembly.instantiate(wasm, { env: { memory } });
  const exports = instance.exports as unknown as Exports;
  exports.configure(settingsAt);
  return {
    text: new Uint8Array(memory.buffer, textAt, textBytes + padding),
    results: new Int32Array(memory.buffer, resultsAt, mostResults * resultInts),
    run: (length, isJudging) => exports.run(length, isJudging ? 1 : 0),
  };
};
