// Hash of a word's skeleton: a sum over places (multilinear), so that a lane can add up many letters at once.

/** One odd constant for each place of a word; from a fixed seed, since the binary form holds hashes. */
export const placeFactors: Int32Array = (() => {
  const factors = new Int32Array(64);
  let state = 0x2545f491;
  for (let place = 0; place < factors.length; place += 1) {
    state = (Math.imul(state, 0x9e3779b1) + 0x7f4a7c15) | 0;
    let mixed = state ^ (state >>> 15);
    mixed = Math.imul(mixed, 0x2c1b3c6d);
    mixed ^= mixed >>> 12;
    mixed = Math.imul(mixed, 0x297a2d39);
    factors[place] = (mixed ^ (mixed >>> 15)) | 1;
  }
  return factors;
})();

/** Folds the length in, and spreads the bits; never 0, which marks an empty slot. */
export const finishHash = (sum: number, length: number): number => {
  let hash = (sum + Math.imul(length, 0x3c6ef372)) | 0;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x45d9f3b);
  hash ^= hash >>> 16;
  return hash === 0 ? 1 : hash;
};

/** @param skeletons at most 64 of them count. */
export const hashSkeleton = (skeletons: ArrayLike<number>): number => {
  let sum = 0;
  for (let place = 0; place < skeletons.length; place += 1)
    sum = (sum + Math.imul(skeletons[place] ?? 0, placeFactors[place & 63] ?? 0)) | 0;
  return finishHash(sum, skeletons.length);
};

/** A pair of words, for the table of pairs. */
export const hashPair = (first: number, second: number): number => {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
};
