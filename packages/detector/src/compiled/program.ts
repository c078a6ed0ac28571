// How a phrase stands in the `programs` table, as 32-bit numbers.
//
//   0 entry        position in the list
//   1 phrase       position among the entry's phrases (or context words)
//   2 words        > 0: a plain phrase, followed by each word as below, with one form
//                  0: a phrase with steps, as below
//   3 steps        number of steps, followed by where each begins, counted from the program's beginning
//
// A step: kind (0 options, 1 gap). A gap: min, max. Options: parting, number, then each: number of words, then each word:
// parting, number of forms, forms. A form below zero is a romanised spelling of it (-1 - form). A parting is
// sep + 4 × number of its break text.

export const programEntry = 0;
export const programPhrase = 1;
export const programWords = 2;
export const programSteps = 3;
export const plainStart = 3;
/** Parting, one, form. */
export const plainWordInts = 3;
export const stepsStart = 4;

export const stepOptions = 0;
export const stepGap = 1;

export const partingSep = (parting: number): number => parting & 3;
export const partingText = (parting: number): number => parting >> 2;
