// Reads a watchlist file and names everything that is wrong with it, each with its place.
import type { WatchlistEntry, WatchlistSlot } from '@candour/contract';
import { type Document, isAlias, isMap, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { checkEntry } from './check-entry.ts';
import { checkSlots } from './check-slots.ts';
import { fileKeys, sharedKeys } from './fields.ts';
import { keyNode, offsetOf, type Report, reportUnknownKeys, shorten } from './nodes.ts';
import type { WatchlistProblem } from './problem.ts';
import { syntaxProblems } from './syntax-problems.ts';

export interface ParsedWatchlist {
  /** Those without a problem; the whole list only when `problems` is empty. */
  readonly entries: WatchlistEntry[];
  /** Of the file's language; those without a problem. */
  readonly slots: WatchlistSlot[];
  /** In the file's order. */
  readonly problems: WatchlistProblem[];
}

/** Far above any list a school can review, far below what would hold a reader up. */
const textLimit = 4_000_000;

const checkDocument = (document: Document.Parsed, report: Report): Pick<ParsedWatchlist, 'entries' | 'slots'> => {
  const root = document.contents;
  if (!isMap(root)) {
    report(
      offsetOf(root, 0),
      'The file is not a watchlist.',
      'Begin it with entries: and a list with a dash before each entry.',
    );
    return { entries: [], slots: [] };
  }
  reportUnknownKeys(root, fileKeys, 'a watchlist file', report);
  const shared: Record<string, unknown> = {};
  for (const key of sharedKeys) if (root.has(key)) shared[key] = root.get(key);
  const slots = checkSlots(root, shared['language'], report);
  const list = root.get('entries');
  if (!isSeq(list) || list.items.length === 0) {
    report(
      offsetOf(keyNode(root, 'entries'), offsetOf(root, 0)),
      'The file has no list of entries.',
      'Write entries: and a list with a dash before each entry.',
    );
    return { entries: [], slots };
  }
  const entries: WatchlistEntry[] = [];
  const firstLines = new Set<string>();
  list.items.forEach((item, index) => {
    if (!isMap(item)) {
      report(
        offsetOf(item, offsetOf(list, 0)),
        `Entry ${index + 1} is not made of keys and values.`,
        'Write - id: … and the other keys below it, in the same column as id.',
      );
      return;
    }
    const entry = checkEntry(document, item, index, shared, slots, report);
    const id = item.get('id');
    if (typeof id === 'string' && firstLines.has(id))
      report(
        offsetOf(item.get('id', true), offsetOf(item, 0)),
        `The id "${shorten(id)}" is used twice.`,
        'Give this entry an id of its own.',
      );
    else if (entry) entries.push(entry);
    if (typeof id === 'string') firstLines.add(id);
  });
  return { entries, slots };
};

/**
 * Never throws for what a file can hold: every problem is in the answer. `fileName` is only repeated in the problems.
 */
export const parseWatchlist = (yamlText: string, fileName: string): ParsedWatchlist => {
  const lines = new LineCounter();
  const problems: (WatchlistProblem & { readonly offset: number })[] = [];
  const report: Report = (offset, what, instead) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ file: fileName, line: Math.max(1, line), column: Math.max(1, col), what, instead, offset });
  };
  if (yamlText.length > textLimit) {
    report(0, 'The file is too long.', 'Divide it: one file for each theme and language.');
    return { entries: [], slots: [], problems: problems.map(({ offset: _, ...problem }) => problem) };
  }
  const document = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  for (const { offset, what, instead } of syntaxProblems(yamlText, document.errors)) report(offset, what, instead);
  let aliases = 0;
  visit(document, (_, node) => {
    if (!isAlias(node)) return;
    aliases += 1;
    report(
      offsetOf(node, 0),
      'A text that begins with * refers to another place.',
      'Write out what is meant, or put the text in double quotes.',
    );
  });
  // A document that was not understood gives false follow-up problems; only a key that stands twice leaves the rest clear.
  const isUnderstood = document.errors.every((error) => error.code === 'DUPLICATE_KEY') && aliases === 0;
  const { entries, slots } = isUnderstood ? checkDocument(document, report) : { entries: [], slots: [] };
  problems.sort((a, b) => a.offset - b.offset);
  return { entries, slots, problems: problems.map(({ offset: _, ...problem }) => problem) };
};
