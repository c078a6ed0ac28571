// What `watchlist check` says of an entry.

export interface Remark {
  /** `refuse`: it may not go live so. `challenge`: somebody should look at it again. */
  readonly level: 'refuse' | 'challenge';
  readonly entry: string;
  /** The place in the entry: `['phrases', 2]`. */
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly instead: string;
}

/** Words of a language that mean nothing by themselves; where all are known, they can be gone through. */
export interface OrdinaryWords {
  readonly has: (word: string) => boolean;
  readonly all?: ReadonlySet<string>;
}

/** By base language: `en`, `zh`. */
export type Dictionaries = ReadonlyMap<string, OrdinaryWords>;

export const baseLanguage = (language: string): string => language.split('-')[0] ?? language;

/** A few of many, to be read. */
export const someOf = (words: readonly string[], most: number): string =>
  words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
