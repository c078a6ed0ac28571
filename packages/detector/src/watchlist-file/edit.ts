// Changes a watchlist file where something changes and nowhere else: comments, order, quotes and blank lines stay as a
// person wrote them, and two versions of a file differ only in the lines that mean something else.
import { CandourError, type WatchlistEntry } from '@candour/contract';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { entryKeys, fileKeys, sharedKeys } from './fields.ts';
import { parseWatchlist } from './parse.ts';
import { problemLine } from './problem.ts';
import {
  changedMap,
  endOfNode,
  keyOf,
  lineStart,
  NotInPieces,
  type Splice,
  spliced,
  startOf,
  writtenItem,
  writtenPair,
} from './splice.ts';

export type WatchlistChange =
  /** In place of the entry with this id, or at the end. */
  | { readonly kind: 'put-entry'; readonly entry: WatchlistEntry }
  | { readonly kind: 'remove-entry'; readonly id: string }
  | { readonly kind: 'put-slot'; readonly name: string; readonly phrases: readonly string[] }
  | { readonly kind: 'remove-slot'; readonly name: string };

const malformed = (detail: string): CandourError => new CandourError('watchlist-malformed', detail);

interface Editable {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly root: YAMLMap;
  readonly items: readonly YAMLMap[];
}

const open = (text: string): Editable => {
  const document = parseDocument(text, { prettyErrors: false });
  const root = document.contents;
  const list = isMap(root) ? root.get('entries') : undefined;
  if (!isMap(root) || root.flow || !isSeq(list) || list.flow)
    throw malformed('The entries stand in brackets: write them below each other, with a dash before each.');
  const items: YAMLMap[] = [];
  for (const item of list.items) if (isMap(item)) items.push(item as YAMLMap);
  return { text, document, root, items };
};

/** What the entry itself must say: what the head of the file says already is left out. */
const ownFields = (root: YAMLMap, entry: WatchlistEntry): Record<string, unknown> =>
  Object.fromEntries(
    entryKeys
      .filter((key) => entry[key] !== undefined)
      .filter((key) => !(sharedKeys as readonly string[]).includes(key) || root.get(key) !== entry[key])
      .map((key) => [key, entry[key]]),
  );

/** From the dash of an entry to the end of its last line. */
const regionOf = (
  text: string,
  item: YAMLMap,
): { readonly start: number; readonly end: number; readonly indent: number } => {
  const dash = text.lastIndexOf('-', startOf(item.items[0]?.key) - 1);
  return { start: lineStart(text, dash), end: endOfNode(text, item), indent: dash - lineStart(text, dash) };
};

const rewritten = ({ text, root }: Editable, item: YAMLMap, entry: WatchlistEntry): string => {
  const { start, end, indent } = regionOf(text, item);
  return spliced(text, [{ start, end, text: writtenItem(ownFields(root, entry), indent) }]);
};

const appended = ({ text, root, items }: Editable, entry: WatchlistEntry): string => {
  const last = items.at(-1);
  if (!last) throw malformed('The file has no entries.');
  const { start, end, indent } = regionOf(text, last);
  // Entries that are parted by an empty line stay so.
  const gap = items.length > 1 && /\n\s*\n\s*(?:#.*\n\s*)*$/u.test(text.slice(0, start)) ? '\n' : '';
  return spliced(text, [{ start: end, end, text: gap + writtenItem(ownFields(root, entry), indent) }]);
};

const putEntry = (editable: Editable, entry: WatchlistEntry): string => {
  const { text, document, root, items } = editable;
  const item = items.find((one) => one.get('id') === entry.id);
  if (!item) return appended(editable, entry);
  if (isSame(editable, item, entry)) return text;
  const next = ownFields(root, entry);
  const written = item.items.map(keyOf);
  const fields = Object.fromEntries(
    [...new Set([...written, ...Object.keys(next)])].map((key) => [
      key,
      // A field that the entry repeats from the head stays where it is.
      key in next || !written.includes(key) ? next[key] : entry[key as keyof WatchlistEntry],
    ]),
  );
  let result: string | undefined;
  try {
    result = spliced(text, changedMap(text, document, item, fields, entryKeys));
  } catch (error) {
    if (!(error instanceof NotInPieces)) throw error;
  }
  return result !== undefined && holds(result, entry) ? result : rewritten(editable, item, entry);
};

const holds = (text: string, entry: WatchlistEntry): boolean => {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return false;
  const editable = open(text);
  const found = editable.items.find((item) => item.get('id') === entry.id);
  return found !== undefined && isSame(editable, found, entry);
};

/** Whether the item, with what the head says for all, is the entry. */
const isSame = ({ document, root }: Editable, item: YAMLMap, entry: WatchlistEntry): boolean => {
  const shared = Object.fromEntries(sharedKeys.map((key) => [key, root.get(key)]));
  const value: Record<string, unknown> = { ...shared, ...(item.toJS(document) as Record<string, unknown>) };
  return entryKeys.every((key) => JSON.stringify(sorted(value[key])) === JSON.stringify(sorted(entry[key])));
};

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const removeEntry = ({ text, items }: Editable, id: string): string => {
  const item = items.find((one) => one.get('id') === id);
  if (!item) throw malformed(`There is no entry "${id}".`);
  if (items.length === 1) throw malformed('A file has one entry at least: remove the file.');
  const { start, end } = regionOf(text, item);
  return spliced(text, [{ start, end, text: '' }]);
};

const changeSlot = (
  { text, document, root }: Editable,
  name: string,
  phrases: readonly string[] | undefined,
): string => {
  const slots = root.get('slots');
  const all = { ...(isMap(slots) ? (slots.toJS(document) as Record<string, unknown>) : {}), [name]: phrases };
  const left = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const value = Object.keys(left).length > 0 ? left : undefined;
  if (isMap(slots)) return spliced(text, changedMap(text, document, root, { slots: value }, fileKeys));
  if (value === undefined) return text;
  const entries = root.items.find((pair) => keyOf(pair) === 'entries');
  const at = startOf(entries?.key);
  return spliced(text, [{ start: at, end: at, text: writtenPair('slots', value, 0) } satisfies Splice]);
};

const changedOnce = (editable: Editable, change: WatchlistChange): string => {
  switch (change.kind) {
    case 'put-entry':
      return putEntry(editable, change.entry);
    case 'remove-entry':
      return removeEntry(editable, change.id);
    case 'put-slot':
      return changeSlot(editable, change.name, change.phrases);
    case 'remove-slot':
      return changeSlot(editable, change.name, undefined);
  }
};

/**
 * With no changes, or changes that change nothing, the same text byte for byte.
 * @throws CandourError `watchlist-malformed` when the text is no watchlist before, or would be none after.
 */
export const editWatchlist = (text: string, changes: readonly WatchlistChange[]): string => {
  const before = parseWatchlist(text, 'file').problems;
  if (before.length > 0) throw malformed(before.map(problemLine).join('\n'));
  const isCrlf = text.includes('\r\n');
  const plain = isCrlf ? text.replaceAll('\r\n', '\n') : text;
  const started = plain.endsWith('\n') ? plain : `${plain}\n`;
  let editable = open(started);
  for (const change of changes) {
    const next = changedOnce(editable, change);
    if (next !== editable.text) editable = open(next);
  }
  const changed = editable.text;
  if (changed === started) return text;
  const after = parseWatchlist(changed, 'file').problems;
  if (after.length > 0) throw malformed(after.map(problemLine).join('\n'));
  const result = plain.endsWith('\n') ? changed : changed.slice(0, -1);
  return isCrlf ? result.replaceAll('\n', '\r\n') : result;
};
