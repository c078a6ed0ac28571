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

/** Spreads the bits; never 0, which marks an empty slot. No letter is 0, so that the sum tells lengths apart. */
export const finishHash = (sum: number): number => {
  let hash = sum ^ (sum >>> 16);
  hash = Math.imul(hash, 0x45d9f3b);
  hash ^= hash >>> 16;
  return hash === 0 ? 1 : hash;
};

export const hashSkeleton = (skeletons: ArrayLike<number>): number => {
  let sum = 0;
  for (let place = 0; place < skeletons.length; place += 1)
    sum = (Math.imul(sum, hashFactor) + (skeletons[place] ?? 0)) | 0;
  return finishHash(sum);
};

/** Two neighbours, by the hashes of both. */
export const hashNeighbours = (previous: number, hash: number): number => {
  const mixed = Math.imul(previous ^ (hash << 7) ^ (hash >>> 25), 0x2c1b3c6d) ^ hash;
  return mixed ^ (mixed >>> 15);
};
