// Bare matching, for measurements and back-tests: every match of every phrase, without conditions and without what hides words.
import type { CompiledWatchlist } from './compile.ts';
import { programEntry, programPhrase } from './compiled/program.ts';
import { findAll, type Found } from './matching/find.ts';
import { endsSegment } from './matching/segments.ts';
import { addWordParts } from './reading/hidden.ts';
import { runOn } from './scouting/look.ts';
import { resultInts } from './scouting/results.ts';

/** Positions of the entry in the list and of the phrase in the entry; the span in UTF-16 units. */
export type Match = (entry: number, phrase: number, start: number, end: number) => void;

/** As {@link scan}, without asking the scout first. */
export const scanClosely = (compiled: CompiledWatchlist, text: string, found: Match): void => {
  const { reading } = compiled;
  const { programs } = compiled.tables;
  reading.read(text, 0, text.length);
  addWordParts(reading);
  const take: Found = (program, { start, end }) => {
    const entry = programs[program + programEntry] as number;
    if (endsSegment(reading, entry, end)) found(entry, programs[program + programPhrase] as number, start, end);
  };
  findAll(reading, take, false);
  reading.forget();
};

/** Calls `found` for every match, also those that lie in one another. Whole words, compared exactly. Linear. */
export const scan = (compiled: CompiledWatchlist, text: string, found: Match): void => {
  const { scout } = compiled;
  const { programs } = compiled.tables;
  const isClear = runOn(scout, text, false, (count) => {
    const { results } = scout;
    for (let at = 0; at < count * resultInts; at += resultInts) if ((results[at] as number) < 0) return false;
    for (let at = 0; at < count * resultInts; at += resultInts) {
      const program = results[at] as number;
      const entry = programs[program + programEntry] as number;
      found(entry, programs[program + programPhrase] as number, results[at + 1] as number, results[at + 2] as number);
    }
    return true;
  });
  if (isClear !== true) scanClosely(compiled, text, found);
};
