// Chance that can be repeated: everything generated comes from one seed.

export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  one<T>(of: readonly T[]): T;
  /** True in so many of a hundred. */
  percent(chance: number): boolean;
  some<T>(least: number, most: number, make: () => T): T[];
}

/** Mulberry32. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    one: <T>(of: readonly T[]): T => {
      const picked = of[below(of.length)];
      if (picked === undefined) throw new Error('Nothing to pick from.');
      return picked;
    },
    percent: (chance) => below(100) < chance,
    some: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make),
  };
};
