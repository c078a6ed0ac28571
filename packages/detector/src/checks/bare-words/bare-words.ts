// Words that say who somebody is, or that somebody looks for help: never watched by themselves, in whatever language.
import { ar } from './ar.ts';
import { bn } from './bn.ts';
import { cy } from './cy.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { bareKinds, type BareKind, type BareWords } from './kinds.ts';
import { pa } from './pa.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { ru } from './ru.ts';
import { so } from './so.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { ur } from './ur.ts';
import { zh } from './zh.ts';

const tables: Readonly<Record<string, BareWords>> = {
  en,
  cy,
  pl,
  ro,
  ur,
  pa,
  bn,
  ar,
  so,
  tr,
  uk,
  ru,
  fr,
  es,
  pt,
  de,
  zh,
};
export const bareLanguages: readonly string[] = Object.keys(tables);

/** Case, marks that are often left out, and everything but letters and digits make no difference here. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640'’ʼ]/gu, '')
    .replace(/ł/gu, 'l')
    .replace(/ı/gu, 'i')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const indexes = new Map<string, ReadonlyMap<string, BareKind>>();

const indexOf = (language: string): ReadonlyMap<string, BareKind> => {
  const known = indexes.get(language);
  if (known) return known;
  const table = tables[language];
  const index = new Map<string, BareKind>();
  for (const kind of bareKinds)
    for (const word of table?.[kind].split(',') ?? []) {
      const plain = plainWords(word);
      if (plain !== '' && !index.has(plain)) index.set(plain, kind);
    }
  indexes.set(language, index);
  return index;
};

/**
 * Which kind of bare word a whole phrase is, in its own language or in English: pupils of every language write
 * "gay", "Childline" and "help me" too.
 */
export const bareKindOf = (text: string, language: string): BareKind | undefined => {
  const plain = plainWords(text);
  const base = language.split('-')[0] ?? language;
  return indexOf(base).get(plain) ?? indexOf('en').get(plain);
};
