// Text that nobody types: any code point there is, alone or heaped up, with pieces of the list's phrases between.
import type { Chance } from './random.ts';

const ranges: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x7f],
  [0x80, 0x24f],
  // Marks, spacing modifiers
  [0x2b0, 0x36f],
  [0x370, 0x52f],
  // Hebrew, Arabic
  [0x590, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xeff],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x1780, 0x17ff],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1fff],
  // Punctuation, directions, joiners, marks for symbols
  [0x2000, 0x206f],
  [0x2070, 0x218f],
  [0x2190, 0x2bff],
  [0x2e80, 0x33ff],
  [0x4e00, 0x4eff],
  [0xa640, 0xa7ff],
  [0xac00, 0xacff],
  // Lone surrogates
  [0xd800, 0xdfff],
  [0xe000, 0xe0ff],
  [0xf900, 0xfaff],
  [0xfb00, 0xfdff],
  [0xfe00, 0xffff],
  [0x10000, 0x103ff],
  [0x1d400, 0x1d7ff],
  [0x1f000, 0x1faff],
  [0x20000, 0x200ff],
  [0xe0000, 0xe01ff],
  [0xffff0, 0x10ffff],
];

/** What does most harm where it stands between letters. */
const special = [
  '\u200b',
  '\u200d',
  '\u202e',
  '\ufeff',
  '\u0338',
  '\u0345',
  '\u3099',
  '\u20e3',
  '\ufe0f',
  '\u{1f3fb}',
  "'",
  '’',
  'ŉ',
  '½',
  '¨',
  'ﷺ',
  'İ',
  'ß',
  '\ud83d',
  '\udc00',
  '\0',
  '㍿',
  'ำ',
  '·',
  '@',
  '$',
  '1',
];

const point = (chance: Chance): string => {
  if (chance.percent(25)) return chance.one(special);
  const [from, to] = chance.percent(90) ? chance.one(ranges) : ([0, 0x10ffff] as const);
  return String.fromCodePoint(from + chance.below(to - from + 1));
};

const flood = (chance: Chance): string => {
  const marks = chance.some(1, 3, () => String.fromCodePoint(0x300 + chance.below(0x70)));
  return chance.some(1, chance.percent(5) ? 300 : 20, () => chance.one(marks)).join('');
};

/** A word with what is hostile in it or around it. */
const besieged = (chance: Chance, word: string): string =>
  [...word]
    .map((letter) =>
      chance.percent(12) ? letter + (chance.percent(30) ? flood(chance) : chance.one(special)) : letter,
    )
    .join('');

export const hostileText = (chance: Chance, words: readonly string[]): string =>
  chance
    .some(1, 14, () => {
      const kind = chance.below(100);
      if (kind < 40) return besieged(chance, chance.one(words));
      if (kind < 60) return ' ';
      if (kind < 65) return flood(chance);
      if (kind < 67) return point(chance).repeat(chance.below(90));
      return chance.some(1, 6, () => point(chance)).join('');
    })
    .join('');

export const hostileWord = (chance: Chance): string => chance.some(1, 7, () => point(chance)).join('');
