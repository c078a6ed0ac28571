// Everything that can be said of a list without people: refused, challenged, or not to be judged here.
import { type HiddenKind, hiddenKinds, type WatchlistEntry, type WatchlistSlot } from '@candour/contract';
import { checkEntries } from './check-entries.ts';
import { checkHidden } from './check-hidden.ts';
import { checkPhrases } from './check-phrases.ts';
import { checkShare, type InnocentText } from './check-share.ts';
import { bareLanguages } from './bare-words/bare-words.ts';
import { baseLanguage, type Dictionaries, type Remark } from './remark.ts';

export interface ListCheck {
  readonly remarks: readonly Remark[];
  /** What was not looked at, and why: nothing passes in silence. */
  readonly notChecked: readonly string[];
}

/** Kinds for which an ordinary word can be taken for a hidden one. */
const dictionaryKinds: ReadonlySet<HiddenKind> = new Set(
  hiddenKinds.filter((kind) => ['apostrophe', 'damaged', 'marks', 'lookalike', 'romanised'].includes(kind)),
);

const languageName = (language: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language;

const gaps = (entries: readonly WatchlistEntry[], dictionaries: Dictionaries): string[] => {
  const languages = [...new Set(entries.map((entry) => baseLanguage(entry.language)))].sort();
  return languages.flatMap((language) => {
    const name = languageName(language);
    const said: string[] = [];
    if (!bareLanguages.includes(language))
      said.push(
        `no table of ${name}: whether a phrase is a bare word of identity or of asking for help was not checked.`,
      );
    if (!dictionaries.has(language)) {
      const hidden = entries.some(
        (entry) => baseLanguage(entry.language) === language && entry.hidden?.some((kind) => dictionaryKinds.has(kind)),
      );
      said.push(
        `no dictionary of ${name}: whether a phrase is one ordinary word${hidden ? ', or takes one for a hidden word,' : ''} was not checked.`,
      );
    }
    return said;
  });
};

/**
 * The entries have passed the reader and their own examples. `today` is a day, as 2027-03-31.
 * @throws CandourError `watchlist-malformed` when they cannot be compiled.
 */
export const checkList = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[],
  asked: {
    readonly today: string;
    readonly dictionaries: Dictionaries;
    readonly innocent: readonly InnocentText[];
  },
): ListCheck => ({
  remarks: [
    ...checkPhrases(entries, slots, asked.dictionaries),
    ...checkEntries(entries, slots, asked.today),
    ...checkHidden(entries, slots, asked.dictionaries),
    ...checkShare(entries, slots, asked.innocent),
  ],
  notChecked: gaps(entries, asked.dictionaries),
});
