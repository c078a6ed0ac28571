// Writes entries as the YAML file people read and change; `parseWatchlist` gives the same entries back.
import { CandourError, type WatchlistEntry, type WatchlistSlot } from '@candour/contract';
import { stringify } from 'yaml';
import { entryKeys, sharedKeys } from './fields.ts';

/** Long texts stay in one line, so that a changed word shows as one changed line. */
export const yamlOptions = { lineWidth: 0, aliasDuplicateObjects: false } as const;

const slotLanguage = (slots: readonly WatchlistSlot[]): string | undefined => {
  const [language, ...others] = new Set(slots.map((slot) => slot.language));
  if (others.length > 0)
    throw new CandourError(
      'watchlist-malformed',
      'Slots of two languages cannot stand in one file: write a file for each.',
    );
  return language;
};

/** An entry that people have yet to fill in: what is missing is null, and the reader refuses it until then. */
export type EntryDraft = {
  readonly [Key in keyof WatchlistEntry]?: WatchlistEntry[Key] | null | Record<string, unknown>;
};

/** As `formatWatchlist`; what is null stands there as a key with nothing after it. */
export const formatDrafts = (drafts: readonly EntryDraft[], slots: readonly WatchlistSlot[] = []): string => {
  const [first] = drafts;
  const head: Record<string, unknown> = {};
  for (const key of sharedKeys)
    if (first && first[key] !== undefined && first[key] !== null && drafts.every((entry) => entry[key] === first[key]))
      head[key] = first[key];
  // The head's language is the slots' too; entries of another one say so themselves.
  const language = slotLanguage(slots);
  if (language !== undefined) head['language'] = language;
  const list = drafts.map((entry) =>
    Object.fromEntries(
      entryKeys
        .filter((key) => entry[key] !== undefined && (head[key] === undefined || head[key] !== entry[key]))
        .map((key) => [key, entry[key]]),
    ),
  );
  const ordered = Object.fromEntries(sharedKeys.filter((key) => key in head).map((key) => [key, head[key]]));
  const named =
    slots.length > 0 ? { slots: Object.fromEntries(slots.map(({ name, phrases }) => [name, phrases])) } : {};
  return stringify({ ...ordered, ...named, entries: list }, { ...yamlOptions, nullStr: '' });
};

/**
 * What all entries have in common stands once at the head; each entry's keys stand in the order in which one reads them.
 * @throws CandourError `watchlist-malformed` when the slots are of more than one language.
 */
export const formatWatchlist = (entries: readonly WatchlistEntry[], slots: readonly WatchlistSlot[] = []): string =>
  formatDrafts(entries, slots);
