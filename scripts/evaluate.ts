// `npm run evaluate -- --data DIR`: what the starter list, or another, finds in text kept outside the repository, and what it flags wrongly.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate } from '../evaluation/evaluate.ts';
import { readList } from '../evaluation/list.ts';
import { cannotRunCode, root } from './run-command.ts';

const usage = `npm run evaluate -- --data DIR [--json] [--list DIR] [--folds] [--worst N] [--write]
  --data DIR   a folder with labelled/*.jsonl, corpus/*.jsonl and lists/*.json, each of them optional (evaluation/README.md)
  --json       print the figures as one JSON document
  --list DIR   the watchlists to measure, a folder of YAML files or one file; without it the starter list
  --folds      also the figures of each of five folds, divided by template and source
  --worst N    also the N entries with the most false flags
  --write      also write evaluation/RESULTS.md
`;

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

function stop(code: number, message: string): never {
  tell(message.trimEnd());
  process.exit(code);
}

function readArgs() {
  try {
    return parseArgs({
      options: {
        data: { type: 'string' },
        list: { type: 'string' },
        worst: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
        folds: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return stop(2, `evaluate: ${(error as Error).message}\n${usage}`);
  }
}

// npm runs us in the repository's folder and says where the command was typed.
const typedIn = process.env['INIT_CWD'] ?? process.cwd();
const values = readArgs();
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
if (values.data === undefined) stop(2, `evaluate: --data is missing.\n${usage}`);
if (!/^\d{1,6}$/.test(values.worst)) stop(2, `evaluate: --worst takes a number.\n${usage}`);

const data = resolve(typedIn, values.data);
if (!existsSync(data) || !statSync(data).isDirectory())
  stop(
    cannotRunCode,
    `evaluate: there is no folder ${values.data}. The text is not in the repository: name the folder that holds labelled/ and corpus/ after --data.`,
  );
const list = readList(values.list === undefined ? join(root, 'watchlists') : resolve(typedIn, values.list));
if (!list)
  stop(
    cannotRunCode,
    `evaluate: there is nothing at ${values.list}. Name a folder of watchlists, or one file, after --list.`,
  );
if ('problems' in list) {
  for (const problem of list.problems) tell(problem);
  stop(1, `evaluate: ${list.problems.length} problems in the list; nothing was measured.`);
}

const command = `npm run evaluate -- --data DIR${values.list === undefined ? '' : ' --list DIR'}${values.folds ? ' --folds' : ''} --write`;
const printed = await evaluate(
  list,
  {
    data,
    isJson: values.json,
    hasFolds: values.folds,
    worst: Number(values.worst),
    ...(values.write && { page: { path: join(root, 'evaluation', 'RESULTS.md'), command } }),
  },
  tell,
);
if (printed === undefined)
  stop(
    cannotRunCode,
    `evaluate: ${values.data} holds no line that can be measured. Put files of lines under labelled/ or corpus/ there, or name another folder after --data (evaluation/README.md).`,
  );
process.stdout.write(printed);
