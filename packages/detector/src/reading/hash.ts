// Hash of a word's skeleton: each letter times a power of one factor. A reader adds a letter in one step, and a lane weighs sixteen at once
// (wasm/lanes.ts); of a word with one letter left out the sum follows from the next such sum in one step.

/** Odd, so that it has an inverse among 32-bit numbers; below 2^15, since a lane multiplies pairs of 16-bit numbers. */
export const hashFactor = 0x6b43;

/** Of the factor, from the power 0 on, for words of up to 64 letters. */
export const hashPowers: Int32Array = (() => {
  const powers = new Int32Array(65).fill(1);
  for (let power = 1; power < powers.length; power += 1) powers[power] = Math.imul(powers[power - 1] ?? 1, hashFactor);
  return powers;
})();

/** Spreads the bits; never 0, which marks an empty slot. */
export const finishHash = (sum: number): number => {
  const mixed = Math.imul(sum, 0x2c1b3c6d);
  const hash = mixed ^ (mixed >>> 15);
  return hash === 0 ? 1 : hash;
};

/** Of all letters, before the bits are spread. */
export const sumOfSkeleton = (skeletons: ArrayLike<number>): number => {
  let sum = 0;
  for (let place = 0; place < skeletons.length; place += 1)
    sum = (Math.imul(sum, hashFactor) + (skeletons[place] ?? 0)) | 0;
  return sum;
};

export const hashSkeleton = (skeletons: ArrayLike<number>): number => finishHash(sumOfSkeleton(skeletons));

/** Stands for the word before a text's first; with it two neighbours never look like one word. */
export const noHash = 0x1b873593;

/** Two neighbours, by the hashes of both. */
export const hashNeighbours = (previous: number, hash: number): number => (Math.imul(previous, 0x85ebca6b) + hash) | 0;

/** A filter of 2^14 numbers of 32 bits, two bits for each sum. */
const deletionWordBits = 14;
export const deletionFilterInts = 1 << deletionWordBits;

const mixedForDeletions = (sum: number): number => Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
const bitsOf = (mixed: number): number => (1 << mixed) | (1 << (mixed >>> 5));

/** Adds to the filter the sum, not yet spread, of a word with one letter left out. */
export const addDeletion = (filter: Int32Array, sum: number): void => {
  const mixed = mixedForDeletions(sum);
  const place = mixed >>> (32 - deletionWordBits);
  filter[place] = (filter[place] ?? 0) | bitsOf(mixed);
};

/** Whether a sum may be that of a word with one letter left out; what was added is never denied. */
export const mayBeDeletion = (filter: Int32Array, sum: number): boolean => {
  const mixed = mixedForDeletions(sum);
  const bits = bitsOf(mixed);
  return ((filter[mixed >>> (32 - deletionWordBits)] as number) & bits) === bits;
};
