// Lays sections out: for a terminal of 100 columns, and as Markdown that a phone can show.
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table?: Table;
}

const width = 98;

function wrap(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(indent + line);
  return lines;
}

/** Figures stand at the right of their column; a column with words that are no figures stands at the left. */
const isRight = (cells: readonly string[]): boolean => cells.every((cell) => /^[\d–]/.test(cell));

function tableLines({ columns, rows }: Table): string[] {
  const cellsOf = columns.map((_, index) => rows.map((row) => row[index] ?? ''));
  const rights = cellsOf.map((cells, index) => index > 0 && isRight(cells));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...(cellsOf[index] ?? []).map((cell) => cell.length)),
  );
  // A long last column of words goes on below itself.
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((sum, own) => sum + own + 2, 2);
  if (!rights[last]) widths[last] = Math.min(widths[last] ?? 0, width - before);
  const lineOf = (row: readonly string[]): string[] => {
    const cells = row.map((cell, index) =>
      rights[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
    );
    const whole = `  ${cells.join('  ')}`.trimEnd();
    if (whole.length <= width) return [whole];
    const [first = '', ...more] = wrap(row[last] ?? '', ' '.repeat(before));
    return [`  ${cells.slice(0, last).join('  ')}  ${first.trim()}`, ...more];
  };
  const rule = `  ${widths.map((own) => '─'.repeat(own)).join('  ')}`;
  return [...lineOf(columns), rule, ...rows.flatMap(lineOf)];
}

export const asText = (sections: readonly Section[]): string =>
  sections
    .map(({ title, paragraphs, table }) =>
      [title, ...paragraphs.flatMap((text) => wrap(text, '  ')), ...(table ? ['', ...tableLines(table)] : [])].join(
        '\n',
      ),
    )
    .join('\n\n');

/** What would be markup in a cell or a line of text is written as itself. */
export const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`).replaceAll('\n', ' ');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const asMarkdown = (sections: readonly Section[]): string =>
  sections
    .map(({ title, paragraphs, table }) => {
      const lines = [`## ${title}`, ...paragraphs.flatMap((text) => ['', text])];
      if (table) {
        const rights = table.columns.map(
          (_, index) => index > 0 && isRight(table.rows.map((cells) => cells[index] ?? '')),
        );
        lines.push('', row(table.columns), row(rights.map((right) => (right ? '--:' : ':--'))));
        for (const cells of table.rows) lines.push(row(cells.map(plain)));
      }
      return lines.join('\n');
    })
    .join('\n\n');
