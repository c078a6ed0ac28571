// The one rule of small numbers.

/** Fewer lines than this give a count and no percentage. */
export const fewest = 40;
