// Reads and writes tables as spreadsheets do: whatever separator and encoding they come in, and without cells that a spreadsheet would run.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { WrongUse } from './console.ts';

export interface Table {
  readonly rows: readonly (readonly string[])[];
  /** How it was read, for the report. */
  readonly encoding: string;
  readonly separator: string;
}

const decodeAs = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes);

const decoded = (bytes: Uint8Array): { readonly text: string; readonly encoding: string } => {
  const [first = 0, second = 0] = bytes;
  try {
    if (first === 0xff && second === 0xfe) return { text: decodeAs('utf-16le', bytes), encoding: 'UTF-16' };
    if (first === 0xfe && second === 0xff) return { text: decodeAs('utf-16be', bytes), encoding: 'UTF-16' };
    return { text: decodeAs('utf-8', bytes), encoding: 'UTF-8' };
  } catch {
    // What Excel writes in Western Europe when it is not asked for UTF-8; every byte means something in it.
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
};

const parsed = (text: string, separator: string): string[][] =>
  parse(text, {
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    bom: true,
  });

/** The separator that gives the most rows with the same number of columns, and more than one column. */
const separatorOf = (text: string): string => {
  const scores = [',', ';', '\t', '|'].map((separator) => {
    try {
      const rows = parsed(text.split('\n').slice(0, 200).join('\n'), separator);
      const columns = rows[0]?.length ?? 0;
      return {
        separator,
        score: columns < 2 ? 0 : rows.filter((row) => row.length === columns).length / rows.length + columns / 100,
      };
    } catch {
      return { separator, score: 0 };
    }
  });
  return scores.toSorted((a, b) => b.score - a.score)[0]?.separator ?? ',';
};

/** A text that a spreadsheet would take for a formula; apostrophes before it are ours or somebody else's. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u;

/** An apostrophe keeps a spreadsheet from running a cell; taken off again by `withoutGuard`, so nothing is lost. */
export const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

/** @throws WrongUse when it cannot be read as a table. */
export function readTable(bytes: Uint8Array, name: string): Table {
  const { text: whole, encoding } = decoded(bytes);
  const declared = /^\uFEFF?sep=(.)\r?\n/u.exec(whole);
  const text = declared ? whole.slice(declared[0].length) : whole;
  const separator = declared?.[1] ?? separatorOf(text);
  try {
    const rows = parsed(text, separator).map((row) => row.map(withoutGuard));
    if (rows.length === 0) throw new WrongUse(`${name}: holds no rows.`);
    return { rows, encoding, separator };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(`${name}: cannot be read as CSV (${(error as Error).message})`);
  }
}

/** With a byte order mark, so that Excel reads it as UTF-8. */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(guarded)),
    { bom: true, record_delimiter: '\r\n' },
  );
