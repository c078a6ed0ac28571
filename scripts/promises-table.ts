// Reads the table of promises in docs/ARCHITECTURE.md and finds rows that name what does not exist.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PromiseRow {
  readonly id: string;
  readonly limit: string;
  readonly enforced: string;
  readonly tested: string;
}

const heading = /^##+ .*promises/im;

/** The rows between the heading that names the promises and the next one. */
export function readPromises(markdown: string): readonly PromiseRow[] {
  const start = markdown.search(heading);
  if (start < 0) return [];
  const section = markdown.slice(start).split(/\n##+ /)[0] ?? '';
  return section
    .split('\n')
    .filter((line) => /^\| *P\d+ *\|/.test(line))
    .map((line) => {
      const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      const [, id = '', , limit = '', enforced = '', tested = ''] = cells;
      return { id, limit, enforced, tested };
    });
}

/**
 * What is wrong with a row, in words; empty when each file exists and each test title stands in its file. A cell may say
 * `planned` instead, alone or for the rest of what it names.
 */
export function findFaults(row: PromiseRow, folder: string): readonly string[] {
  const faults: string[] = [];
  if (row.limit === '') faults.push(`${row.id} names no limit`);
  for (const [column, text] of [
    ['enforced', row.enforced],
    ['tested', row.tested],
  ] as const) {
    const names = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    if (names.length === 0 && !/\bplanned\b/.test(text)) faults.push(`${row.id}: ${column} names nothing`);
    for (const name of names) faults.push(...findFault(row.id, column, name, folder));
  }
  return faults;
}

function findFault(id: string, column: 'enforced' | 'tested', name: string, folder: string): string[] {
  const [file = '', title] = name.split(' › ');
  if (!existsSync(join(folder, file))) return [`${id}: ${file} does not exist`];
  if (column === 'enforced') return [];
  if (title === undefined) return [`${id}: ${file} is named without a test`];
  // Quotation marks inside a title are escaped in the source in one way or another.
  const plain = (text: string) => text.replaceAll('\\', '');
  return plain(readFileSync(join(folder, file), 'utf8')).includes(plain(title))
    ? []
    : [`${id}: ${file} has no test “${title}”`];
}
