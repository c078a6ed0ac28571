// The spellings that a word of Arabic or Urdu has in Latin letters: khudkushi, xudkushi, 5odkoshi.

/** How many spellings a word has at most, the likeliest first. */
export const maxSpellings = 48;
/** How far a spelling may be from the word: the sum of the costs below, and no more than the word has sounds. */
const maxCost = 6;

/** What a sound is also written as, and how rarely: 1 common, 2 known, 3 rare. */
type Ways = Readonly<Record<string, number>>;

const sounds: Readonly<Record<string, Ways>> = {
  // Vowels: their length is seldom written.
  aa: { a: 1 },
  a: { aa: 2, e: 3 },
  ee: { i: 1, y: 2 },
  ii: { i: 1, ee: 1 },
  i: { ee: 1, e: 2, y: 3 },
  oo: { u: 1, ou: 2, o: 2 },
  ou: { u: 1, oo: 1, o: 2 },
  uu: { u: 1, oo: 1 },
  u: { oo: 1, o: 1, ou: 2 },
  o: { u: 1, oo: 2 },
  e: { i: 1, a: 2 },
  ai: { ay: 1, ei: 2, e: 2 },
  ay: { ai: 1, ei: 2, e: 2 },
  ei: { ai: 1, ay: 1, ee: 2 },
  au: { aw: 1, o: 2 },
  aw: { au: 1, o: 2 },
  // Consonants that Latin has no letter for, and the digits that look like the Arabic letter.
  kh: { x: 1, 5: 1, 7: 3 },
  x: { kh: 1, 5: 1 },
  gh: { g: 1, 3: 2 },
  sh: { ch: 2 },
  ch: { sh: 3, c: 3 },
  th: { t: 1, s: 2 },
  dh: { d: 1, z: 1 },
  z: { dh: 2 },
  s: { th: 3 },
  q: { k: 1, 9: 2, g: 2, 2: 3 },
  k: { q: 2 },
  bh: { b: 1 },
  ph: { f: 1 },
  jh: { j: 1 },
  f: { ph: 3 },
  h: { 7: 1 },
  w: { v: 1 },
  v: { w: 1 },
  j: { g: 2, dj: 3 },
  t: { 6: 3 },
  y: { i: 2 },
  2: { '': 1, q: 2 },
  3: { '': 1, a: 2 },
  5: { kh: 1, x: 1 },
  6: { t: 1 },
  7: { h: 1 },
  9: { q: 1, k: 2, s: 2 },
  // Hamza or ayn, where the list writes it.
  "'": { '': 0, 3: 1, 2: 1 },
};

/** At a word's end the feminine ending and the long vowels have ways of their own. */
const finals: Readonly<Record<string, Ways>> = {
  ah: { a: 1, eh: 1, e: 2, aa: 3 },
  eh: { ah: 1, a: 1, e: 1 },
  a: { ah: 1, aa: 2, eh: 2, e: 3 },
  i: { y: 1, ee: 1, e: 2 },
  y: { i: 1, ee: 2 },
  ee: { i: 1, y: 1 },
};

/** A vowel that begins a word may stand for an ayn: 3arab. */
const initials: Readonly<Record<string, Ways>> = {
  a: { '3a': 2, e: 2 },
  i: { '3i': 3, e: 2 },
  u: { '3u': 3, o: 2 },
  o: { '3o': 3, u: 2 },
};

/** Longest first; of two equal consonants one may be left out. */
const sound =
  /(?:ah|eh)$|(?:sh|kh|gh|ch|th|dh|bh|ph|jh|aa|ai|ay|au|aw|ee|ei|ii|oo|ou|uu)|([b-df-hj-np-tv-z])\1|[a-z0-9']/g;
const vowels = /^[aeiou]+$/;

const waysOf = (
  piece: string,
  place: { first: boolean; last: boolean; between: boolean },
): readonly (readonly [string, number])[] => {
  const ways =
    (place.last ? finals[piece] : undefined) ?? (place.first ? initials[piece] : undefined) ?? sounds[piece] ?? {};
  const doubled = piece.length === 2 && piece[0] === piece[1] && !vowels.test(piece);
  const single = piece.length === 1 && place.between && /[bdf-hj-np-tvz]/.test(piece);
  return [
    // An apostrophe is a mark to whoever compares: the spelling does without.
    ...(piece === "'" ? [] : [[piece, 0] as const]),
    ...Object.entries(ways),
    ...(doubled ? [[piece.slice(1), 1] as const] : []),
    ...(single ? [[`${piece}${piece}`, 3] as const] : []),
  ];
};

/**
 * The word itself first, then at most 47 spellings in small letters and digits, the likeliest first, always in the same order.
 * A word in other letters has no other spellings.
 */
export const romanisedSpellings = (word: string): string[] => {
  if (!/^[a-z0-9']+$/.test(word)) return [word];
  const pieces = Array.from(word.matchAll(sound), ([piece]) => piece);
  const affordable = Math.min(maxCost, pieces.length);
  // The cheapest so many beginnings are enough for the cheapest so many wholes: what follows costs all of them alike.
  let spellings = new Map([['', 0]]);
  pieces.forEach((piece, at) => {
    const isVowel = (other: string | undefined): boolean => vowels.test(other ?? '');
    const place = {
      first: at === 0,
      last: at === pieces.length - 1,
      between: isVowel(pieces[at - 1]) && isVowel(pieces[at + 1]),
    };
    const longer = new Map<string, number>();
    for (const [begun, cost] of spellings) {
      for (const [way, extra] of waysOf(piece, place)) {
        const spelling = begun + way;
        const total = cost + extra;
        if (total <= affordable && total < (longer.get(spelling) ?? Number.POSITIVE_INFINITY))
          longer.set(spelling, total);
      }
    }
    spellings = new Map([...longer].sort(([, a], [, b]) => a - b).slice(0, maxSpellings));
  });
  // Two letters at least, or digits would be read as words.
  const likely = [...spellings.keys()].filter((spelling) => spelling !== word && /[a-z].*[a-z]/.test(spelling));
  return [word, ...likely].slice(0, maxSpellings);
};
