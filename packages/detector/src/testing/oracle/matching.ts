// Tries every way of every phrase at every place of a text, with all hiding that the entry allows (docs/matching.md §3).
import type { HiddenKind, WatchlistEntry } from '@candour/contract';
import { segmentUnits } from '../../limits.ts';
import { isUnspaced } from './characters.ts';
import { type MixedRun, mixedRuns, type SpeltWord, speltWords } from './disguises.ts';
import { hidingOf, isPlain, mapped } from './equality.ts';
import { type PhraseJoin, type PhraseWord, signsIn, type Way } from './ways.ts';
import {
  baseOf,
  charactersIn,
  endOf,
  isTooLong,
  type PlacedLetter,
  type ReadText,
  standsBetween,
  startOf,
  type Word,
} from './words.ts';

/** A stretch of the text that may stand for one word of a phrase. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly lastWord: number;
  readonly letters: readonly PlacedLetter[];
  readonly as: { readonly kind: Word['kind']; readonly isPart: boolean } | MixedRun | SpeltWord;
}

/** One way of a phrase found somewhere. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  readonly lastWord: number;
  /** How each hidden word was hidden. */
  readonly hidden: readonly HiddenKind[];
  /** How many words each gap held. */
  readonly gaps: readonly number[];
}

/** What the entry and its list say of words. */
export interface Permissions {
  readonly hidden: readonly HiddenKind[];
  readonly ordinary: readonly PhraseWord[];
  readonly caseSensitive: boolean;
  readonly language: string;
}

export interface PreparedText {
  readonly read: ReadText;
  /** By the word that they begin with. */
  readonly pieces: readonly (readonly Piece[])[];
  /** Parts of words, by what they follow and stand before. */
  readonly afterApostrophes: readonly (readonly Piece[])[];
  readonly beforeApostrophes: readonly (readonly Piece[])[];
  readonly betweenApostrophes: readonly (readonly Piece[])[];
  readonly mappedBasesOfList: ReadonlySet<string>;
  /** What was asked before. */
  readonly answers: Map<Permissions, Map<Piece, Map<PhraseWord, (HiddenKind | undefined)[]>>>;
}

const pieceOf = (letters: readonly PlacedLetter[], at: number, as: Piece['as']): Piece => ({
  start: letters[0]?.start ?? 0,
  end: letters.at(-1)?.end ?? 0,
  firstWord: at,
  lastWord: at,
  letters,
  as,
});

export const prepareText = (read: ReadText, wordsOfList: readonly PhraseWord[]): PreparedText => {
  const runs = mixedRuns(read);
  const spelt = speltWords(read, new Set(wordsOfList.map(({ base }) => base)));
  const pieces = read.words.map((word, at): Piece[] => {
    if (isTooLong(word.letters)) return [];
    const mine = [pieceOf(word.letters, at, { kind: word.kind, isPart: false })];
    for (const one of spelt)
      if (one.firstWord === at) mine.push({ ...pieceOf(one.letters, at, one), lastWord: one.lastWord });
    return mine;
  });
  for (const run of runs) {
    const inside = read.words.flatMap((word, at) => (startOf(word) >= run.start && endOf(word) <= run.end ? [at] : []));
    const [firstWord] = inside;
    const lastWord = inside.at(-1);
    if (firstWord === undefined || lastWord === undefined) throw new Error('A mixed run has letters.');
    pieces[firstWord]?.push({ ...pieceOf(run.letters, firstWord, run), lastWord });
  }
  const partsOf = (parts: (word: Word) => PlacedLetter[][]): Piece[][] =>
    read.words.map((word, at) =>
      isTooLong(word.letters)
        ? []
        : parts(word).map((letters) => pieceOf(letters, at, { kind: word.kind, isPart: true })),
    );
  return {
    read,
    pieces,
    afterApostrophes: partsOf(({ letters, elisions }) => elisions.map((from) => letters.slice(from))),
    beforeApostrophes: partsOf((word) =>
      beforeApostrophe(word).map((to) => withoutLastApostrophe(word.letters.slice(0, to))),
    ),
    betweenApostrophes: partsOf((word) =>
      beforeApostrophe(word)
        .filter((to) => to !== word.elisions[0])
        .map((to) => withoutLastApostrophe(word.letters.slice(word.elisions[word.elisions.indexOf(to) - 1], to))),
    ),
    mappedBasesOfList: new Set(wordsOfList.map(({ letters }) => baseOf(mapped(letters)))),
    answers: new Map(),
  };
};

/** Where a part may end before an apostrophe: not before the "t" of "can’t". */
const beforeApostrophe = ({ letters, elisions }: Word): number[] =>
  elisions.filter((to, number) => baseOf(letters.slice(to, elisions[number + 1])) !== 't');

/** The apostrophe that a part stands before is no longer inside it. */
const withoutLastApostrophe = (letters: readonly PlacedLetter[]): PlacedLetter[] =>
  letters.map((letter, at) =>
    at === letters.length - 1 ? { ...letter, marks: letter.marks.filter((mark) => mark !== "'") } : letter,
  );

/** How a piece equals a phrase's word: `undefined` stands for plainly. */
const equalities = (
  text: PreparedText,
  piece: Piece,
  wanted: PhraseWord,
  { hidden, ordinary, caseSensitive }: Permissions,
): (HiddenKind | undefined)[] => {
  const { as, letters } = piece;
  if ('kind' in as && isPlain(letters, wanted, caseSensitive)) return [undefined];
  if (hidden.length === 0 || ordinary.some(({ base }) => base === baseOf(letters))) return [];
  const kinds = ((): HiddenKind[] => {
    if ('kind' in as) return hidingOf(as.kind, as.isPart, letters, wanted, (base) => text.mappedBasesOfList.has(base));
    if ('readings' in as) return as.readings.some((reading) => baseOf(reading) === wanted.base) ? ['digits'] : [];
    return baseOf(letters) === wanted.base ? ['spaced'] : [];
  })();
  return kinds.filter((kind) => hidden.includes(kind));
};

const equalitiesOnce = (
  text: PreparedText,
  piece: Piece,
  wanted: PhraseWord,
  permissions: Permissions,
): (HiddenKind | undefined)[] => {
  const ofEntry = text.answers.get(permissions) ?? new Map<Piece, Map<PhraseWord, (HiddenKind | undefined)[]>>();
  text.answers.set(permissions, ofEntry);
  const ofPiece = ofEntry.get(piece) ?? new Map<PhraseWord, (HiddenKind | undefined)[]>();
  ofEntry.set(piece, ofPiece);
  const answer = ofPiece.get(wanted) ?? equalities(text, piece, wanted, permissions);
  ofPiece.set(wanted, answer);
  return answer;
};

/** Between the words of one spaced-out group stands space. */
const areOfOneGroup = (before: Piece, after: Piece): boolean =>
  'group' in before.as && 'group' in after.as && before.as.group === after.as.group;

const joinFits = (text: PreparedText, join: PhraseJoin, before: Piece, after: Piece): boolean => {
  if (join.kind === 'space' && areOfOneGroup(before, after)) return true;
  const between = standsBetween(text.read, before.end, after.start);
  if (join.kind !== 'signs') return join.kind === between;
  return (
    between === 'break' &&
    after.start - before.end <= 64 &&
    signsIn(charactersIn(text.read, before.end, after.start)) === join.signs
  );
};

const isOpen = (text: PreparedText, from: number, to: number): boolean =>
  standsBetween(text.read, from, to) !== 'break';

/** The number of the word where the next word of the phrase may begin, with a gap of so many words; and where the gap ends. */
const beyondGap = (text: PreparedText, before: Piece, words: number): { word: number; end: number } | undefined => {
  let end = before.end;
  for (let skippedWords = 0; skippedWords < words; skippedWords += 1) {
    const word = text.read.words[before.lastWord + 1 + skippedWords];
    if (!word || !isOpen(text, end, startOf(word))) return undefined;
    end = endOf(word);
  }
  return { word: before.lastWord + 1 + words, end };
};

/** Where the next word of the phrase may stand; its last word may stand before an apostrophe. */
const nextPieces = (text: PreparedText, join: PhraseJoin, before: Piece, isLast: boolean): Piece[] => {
  const beginning = (word: number): Piece[] => [
    ...(text.pieces[word] ?? []),
    ...(isLast ? (text.beforeApostrophes[word] ?? []) : []),
  ];
  if (join.kind !== 'gap') return beginning(before.lastWord + 1).filter((next) => joinFits(text, join, before, next));
  return Array.from({ length: join.most - join.least + 1 }, (_, more) => {
    const beyond = beyondGap(text, before, join.least + more);
    const isJoined = (next: Piece): boolean =>
      (beyond?.end === before.end && areOfOneGroup(before, next)) || isOpen(text, beyond?.end ?? 0, next.start);
    return beyond ? beginning(beyond.word).filter(isJoined) : [];
  }).flat();
};

/** Its letters and its own signs; those that all scripts share (U+00B7, U+02BC) stand below Thai. */
const isSegmentScript = (raw: string): boolean => raw >= '\u0e00' && isUnspaced(raw);

/** Where a script without spaces goes on, a match ends where a word of that script does. */
const endsWhereWordEnds = ({ read: { characters, text } }: PreparedText, { end }: Piece, language: string): boolean => {
  const border = characters.findIndex(({ start }) => start === end);
  const goesOn = (at: number): boolean => isSegmentScript(characters[at]?.raw ?? '');
  if (!goesOn(border - 1) || !goesOn(border)) return true;
  let [from, to] = [border, border];
  while (goesOn(from - 1) && end - (characters[from - 1]?.start ?? 0) <= segmentUnits) from -= 1;
  while (goesOn(to) && (characters[to]?.end ?? 0) - end <= segmentUnits) to += 1;
  const begin = characters[from]?.start ?? 0;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const segments = segmenter.segment(text.slice(begin, characters[to - 1]?.end));
  return [...segments].some(({ index }) => begin + index === end);
};

/** Every match of a way that begins with `first`. */
const matchesFrom = (text: PreparedText, way: Way, first: Piece, permissions: Permissions): Match[] => {
  const go = (number: number, piece: Piece, hidden: readonly HiddenKind[], gaps: readonly number[]): Match[] => {
    const wanted = way.words[number];
    if (!wanted) return [];
    return equalitiesOnce(text, piece, wanted, permissions).flatMap((kind) => {
      const soFar = kind ? [...hidden, kind] : hidden;
      const join = way.joins[number];
      if (!join) {
        if (!endsWhereWordEnds(text, piece, permissions.language)) return [];
        const { start, firstWord } = first;
        return [{ start, end: piece.end, firstWord, lastWord: piece.lastWord, hidden: soFar, gaps }];
      }
      const nexts = nextPieces(text, join, piece, number === way.joins.length - 1);
      return nexts.flatMap((next) => {
        const held = next.firstWord - piece.lastWord - 1;
        return go(number + 1, next, soFar, join.kind === 'gap' ? [...gaps, held] : gaps);
      });
    });
  };
  return go(0, first, [], []);
};

export const matchesOfWay = (text: PreparedText, way: Way, permissions: Permissions): Match[] =>
  text.read.words.flatMap((_, at) => {
    const isSingle = way.words.length === 1;
    const firsts = [
      ...(text.pieces[at] ?? []),
      ...(text.afterApostrophes[at] ?? []),
      ...(isSingle ? [...(text.beforeApostrophes[at] ?? []), ...(text.betweenApostrophes[at] ?? [])] : []),
    ];
    return firsts.flatMap((first) => matchesFrom(text, way, first, permissions));
  });

export const permissionsOf = (entry: WatchlistEntry, ordinary: readonly PhraseWord[]): Permissions => ({
  hidden: entry.hidden ?? [],
  ordinary,
  caseSensitive: entry.caseSensitive === true,
  language: entry.language,
});
