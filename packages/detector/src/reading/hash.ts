// Hash of a word's skeleton: each letter times a power of one factor. A reader adds a letter in one step, and a lane adds up sixteen at
// once by the inverse powers (wasm/lanes.ts); both give the same number.

/** Odd, so that it has an inverse among 32-bit numbers. */
export const hashFactor = 0x9e3779b1 | 0;

/** Of the factor, from the power 0 on, for words of up to 64 letters. */
export const hashPowers: Int32Array = (() => {
  const powers = new Int32Array(65).fill(1);
  for (let power = 1; power < powers.length; power += 1) powers[power] = Math.imul(powers[power - 1] ?? 1, hashFactor);
  return powers;
})();

/** Folds the length in, and spreads the bits; never 0, which marks an empty slot. */
export const finishHash = (sum: number, length: number): number => {
  let hash = (sum + Math.imul(length, 0x3c6ef372)) | 0;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x45d9f3b);
  hash ^= hash >>> 16;
  return hash === 0 ? 1 : hash;
};

export const hashSkeleton = (skeletons: ArrayLike<number>): number => {
  let sum = 0;
  for (let place = 0; place < skeletons.length; place += 1)
    sum = (Math.imul(sum, hashFactor) + (skeletons[place] ?? 0)) | 0;
  return finishHash(sum, skeletons.length);
};

/** A pair of words, for the table of pairs. */
export const hashPair = (first: number, second: number): number => {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
};
