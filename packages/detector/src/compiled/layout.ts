// The binary form of a compiled list: one header and flat tables, read in place. Little-endian; every table begins at a multiple of 8.

/** "CNDR" */
export const magic = 0x52444e43;
/** Raised whenever anything below, the hashes or the folding change: an older file is compiled again, never guessed at. */
export const formatVersion = 1;

/** Tables in the order in which they stand; each has its offset and length in bytes in the header. */
export const tableNames = [
  /** Pairs of hash and skeleton number; open addressing, a power of two. */
  'vocabulary',
  /** One bit for each of 2^18 hashes: most words that no phrase holds are known by it. */
  'filter',
  /** By skeleton: bits of {@link anchorBits}, then where its list of anchored phrases begins. */
  'anchorBits',
  'anchorLists',
  /** Triples of first and second skeleton (with the direction) and where the pair's list begins. */
  'pairs',
  /** Lists of anchored phrases: count, then pattern, least and most words before the anchor. */
  'lists',
  /** By pattern: where its program begins. */
  'patterns',
  /** See program.ts. */
  'programs',
  /** By skeleton: its first form; by form: the next of the same skeleton, or -1. */
  'firstForms',
  'nextForms',
  'formSkeletons',
  /** By form: where its letters begin in `letters`, how many units, where its marks and its cased letters begin (0 = none). */
  'formLetters',
  'formLengths',
  'formMarks',
  'formCased',
  'letters',
  'marks',
  /** By entry: bits of {@link entryBits}, and its context patterns (from, nearEnd, notNearEnd in `contexts`). */
  'entryBits',
  'entryContexts',
  'contexts',
  /** Pairs of the hash of a word with one letter left out and a form; open addressing. */
  'deletions',
  /** One bit for each of 2^19 hashes of those. */
  'deletionFilter',
  /** JSON as UTF-8: the entries and what else is text. */
  'texts',
] as const;
export type TableName = (typeof tableNames)[number];

/** Header: magic, format version, list version, widest hit in words, features, seeds of nothing, then offset and length of each table. */
export const headerInts = 8 + tableNames.length * 2;
export const headerBytes = Math.ceil((headerInts * 4) / 8) * 8;

export const filterBits = 18;
export const deletionFilterBits = 19;

/** How a word is looked for: alone, together with the word before it, together with the word after it. */
export const anchorBits = { alone: 1, withPrevious: 2, withNext: 4 } as const;

/** Features of a list: what its entries never ask for is not looked for. */
export const featureHidden = 1;

/** Of an entry: the bit of its place in `hiddenKinds` for each kind it sees through, and whether case counts. */
export const caseBit = 1 << 16;
