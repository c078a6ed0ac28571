// What the detector takes and gives.
import type { Severity, Surface, Theme, WatchlistEntry } from '@candour/contract';
import type { Terms } from './matching/terms.ts';

/** A watchlist as it is in force: the body of the signed document with its version and digest. */
export interface Watchlist {
  readonly version: number;
  readonly digest?: string;
  readonly entries: readonly WatchlistEntry[];
}

/** Ready to match. Made by `compile`; its inside is nobody else's business. */
export interface CompiledWatchlist {
  readonly version: number;
  readonly digest: string | undefined;
  readonly entries: readonly WatchlistEntry[];
  readonly terms: Terms;
}

export interface InspectInput {
  readonly text: string;
  readonly surface: Surface;
}

/** A place in the original text, in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A phrase of the list was found. */
export interface Hit {
  /** The entry's id. */
  readonly entry: string;
  readonly entryVersion: number;
  readonly theme: Theme;
  readonly severity: Severity;
  /** The entry's language (BCP 47), not a guess at the text's. */
  readonly language: string;
  readonly span: Span;
  /** The phrase as the list writes it. */
  readonly phrase: string;
}

/** A hit judged in its context. */
export interface Finding extends Hit {
  /** `noted`: judged innocent, so only counted, and never sent. */
  readonly verdict: 'stands' | 'noted';
  /** The words nearby that decided it, if any did. */
  readonly context?: Span;
  readonly surface: Surface;
}

export interface Inspection {
  /** Those that stand, by place in the text. */
  readonly findings: readonly Finding[];
  /** How many hits were judged innocent: a bare number, for the counter without pupil or device. */
  readonly noted: number;
}

/** Holds the pupil's words: to be sealed like them. */
export interface Explanation {
  /** One or two sentences that a 13-year-old understands. */
  readonly sentence: string;
  /** Which entry, version, phrase, and which rules of context were asked. */
  readonly expert: string;
}
