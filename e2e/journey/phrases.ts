// What the scripted pupil types: phrases of the watchlist in force, each known to give one finding, at a known letter.
import { siteKindOf, surfaces, type Theme, type WatchlistEntry } from '@candour/contract';
import { type CompiledWatchlist, compile, inspect } from '@candour/detector';
import { readStarterList } from '@candour/school-maker';
import { hosts } from './hosts.ts';

export interface TypedPhrase {
  readonly entry: string;
  /** Up to the letter with which it becomes a finding. */
  readonly text: string;
  readonly severity: WatchlistEntry['severity'];
}

export interface Phrases {
  /** Below `critical`, in an order that never puts two of one entry beside each other. */
  readonly ordinary: readonly TypedPhrase[];
  readonly critical: readonly TypedPhrase[];
  /** With a letter more, which makes its last word another one: no finding. */
  readonly goingOn: readonly (TypedPhrase & { readonly longer: string })[];
  /** How many findings stand in this text. */
  count(text: string): number;
  /** Whether the signed list, which the school may read, holds this piece of text: in an example, for instance. */
  isPublished(text: string): boolean;
}

// A screenshot of the scripted run shows what it typed.
const notTyped: readonly Theme[] = [
  'grooming',
  'sexual-exploitation',
  'sexual-content',
  'fgm',
  'forced-marriage',
  'illegal-content',
];

export async function readPhrases(): Promise<Phrases> {
  const watchlist = await readStarterList();
  const list = compile({ version: 1, ...watchlist });
  const usable = watchlist.entries.filter((entry) => entry.language === 'en' && !notTyped.includes(entry.theme));
  const rounds = Math.max(...usable.map((entry) => entry.examples.concerning.length));
  const found = Array.from({ length: rounds }, (_, round) =>
    usable.flatMap((entry) => {
      const example = entry.examples.concerning[round];
      const phrase = example && /^[\x20-\x7e]+$/.test(example) && onlyFinding(list, entry, example);
      return phrase ? [phrase] : [];
    }),
  ).flat();
  const published = JSON.stringify(watchlist).toLowerCase();
  return {
    ordinary: found.filter(({ severity }) => severity === 'concern' || severity === 'urgent'),
    critical: found.filter(({ severity }) => severity === 'critical'),
    goingOn: found.flatMap((phrase) => {
      const longer = `${phrase.text}t`;
      const isOther = inspect(list, { text: `qx ${longer} qx`, surface: 'typed' }).findings.length === 0;
      return isOther ? [{ ...phrase, longer }] : [];
    }),
    count: (text) => inspect(list, { text, surface: 'typed' }).findings.length,
    isPublished: (text) => published.includes(text.toLowerCase()),
  };
}

/** The example cut after the letter that makes the finding; undefined when it gives none, or more than this entry, on the way there. */
function onlyFinding(list: CompiledWatchlist, entry: WatchlistEntry, example: string): TypedPhrase | undefined {
  let text: string | undefined;
  // A word before it and a word after it, as the pupil will type them.
  const line = `qx ${example} qx`;
  for (let end = 1; end <= line.length; end++) {
    const { findings } = inspect(list, { text: line.slice(0, end), surface: 'typed' });
    if (findings.some((finding) => finding.entry !== entry.id) || findings.length > 1) return undefined;
    if (findings.length === 1) text ??= line.slice(3, end);
  }
  // It may be copied or searched for as well, and has other words behind it than the example had.
  const site = siteKindOf(hosts.search);
  const standsAlone = surfaces.every((surface) => {
    const input = { text: `qx ${text} qx`, surface, ...(surface === 'searched' && site ? { site } : {}) };
    return inspect(list, input).findings.length === 1;
  });
  return text !== undefined && standsAlone ? { entry: entry.id, text, severity: entry.severity } : undefined;
}
