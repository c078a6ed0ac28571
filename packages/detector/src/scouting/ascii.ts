// ASCII as the scouts read it, and how a text gets before them.

/** As the blank itself: phrases are written so too. */
export const classSpace = 0x20;
export const classApostrophe = 2;
/** @ and $, which stand for letters also where a word ends. */
export const classSign = 3;
/** ! | and +, which end a sentence or a sum as often as they end a word. */
export const classWeakSign = 4;
/** The digit 0: letters and digits are from here on. */
export const firstLetterClass = 0x30;
export const lastDigitClass = 0x39;

/** By byte: a letter or digit in lower case, or one of the classes, or 0 for a break. */
export const classes: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const space of [9, 10, 11, 12, 13, 0x20, 0x2d, 0x5f]) table[space] = classSpace;
  for (const apostrophe of [0x27, 0x60]) table[apostrophe] = classApostrophe;
  for (const sign of [0x40, 0x24]) table[sign] = classSign;
  for (const sign of [0x21, 0x7c, 0x2b]) table[sign] = classWeakSign;
  for (let digit = 0x30; digit <= 0x39; digit += 1) table[digit] = digit;
  for (let letter = 0x61; letter <= 0x7a; letter += 1) {
    table[letter] = letter;
    table[letter - 32] = letter;
  }
  return table;
})();

const encoder = new TextEncoder();

/** Writes `text` at the beginning of `room` and returns whether all of it is ASCII; what was written otherwise counts for nothing. */
export const putAscii = (room: Uint8Array<ArrayBuffer>, text: string): boolean => {
  // Anything but ASCII needs more bytes than units, so that more is written than it has, or not all of it is read.
  const { read, written } = encoder.encodeInto(text, room);
  return read === text.length && written === text.length;
};
