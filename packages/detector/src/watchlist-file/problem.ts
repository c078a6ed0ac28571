// What is wrong with a watchlist file: where, what, and what to write instead.

export interface WatchlistProblem {
  readonly file: string;
  /** Both count from 1; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly instead: string;
}

/** One line as compilers write it, so that editors can jump to it. */
export const problemLine = ({ file, line, column, what, instead }: WatchlistProblem): string =>
  `${file}:${line}:${column}: ${what} ${instead}`;
