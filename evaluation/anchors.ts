// The naive anchors that stand beside our figures: whole words of lists that others use, found by the plainest means there are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './data.ts';

/** Tells whether a text holds one of the list's words. */
export type Anchor = (text: string, language: string) => boolean;

export interface Anchors {
  /** Each token of the clinical lexicon. */
  readonly clinical?: Anchor;
  /** The union of the other lists. */
  readonly union?: Anchor;
  readonly notes: readonly string[];
}

const clinicalFile = 'suicide_risk_lexicon.json';
/** Traps for whoever looks for parts of words: no lists of words to watch. */
const notToWatch = new Set(['english_substring_traps.json', 'foreign_lookalikes.json']);

const letters = new Map<string, boolean>();
/** What a word is made of: letters, digits and the underscore, as for `\b`. */
function isWordCharacter(character: string | undefined): boolean {
  if (character === undefined) return false;
  let isLetter = letters.get(character);
  if (isLetter === undefined) {
    isLetter = /[\p{L}\p{M}\p{N}_]/u.test(character);
    letters.set(character, isLetter);
  }
  return isLetter;
}

const firstWordOf = (token: string): string => {
  let end = 0;
  while (end < token.length && isWordCharacter(token[end])) end += 1;
  return token.slice(0, Math.max(1, end));
};

/**
 * Whole words, case ignored: a token counts where it stands letter by letter and no letter, digit or underscore touches it.
 * Each of `phrases` is one token, or several that must all stand in the text.
 */
export function wordMatcher(phrases: readonly (readonly string[])[]): (text: string) => boolean {
  const byFirstWord = new Map<string, { token: string; of: number }[]>();
  const needed: number[] = [];
  for (const phrase of phrases) {
    const tokens = [...new Set(phrase.map((token) => token.trim().toLowerCase()))].filter((token) => token !== '');
    if (tokens.length === 0) continue;
    for (const token of tokens) {
      const first = firstWordOf(token);
      const same = byFirstWord.get(first);
      if (same) same.push({ token, of: needed.length });
      else byFirstWord.set(first, [{ token, of: needed.length }]);
    }
    needed.push(tokens.length);
  }
  return (text) => {
    const lower = text.toLowerCase();
    const partly = new Map<number, Set<string>>();
    for (let at = 0; at < lower.length; at += 1) {
      const isWord = isWordCharacter(lower[at]);
      if (isWord && isWordCharacter(lower[at - 1])) continue;
      for (const { token, of } of byFirstWord.get(firstWordOf(lower.slice(at, at + 40))) ?? []) {
        if (!lower.startsWith(token, at)) continue;
        if (isWordCharacter(token.at(-1)) && isWordCharacter(lower[at + token.length])) continue;
        if (needed[of] === 1) return true;
        const found = (partly.get(of) ?? new Set()).add(token);
        if (found.size === needed[of]) return true;
        partly.set(of, found);
      }
    }
    return false;
  };
}

/** A list's phrases by language (`*`: any): each one token, or tokens that must stand together. */
type Phrases = Map<string, (readonly string[])[]>;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const languageName = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/** The forms that the lists come in; anything else holds no phrase. */
export function phrasesOf(list: unknown): Phrases {
  const phrases: Phrases = new Map();
  const add = (language: string, more: readonly (readonly string[])[]): void => {
    phrases.set(language, [...(phrases.get(language) ?? []), ...more]);
  };
  const single = (texts: readonly string[]): string[][] => texts.map((text) => [text]);
  if (Array.isArray(list)) {
    add('*', single(list.filter((item) => typeof item === 'string')));
    for (const item of list as readonly { readonly parts?: unknown }[])
      if (typeof item === 'object' && item !== null && isTexts(item.parts)) add('*', [item.parts]);
    return phrases;
  }
  if (typeof list !== 'object' || list === null) return phrases;
  const fields = Object.entries(list as Readonly<Record<string, unknown>>);
  for (const [key, value] of fields) {
    if (isTexts(value)) {
      if (key === 'terms') add('*', single(value));
      else if (fields.every(([name]) => languageName.test(name))) add(key, single(value));
    } else if (typeof value === 'object' && value !== null) {
      const { tokens } = value as { readonly tokens?: unknown };
      if (isTexts(tokens)) add('*', single(tokens));
      else if (key === 'terms') add('*', single(Object.keys(value)));
    }
  }
  return phrases;
}

function anchorOf(lists: readonly Phrases[]): Anchor | undefined {
  const byLanguage: Phrases = new Map();
  for (const list of lists)
    for (const [language, phrases] of list) byLanguage.set(language, [...(byLanguage.get(language) ?? []), ...phrases]);
  if (byLanguage.size === 0) return undefined;
  const matchers = new Map([...byLanguage].map(([language, phrases]) => [language, wordMatcher(phrases)]));
  return (text, language) =>
    (matchers.get('*')?.(text) ?? false) || (matchers.get(language.split('-')[0] ?? '')?.(text) ?? false);
}

/** Reads `lists/` of the data folder. A list with languages of its own is asked for the text's language only. */
export function readAnchors(dataFolder: string): Anchors {
  const folder = join(dataFolder, 'lists');
  const notes: string[] = [];
  const read = (file: string): Phrases => {
    try {
      return phrasesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    } catch {
      notes.push(`lists/${file}: not JSON; left out`);
      return new Map();
    }
  };
  const files = filesIn(folder, '.json');
  if (files.length === 0) notes.push('lists/: no .json file there; no naive anchor is printed');
  const clinical = files.includes(clinicalFile) ? anchorOf([read(clinicalFile)]) : undefined;
  const union = anchorOf(files.filter((file) => file !== clinicalFile && !notToWatch.has(file)).map(read));
  return { ...(clinical && { clinical }), ...(union && { union }), notes };
}
