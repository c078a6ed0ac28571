// `candour watchlist check`: what keeps a list from going live, and what somebody should look at again.
import { parseArgs } from 'node:util';
import { problemLine } from '../../packages/detector/src/index.ts';
import { checkLists } from './check-lists.ts';
import type { Verb } from './console.ts';
import { innocentTextIn, ownInnocentText } from './innocent-text.ts';
import { readLists } from './read-lists.ts';

export const check: Verb = {
  summary: 'check <files or folders> [--data DIR] [--strict]: find what is wrong, and what to write instead',
  help: `watchlist check <files or folders…> [--data DIR…] [--strict] [--json]

Reads the files together and prints, as file:line:column, what is wrong and what to write instead.
"refused" keeps a list from going live; "look again" is for somebody to decide.
  --data DIR   innocent text of your own: .jsonl and .txt files in it, or in its folder corpus/
  --strict     what is to be looked at again counts as refused
  --json       one JSON object instead of lines
Exit code 0: nothing refused; 1: something refused; 2: asked wrongly.
`,
  run: async (args, console) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string', multiple: true, default: [] },
        strict: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const lists = readLists(positionals, console.folder);
    const innocent = [...ownInnocentText(), ...values.data.flatMap((name) => innocentTextIn(name, console.folder))];
    const { refused, challenged, notChecked } = await checkLists(lists, { today: console.today, innocent });
    const lines = innocent.reduce((sum, text) => sum + text.lines.length, 0);
    const counts = { entries: lists.entries.length, files: lists.files.length, innocentLines: lines };
    if (values.json) console.out(`${JSON.stringify({ ...counts, refused, challenged, notChecked }, undefined, 2)}\n`);
    else {
      for (const problem of refused) console.out(`${problemLine(problem)}\n`);
      for (const problem of challenged)
        console.out(`${problemLine({ ...problem, what: `Look again: ${problem.what}` })}\n`);
      for (const said of notChecked) console.out(`Not checked: ${said}\n`);
      console.out(
        `${counts.entries} entries in ${counts.files} files against ${lines} innocent lines: ` +
          `${refused.length} refused, ${challenged.length} to look at again\n`,
      );
    }
    return refused.length > 0 || (values.strict && challenged.length > 0) ? 1 : 0;
  },
};
