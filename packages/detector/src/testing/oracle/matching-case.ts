// A small list, a text, and what of it must be found.
import type { HiddenKind, WatchlistEntry, WatchlistSlot } from '@candour/contract';
import type { InspectInput, MetCondition, Watchlist } from '../../types.ts';
import { madeUpEntry } from '../entries.ts';

export interface MatchingCase {
  /** What it shows. */
  readonly says: string;
  readonly phrases: readonly string[];
  readonly text: string;
  /** What is found, as it stands in the text, in its order: those that stand and, behind `~`, those that are noted. */
  readonly found: readonly string[];
  readonly entry?: Partial<WatchlistEntry>;
  readonly slots?: readonly WatchlistSlot[];
  readonly input?: Partial<InspectInput>;
  /** Of the first one found. */
  readonly hidden?: readonly HiddenKind[];
  readonly conditions?: readonly MetCondition[];
}

export const listOf = ({ phrases, entry, slots }: MatchingCase): Watchlist => ({
  version: 1,
  ...(slots ? { slots } : {}),
  entries: [madeUpEntry('one', [...phrases], entry)],
});

export const inputOf = ({ text, input }: MatchingCase): InspectInput => ({ text, surface: 'typed', ...input });
