// Makes a watchlist ready to match, or says everything that is wrong with it.
import { CandourError, watchlistBodySchema } from '@candour/contract';
import { phraseProblems } from './matching/phrase-problems.ts';
import { collectTerms } from './matching/terms.ts';
import type { CompiledWatchlist, Watchlist } from './types.ts';

/** What the schema cannot see: braces, phrases that are empty once folded or the same as another, and ids used twice. */
const problemsBeyondForm = (watchlist: Watchlist): string[] => {
  const problems: string[] = [];
  const ids = new Set<string>();
  for (const { id, phrases, near, notNear, caseSensitive } of watchlist.entries) {
    if (ids.has(id)) problems.push(`entry "${id}": the id is used twice.`);
    ids.add(id);
    const wrong = [
      ...phraseProblems(phrases, caseSensitive === true),
      ...[near, notNear].flatMap((neighbours) => phraseProblems(neighbours?.words ?? [], false)),
    ];
    for (const { text, what } of wrong) problems.push(`entry "${id}": "${text}": ${what}`);
  }
  return problems;
};

/**
 * @throws CandourError `watchlist-malformed`; its `detail` has one line for each problem.
 */
export const compile = (watchlist: Watchlist): CompiledWatchlist => {
  const form = watchlistBodySchema.safeParse({ entries: watchlist.entries });
  const problems = form.success
    ? problemsBeyondForm(watchlist)
    : form.error.issues.map(({ path, message }) => {
        const entry = typeof path[1] === 'number' ? watchlist.entries[path[1]]?.id : undefined;
        return `${entry === undefined ? path.slice(0, 2).join('.') : `entry "${entry}"`}: ${path.slice(2).join('.')}: ${message}`;
      });
  if (problems.length > 0) throw new CandourError('watchlist-malformed', problems.join('\n'));
  const { version, digest, entries } = watchlist;
  return { version, digest, entries, terms: collectTerms(entries) };
};
