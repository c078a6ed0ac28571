// `candour watchlist backtest`: what a list would have found in text that people have judged, and what a change of it would change.
import { parseArgs } from 'node:util';
import { problemLine } from '../../packages/detector/src/index.ts';
import { type Console, type Verb, WrongUse } from './console.ts';
import { type JudgedRow, readRows } from './judged-text.ts';
import { type Counted, falseFlagRate, type Measured, measure, saidRate } from './measure.ts';
import { type OverLimit, proposeChanges } from './proposals.ts';
import { findFiles, readLists, type ReadLists } from './read-lists.ts';

interface Change {
  readonly gained: { readonly concern: readonly string[]; readonly benign: readonly string[] };
  readonly lost: { readonly concern: readonly string[]; readonly benign: readonly string[] };
}

const without = (some: ReadonlySet<string>, other: ReadonlySet<string>): string[] =>
  [...some].filter((id) => !other.has(id));

const changeOf = (before: Counted, after: Counted): Change => ({
  gained: { concern: without(after.concern, before.concern), benign: without(after.benign, before.benign) },
  lost: { concern: without(before.concern, after.concern), benign: without(before.benign, after.benign) },
});

const readAll = (names: readonly string[], console: Console): ReadLists | undefined => {
  const lists = readLists(names, console.folder);
  for (const problem of lists.problems) console.warn(`${problemLine(problem)}\n`);
  return lists.problems.length > 0 ? undefined : lists;
};

const rowOf = (counted: Counted) => ({ true: counted.concern.size, ...falseFlagRate(counted) });

const asJson = (
  measured: Measured,
  rows: readonly JudgedRow[],
  over: readonly OverLimit[],
  change: Change | undefined,
) => ({
  rows: {
    concern: rows.filter(({ label }) => label === 'concern').length,
    benign: rows.filter(({ label }) => label === 'benign').length,
    leftOut: rows.filter(({ label }) => label === 'other').length,
  },
  list: rowOf(measured.found),
  entries: Object.fromEntries(
    [...measured.entries].map(([id, counted]) => [
      id,
      {
        ...rowOf(counted),
        phrases: Object.fromEntries([...(measured.phrases.get(id) ?? [])].map(([phrase, one]) => [phrase, rowOf(one)])),
      },
    ]),
  ),
  overLimit: over,
  ...(change ? { change } : {}),
});

/** `--against a b` is `--against a --against b`: several files may follow, up to the next option. */
const withNamesRepeated = (args: readonly string[]): string[] => {
  let option: string | undefined;
  return args.flatMap((arg, index) => {
    if (arg.startsWith('--')) option = arg === '--against' || arg === '--before' ? arg : undefined;
    const isFurther = option !== undefined && !arg.startsWith('--') && args[index - 1] !== option;
    return isFurther && option !== undefined ? [option, arg] : [arg];
  });
};

export const backtest: Verb = {
  summary: 'backtest <files or folders> --against FILES… [--before FILES]: what a list would have found in judged text',
  help: `watchlist backtest <files or folders…> --against FILES… [--before FILES…] [--show] [--json]

Per entry and phrase: rows found, how many of them were true, and the share that was false, with its 95 % interval. Fewer than ten
finds are not measurable. Beyond the limit of its theme and severity, changes are proposed with what they would lose.
  --against FILES rows of {"text": …, "label": "concern" or "benign"} (.jsonl), or a text file of innocent lines; a folder: all in it
  --before FILES  the list as it was: what the change gains and loses
  --show          print the texts too; without it, only counts and the rows' ids
  --json          one JSON object
Exit code 0: within the limits; 1: the list has errors, or an entry is beyond its limit; 2: asked wrongly.
`,
  run: async (args, console) => {
    const { values, positionals } = parseArgs({
      args: [...withNamesRepeated(args)],
      allowPositionals: true,
      options: {
        against: { type: 'string', multiple: true, default: [] },
        before: { type: 'string', multiple: true, default: [] },
        show: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    if (values.against.length === 0) throw new WrongUse('Name judged text: --against FILE.');
    const lists = readAll(positionals, console);
    const before = values.before.length > 0 ? readAll(values.before, console) : undefined;
    if (!lists || (values.before.length > 0 && !before)) return 1;
    const rows = findFiles(values.against, console.folder, /\.(?:jsonl|txt)$/u).flatMap((name) =>
      readRows(name, console.folder),
    );
    if (rows.length === 0) throw new WrongUse('The judged text has no rows.');
    const measured = measure(lists, rows);
    const over = proposeChanges(lists, measured, rows);
    const change = before && changeOf(measure(before, rows).found, measured.found);
    if (values.json) console.out(`${JSON.stringify(asJson(measured, rows, over, change), undefined, 2)}\n`);
    else print(console, { measured, rows, over, change, lists, isShown: values.show });
    return over.length > 0 ? 1 : 0;
  },
};

interface Printed {
  readonly measured: Measured;
  readonly rows: readonly JudgedRow[];
  readonly over: readonly OverLimit[];
  readonly change: Change | undefined;
  readonly lists: ReadLists;
  readonly isShown: boolean;
}

function print(console: Console, { measured, rows, over, change, lists, isShown }: Printed): void {
  const textOf = new Map(rows.map(({ id, text }) => [id, text]));
  const listed = (ids: readonly string[]): string => {
    if (isShown) return ids.map((id) => `\n      ${id}: ${textOf.get(id) ?? ''}`).join('');
    return ids.length > 20 ? ` ${ids.slice(0, 20).join(' ')} and ${ids.length - 20} more` : ` ${ids.join(' ')}`;
  };
  const counted = (one: Counted) =>
    `${one.concern.size + one.benign.size} found, ${one.concern.size} true; ${saidRate(falseFlagRate(one))}`;
  const concern = rows.filter(({ label }) => label === 'concern').length;
  const left = rows.filter(({ label }) => label === 'other').length;
  console.out(
    `${rows.length - left} rows, ${concern} of them of concern${left > 0 ? `; ${left} left out for their label` : ''}\n`,
  );
  console.out(`the whole list: ${counted(measured.found)}\n`);
  const silent: string[] = [];
  for (const [id, one] of measured.entries) {
    if (one.concern.size + one.benign.size === 0) {
      silent.push(id);
      continue;
    }
    const { file, line } = lists.placeOf(id);
    console.out(`\n${file}:${line}: ${id}: ${counted(one)}\n`);
    if (isShown && one.benign.size > 0) console.out(`    false:${listed([...one.benign])}\n`);
    for (const [phrase, part] of measured.phrases.get(id) ?? [])
      if (part.concern.size + part.benign.size > 0) console.out(`  "${phrase}": ${counted(part)}\n`);
  }
  if (silent.length > 0) console.out(`\nnot measurable (n = 0): ${silent.join(', ')}\n`);
  for (const { entry, limit, proposals } of over) {
    console.out(`\n${entry} is beyond its limit of ${(100 * limit).toFixed(0)} % false. Proposed:\n`);
    for (const { change: said, spared, lost } of proposals)
      console.out(
        said.startsWith('severity')
          ? `  ${said}: finds the same, and knocks more softly\n`
          : `  ${said}: spares ${spared.length} false; loses ${lost.length} true${lost.length > 0 ? `:${listed(lost)}` : ''}\n`,
      );
  }
  if (!change) return;
  console.out('\nthe change\n');
  for (const [verb, part] of Object.entries(change))
    for (const [label, said] of [
      ['concern', 'true'],
      ['benign', 'false'],
    ] as const)
      console.out(
        `  ${verb} ${part[label].length} ${said}${part[label].length > 0 ? `:${listed(part[label])}` : ''}\n`,
      );
}
