// Puts a text into a scout's room, if it is ASCII.
import type { Scout } from './scout.ts';

const encoder = new TextEncoder();

/** Writes `text` at `at` and returns whether all of it is ASCII; what was written otherwise counts for nothing. */
export const putAscii = (scout: Scout, text: string, at: number): boolean => {
  // Anything but ASCII needs more bytes than units: then not all of it is read.
  const { read, written } = encoder.encodeInto(text, scout.text.subarray(at, at + text.length));
  return read === text.length && written === text.length;
};
