// Where the parts of entries stand in a file, so that what is said of them can be jumped to.
import { isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export interface Place {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
}

/** Of an entry, or of what `path` names in it; the nearest thing around when that is not written. */
export type FindPlace = (id: string, path?: readonly (string | number)[]) => Place | undefined;

/** Never throws: in a file that cannot be read nothing has a place. */
export const openPlaces = (yamlText: string): FindPlace => {
  const lines = new LineCounter();
  const root = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' }).contents;
  const list = isMap(root) ? root.get('entries') : undefined;
  const entries = new Map<unknown, Node>();
  if (isSeq(list))
    for (const item of list.items) if (isMap(item) && !entries.has(item.get('id'))) entries.set(item.get('id'), item);
  return (id, path = ['id']) => {
    const entry = entries.get(id);
    if (!isMap(entry)) return undefined;
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const found: unknown = depth === 0 ? (entry.get('id', true) ?? entry) : entry.getIn(path.slice(0, depth), true);
      if (!isNode(found) || !found.range) continue;
      const { line, col } = lines.linePos(found.range[0]);
      return { line, column: col };
    }
    return undefined;
  };
};
