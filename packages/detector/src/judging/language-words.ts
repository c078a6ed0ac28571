// The words of a language that conditions ask for: what negates, what begins a question, what says that the writer means themselves.
import { wordLetters } from '../reading/letters.ts';
import { asianWords } from './words-asian.ts';
import { easternWords } from './words-eastern.ts';
import { westernWords } from './words-western.ts';

export interface LanguageWords {
  /** "not", "never", "don't", … */
  readonly negations: ReadonlySet<string>;
  /** What a question begins with. Words that begin statements about oneself as often ("when", "if") are left out. */
  readonly questionWords: ReadonlySet<string>;
  /** "I", "me", "my", …: one person, not "we". Verb forms where the language drops the pronoun. */
  readonly firstPerson: ReadonlySet<string>;
}

const none: LanguageWords = { negations: new Set(), questionWords: new Set(), firstPerson: new Set() };

/** Base letters, as the words of a text are compared: no marks, no apostrophes. */
const folded = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .trim()
      .split(/\s+/)
      .map((word) => String.fromCodePoint(...wordLetters(word, 0, word.length).codes)),
  );

const byLanguage: ReadonlyMap<string, LanguageWords> = new Map(
  Object.entries({ ...westernWords, ...easternWords, ...asianWords }).map(([language, written]) => [
    language,
    {
      negations: folded(written.negations),
      questionWords: folded(written.questionWords),
      firstPerson: folded(written.firstPerson),
    },
  ]),
);

/** By BCP 47: `ur-Latn` has words of its own, `pt-BR` those of `pt`; a language that is not known has none. */
export const languageWords = (language: string): LanguageWords => {
  for (let tag = language; tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const words = byLanguage.get(tag);
    if (words) return words;
  }
  return none;
};
