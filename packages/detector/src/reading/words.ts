// The words of a stretch of text in flat rows that are used again and again: where each stands, what it is, what parts it from the one before.

export const sepNothing = 0;
export const sepSpace = 1;
export const sepBreak = 2;

/** Holds a character that must be compared more closely than ASCII letters and digits: marks, apostrophes, other scripts, skipped ones. */
export const flagIntricate = 1;
/** Holds an apostrophe inside, so that an elision may begin in it. */
export const flagElision = 2;
/** One character of a script without spaces, or an emoji. */
export const flagAlone = 4;
/** Holds a digit. */
export const flagDigit = 8;
/** Holds three equal units in a row, case aside: it is stretched, or it was written so. */
export const flagStretched = 32;
/** Longer than any word of a list. */
export const flagGiant = 16;

export class WordRows {
  /** UTF-16 units of the whole text. */
  starts: Int32Array = new Int32Array(256);
  ends: Int32Array = new Int32Array(256);
  /** Number of the skeleton in the list's vocabulary; 0 = in no phrase. */
  ids: Int32Array = new Int32Array(256);
  hashes: Int32Array = new Int32Array(256);
  /** Letters of the skeleton. */
  lengths: Uint8Array = new Uint8Array(256);
  /** What parts a word from the one before it. */
  seps: Uint8Array = new Uint8Array(256);
  flags: Uint8Array = new Uint8Array(256);
  count = 0;

  grow(): void {
    const more = <T extends Int32Array | Uint8Array>(rows: T, wider: T): T => {
      wider.set(rows);
      return wider;
    };
    const size = this.starts.length * 2;
    this.starts = more(this.starts, new Int32Array(size));
    this.ends = more(this.ends, new Int32Array(size));
    this.ids = more(this.ids, new Int32Array(size));
    this.hashes = more(this.hashes, new Int32Array(size));
    this.lengths = more(this.lengths, new Uint8Array(size));
    this.seps = more(this.seps, new Uint8Array(size));
    this.flags = more(this.flags, new Uint8Array(size));
  }
}
