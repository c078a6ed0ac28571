// Reads a data folder: labelled/*.jsonl, corpus/*.jsonl and lists/*.json, each of them optional; says what it left out and why.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Surface } from '../packages/contract/src/index.ts';

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  /** Every line of a corpus is benign. */
  readonly label: 'concern' | 'benign';
  readonly theme?: string;
  readonly source?: string;
  readonly note?: string;
}

export interface TextSet {
  /** The file's name without `.jsonl`. */
  readonly name: string;
  readonly kind: 'labelled' | 'corpus';
  readonly surface: Surface;
  readonly rows: readonly Row[];
}

export interface LeftOut {
  readonly set: string;
  readonly reason: string;
  readonly count: number;
}

export interface Data {
  readonly sets: readonly TextSet[];
  readonly leftOut: readonly LeftOut[];
  /** What is missing or cannot be read, for stderr. Holds no line's text. */
  readonly notes: readonly string[];
}

/** A matter for the police and not for a school: left out on both sides. */
const leftOutTheme = 'crime_other';

/** Real questions to search engines came by a search box, everything else by keys. */
const surfaceOf = (name: string): Surface =>
  name.startsWith('q_') || name === 'hardneg_queries' ? 'searched' : 'typed';

const textOr = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A row, or why it is none: in words that never repeat what the line holds. */
function readRow(line: string, kind: TextSet['kind'], otherwiseId: string): Row | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'malformed: not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: 'malformed: not an object' };
  const fields = value as Readonly<Record<string, unknown>>;
  if (typeof fields['text'] !== 'string') return { problem: 'malformed: no “text”' };
  const theme = textOr(fields['theme']);
  if (theme === leftOutTheme) return { problem: `theme ${leftOutTheme}` };
  const label = kind === 'corpus' ? 'benign' : fields['label'];
  if (label !== 'concern' && label !== 'benign')
    return { problem: label === 'ambiguous' ? 'label ambiguous' : 'unknown label' };
  const source = textOr(fields['source']);
  const note = textOr(fields['note']);
  return {
    id: textOr(fields['id']) ?? otherwiseId,
    text: fields['text'],
    lang: textOr(fields['lang']) ?? 'en',
    label,
    ...(theme !== undefined && { theme }),
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
  };
}

function readSet(
  path: string,
  file: string,
  kind: TextSet['kind'],
): { set: TextSet; leftOut: LeftOut[]; notes: string[] } {
  const name = file.slice(0, -'.jsonl'.length);
  const rows: Row[] = [];
  const counts = new Map<string, number>();
  const notes: string[] = [];
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n');
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const row = readRow(line, kind, `${name}:${index + 1}`);
    if (!('problem' in row)) {
      rows.push(row);
      return;
    }
    const [reason = ''] = row.problem.split(':');
    if (reason === 'malformed')
      notes.push(`${kind === 'corpus' ? 'corpus' : 'labelled'}/${file}:${index + 1}: ${row.problem}; left out`);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  });
  if (rows.length === 0) notes.push(`${file}: no line that can be measured`);
  const leftOut = [...counts].map(([reason, count]) => ({ set: name, reason, count }));
  return { set: { name, kind, surface: surfaceOf(name), rows }, leftOut, notes };
}

/** The caller has seen to it that the folder exists. */
export function readData(folder: string): Data {
  const sets: TextSet[] = [];
  const leftOut: LeftOut[] = [];
  const notes: string[] = [];
  for (const kind of ['labelled', 'corpus'] as const) {
    const within = join(folder, kind);
    const files = filesIn(within, '.jsonl');
    if (files.length === 0) notes.push(`${kind}/: no .jsonl file there; none of its figures are printed`);
    for (const file of files) {
      const read = readSet(join(within, file), file, kind);
      if (read.set.rows.length > 0) sets.push(read.set);
      leftOut.push(...read.leftOut);
      notes.push(...read.notes);
    }
  }
  return { sets, leftOut, notes };
}

/** Names of the folder's files with this ending, sorted; none when the folder is not there. */
export const filesIn = (folder: string, ending: string): string[] =>
  existsSync(folder) && statSync(folder).isDirectory()
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending) && statSync(join(folder, name)).isFile())
        .sort()
    : [];
