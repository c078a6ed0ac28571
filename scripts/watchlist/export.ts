// `candour watchlist export`: watchlists as one table, for a spreadsheet or another product.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { problemLine } from '../../packages/detector/src/index.ts';
import { type Verb, WrongUse } from './console.ts';
import { writeTable } from './csv.ts';
import { toOwnTable } from './own-table.ts';
import { readLists } from './read-lists.ts';

export const exportList: Verb = {
  summary: 'export <files or folders> --out FILE.csv: the list as a table',
  help: `watchlist export <files or folders…> --out FILE.csv

Writes one row for each entry and slot; several phrases or examples stand in one cell, a line each. Cells that a spreadsheet
would take for a formula begin with an apostrophe; import takes it off again and gives back the same entries.
  --out FILE   where to; - for the screen
Exit code 0: written; 1: the list has errors; 2: asked wrongly.
`,
  run: async (args, console) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    });
    if (values.out === undefined) throw new WrongUse('Say where to: --out FILE.csv.');
    const lists = readLists(positionals, console.folder);
    for (const problem of lists.problems) console.warn(`${problemLine(problem)}\n`);
    if (lists.problems.length > 0) return 1;
    const table = writeTable(toOwnTable(lists.entries, lists.slots));
    if (values.out === '-') console.out(table);
    else {
      try {
        writeFileSync(resolve(console.folder, values.out), table);
      } catch (error) {
        throw new WrongUse(`${values.out}: cannot be written (${(error as Error).message})`);
      }
      console.out(`${lists.entries.length} entries and ${lists.slots.length} slots in ${values.out}\n`);
    }
    return 0;
  },
};
