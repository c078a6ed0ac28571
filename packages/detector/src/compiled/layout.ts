// The binary form of a compiled list: one header and flat tables, read in place. Little-endian; every table begins at a multiple of 8.

/** "CNDR" */
export const magic = 0x52444e43;
/** Raised whenever anything below, the hashes or the folding change: an older file is compiled again, never guessed at. */
export const formatVersion = 2;

/** Tables in the order in which they stand; each has its offset and length in bytes in the header. */
export const tableNames = [
  /** Pairs of hash and skeleton number; open addressing, a power of two. */
  'vocabulary',
  /** One bit for each of so many hashes as the header says, of words and of pairs: where no phrase is looked for, most is known by it. */
  'filter',
  /** Pairs of a hash, of a word or of two neighbours, and where the list of phrases looked for there begins; open addressing. */
  'anchors',
  /**
   * Lists of phrases looked for at one place: count, then for each its program, the least and the most words before the anchor, where its
   * letters stand in `phrases` (0 = it is compared word by word), and how many of them before the anchor (high half) and in all.
   */
  'lists',
  /** Phrases of ASCII words in small letters with single spaces (as `classSpace`), and sixteen bytes of nothing. */
  'phrases',
  /** See program.ts. */
  'programs',
  /** By form: skeleton, where its letters begin in `letters`, and where its marks and its cased letters begin (0 = none). */
  'forms',
  'letters',
  'marks',
  /** By entry: what it sees through, and its context phrases (from, nearEnd, notNearEnd in `contexts`). */
  'entryBits',
  'entryContexts',
  /** Programs of context phrases. */
  'contexts',
  /** Pairs of the hash of a word with one letter left out and a form; open addressing. */
  'deletions',
  /** Two bits for each of those: see `addDeletion`. */
  'deletionFilter',
  /** JSON as UTF-8: the entries and what else is text. */
  'texts',
] as const;
export type TableName = (typeof tableNames)[number];

/** Header: magic, format version, list version, widest hit in words, features, shift of the filter, two of nothing, then offset and length of each table. */
export const headerInts = 8 + tableNames.length * 2;
export const headerBytes = Math.ceil((headerInts * 4) / 8) * 8;

/** Bits of the filter for each word or pair at which phrases are looked for: of others, one in so many passes. */
export const filterBitsEach = 40;
export const leastFilterBits = 13;
export const mostFilterBits = 19;

/** Features of a list: what its entries never ask for is not looked for. */
export const featureHidden = 1;

/** Of an entry: the bit of its place in `hiddenKinds` for each kind it sees through, and whether case counts. */
export const caseBit = 1 << 16;

/** In a list, of the least words before the anchor: the scout cannot follow this phrase, which has steps or letters that look alike. */
export const closelyBit = 1 << 16;
/** There, of a plain phrase whose entry sees through damage: a word that the anchor does not hold is long enough to be damaged. */
export const partlyBit = 1 << 17;
export const leastMask = 0xffff;

export const itemInts = 5;
export const formInts = 4;
/** A form's letters: where they begin, and how many units. */
export const lettersShift = 7;
export const lettersMask = 127;
