// The limits that keep what is found local: linear time over any text, and an edit looked at where it happened (docs/matching.md).

/** A longer word is one that no list can hold. */
export const maxWordLetters = 64;
export const maxWordUnits = 256;
/** Two words further apart than this are parted by a break. */
export const maxSeparatorUnits = 64;

export const maxSteps = 24;
export const maxGaps = 3;
/** Words that one gap may hold. */
export const maxGapWords = 8;
/** Words of one way through a phrase, gaps aside. */
export const maxWayWords = 24;
/** Ways through one phrase, gaps aside: more is a slip, and every device would carry it. */
export const maxWays = 100_000;

/** What is read on either side of a hit's end in a script without spaces, in UTF-16 units. */
export const segmentUnits = 24;

/** Letters of a spaced-out group ("k i l l"). */
export const maxSpacedLetters = 64;
/** Letters from which a word of a list, and a word of a text, may be read as damaged. */
export const damagedPhraseLetters = 7;
export const damagedTextLetters = 6;

/** Words to either side that a sentence reaches, and units that a quotation does. */
export const sentenceWords = 40;
export const quotationUnits = 300;
