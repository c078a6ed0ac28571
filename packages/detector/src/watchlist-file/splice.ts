// Changes pieces of a YAML text by their places, so that everything around them stays as it was written.
import { type Document, isCollection, isMap, isNode, isScalar, isSeq, type Pair, stringify, type YAMLMap } from 'yaml';
import { yamlOptions } from './format.ts';

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change that cannot be made piece by piece: the caller writes the whole thing anew. */
export class NotInPieces extends Error {}

/** Pieces do not overlap; of two at one place, the first given stands first. */
export const spliced = (text: string, splices: readonly Splice[]): string => {
  const ordered = splices.map((splice, order) => ({ ...splice, order }));
  ordered.sort((a, b) => b.start - a.start || b.order - a.order);
  return ordered.reduce(
    (result, { start, end, text: piece }) => result.slice(0, start) + piece + result.slice(end),
    text,
  );
};

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** After the line's end; of an offset that already begins a line, that offset. */
const afterLine = (text: string, offset: number): number => {
  if (text[offset - 1] === '\n') return offset;
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
};

/** Where what is written of a node ends, comments after it left aside. */
const writtenEnd = (node: unknown): number => {
  if (!isNode(node) || !node.range) throw new NotInPieces();
  const last = isCollection(node) && node.flow !== true ? node.items.at(-1) : undefined;
  if (last === undefined || last === null) return node.range[1];
  if (isNode(last)) return writtenEnd(last);
  const { key, value } = last as Pair;
  return writtenEnd(value ?? key);
};

export const endOfNode = (text: string, node: unknown): number => afterLine(text, writtenEnd(node));

export const startOf = (node: unknown): number => {
  if (!isNode(node) || !node.range) throw new NotInPieces();
  return node.range[0];
};

export const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

const pad = (text: string, indent: number): string => text.replace(/^(?=.)/gmu, ' '.repeat(indent));

/** `key: value` in block style, each line but the first indented; ends in a line break. */
export const writtenPair = (key: string, value: unknown, indent: number): string =>
  pad(stringify({ [key]: value }, yamlOptions), indent).slice(indent);

/** The lines of an item of a list with dashes, the dash at `indent`. */
export const writtenItem = (value: unknown, indent: number): string => pad(stringify([value], yamlOptions), indent);

const inFlow = (value: unknown): string =>
  stringify(value, { ...yamlOptions, collectionStyle: 'flow', flowCollectionPadding: false }).trimEnd();

const isScalarValue = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Takes out and puts in whole items; those that stay keep their lines. */
const changedItems = (text: string, pair: Pair, next: readonly unknown[], was: readonly unknown[]): Splice[] => {
  const list = pair.value;
  if (!isSeq(list)) throw new NotInPieces();
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  let head = 0;
  while (head < was.length && head < next.length && same(was[head], next[head])) head += 1;
  let tail = 0;
  while (tail < Math.min(was.length, next.length) - head && same(was.at(-1 - tail), next.at(-1 - tail))) tail += 1;
  const starts = list.items.map((item) => lineStart(text, startOf(item)));
  const first = startOf(list.items[0]);
  const dash = text.lastIndexOf('-', first - 1) - lineStart(text, first);
  if (new Set(starts).size !== starts.length || dash < 0) throw new NotInPieces();
  const end = was.length - tail;
  const begin = head < list.items.length ? starts[head] : undefined;
  const after = head > 0 ? endOfNode(text, list.items[head - 1]) : undefined;
  // Nothing taken out: put in right after the item before, so that comments above the next stay with it.
  const start = end === head ? (after ?? begin) : begin;
  if (start === undefined) throw new NotInPieces();
  const until = end === head ? start : endOfNode(text, list.items[end - 1]);
  const written = next
    .slice(head, next.length - tail)
    .map((item) => writtenItem(item, dash))
    .join('');
  return [{ start, end: until, text: written }];
};

/** What must change in a text so that the map holds `next` (a key without value: taken out); `order` says where new keys go. */
export const changedMap = (
  text: string,
  document: Document,
  map: YAMLMap,
  next: Readonly<Record<string, unknown>>,
  order: readonly string[],
): Splice[] => {
  const splices: Splice[] = [];
  if (map.flow || map.items.length === 0) throw new NotInPieces();
  const firstKey = startOf(map.items[0]?.key);
  const indent = firstKey - lineStart(text, firstKey);
  for (const [key, value] of Object.entries(next)) {
    const pair = map.items.find((one) => keyOf(one) === key);
    if (!pair) {
      if (value === undefined) continue;
      const before = map.items.findLast((one) => order.indexOf(keyOf(one)) < order.indexOf(key)) ?? map.items[0];
      const at = endOfNode(text, before?.value ?? before?.key);
      splices.push({ start: at, end: at, text: ' '.repeat(indent) + writtenPair(key, value, indent) });
      continue;
    }
    const was: unknown = isNode(pair.value) ? pair.value.toJS(document) : pair.value;
    if (JSON.stringify(was) === JSON.stringify(value)) continue;
    const start = startOf(pair.key);
    const end = endOfNode(text, pair.value ?? pair.key);
    const isOnDash = text.slice(lineStart(text, start), start).trim() !== '';
    if (value === undefined) {
      if (isOnDash) throw new NotInPieces();
      splices.push({ start: lineStart(text, start), end, text: '' });
    } else if (isMap(pair.value) && !pair.value.flow && !isScalarValue(value)) {
      const inner = {
        ...Object.fromEntries(pair.value.items.map((one) => [keyOf(one), undefined])),
        ...(value as object),
      };
      splices.push(...changedMap(text, document, pair.value, inner, Object.keys(value as object)));
    } else if (isSeq(pair.value) && !pair.value.flow && Array.isArray(value) && Array.isArray(was) && was.length > 0)
      splices.push(...changedItems(text, pair, value, was));
    else if (isCollection(pair.value) && pair.value.flow)
      splices.push({ start: startOf(pair.value), end: writtenEnd(pair.value), text: inFlow(value) });
    else {
      const written = writtenPair(key, value, indent);
      const bare = written.slice(key.length + 2).trimEnd();
      const isPlain = isScalarValue(value) && isScalar(pair.value) && !/^[|>]/u.test(text.slice(startOf(pair.value)));
      if (isPlain && isScalarValue(was) && was !== null && written.startsWith(`${key}: `) && !bare.includes('\n'))
        splices.push({ start: startOf(pair.value), end: writtenEnd(pair.value), text: bare });
      else splices.push({ start, end, text: written });
    }
  }
  return splices;
};
