// What the scripted pupil types: phrases of the watchlist in force, each known to give one finding, at a known letter.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Theme, WatchlistEntry } from '@candour/contract';
import { type CompiledWatchlist, compile, inspect, parseWatchlist } from '@candour/detector';

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
  /** How many findings stand in this text. */
  count(text: string): number;
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
const folder = join(import.meta.dirname, '../../watchlists');

export async function readPhrases(entries?: readonly WatchlistEntry[]): Promise<Phrases> {
  const all = entries ?? (await readStarterList());
  const list = compile({ version: 1, entries: all });
  const usable = all.filter((entry) => entry.language === 'en' && !notTyped.includes(entry.theme));
  const rounds = Math.max(...usable.map((entry) => entry.examples.concerning.length));
  const found = Array.from({ length: rounds }, (_, round) =>
    usable.flatMap((entry) => {
      const example = entry.examples.concerning[round];
      const phrase = example && /^[\x20-\x7e]+$/.test(example) && onlyFinding(list, entry, example);
      return phrase ? [phrase] : [];
    }),
  ).flat();
  return {
    ordinary: found.filter(({ severity }) => severity === 'concern' || severity === 'urgent'),
    critical: found.filter(({ severity }) => severity === 'critical'),
    count: (text) => inspect(list, { text, surface: 'typed' }).findings.length,
  };
}

async function readStarterList(): Promise<WatchlistEntry[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (name) => parseWatchlist(await readFile(join(folder, name), 'utf8'), name)),
  );
  return read.flatMap((list) => [...list.entries]);
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
  return text === undefined ? undefined : { entry: entry.id, text, severity: entry.severity };
}
