// Checks one entry of a watchlist file: its keys, its values, its phrases.
import { type WatchlistEntry, watchlistEntrySchema, type WatchlistSlot } from '@candour/contract';
import { type Document, isMap, isNode, isScalar, type YAMLMap } from 'yaml';
import { phraseProblems } from '../pattern/phrase-problems.ts';
import {
  entryKeys,
  exampleKeys,
  fixedNames,
  fixedWords,
  hints,
  neighbourKeys,
  phraseHint,
  textHint,
} from './fields.ts';
import { nearestWord } from './nearest-word.ts';
import { keyNode, offsetOf, type Report, reportUnknownKeys, shorten } from './nodes.ts';

type Path = readonly (string | number)[];

const valueAt = (value: unknown, path: Path): unknown => {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return inner;
};

const listFields: ReadonlySet<string> = new Set(['only', 'unless', 'hidden']);

/** What is wrong with one value, in words. */
const whatIsWrong = (field: string, inList: boolean, value: unknown): { what: string; instead: string } => {
  const instead = hints[field] ?? 'See the guide to watchlists.';
  const fixed = fixedWords[field];
  if (value === undefined) return { what: `"${field}" is missing.`, instead };
  if (value === null) return { what: `"${field}" has nothing after it.`, instead };
  if (fixed && (inList || !Array.isArray(value)) && (inList || !listFields.has(field))) {
    const meant = nearestWord(String(value), fixed);
    const what = `"${shorten(String(value))}" is not a ${fixedNames[field] ?? field}.`;
    return { what, instead: meant ? `Write "${meant}".` : instead };
  }
  if (inList && typeof value !== 'string')
    return { what: `This item of "${field}" is not read as text.`, instead: textHint };
  if (Array.isArray(value))
    return { what: `"${field}" has ${value.length === 1 ? 'only one item' : `${value.length} items`}.`, instead };
  const shown = typeof value === 'object' ? '' : ` "${shorten(String(value))}"`;
  return { what: `The value${shown} does not fit "${field}".`, instead };
};

/** The entry, or nothing when it has a problem; `shared` is what stands at the head of the file. */
export const checkEntry = (
  document: Document.Parsed,
  node: YAMLMap,
  index: number,
  shared: Readonly<Record<string, unknown>>,
  slots: readonly WatchlistSlot[],
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
    const { phrases, language, near, notNear, caseSensitive, hidden } = parsed.data;
    const context = { language, slots };
    const lists = [
      [['phrases'], phrases],
      [['near', 'words'], near?.words ?? []],
      [['notNear', 'words'], notNear?.words ?? []],
    ] as const;
    const wrong = lists.flatMap(([path, texts]) =>
      phraseProblems(texts, context).map((problem) => ({
        ...problem,
        path,
      })),
    );
    if (caseSensitive && hidden) {
      report(
        offsetOf(keyNode(node, 'hidden'), offsetOf(node, 0)),
        `Entry ${entryName(node, index)}: "caseSensitive" and "hidden" exclude each other: what hides a word changes its case.`,
        'Keep one of them.',
      );
      return undefined;
    }
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

export const entryName = (node: YAMLMap, index: number): string => {
  const id = node.get('id');
  return typeof id === 'string' ? `"${shorten(id)}"` : `${index + 1}`;
};
