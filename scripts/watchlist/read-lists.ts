// Reads watchlist files and folders together, as a school would adopt them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WatchlistEntry, WatchlistSlot } from '../../packages/contract/src/index.ts';
import {
  type FindPlace,
  openPlaces,
  type ParsedWatchlist,
  parseWatchlist,
  type WatchlistProblem,
} from '../../packages/detector/src/index.ts';
import { WrongUse } from './console.ts';

export interface WatchlistFile {
  readonly name: string;
  readonly text: string;
}

export interface ReadLists {
  readonly files: readonly WatchlistFile[];
  readonly entries: readonly WatchlistEntry[];
  readonly slots: readonly WatchlistSlot[];
  /** What keeps the list from being read as a whole. */
  readonly problems: readonly WatchlistProblem[];
  /** The file that holds an entry, and where in it. */
  readonly placeOf: (
    id: string,
    path?: readonly (string | number)[],
  ) => Pick<WatchlistProblem, 'file' | 'line' | 'column'>;
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A folder stands for the files in it that end in `.yaml` or `.yml`. */
export function findFiles(names: readonly string[], folder: string, endings = /\.ya?ml$/u): string[] {
  return names.flatMap((name) => {
    const path = resolve(folder, name);
    try {
      if (!statSync(path).isDirectory()) return [name];
    } catch (error) {
      throw new WrongUse(`${name}: cannot be read (${said(error)})`);
    }
    const found = readdirSync(path)
      .filter((file) => endings.test(file))
      .sort();
    if (found.length === 0) throw new WrongUse(`${name}: the folder holds no such files.`);
    return found.map((file) => join(name, file));
  });
}

export function readText(name: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, name), 'utf8');
  } catch (error) {
    throw new WrongUse(`${name}: cannot be read (${said(error)})`);
  }
}

export function readLists(names: readonly string[], folder: string): ReadLists {
  if (names.length === 0) throw new WrongUse('Name at least one watchlist, a file or a folder.');
  return joinLists(findFiles(names, folder).map((name) => ({ name, text: readText(name, folder) })));
}

export function joinLists(files: readonly WatchlistFile[]): ReadLists {
  const parsed = files.map((file) => ({ file, ...parseWatchlist(file.text, file.name) }));
  const places = new Map<string, { readonly file: WatchlistFile; readonly find: FindPlace }>();
  for (const { file, entries } of parsed) {
    const find = openPlaces(file.text);
    for (const { id } of entries) if (!places.has(id)) places.set(id, { file, find });
  }
  const { slots, problems } = joinSlots(parsed);
  return {
    files,
    entries: parsed.flatMap((list) => list.entries),
    slots,
    problems: [...parsed.flatMap((list) => list.problems), ...sharedIds(parsed), ...problems],
    placeOf: (id, path) => {
      const found = places.get(id);
      return { file: found?.file.name ?? '', ...(found?.find(id, path) ?? { line: 1, column: 1 }) };
    },
  };
}

type Parsed = ParsedWatchlist & { readonly file: WatchlistFile };

/** An id that two files use; within one file the reader has said so already. */
function sharedIds(parsed: readonly Parsed[]): WatchlistProblem[] {
  const seen = new Map<string, string>();
  return parsed.flatMap(({ file, entries }) =>
    entries.flatMap(({ id }): WatchlistProblem[] => {
      const other = seen.get(id);
      seen.set(id, other ?? file.name);
      if (other === undefined || other === file.name) return [];
      const place = openPlaces(file.text)(id) ?? { line: 1, column: 1 };
      const what = `The id "${id}" is used in ${other} too.`;
      return [{ file: file.name, ...place, what, instead: 'Give this entry an id of its own.' }];
    }),
  );
}

/** Files of one language may repeat a slot, but not give its name two meanings. */
function joinSlots(parsed: readonly Parsed[]): Pick<ReadLists, 'slots' | 'problems'> {
  const slots = new Map<string, { readonly slot: WatchlistSlot; readonly file: string }>();
  const problems: WatchlistProblem[] = [];
  for (const { file, slots: own } of parsed)
    for (const slot of own) {
      const key = `${slot.language} ${slot.name}`;
      const known = slots.get(key);
      if (!known) slots.set(key, { slot, file: file.name });
      else if (JSON.stringify(known.slot.phrases) !== JSON.stringify(slot.phrases)) {
        const lines = file.text.split('\n');
        const line = 1 + lines.findIndex((text) => text.trimStart().startsWith(`${slot.name}:`));
        const what = `The slot "${slot.name}" has other phrases in ${known.file}.`;
        problems.push({
          file: file.name,
          line: Math.max(1, line),
          column: 1,
          what,
          instead: 'Give it another name, or the same phrases in both.',
        });
      }
    }
  return { slots: [...slots.values()].map(({ slot }) => slot), problems };
}
