// The scout in WebAssembly, sixteen characters a step: lays out its memory and starts it.
import { formInts } from '../compiled/layout.ts';
import { type ListTables, lettersOfForm } from '../compiled/open.ts';
import { skeletonHash } from '../reading/add-reading.ts';
import { hashFactor, hashPowers } from '../reading/hash.ts';
import { resultInts } from './results.ts';
import { padding, type Scout } from './scout.ts';

interface Exports {
  readonly configure: (at: number) => void;
  readonly run: (length: number, isJudging: number) => number;
}

const pageBytes = 65_536;
const settingsAt = 1024;
const constantsAt = 2048;
/** In the constants: the factor and 1 for pairs, its inverse powers for eight pairs, its powers; masks of words of 0 to 16 letters. */
const inversesAt = constantsAt + 16;
const powersAt = constantsAt + 64;
const masksAt = constantsAt + 512;
const scratchAt = 4096;
const listAt = 8192;
/** Beginnings, ends, hashes, hashes of pairs, and two of words that something is asked of. */
const rowCount = 6;

const aligned = (at: number): number => Math.ceil(at / 16) * 16;

/** The odd number whose product with `odd` is 1 among 32-bit numbers; each step doubles the bits that are right. */
const inverseOf = (odd: number): number => {
  let inverse = odd;
  for (let step = 0; step < 5; step += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
};

const writeConstants = (memory: Uint8Array<ArrayBuffer>): void => {
  new Int16Array(memory.buffer, constantsAt, 8).set([hashFactor, 1, hashFactor, 1, hashFactor, 1, hashFactor, 1]);
  // A word of n letters is multiplied by the power n: a pair whose first letter has the place p by the inverse power p + 2.
  const square = inverseOf(Math.imul(hashFactor, hashFactor));
  const inverses = new Int32Array(memory.buffer, inversesAt, 8).fill(square);
  for (let pair = 1; pair < 8; pair += 1) inverses[pair] = Math.imul(inverses[pair - 1] ?? 1, square);
  new Int32Array(memory.buffer, powersAt, hashPowers.length).set(hashPowers);
  for (let length = 0; length <= 16; length += 1) {
    const at = masksAt + length * 16;
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
  // At most every other character begins a word, and a step writes some more.
  const rowBytes = aligned((textBytes / 2 + 64) * 4);
  const formHashesAt = rowsAt + rowBytes * rowCount;
  const formCount = tables.forms.length / formInts;
  const resultsAt = aligned(formHashesAt + formCount * 4);
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
    inversesAt,
    masksAt,
    powersAt,
    textAt,
    rowsAt,
    rowsAt + rowBytes,
    resultsAt,
    resultsEnd,
    scratchAt,
    ...[2, 3, 4, 5].map((row) => rowsAt + rowBytes * row),
    formHashesAt,
  ];
  new Int32Array(memory.buffer, settingsAt, settings.length).set(settings);
  new Int32Array(memory.buffer, formHashesAt, formCount).set(
    Array.from({ length: formCount }, (_, form) =>
      skeletonHash([...lettersOfForm(tables, form)].map((letter) => letter.codePointAt(0) ?? 0)),
    ),
  );
  const { instance } = await WebAssembly.instantiate(wasm, { env: { memory } });
  const exports = instance.exports as unknown as Exports;
  exports.configure(settingsAt);
  return {
    text: new Uint8Array(memory.buffer, textAt, textBytes + padding),
    results: new Int32Array(memory.buffer, resultsAt, mostResults * resultInts),
    run: (length, isJudging) => exports.run(length, isJudging ? 1 : 0),
  };
};
