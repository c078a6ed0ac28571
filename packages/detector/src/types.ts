// What the detector takes and gives.
import type {
  Condition,
  HiddenKind,
  Severity,
  SiteKind,
  Surface,
  Theme,
  WatchlistEntry,
  WatchlistSlot,
} from '@candour/contract';

/** A watchlist as it is in force: the body of the signed document with its version and digest. */
export interface Watchlist {
  readonly version: number;
  readonly digest?: string;
  readonly slots?: readonly WatchlistSlot[] | undefined;
  readonly entries: readonly WatchlistEntry[];
}

export interface InspectInput {
  readonly text: string;
  readonly surface: Surface;
  /** What kind of site it was on, where the host knows. */
  readonly site?: SiteKind;
  /** The text is a title (of a page, a document, a message). */
  readonly isTitle?: boolean;
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
  /** The entry's; `note` while the entry is in shadow. */
  readonly severity: Severity;
  /** The entry's language (BCP 47), not a guess at the text's. */
  readonly language: string;
  readonly span: Span;
  /** The phrase as the list writes it. */
  readonly phrase: string;
  /** The way through the phrase: its words as the list has them, `…` where a gap held words. */
  readonly path: string;
  /** The ways of hiding that had to be seen through, without repetition, in the order of `hiddenKinds`. */
  readonly hidden: readonly HiddenKind[];
}

/** A condition of the entry that held. */
export type MetCondition = Condition | 'near' | 'not-near';

/** A hit judged in its context. */
export interface Finding extends Hit {
  /** `noted`: judged innocent, so only counted, and never sent. */
  readonly verdict: 'stands' | 'noted';
  /** Which of the entry's conditions held, in the order near, not-near, `only`, `unless`. */
  readonly conditions: readonly MetCondition[];
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
  /** A few sentences that a 13-year-old understands: also which word was hidden, and what around it decided. */
  readonly sentence: string;
  /** Entry, version, pattern and path, the kinds of hiding, the conditions met and asked. */
  readonly expert: string;
}
