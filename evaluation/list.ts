// Reads the watchlists that are measured: a folder of YAML files, or one file. Those in shadow are measured as if they were live.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CandourError, type WatchlistEntry, type WatchlistSlot } from '../packages/contract/src/index.ts';
import {
  type CompiledWatchlist,
  compile,
  joinSlots,
  parseWatchlist,
  problemLine,
  type Watchlist,
} from '../packages/detector/src/index.ts';
import { filesIn } from './data.ts';

export interface MeasuredList {
  readonly compiled: CompiledWatchlist;
  readonly entries: readonly WatchlistEntry[];
  /** The phrases as they are written, each counted once however many ways it has. */
  readonly patternCount: number;
  /** The first 12 digits of the SHA-256 of slots and entries as JSON. */
  readonly digest: string;
  readonly compileMs: number;
}

/** What is wrong with the list, a line each, with its place where it has one. */
export interface ListProblems {
  readonly problems: readonly string[];
}

/** Undefined when there is nothing at the path. */
export function readList(path: string): MeasuredList | ListProblems | undefined {
  if (!existsSync(path)) return undefined;
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const files = isFolder ? [...filesIn(path, '.yaml'), ...filesIn(path, '.yml')] : [basename(path)];
  if (files.length === 0) return { problems: [`${basename(path)}: no .yaml file there.`] };
  const problems: string[] = [];
  const slots: WatchlistSlot[] = [];
  const entries: WatchlistEntry[] = [];
  const fileOf = new Map<string, string>();
  for (const file of files) {
    const parsed = parseWatchlist(readFileSync(join(folder, file), 'utf8'), file);
    problems.push(...parsed.problems.map(problemLine));
    slots.push(...parsed.slots);
    for (const entry of parsed.entries) {
      const other = fileOf.get(entry.id);
      if (other !== undefined)
        problems.push(`${file}:1:1: The id "${entry.id}" is used in ${other} too. Give one of them an id of its own.`);
      fileOf.set(entry.id, file);
      entries.push(entry);
    }
  }
  // A half-read list would give figures of no list at all.
  return problems.length > 0
    ? { problems }
    : compileList({ version: 1, slots: joinSlots(slots), entries: entries.map(({ shadow: _, ...entry }) => entry) });
}

function compileList(list: Watchlist): MeasuredList | ListProblems {
  const began = performance.now();
  try {
    const compiled = compile(list);
    const digest = createHash('sha256')
      .update(JSON.stringify([list.slots, list.entries]))
      .digest('hex')
      .slice(0, 12);
    return {
      compiled,
      entries: list.entries,
      patternCount: list.entries.reduce((sum, { phrases }) => sum + phrases.length, 0),
      digest,
      compileMs: performance.now() - began,
    };
  } catch (error) {
    if (!(error instanceof CandourError) || error.code !== 'watchlist-malformed') throw error;
    return { problems: (error.detail ?? error.message).split('\n') };
  }
}
