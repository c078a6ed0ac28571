// `candour watchlist import`: makes drafts of another product's word list, or entries of our own table, and reports what became of each row.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { severities, themeNames, type WatchlistSlot } from '../../packages/contract/src/index.ts';
import { type EntryDraft, formatDrafts } from '../../packages/detector/src/index.ts';
import { type Console, type Verb, WrongUse } from './console.ts';
import { readTable, type Table } from './csv.ts';
import { ordinaryWordsOf } from './dictionaries/dictionaries.ts';
import { type Drafts, makeDrafts } from './draft-entries.ts';
import { type ImportDefaults, type Mapping, mapForeignTable } from './foreign-table.ts';
import { type ImportField, importFields, languageOf } from './import-tables.ts';
import { oneOf } from './one-of.ts';
import { fromOwnTable, isOwnTable } from './own-table.ts';
import { mappingReport } from './mapping-report.ts';

interface File {
  readonly name: string;
  readonly text: string;
}

/** A file for each theme and language, as the starter list has them. */
const filesOf = (drafts: readonly EntryDraft[], slots: readonly WatchlistSlot[], head: string): File[] => {
  const groups = new Map<string, EntryDraft[]>();
  for (const draft of drafts) {
    const name = `${draft.theme ?? 'no-theme'}.${draft.language ?? 'no-language'}.yaml`;
    groups.set(name, [...(groups.get(name) ?? []), draft]);
  }
  return [...groups].map(([name, own]) => {
    const language = own[0]?.language;
    const used = slots.filter((slot) => slot.language === language);
    return { name, text: head + formatDrafts(own, used) };
  });
};

const writeFiles = (files: readonly File[], out: string, console: Console): void => {
  const folder = resolve(console.folder, out);
  const there = files.filter(({ name }) => existsSync(join(folder, name)));
  if (there.length > 0)
    throw new WrongUse(
      `${out} holds ${there.map(({ name }) => name).join(', ')} already: nothing was written. Name an empty folder.`,
    );
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
  } catch (error) {
    throw new WrongUse(`${out}: cannot be written (${(error as Error).message})`);
  }
};

const readBytes = (name: string, folder: string): Uint8Array => {
  try {
    return readFileSync(resolve(folder, name));
  } catch (error) {
    throw new WrongUse(`${name}: cannot be read (${(error as Error).message})`);
  }
};

interface Foreign {
  readonly mapping: Mapping;
  readonly drafts: Drafts;
}

const takeForeign = async (table: Table, defaults: ImportDefaults, name: string, today: string): Promise<Foreign> => {
  const mapping = mapForeignTable(table.rows, defaults);
  const origin = `import of ${basename(name)}`.slice(0, 80);
  return { mapping, drafts: await makeDrafts(mapping.rows, { origin, today }) };
};

export const importList: Verb = {
  summary: 'import FILE.csv --out DIR [--theme … --language … --severity …]: drafts from another product’s words',
  help: `watchlist import FILE.csv --out DIR [--theme THEME] [--language CODE] [--severity LEVEL] [--column FIELD=NAME…] [--json]

Reads a table as other products export it (any separator and encoding) or as "watchlist export" wrote it, and writes a file for each
theme and language into DIR. Reports which columns and categories were taken for what, and which rows were refused, and why.
What a table does not say, such as the reason, stays empty: "watchlist check" refuses the drafts until people have written it.
  --theme, --language, --severity   for rows that do not say
  --column FIELD=NAME   which column is what; FIELD is one of ${importFields.join(', ')}
  --json                the report as one JSON object
Exit code 0: something was written; 1: nothing could be taken; 2: asked wrongly.
`,
  run: async (args, console) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        theme: { type: 'string' },
        language: { type: 'string' },
        severity: { type: 'string' },
        column: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new WrongUse('Name one table: FILE.csv.');
    if (values.out === undefined) throw new WrongUse('Say where to: --out DIR.');
    const language = values.language === undefined ? undefined : languageOf(values.language);
    if (values.language !== undefined && language === undefined)
      throw new WrongUse(`--language "${values.language}" is not known: write a code such as en, pl or ur.`);
    const english = await ordinaryWordsOf('en');
    const defaults: ImportDefaults = {
      isEnglish: (word) => english?.has(word.toLowerCase()) === true,
      ...(values.theme === undefined ? {} : { theme: oneOf(themeNames, values.theme, '--theme') }),
      ...(values.severity === undefined ? {} : { severity: oneOf(severities, values.severity, '--severity') }),
      ...(language === undefined ? {} : { language }),
      columns: new Map(values.column.map(askedColumn)),
    };
    const table = readTable(readBytes(name, console.folder), name);
    if (isOwnTable(table.rows[0] ?? [])) {
      const { drafts, slots } = fromOwnTable(table.rows);
      if (drafts.length === 0) throw new WrongUse(`${name}: holds no entries.`);
      const files = filesOf(drafts, slots, '');
      writeFiles(files, values.out, console);
      console.out(`${drafts.length} entries in ${files.map((file) => join(values.out ?? '', file.name)).join(', ')}\n`);
      return 0;
    }
    const { mapping, drafts } = await takeForeign(table, defaults, name, console.today);
    const head =
      `# Drafts from ${basename(name)}, ${console.today}. Each needs what is empty here, two innocent and two concerning examples,\n` +
      '# and two people’s consent before it can go live: npm run candour -- watchlist check says what is missing.\n';
    const files = filesOf(
      drafts.drafts.map(({ draft }) => draft),
      [],
      head,
    );
    if (files.length > 0) writeFiles(files, values.out, console);
    const written = files.map((file) => join(values.out ?? '', file.name));
    if (values.json) {
      const { rows: _, ...mapped } = mapping;
      const refused = [...mapping.refused, ...drafts.refused].toSorted((a, b) => a.row - b.row);
      const left = drafts.drafts.map(({ row, missing, draft }) => ({ row, id: draft.id, missing }));
      console.out(
        `${JSON.stringify({ ...mapped, refused, challenged: drafts.challenged, drafts: left, written }, undefined, 2)}\n`,
      );
    } else console.out(mappingReport({ table, mapping, drafts, written }));
    return files.length > 0 ? 0 : 1;
  },
};

function askedColumn(written: string): [ImportField, string] {
  const [field = '', ...name] = written.split('=');
  if (name.length === 0) throw new WrongUse(`--column "${written}": write FIELD=NAME, such as phrase=Term.`);
  return [oneOf(importFields, field, '--column'), name.join('=')];
}
