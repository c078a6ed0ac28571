// What a text source hands over: types only, so that a content script can import them without a byte of code.
import type { Surface } from '@candour/contract';

/** Text around the caret after an edit, a copied or cut text, or a search query. From fields that may be read only. */
export interface SeenText {
  readonly surface: Surface;
  /** The caret window: about 256 characters before the caret and 64 after; at most {@link maxSeenLength} are looked at. */
  readonly text: string;
  /**
   * Where in `text` the caret stands: a word that ends there may still go on, so a phrase that ends with it is held for a moment.
   * `null` for a copied or searched text, and for one that nobody goes on writing.
   */
  readonly caret: number | null;
  /** `URL.host` of the page and of each frame from the top down to the one with the field; unknown is `null` (as in `ScreenLook.hosts`). */
  readonly hosts: readonly (string | null)[];
  /** Address and title of the page in the tab. They leave the device only sealed to the team, beside a finding. */
  readonly address: string;
  readonly title: string;
  readonly tab: string;
  /** Same as long as it is the same field in the same document (an id the source makes up). A copied text has `copy`, a search `search`. */
  readonly field: string;
  readonly privateWindow: boolean | null;
  /** The page made this edit, not the pupil (EXTENSION §2): never an incident. */
  readonly pageMade: boolean;
  /**
   * The parts of `text` that the pupil wrote here since the page was opened; what is left out the page put there, or it is an older draft.
   * A finding counts only when `isPupilsOwn` says so. Absent: all of it is the pupil's (copied, searched, or keys of an editor that draws).
   */
  readonly own?: readonly (readonly [start: number, end: number])[] | undefined;
}

/** A longer text is cut to its last characters before the caret. */
export const maxSeenLength = 2_000;
