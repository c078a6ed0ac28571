// The words from which a hidden word cannot be told: every ordinary word among them would be taken for it.
import type { HiddenKind } from '@candour/contract';
import { damagedPhraseLetters } from '../limits.ts';
import { romanisedSpellings } from '../pattern/romanised.ts';
import { lookalikes } from '../reading/lookalikes.ts';

/** Letters that a dictionary's words are written with; where a language is not named, its script's plain ones. */
const alphabets: Readonly<Record<string, string>> = {
  latin: 'abcdefghijklmnopqrstuvwxyz',
  cy: 'abcdefghijlmnoprstuwyâêîôûŵŷ',
  pl: 'abcdefghijklmnoprstuwyząćęłńóśźż',
  ro: 'abcdefghijlmnoprstuvxzăâîșț',
  tr: 'abcçdefgğhıijklmnoöprsştuüvyz',
  fr: 'abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûü',
  es: 'abcdefghijlmnopqrstuvxyzáéíñóúü',
  pt: 'abcdefghijlmnopqrstuvxzáâãàçéêíóôõú',
  de: 'abcdefghijklmnopqrstuvwxyzäöüß',
  cyrillic: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєії',
  arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچڈڑژکگںھہیےٹ',
};

const alphabetOf = (language: string, word: string): readonly string[] => {
  const script = /\p{Script=Cyrillic}/u.test(word) ? 'cyrillic' : /\p{Script=Arabic}/u.test(word) ? 'arabic' : 'latin';
  return [...((script === 'latin' ? alphabets[language] : undefined) ?? alphabets[script] ?? '')];
};

const bareLetter = (letter: string): string =>
  letter.normalize('NFKD').replace(/\p{M}/gu, '').replace('ł', 'l').replace('ı', 'i');

/** One letter left out, added, replaced, or two neighbours changed; the first stays. */
const damaged = (word: string, language: string): string[] => {
  const letters = [...word];
  const alphabet = alphabetOf(language, word);
  const found: string[] = [];
  const put = (at: number, take: number, ...letterList: readonly string[]) =>
    found.push([...letters.slice(0, at), ...letterList, ...letters.slice(at + take)].join(''));
  for (let at = 1; at <= letters.length; at += 1) {
    for (const letter of alphabet) put(at, 0, letter);
    if (at === letters.length) break;
    put(at, 1);
    for (const letter of alphabet) if (letter !== letters[at]) put(at, 1, letter);
    const next = letters[at + 1];
    if (next !== undefined) put(at, 2, next, letters[at] ?? '');
  }
  return found;
};

/** The same letters with up to two marks more. */
const marked = (word: string, language: string): string[] => {
  const alphabet = alphabetOf(language, word);
  const letters = [...word];
  const once = (list: readonly string[]): string[][] =>
    list.flatMap((letter, at) =>
      alphabet
        .filter((other) => other !== letter && bareLetter(other) === letter)
        .map((other) => [...list.slice(0, at), other, ...list.slice(at + 1)]),
    );
  const first = once(letters);
  return [...first, ...first.flatMap(once)].map((list) => list.join(''));
};

const cyrillicOf = new Map<string, string[]>();
for (const [other, latin] of lookalikes)
  if (/\p{Script=Cyrillic}/u.test(other) && /^[а-яёіїєґ]$/u.test(other))
    cyrillicOf.set(latin, [...(cyrillicOf.get(latin) ?? []), other]);

/** A Latin word in Cyrillic letters throughout: "pot" looks like «рот». */
const inCyrillic = (word: string): string[] => {
  let found = [''];
  for (const letter of word) {
    const others = cyrillicOf.get(letter);
    if (!others) return [];
    found = others.flatMap((other) => found.map((start) => start + other)).slice(0, 2_000);
  }
  return found;
};

export interface NearWords {
  readonly kind: HiddenKind;
  /** Languages whose dictionaries are asked. */
  readonly languages: readonly string[];
  readonly words: readonly string[];
}

const latinLanguages = ['en', 'fr', 'es', 'pt', 'de', 'pl', 'ro', 'tr', 'cy'];

/** By kind; the kinds that are missing hide a word in a way that no dictionary's word is written (digits, stretched, spaced, emoji). */
export const nearWords = (word: string, language: string, kinds: readonly HiddenKind[]): NearWords[] => {
  const found: NearWords[] = [];
  const lower = word.toLowerCase();
  // English words stand in the text of every pupil here.
  const own = language === 'en' || !/\p{Script=Latin}/u.test(lower) ? [language] : [language, 'en'];
  const bare = lower.replace(/['’]/gu, '');
  if (kinds.includes('apostrophe') && bare !== lower) found.push({ kind: 'apostrophe', languages: own, words: [bare] });
  // The engine reads shorter words as they stand.
  if (kinds.includes('damaged') && [...lower].length >= damagedPhraseLetters)
    found.push({ kind: 'damaged', languages: own, words: damaged(lower, language) });
  if (kinds.includes('marks')) found.push({ kind: 'marks', languages: [language], words: marked(lower, language) });
  if (kinds.includes('lookalike')) found.push({ kind: 'lookalike', languages: ['ru', 'uk'], words: inCyrillic(lower) });
  if (kinds.includes('romanised'))
    found.push({
      kind: 'romanised',
      languages: latinLanguages,
      words: romanisedSpellings(lower).filter((spelling) => spelling !== lower),
    });
  return found;
};
