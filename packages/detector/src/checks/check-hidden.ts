// Looks for ordinary words that an entry would take for one of its own hidden, or that hold one inside where no spaces part words.
import type { HiddenKind, WatchlistEntry, WatchlistSlot } from '@candour/contract';
import { compile } from '../compile.ts';
import { judgeHits } from '../judge.ts';
import { damagedPhraseLetters } from '../limits.ts';
import { parsePhrase, type Phrase } from '../pattern/parse.ts';
import { plainWords } from './bare-words/bare-words.ts';
import { nearWords } from './near-words.ts';
import { baseLanguage, type Dictionaries, type Remark, someOf } from './remark.ts';

const readPhrases = (entry: WatchlistEntry, slots: readonly WatchlistSlot[]): Phrase[] =>
  entry.phrases.flatMap((text) => {
    const parsed = parsePhrase(text, { language: entry.language, slots });
    return 'phrase' in parsed ? [parsed.phrase] : [];
  });

const wordsOf = (phrase: Phrase): string[] =>
  phrase.steps.flatMap((step) =>
    step.kind === 'gap' ? [] : step.options.flatMap((words) => words.flatMap(({ variants }) => variants)),
  );

/** Whole phrases of one word: there a wrong reading is a false flag, elsewhere the words around must fit too. */
const wordsAlone = (phrase: Phrase): string[] => {
  const [step, ...others] = phrase.steps;
  if (others.length > 0 || step?.kind !== 'options') return [];
  return step.options.flatMap((words) => (words.length === 1 ? (words[0]?.variants ?? []) : []));
};

/**
 * From how many letters on a word inside a longer phrase is worth a look, by kind: shorter ones are little words and forms
 * of the same word. Other scripts and languages (no figure) are not: the words around are not theirs.
 */
const amongOthers: Partial<Record<HiddenKind, number>> = { apostrophe: 3, marks: 5, damaged: damagedPhraseLetters };

/** Without their apostrophe these are other words that everybody writes; "cant" and "dont" are slips and nothing else. */
const otherWithoutApostrophe = new Set(['were', 'well', 'ill', 'hell', 'shell', 'wed', 'shed', 'id']);

const hiddenRemarks = (
  entry: WatchlistEntry,
  slots: readonly WatchlistSlot[],
  listWords: ReadonlySet<string>,
  dictionaries: Dictionaries,
): Remark[] => {
  const kinds = entry.hidden ?? [];
  if (kinds.length === 0) return [];
  const phrases = readPhrases(entry, slots);
  const alone = new Set(phrases.flatMap(wordsAlone));
  const words = [...new Set(phrases.flatMap(wordsOf))];
  const taken = new Map<string, { readonly kind: string; readonly word: string; readonly isAlone: boolean }>();
  for (const word of words) {
    const { near: _, notNear: __, only: ___, unless: ____, ...bare } = entry;
    let compiled: ReturnType<typeof compile> | undefined;
    for (const { kind, languages, words: others } of nearWords(word, baseLanguage(entry.language), kinds)) {
      if (!alone.has(word) && (amongOthers[kind] ?? Number.POSITIVE_INFINITY) > [...word].length) continue;
      for (const language of languages) {
        const dictionary = dictionaries.get(language);
        if (!dictionary) continue;
        for (const other of new Set(others)) {
          if (kind === 'apostrophe' && !alone.has(word) && !otherWithoutApostrophe.has(other)) continue;
          const isOfList = kind === 'damaged' && listWords.has(plainWords(other));
          if (taken.has(other) || isOfList || !dictionary.has(other)) continue;
          // What the engine itself makes of it: the rules of hiding stand in one place.
          compiled ??= compile({ version: 1, entries: [{ ...bare, phrases: [word] }] });
          const hit = judgeHits(compiled, { text: other, surface: 'typed' }).find(({ hidden }) =>
            hidden.includes(kind),
          );
          if (hit) taken.set(other, { kind, word, isAlone: alone.has(word) });
        }
      }
    }
  }
  if (taken.size === 0) return [];
  const found = [...taken];
  const isGrave = found.some(([, { isAlone }]) => isAlone);
  const shown = found.slice(0, 3).map(([other, { kind, word }]) => `"${other}" for "${word}" (${kind})`);
  return [
    {
      level: isGrave ? 'refuse' : 'challenge',
      entry: entry.id,
      path: ['hidden'],
      what:
        `Entry "${entry.id}" takes ordinary words for hidden ones: ${shown.join(', ')}` +
        `${found.length > 3 ? ` and ${found.length - 3} more` : ''}.`,
      instead: `Write under ordinary: [${someOf(
        found.map(([other]) => other),
        60,
      )}], or leave that kind of hiding out.`,
    },
  ];
};

/** Scripts without spaces: words of the dictionary in which the engine finds a phrase. */
const insideRemarks = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[],
  dictionaries: Dictionaries,
): Remark[] => {
  const remarks: Remark[] = [];
  for (const [language, { all }] of dictionaries) {
    const own = entries.filter((entry) => all && baseLanguage(entry.language) === language);
    if (!all || own.length === 0) continue;
    const compiled = compile({ version: 1, slots, entries: own.map(({ near: _, only: __, ...entry }) => entry) });
    const inside = new Map<string, string[]>();
    for (const word of all) {
      for (const { entry, phrase, span } of judgeHits(compiled, { text: word, surface: 'typed' })) {
        if (span.end - span.start === word.length) continue;
        const key = JSON.stringify([entry, phrase]);
        inside.set(key, [...(inside.get(key) ?? []), word]);
      }
    }
    for (const [key, words] of inside) {
      const [id, phrase] = JSON.parse(key) as [string, string];
      const entry = own.find((one) => one.id === id);
      remarks.push({
        level: 'challenge',
        entry: id,
        path: ['phrases', Math.max(0, entry?.phrases.indexOf(phrase) ?? 0)],
        what: `"${phrase}" stands inside ordinary words: ${someOf(words, 8)}.`,
        instead: 'Write a longer phrase, or those words under notNear, within 1, where they mean no harm.',
      });
    }
  }
  return remarks;
};

export const checkHidden = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[],
  dictionaries: Dictionaries,
): Remark[] => {
  const listWords = new Set(
    entries.flatMap((entry) =>
      [
        ...readPhrases(entry, slots).flatMap(wordsOf),
        ...[...(entry.near?.words ?? []), ...(entry.notNear?.words ?? [])].flatMap((words) => words.split(/\s+/u)),
      ].map(plainWords),
    ),
  );
  return [
    ...entries.flatMap((entry) => hiddenRemarks(entry, slots, listWords, dictionaries)),
    ...insideRemarks(entries, slots, dictionaries),
  ];
};
