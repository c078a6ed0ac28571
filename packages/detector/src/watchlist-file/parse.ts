// Reads a watchlist file and names everything that is wrong with it, each with its place.
import { type WatchlistEntry, watchlistEntrySchema } from '@candour/contract';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import {
  entryKeys,
  exampleKeys,
  fileKeys,
  fixedWords,
  hints,
  neighbourKeys,
  phraseHint,
  sharedKeys,
  textHint,
} from './fields.ts';
import { phraseProblems } from '../pattern/phrase-problems.ts';
import { nearestWord } from './nearest-word.ts';
import type { WatchlistProblem } from './problem.ts';
import { syntaxProblems } from './syntax-problems.ts';

export interface ParsedWatchlist {
  /** Those without a problem; the whole list only when `problems` is empty. */
  readonly entries: WatchlistEntry[];
  /** In the file's order. */
  readonly problems: WatchlistProblem[];
}

type Path = readonly (string | number)[];
type Report = (offset: number, what: string, instead: string) => void;

/** Far above any list a school can review, far below what would hold a reader up. */
const textLimit = 4_000_000;

const keyNode = (map: YAMLMap, key: string): Node | undefined => {
  const found = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.key;
  return isNode(found) ? found : undefined;
};

const offsetOf = (node: unknown, otherwise: number): number => (isNode(node) && node.range ? node.range[0] : otherwise);

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

const reportUnknownKeys = (map: YAMLMap, known: readonly string[], where: string, report: Report): void => {
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (known.includes(name)) continue;
    const meant = nearestWord(
      name,
      known.filter((word) => !keyNode(map, word)),
    );
    report(
      offsetOf(key, offsetOf(map, 0)),
      `"${shorten(name)}" is not a key of ${where}.`,
      meant ? `Write "${meant}".` : `Use only: ${known.join(', ')}.`,
    );
  }
};

const valueAt = (value: unknown, path: Path): unknown => {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return inner;
};

/** What is wrong with one value, in words. */
const whatIsWrong = (field: string, inList: boolean, value: unknown): { what: string; instead: string } => {
  const instead = hints[field] ?? 'See the guide to watchlists.';
  const fixed = fixedWords[field];
  if (value === undefined) return { what: `"${field}" is missing.`, instead };
  if (value === null) return { what: `"${field}" has nothing after it.`, instead };
  if (fixed) {
    const meant = nearestWord(String(value), fixed);
    return { what: `"${shorten(String(value))}" is not a ${field}.`, instead: meant ? `Write "${meant}".` : instead };
  }
  if (inList && typeof value !== 'string')
    return { what: `This item of "${field}" is not read as text.`, instead: textHint };
  if (Array.isArray(value))
    return { what: `"${field}" has ${value.length === 1 ? 'only one item' : `${value.length} items`}.`, instead };
  const shown = typeof value === 'object' ? '' : ` "${shorten(String(value))}"`;
  return { what: `The value${shown} does not fit "${field}".`, instead };
};

const checkEntry = (
  document: Document.Parsed,
  node: YAMLMap,
  index: number,
  shared: Readonly<Record<string, unknown>>,
  report: Report,
): WatchlistEntry | undefined => {
  const written: unknown = node.toJS(document);
  const value = { ...shared, ...(written as Record<string, unknown>) };
  reportUnknownKeys(node, entryKeys, 'an entry', report);
  const examples = node.get('examples');
  if (isMap(examples)) reportUnknownKeys(examples, exampleKeys, '"examples"', report);
  for (const key of ['near', 'notNear']) {
    const neighbours = node.get(key);
    if (isMap(neighbours)) reportUnknownKeys(neighbours, neighbourKeys, `"${key}"`, report);
  }
  const parsed = watchlistEntrySchema.safeParse(value);
  if (parsed.success) {
    const { phrases, near, notNear, caseSensitive } = parsed.data;
    const lists = [
      [['phrases'], phrases],
      [['near', 'words'], near?.words ?? []],
      [['notNear', 'words'], notNear?.words ?? []],
    ] as const;
    const wrong = lists.flatMap(([path, texts]) =>
      phraseProblems(texts, { language: parsed.data.language, slots: [] }, path[0] === 'phrases' && caseSensitive === true).map((problem) => ({ ...problem, path })),
    );
    for (const { path, index: item, what } of wrong)
      report(
        offsetOf(node.getIn([...path, item], true), offsetOf(node, 0)),
        `Entry ${entryName(node, index)}: ${what}`,
        phraseHint,
      );
    return wrong.length === 0 ? parsed.data : undefined;
  }
  const told = new Set<string>();
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') continue;
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    const place = path.join('/');
    if (told.has(place)) continue;
    told.add(place);
    const names = path.filter((step) => typeof step === 'string');
    // The nearest node that exists: for what is missing, the key or entry that should hold it.
    let found: unknown;
    for (let depth = path.length; depth > 0 && !found; depth -= 1) {
      const parent = depth === 1 ? node : node.getIn(path.slice(0, depth - 1), true);
      const last = path[depth - 1];
      const inner = node.getIn(path.slice(0, depth), true);
      const isBare = !isNode(inner) || (isScalar(inner) && inner.value === null);
      found = isBare && isMap(parent) && typeof last === 'string' ? keyNode(parent, last) : inner;
    }
    const { what, instead } = whatIsWrong(names.join('.'), typeof path.at(-1) === 'number', valueAt(value, path));
    report(offsetOf(found, offsetOf(node, 0)), `Entry ${entryName(node, index)}: ${what}`, instead);
  }
  return undefined;
};

const entryName = (node: YAMLMap, index: number): string => {
  const id = node.get('id');
  return typeof id === 'string' ? `"${shorten(id)}"` : `${index + 1}`;
};

const checkDocument = (document: Document.Parsed, report: Report): WatchlistEntry[] => {
  const root = document.contents;
  if (!isMap(root)) {
    report(
      offsetOf(root, 0),
      'The file is not a watchlist.',
      'Begin it with entries: and a list with a dash before each entry.',
    );
    return [];
  }
  reportUnknownKeys(root, fileKeys, 'a watchlist file', report);
  const shared: Record<string, unknown> = {};
  for (const key of sharedKeys) if (root.has(key)) shared[key] = root.get(key);
  const list = root.get('entries');
  if (!isSeq(list) || list.items.length === 0) {
    report(
      offsetOf(keyNode(root, 'entries'), offsetOf(root, 0)),
      'The file has no list of entries.',
      'Write entries: and a list with a dash before each entry.',
    );
    return [];
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
    const entry = checkEntry(document, item, index, shared, report);
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
  return entries;
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
    return { entries: [], problems: problems.map(({ offset: _, ...problem }) => problem) };
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
  const entries = isUnderstood ? checkDocument(document, report) : [];
  problems.sort((a, b) => a.offset - b.offset);
  return { entries, problems: problems.map(({ offset: _, ...problem }) => problem) };
};
