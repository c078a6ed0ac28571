// All ways through a phrase, written out one by one, read from docs/matching.md §3 alone.
import type { WatchlistSlot } from '@candour/contract';
import { englishForms } from '../../pattern/forms.ts';
import type { Letter } from './characters.ts';
import { baseOf, charactersIn, endOf, readText, standsBetween, startOf } from './words.ts';

/** A word that a way asks for. */
export interface PhraseWord {
  readonly base: string;
  readonly letters: readonly Letter[];
}

/** Equal words are one object, so that what was asked of a word once need not be asked again. */
const phraseWords = new Map<string, PhraseWord>();
export const phraseWord = (letters: readonly Letter[]): PhraseWord => {
  const key = letters.map(({ base, cased, marks }) => `${base}${cased}${marks.join('')}`).join(' ');
  const word = phraseWords.get(key) ?? { base: baseOf(letters), letters };
  phraseWords.set(key, word);
  return word;
};

/** What a way asks for between two words: space, nothing, a gap of other words, or signs that must stand there. */
export type PhraseJoin =
  | { readonly kind: 'space' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'gap'; readonly least: number; readonly most: number }
  | { readonly kind: 'signs'; readonly signs: string };

export interface Way {
  readonly words: readonly PhraseWord[];
  /** Between word n and word n + 1. */
  readonly joins: readonly PhraseJoin[];
  /** Which choice was taken at each step that has some; a gap's is the number of its words. */
  readonly choices: readonly (number | 'gap')[];
}

type Piece = string | { readonly choice: number } | { readonly least: number; readonly most: number };

const gap = /^<(?:(\d)-)?(\d)>/u;
const step = /^(?:\{(?<braces>[^{}]*)\}|\((?<optional>[^()]*)\)|\[(?<slot>[^[\]]*)\]|(?<form>[^\s{}()[\]<>~|]+)~)/u;
/** A word stands before its `~` whole: the longest run of letters. */
const plain = /^(?:[^\s{}()[\]<>~|]+(?!~)(?=[\s{}()[\]<>|]|$)|\s+)/u;

/** Everything that a phrase's text can stand for, in the order of its choices. */
const spreadOut = (text: string, slots: readonly WatchlistSlot[]): Piece[][] => {
  if (text === '') return [[]];
  const after = (length: number): Piece[][] => spreadOut(text.slice(length), slots);
  const isGap = gap.exec(text);
  if (isGap) {
    const [whole, least = '0', most = '0'] = isGap;
    return after(whole.length).map((rest) => [{ least: Number(least), most: Number(most) }, ...rest]);
  }
  const isPlain = plain.exec(text);
  if (isPlain) return after(isPlain[0].length).map((rest) => [isPlain[0], ...rest]);
  const isStep = step.exec(text);
  if (!isStep?.groups) throw new Error(`The oracle does not understand the phrase at "${text}".`);
  const { braces, optional, slot, form } = isStep.groups;
  let firsts: Piece[][];
  if (braces !== undefined) firsts = braces.split('|').flatMap((one) => spreadOut(one, slots));
  else if (optional !== undefined) firsts = [...spreadOut(optional, slots), []];
  else if (slot !== undefined)
    firsts = (slots.find(({ name }) => name === slot)?.phrases ?? []).flatMap((one) => spreadOut(one, slots));
  else firsts = englishForms(form ?? '').map((one) => [one]);
  const rests = after(isStep[0].length);
  return firsts.flatMap((first, choice) => rests.map((rest) => [{ choice }, ...first, ...rest]));
};

/** The text between two gaps as words with what stands between them. */
const wordsOfPiece = (text: string): { words: PhraseWord[]; joins: PhraseJoin[] } => {
  const read = readText(text);
  const joins = read.words.slice(1).map((word, before): PhraseJoin => {
    const from = endOf(read.words[before] ?? word);
    const between = standsBetween(read, from, startOf(word));
    if (between !== 'break') return { kind: between };
    return { kind: 'signs', signs: signsIn(charactersIn(read, from, startOf(word))) };
  });
  return { words: read.words.map(({ letters }) => phraseWord(letters)), joins };
};

/** What stands between two words, white space and what is skipped aside. */
export const signsIn = (characters: ReturnType<typeof charactersIn>): string =>
  characters
    .filter(({ kind }) => kind === 'break' || kind === 'apostrophe')
    .map(({ raw }) => raw)
    .join('');

const wayOf = (pieces: readonly Piece[]): Way => {
  const words: PhraseWord[] = [];
  const joins: PhraseJoin[] = [];
  const choices: (number | 'gap')[] = [];
  let text = '';
  const take = (): void => {
    const piece = wordsOfPiece(text);
    words.push(...piece.words);
    joins.push(...piece.joins);
    text = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if ('choice' in piece) choices.push(piece.choice);
    else {
      take();
      joins.push({ kind: 'gap', ...piece });
      choices.push('gap');
    }
  }
  take();
  return { words, joins, choices };
};

export const waysThrough = (phrase: string, language: string, slots: readonly WatchlistSlot[] = []): Way[] =>
  spreadOut(
    phrase,
    slots.filter((slot) => slot.language === language),
  ).map(wayOf);
