// What a scout's results mean.

/** Program, start, end; the program is below zero where the result is no match (see below). */
export const resultInts = 3;
export const lookHere = -1;
/** A word that may be a damaged one of the list: worth a look if phrases are looked for at what it may be, or one differs just there. */
export const maybeDamaged = -2;
/** A phrase that could hold a damaged word stands here in part; the third number is where its first difference is. */
export const partlyHere = -3;

/** Takes one result. */
export type Put = (program: number, start: number, end: number) => void;
