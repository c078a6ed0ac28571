/** Proofs and tiles against a naive tree; a changed log never passes. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equal, sha256, toHex, toUtf8 } from '../bytes.ts';
import { memoryHashes, memoryPort } from '../testing/memory.ts';
import { joinEntries, splitEntries } from './entries.ts';
import { canonicalJson, leafOf } from './leaf.ts';
import { leafHash } from './merkle.ts';
import { proveConsistency, proveInclusion, rootOf, verifyConsistency, verifyInclusion } from './proofs.ts';
import { TileLog } from './tile-log.ts';
import { readEntry, tileHashReader } from './tile-reader.ts';

const proofFailed = expect.objectContaining({ code: 'log-proof-failed' });
const malformed = expect.objectContaining({ code: 'encoding-malformed' });
const entry = (index: number): Uint8Array => sha256(toUtf8(`entry ${index}`));
const entries = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => entry(i));

/** MTH, PATH and PROOF as RFC 6962 §2.1 writes them, by slicing lists. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));
function naiveRoot(list: readonly Uint8Array[]): Uint8Array {
  if (list.length === 0) return sha256(new Uint8Array(0));
  if (list.length === 1) return sha256(new Uint8Array([0]), list[0] as Uint8Array);
  const k = split(list.length);
  return sha256(new Uint8Array([1]), naiveRoot(list.slice(0, k)), naiveRoot(list.slice(k)));
}
function naivePath(m: number, list: readonly Uint8Array[]): Uint8Array[] {
  if (list.length === 1) return [];
  const k = split(list.length);
  if (m < k) return [...naivePath(m, list.slice(0, k)), naiveRoot(list.slice(k))];
  return [...naivePath(m - k, list.slice(k)), naiveRoot(list.slice(0, k))];
}
function naiveProof(m: number, list: readonly Uint8Array[], isWhole = true): Uint8Array[] {
  if (m === list.length) return isWhole ? [] : [naiveRoot(list)];
  const k = split(list.length);
  if (m <= k) return [...naiveProof(m, list.slice(0, k), isWhole), naiveRoot(list.slice(k))];
  return [...naiveProof(m - k, list.slice(k), false), naiveRoot(list.slice(0, k))];
}
const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);

const sizes = fc
  .integer({ min: 1, max: 300 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 1, max: size })),
  );

test('roots and both proofs equal the reference and verify; any other index, size or bit is refused', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), async ([size, index, oldSize], at) => {
      const list = entries(size);
      const reader = memoryHashes(list.map(leafHash));
      const tree = { size, root: await rootOf(size, reader) };
      const old = { size: oldSize, root: naiveRoot(list.slice(0, oldSize)) };
      expect(toHex(tree.root)).toBe(toHex(naiveRoot(list)));

      const path = await proveInclusion(index, size, reader);
      expect(hex(path)).toEqual(hex(naivePath(index, list)));
      verifyInclusion(path, index, leafHash(entry(index)), tree);
      expect(() => verifyInclusion(path, index, leafHash(entry(index + 1)), tree)).toThrow(proofFailed);
      expect(() => verifyInclusion([...path, tree.root], index, leafHash(entry(index)), tree)).toThrow(proofFailed);
      if (path.length > 0)
        expect(() => verifyInclusion(broken(path, at), index, leafHash(entry(index)), tree)).toThrow(proofFailed);
      if (size > 1)
        expect(() => verifyInclusion(path, (index + 1) % size, leafHash(entry(index)), tree)).toThrow(proofFailed);

      const proof = await proveConsistency(oldSize, size, reader);
      expect(hex(proof)).toEqual(hex(naiveProof(oldSize, list)));
      verifyConsistency(proof, old, tree);
      expect(() => verifyConsistency(proof, { ...old, root: leafHash(entry(999)) }, tree)).toThrow(proofFailed);
      expect(() => verifyConsistency(proof, old, { ...tree, root: leafHash(entry(999)) })).toThrow(proofFailed);
      if (proof.length > 0) expect(() => verifyConsistency(broken(proof, at), old, tree)).toThrow(proofFailed);
    }),
    { numRuns: 300 },
  );
});

test('a rewritten entry breaks the consistency proof from before it', async () => {
  const list = entries(100);
  const old = { size: 60, root: naiveRoot(list.slice(0, 60)) };
  const rewritten = memoryHashes(list.with(31, entry(1000)).map(leafHash));
  const tree = { size: 100, root: await rootOf(100, rewritten) };
  expect(() => verifyConsistency([], old, tree)).toThrow(proofFailed);
  const proof = await proveConsistency(60, 100, rewritten);
  expect(() => verifyConsistency(proof, old, tree)).toThrow(proofFailed);
});

test('an empty old tree, and the same tree, need no proof and get none', async () => {
  const root = naiveRoot(entries(3));
  verifyConsistency([], { size: 0, root: naiveRoot([]) }, { size: 3, root });
  verifyConsistency([], { size: 3, root }, { size: 3, root });
  expect(() => verifyConsistency([], { size: 3, root }, { size: 3, root: naiveRoot(entries(4)) })).toThrow(proofFailed);
  expect(() => verifyConsistency([], { size: 0, root }, { size: 3, root })).toThrow(proofFailed);
  expect(() => verifyConsistency([], { size: 4, root }, { size: 3, root })).toThrow(proofFailed);
});

test('a log written in any steps, opened anew between them, gives the same tiles, roots, proofs and entries', async () => {
  const steps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (counts, at) => {
      const port = memoryPort();
      let size = 0;
      for (const count of counts) {
        const log = await TileLog.open(port, size);
        for (let i = 0; i < count; i++) expect(log.append(entry(size + i))).toBe(size + i);
        size = await log.publish();
        expect(toHex(log.root())).toBe(toHex(await rootOf(size, memoryHashes(entries(size).map(leafHash)))));
      }
      if (size === 0) return;
      const index = at % size;
      const reader = tileHashReader(port, size);
      const tree = { size, root: await rootOf(size, reader) };
      verifyInclusion(await proveInclusion(index, size, reader), index, leafHash(entry(index)), tree);
      verifyConsistency(
        await proveConsistency(index + 1, size, reader),
        { size: index + 1, root: await rootOf(index + 1, memoryHashes(entries(size).map(leafHash))) },
        tree,
      );
      expect(equal(await readEntry(port, index, size), entry(index))).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('proofs of a large log read a few tiles, also after its partial tiles were removed', async () => {
  const port = memoryPort();
  const log = await TileLog.open(port, 0);
  const count = 66_000;
  for (let i = 0; i < count; i++) log.append(entry(i));
  await log.publish();
  for (const path of [...port.files.keys()].filter((name) => name.startsWith('tile/') && name.includes('.p/'))) {
    if (port.files.has(path.replace(/\.p\/\d+$/, ''))) port.files.delete(path);
  }
  const tree = { size: count, root: log.root() };
  const reader = tileHashReader(port, count);
  port.reads = 0;
  verifyInclusion(await proveInclusion(40_000, count, reader), 40_000, leafHash(entry(40_000)), tree);
  expect(port.reads).toBeLessThanOrEqual(8);
  port.files.delete('tile/0/156');
  await expect(proveInclusion(40_000, count, reader)).rejects.toEqual(
    expect.objectContaining({ code: 'log-tile-missing' }),
  );
});

test('a publish that failed can be tried again and forgets nothing', async () => {
  const port = memoryPort();
  const log = await TileLog.open(port, 0);
  for (let i = 0; i < 600; i++) log.append(entry(i));
  let left = 2;
  const { write } = port;
  port.write = async (path, bytes) => {
    if (left-- === 0) throw new Error('disk full');
    await write.call(port, path, bytes);
  };
  await expect(log.publish()).rejects.toThrow('disk full');
  left = Number.POSITIVE_INFINITY;
  expect(await log.publish()).toBe(600);
  left = 2;
  log.append(entry(600));
  // Only the edge is left to write: the bundle and one tile a level; nothing complete a second time.
  await expect(log.publish()).rejects.toThrow('disk full');
  left = 3;
  expect(await log.publish()).toBe(601);
  left = Number.POSITIVE_INFINITY;
  expect(toHex(await rootOf(601, tileHashReader(port, 601)))).toBe(toHex(naiveRoot(entries(601))));
});

test('bundles keep entries of every length', () => {
  const list = [new Uint8Array(0), new Uint8Array(65_535).fill(1), entry(1)];
  expect(splitEntries(joinEntries(list), 3)).toEqual(list);
  expect(() => splitEntries(joinEntries(list), 4)).toThrow(malformed);
  expect(() => splitEntries(joinEntries(list).slice(0, -1), 3)).toThrow(malformed);
  expect(() => joinEntries([new Uint8Array(65_536)])).toThrow(malformed);
});

test('a leaf hides its action behind the salt, and JSON has one spelling', () => {
  const action = canonicalJson({ b: [1, 'x'], a: null });
  expect(new TextDecoder().decode(action)).toBe('{"a":null,"b":[1,"x"]}');
  const salt = new Uint8Array(32).fill(5);
  expect(toHex(leafOf(salt, action))).toBe(toHex(sha256(new Uint8Array([...salt, ...action]))));
  expect(() => leafOf(new Uint8Array(31), action)).toThrow(malformed);
  for (const value of [
    1.5,
    2 ** 53,
    undefined,
    { a: undefined },
    [undefined],
    '\ud800',
    { '\ud800': 1 },
    new Date(0),
    1n,
    Number.NaN,
  ]) {
    expect(() => canonicalJson(value), String(value)).toThrow(malformed);
  }
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      let text: string;
      try {
        text = new TextDecoder().decode(canonicalJson(value));
      } catch {
        return;
      }
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

function broken(proof: readonly Uint8Array[], at: number): Uint8Array[] {
  const place = at % proof.length;
  return proof.map((hash, i) =>
    i === place ? Uint8Array.from(hash, (byte, j) => (j === at % 32 ? byte ^ 1 : byte)) : hash,
  );
}
