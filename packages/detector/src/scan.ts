// Bare matching, for measurements and back-tests: every match of every phrase, without conditions and without what hides words.
import type { CompiledWatchlist } from './compile.ts';
import { programEntry, programPhrase } from './compiled/program.ts';
import { findAll } from './matching/find.ts';
import { endsSegment } from './matching/segments.ts';

/** Positions of the entry in the list and of the phrase in the entry; the span in UTF-16 units. */
export type Match = (entry: number, phrase: number, start: number, end: number) => void;

/** Calls `found` for every match, also those that lie in one another. Whole words, compared exactly. Linear. */
export const scan = (compiled: CompiledWatchlist, text: string, found: Match): void => {
  const { reading } = compiled;
  const { programs } = compiled.tables;
  reading.read(text, 0, text.length);
  findAll(reading, (_, program, { start, end }) => {
    const entry = programs[program + programEntry] as number;
    if (endsSegment(reading, entry, start, end)) found(entry, programs[program + programPhrase] as number, start, end);
  });
  reading.forget();
};
