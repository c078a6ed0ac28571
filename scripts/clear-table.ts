// Reads which columns the database has, and which ARCHITECTURE says stand in it.

export type Columns = ReadonlyMap<string, ReadonlySet<string>>;

const notColumns = /^(PRIMARY|UNIQUE|FOREIGN|CHECK|CONSTRAINT|EXCLUDE|LIKE)\b/i;

/** Table → columns, from the migrations in their order; `school`, which every table has, is left out. */
export function columnsOfMigrations(sqlFiles: readonly string[]): Columns {
  const tables = new Map<string, Set<string>>();
  for (const sql of sqlFiles) {
    const plain = sql.replace(/--.*$/gm, '');
    for (const [, name = '', body = ''] of plain.matchAll(
      /CREATE TABLE (?:IF NOT EXISTS )?(\w+) \(([\s\S]*?)\n\);/gi,
    )) {
      const lines = body.split('\n').map((line) => line.trim());
      const columns = lines
        .filter((line) => line !== '' && !notColumns.test(line))
        .map((line) => line.split(/\s/)[0] ?? '');
      tables.set(name, new Set(columns.filter((column) => column !== 'school')));
    }
    for (const [, name = '', body = ''] of plain.matchAll(/ALTER TABLE (\w+)([\s\S]*?);/gi)) {
      for (const [, column = ''] of body.matchAll(/ADD COLUMN (?:IF NOT EXISTS )?(\w+)/gi))
        tables.get(name)?.add(column);
      for (const [, column = ''] of body.matchAll(/DROP COLUMN (?:IF EXISTS )?(\w+)/gi))
        tables.get(name)?.delete(column);
    }
    for (const [, name = ''] of plain.matchAll(/DROP TABLE (?:IF EXISTS )?(\w+)/gi)) tables.delete(name);
  }
  return tables;
}

/** Table → columns that the page names, in the clear or sealed. */
export function columnsOfPage(markdown: string): Columns {
  const section = markdown.split(/^## /m).find((text) => text.startsWith('What stands in the clear')) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.map((row) => {
      const [, table = '', clear = '', sealed = ''] = row.split('|');
      const names = [...(clear + sealed).matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '');
      return [table.replaceAll(/[` ]/g, ''), new Set(names)];
    }),
  );
}
