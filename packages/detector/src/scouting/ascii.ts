// ASCII as the scouts read it, and how a text gets before them.

export const classSpace = 1;
export const classApostrophe = 2;
export const firstLetterClass = 16;

/** By byte: a letter or digit in lower case, or one of the classes, or 0 for a break. */
export const classes: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const space of [9, 10, 11, 12, 13, 0x20, 0x2d, 0x5f]) table[space] = classSpace;
  for (const apostrophe of [0x27, 0x60]) table[apostrophe] = classApostrophe;
  for (let digit = 0x30; digit <= 0x39; digit += 1) table[digit] = digit;
  for (let letter = 0x61; letter <= 0x7a; letter += 1) {
    table[letter] = letter;
    table[letter - 32] = letter;
  }
  return table;
})();

/** By byte: capitals as small letters, all else as it is. */
export const lowered: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

const encoder = new TextEncoder();

/** Writes `text` at `at` of a scout's room and returns whether all of it is ASCII; what was written otherwise counts for nothing. */
export const putAscii = (room: Uint8Array<ArrayBuffer>, text: string, at: number): boolean => {
  // Anything but ASCII needs more bytes than units: then not all of it is read.
  const { read, written } = encoder.encodeInto(text, room.subarray(at, at + text.length));
  return read === text.length && written === text.length;
};
