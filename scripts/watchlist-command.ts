// `candour watchlist check <files…>`: reads watchlists together, as a school would adopt them, and says what is wrong and where.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  checkExamples,
  type ExampleProblem,
  parseWatchlist,
  problemLine,
  type WatchlistProblem,
} from '../packages/detector/src/index.ts';

interface WatchlistFile {
  readonly name: string;
  readonly text: string;
}

/** Prints each problem as `file:line:column: what is wrong. what to write`; returns 1 when there is one, 2 when asked wrongly. */
export function watchlistCommand(args: readonly string[]): number {
  const [action, ...names] = args;
  if (action !== 'check' || names.length === 0) {
    process.stderr.write('npm run candour -- watchlist check <files…>\n');
    return 2;
  }
  const files: WatchlistFile[] = [];
  for (const name of names) {
    try {
      // npm runs us in the repository's folder and says where the command was typed.
      files.push({ name, text: readFileSync(resolve(process.env['INIT_CWD'] ?? '.', name), 'utf8') });
    } catch (error) {
      process.stderr.write(`${name}: cannot be read (${(error as Error).message})\n`);
      return 2;
    }
  }
  const { problems, entryCount } = checkWatchlists(files);
  for (const problem of problems) process.stdout.write(`${problemLine(problem)}\n`);
  process.stdout.write(`${entryCount} entries in ${files.length} files, ${problems.length} problems\n`);
  return problems.length > 0 ? 1 : 0;
}

export function checkWatchlists(files: readonly WatchlistFile[]): {
  readonly problems: readonly WatchlistProblem[];
  readonly entryCount: number;
} {
  const parsed = files.map((file) => ({ file, ...parseWatchlist(file.text, file.name) }));
  const entries = parsed.flatMap((list) => list.entries);
  const problems = [...parsed.flatMap((list) => list.problems), ...findSharedIds(parsed)];
  // Examples are tried only on a list that is otherwise right: a half-read one would give false follow-ups.
  if (problems.length > 0) return { problems, entryCount: entries.length };
  const fileOf = new Map(parsed.flatMap(({ file, entries: own }) => own.map((entry) => [entry.id, file] as const)));
  const wrong = checkExamples(entries).map((problem) => placeExample(problem, fileOf.get(problem.entry)));
  return { problems: wrong, entryCount: entries.length };
}

/** An id that two files use; within one file the parser has said so already. */
function findSharedIds(
  parsed: readonly { readonly file: WatchlistFile; readonly entries: readonly { readonly id: string }[] }[],
): WatchlistProblem[] {
  const seen = new Map<string, string>();
  const problems: WatchlistProblem[] = [];
  for (const { file, entries } of parsed) {
    for (const { id } of entries) {
      const other = seen.get(id);
      if (other !== undefined && other !== file.name) {
        const what = `The id "${id}" is used in ${other} too.`;
        problems.push({
          file: file.name,
          ...placeOf(file.text, id),
          what,
          instead: 'Give this entry an id of its own.',
        });
      }
      seen.set(id, file.name);
    }
  }
  return problems;
}

function placeExample(problem: ExampleProblem, file: WatchlistFile | undefined): WatchlistProblem {
  const place = placeOf(file?.text ?? '', problem.entry, problem.example);
  const entry = `Entry "${problem.entry}"`;
  if (problem.kind === 'missed') {
    const what = `${entry} does not find its concerning example "${problem.example}".`;
    return {
      file: file?.name ?? '',
      ...place,
      what,
      instead: 'Write a phrase that stands in it, or mend "near" and "notNear".',
    };
  }
  const by = problem.foundBy === problem.entry ? 'is found by it' : `is found by entry "${problem.foundBy}"`;
  const what = `${entry}: its innocent example "${problem.example}" ${by}, through "${problem.phrase}".`;
  const instead =
    'Write a word of the example under "notNear", narrow the phrase, or move the example to "concerning".';
  return { file: file?.name ?? '', ...place, what, instead };
}

/** Where an entry's example stands, or its id when the example is written in a way that a search does not find. */
function placeOf(text: string, id: string, example?: string): { readonly line: number; readonly column: number } {
  const idAt = text.search(new RegExp(`\\bid: *["']?${id}["']?\\s*$`, 'm'));
  const from = Math.max(0, idAt);
  const exampleAt = example === undefined ? -1 : text.indexOf(example, from);
  const at = exampleAt >= 0 ? exampleAt : from;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
