// Says what became of another product's word list, column by column and row by row.
import type { Table } from './csv.ts';
import type { Drafts } from './draft-entries.ts';
import type { Mapping } from './foreign-table.ts';

interface Reported {
  readonly table: Table;
  readonly mapping: Mapping;
  readonly drafts: Drafts;
  readonly written: readonly string[];
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;

const separatorNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

export function mappingReport({ table, mapping, drafts, written }: Reported): string {
  const refused = [...mapping.refused, ...drafts.refused].toSorted((a, b) => a.row - b.row);
  const missing = new Map<string, number>();
  for (const draft of drafts.drafts) for (const what of draft.missing) missing.set(what, (missing.get(what) ?? 0) + 1);
  return [
    `Read as ${table.encoding}, parted by ${separatorNames[table.separator] ?? `"${table.separator}"`}.\n`,
    section(
      'Columns',
      mapping.columns.map(({ column, takenFor }) => `${column}: ${takenFor ?? 'left alone'}`),
    ),
    section(
      'Categories',
      mapping.categories.map(({ category, said, rows }) => `${category || '(none)'} (${rows} rows): ${said}`),
    ),
    section(
      'Levels',
      mapping.levels.map(({ level, said }) => `${level || '(none)'}: ${said}`),
    ),
    section(
      'Written in another way',
      mapping.notes.map(({ row, written: text, said }) => `row ${row}, "${text}": ${said}`),
    ),
    section(
      'Refused',
      refused.map(({ row, written: text, why }) => `row ${row}, "${text}": ${why}`),
    ),
    section(
      'To be looked at again',
      drafts.challenged.map(({ row, written: text, said }) => `row ${row}, "${text}": ${said}`),
    ),
    section(
      'Missing before they can go live',
      [...missing].map(([what, count]) => `${what}: ${count} drafts`),
    ),
    `\n${drafts.drafts.length} drafts, ${refused.length} rows refused\n`,
    ...written.map((file) => `written: ${file}\n`),
  ].join('');
}
