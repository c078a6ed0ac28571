// Reads judged text: rows of {text, label} as JSON, a line each, or plain lines, which are innocent.
import { basename } from 'node:path';
import { WrongUse } from './console.ts';
import { readText } from './read-lists.ts';

export interface JudgedRow {
  /** The file and the row's own id, or its line. */
  readonly id: string;
  readonly text: string;
  readonly label: 'concern' | 'benign' | 'other';
  readonly theme?: string;
}

const labels: Readonly<Record<string, JudgedRow['label']>> = {
  concern: 'concern',
  concerning: 'concern',
  true: 'concern',
  benign: 'benign',
  innocent: 'benign',
  false: 'benign',
};

/** Of `.jsonl` files each line is a row; rows without a label are innocent, as in the corpora. Other files hold innocent lines. */
export function readRows(name: string, folder: string): JudgedRow[] {
  const lines = readText(name, folder).split(/\r?\n/u);
  const file = basename(name);
  return lines.flatMap((line, index): JudgedRow[] => {
    if (line.trim() === '') return [];
    const id = `${file}:${index + 1}`;
    if (!/\.jsonl$/u.test(name)) return line.startsWith('#') ? [] : [{ id, text: line, label: 'benign' }];
    const row = parseRow(line, id);
    const label = row['label'] === undefined ? 'benign' : (labels[String(row['label']).toLowerCase()] ?? 'other');
    if (typeof row['text'] !== 'string') throw new WrongUse(`${id}: has no "text".`);
    const own = typeof row['id'] === 'string' ? `${file}#${row['id']}` : id;
    return [
      { id: own, text: row['text'], label, ...(typeof row['theme'] === 'string' ? { theme: row['theme'] } : {}) },
    ];
  });
}

function parseRow(line: string, id: string): Readonly<Record<string, unknown>> {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === 'object' && row !== null) return row as Readonly<Record<string, unknown>>;
  } catch {
    // Said below: the reader's own message would repeat the text.
  }
  throw new WrongUse(`${id}: is not a row as JSON, such as {"text": "…", "label": "benign"}.`);
}
