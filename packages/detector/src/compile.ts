// Makes a watchlist ready to match, or says everything that is wrong with it; packs and opens what was made.
import { CandourError, watchlistBodySchema } from '@candour/contract';
import { buildList } from './compiled/build.ts';
import { type CompiledEntry, type ListTables, openTables } from './compiled/open.ts';
import { phraseProblems } from './pattern/phrase-problems.ts';
import { Reading } from './reading/reading.ts';
import { scoutedBytes, scoutedResults } from './scouting/look.ts';
import { createScout, type Scout } from './scouting/scout.ts';
import type { Watchlist } from './types.ts';

/** Ready to match. Made by `compile` or `openWatchlist`; its inside is nobody else's business. One text at a time. */
export interface CompiledWatchlist {
  readonly version: number;
  readonly digest: string | undefined;
  readonly entries: readonly CompiledEntry[];
  readonly tables: ListTables;
  /** Used again for each text. */
  readonly reading: Reading;
  readonly scout: Scout;
}

/** What the schema cannot see: phrases that cannot be read or that stand there twice, ids and slots used twice. */
const problemsBeyondForm = ({ entries, slots = [] }: Watchlist): string[] => {
  const problems: string[] = [];
  const slotNames = new Set<string>();
  for (const { name, language } of slots) {
    if (slotNames.has(`${language}/${name}`)) problems.push(`slot "${name}" (${language}): the name is used twice.`);
    slotNames.add(`${language}/${name}`);
  }
  const ids = new Set<string>();
  for (const { id, language, phrases, near, notNear, caseSensitive, hidden } of entries) {
    if (ids.has(id)) problems.push(`entry "${id}": the id is used twice.`);
    ids.add(id);
    if (caseSensitive && hidden)
      problems.push(
        `entry "${id}": "caseSensitive" and "hidden" exclude each other: what hides a word changes its case.`,
      );
    const context = { language, slots };
    const wrong = phraseProblems([...phrases, ...(near?.words ?? []), ...(notNear?.words ?? [])], context);
    for (const { text, what } of wrong) problems.push(`entry "${id}": "${text}": ${what}`);
  }
  return problems;
};

const opened = (tables: ListTables): CompiledWatchlist => ({
  version: tables.listVersion,
  get digest() {
    return tables.texts().digest;
  },
  get entries() {
    return tables.texts().entries;
  },
  tables,
  reading: new Reading(tables),
  scout: createScout(tables, scoutedBytes, scoutedResults),
});

/**
 * @throws CandourError `watchlist-malformed`; its `detail` has one line for each problem.
 */
export const compile = (watchlist: Watchlist): CompiledWatchlist => {
  const { slots, entries } = watchlist;
  const form = watchlistBodySchema.safeParse(slots ? { slots, entries } : { entries });
  const problems = form.success
    ? problemsBeyondForm(watchlist)
    : form.error.issues.map(({ path, message }) => {
        const entry = path[0] === 'entries' ? entries[Number(path[1])]?.id : undefined;
        const place = entry === undefined ? path.slice(0, 2).join('.') : `entry "${entry}"`;
        return [place, path.slice(2).join('.'), message].filter((part) => part !== '').join(': ');
      });
  if (problems.length > 0) throw new CandourError('watchlist-malformed', problems.join('\n'));
  return opened(openTables(buildList(watchlist)));
};

/** The compiled list as bytes, to be stored and opened again without compiling. A view, not a copy. */
export const packWatchlist = (compiled: CompiledWatchlist): Uint8Array<ArrayBuffer> => compiled.tables.bytes;

/**
 * @param bytes from {@link packWatchlist}; kept, not copied.
 * @throws CandourError `watchlist-malformed` when they are cut off, something else, or of another version of the format.
 */
export const openWatchlist = (bytes: Uint8Array<ArrayBuffer>): CompiledWatchlist => opened(openTables(bytes));
