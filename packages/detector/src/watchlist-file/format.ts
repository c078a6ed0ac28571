// Writes entries as the YAML file people read and change; `parseWatchlist` gives the same entries back.
import type { WatchlistEntry } from '@candour/contract';
import { stringify } from 'yaml';
import { entryKeys, sharedKeys } from './fields.ts';

/** What all entries have in common stands once at the head; each entry's keys stand in the order in which one reads them. */
export const formatWatchlist = (entries: readonly WatchlistEntry[]): string => {
  const [first] = entries;
  const shared = sharedKeys.filter((key) => first && entries.every((entry) => entry[key] === first[key]));
  const head = Object.fromEntries(shared.map((key) => [key, first?.[key]]));
  const list = entries.map((entry) =>
    Object.fromEntries(
      entryKeys
        .filter((key) => entry[key] !== undefined && !(shared as readonly string[]).includes(key))
        .map((key) => [key, entry[key]]),
    ),
  );
  return stringify({ ...head, entries: list }, { lineWidth: 0, aliasDuplicateObjects: false });
};
