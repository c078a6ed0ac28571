// What a scout says of a text, in words.
import type { CompiledWatchlist } from '../compile.ts';
import { programEntry, programPhrase } from '../compiled/program.ts';
import { putAscii } from '../scouting/ascii.ts';
import { lookHere, maybeDamaged, resultInts } from '../scouting/results.ts';
import { createScout, type Scout } from '../scouting/scout.ts';

const roomBytes = 1024;
const roomResults = 64;
export const smallScout = ({ tables }: CompiledWatchlist): Scout => createScout(tables, roomBytes, roomResults);

/**
 * Each result: a phrase of the list with what stands there (`kill myself = KILL myself`), a place to be looked at (`? myself`), a word
 * that may be damaged (`~ mysefl`), or from where a phrase stands in part and where it differs (`5 % 9`).
 */
export const seenBy = (
  scout: Scout,
  { entries, tables }: CompiledWatchlist,
  text: string,
  isJudging = true,
): string[] => {
  if (!putAscii(scout.text, text)) throw new Error('Not all of it is ASCII.');
  const count = scout.run(text.length, isJudging);
  scout.text.fill(0, 0, text.length);
  return Array.from({ length: count }, (_, at) => {
    const [program = 0, start = 0, end = 0] = scout.results.subarray(at * resultInts, (at + 1) * resultInts);
    const words = text.slice(start, end);
    if (program === lookHere) return `? ${words}`;
    if (program === maybeDamaged) return `~ ${words}`;
    if (program < 0) return `${start} % ${end}`;
    const entry = entries[tables.programs[program + programEntry] ?? 0];
    return `${entry?.phrases[tables.programs[program + programPhrase] ?? 0]} = ${words}`;
  });
};
