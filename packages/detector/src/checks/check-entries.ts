// Looks at entries beside one another and at what they promise: examples that prove each phrase, a review that is not overdue.
import type { WatchlistEntry, WatchlistSlot } from '@candour/contract';
import { unprovenPhrases } from '../check-examples.ts';
import { parsePhrase } from '../pattern/parse.ts';
import { baseLanguage, type Remark, someOf } from './remark.ts';
import { wayKey, waysOf } from './ways.ts';

const conditionsOf = ({ near, notNear, only, unless }: WatchlistEntry): string =>
  JSON.stringify([near, notNear, only, unless]);

const overdue = (entry: WatchlistEntry, today: string): Remark[] =>
  entry.reviewBy >= today
    ? []
    : [
        {
          level: 'challenge',
          entry: entry.id,
          path: ['reviewBy'],
          what: `Entry "${entry.id}" was to be looked at again by ${entry.reviewBy}.`,
          instead: 'Look at what it found since, decide with a second person, and write the next day.',
        },
      ];

const unproven = (entry: WatchlistEntry, phrases: readonly string[]): Remark[] =>
  phrases.length === 0
    ? []
    : [
        {
          level: 'challenge',
          entry: entry.id,
          path: ['phrases', entry.phrases.indexOf(phrases[0] ?? '')],
          what: `${phrases.length} of the ${entry.phrases.length} phrases of entry "${entry.id}" stand in none of its concerning examples: ${someOf(phrases, 3)}.`,
          instead: 'Write an example for each, so that a test shows what it finds.',
        },
      ];

/** A phrase of which every way is another's already; within an entry the phrases before it count. */
const duplicates = (entries: readonly WatchlistEntry[], slots: readonly WatchlistSlot[]): Remark[] => {
  const owners = new Map<string, { readonly entry: WatchlistEntry; readonly phrase: string }>();
  const remarks: Remark[] = [];
  for (const entry of entries)
    entry.phrases.forEach((phrase, index) => {
      const parsed = parsePhrase(phrase, { language: entry.language, slots });
      if ('problem' in parsed) return;
      const keys = waysOf(parsed.phrase).map(
        (way) => `${baseLanguage(entry.language)} ${wayKey(way, entry.caseSensitive === true)}`,
      );
      const found = keys.map((key) => owners.get(key));
      const [first] = found;
      if (first && found.every((owner) => owner !== undefined)) {
        const isOwn = first.entry.id === entry.id;
        const isSame = conditionsOf(first.entry) === conditionsOf(entry);
        remarks.push({
          level: !isOwn && isSame ? 'refuse' : 'challenge',
          entry: entry.id,
          path: ['phrases', index],
          what: `"${phrase}" adds nothing: ${isOwn ? 'the entry' : `entry "${first.entry.id}"`} finds it already, by "${first.phrase}".`,
          instead: isOwn || isSame ? 'Keep one of them.' : 'Keep one of them, or say by the conditions which is meant.',
        });
      }
      for (const key of keys) if (!owners.has(key)) owners.set(key, { entry, phrase });
    });
  return remarks;
};

export const checkEntries = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[],
  today: string,
): Remark[] => {
  const bare = unprovenPhrases(entries, slots);
  return [
    ...entries.flatMap((entry) => [...overdue(entry, today), ...unproven(entry, bare.get(entry.id) ?? [])]),
    ...duplicates(entries, slots),
  ];
};
