// Asked wrongly, every verb says so in a line and ends with 2; asked for help, each says what it does.
import { expect, it } from 'vitest';
import { listFile, openWorkshop } from './testing.ts';

it.each(['check', 'try', 'backtest', 'import', 'export'])('%s explains itself', async (verb) => {
  const { code, out } = await openWorkshop().run(verb, '--help');
  expect(code).toBe(0);
  expect(out).toContain(`watchlist ${verb}`);
  expect(out).toContain('Exit code 0');
});

it.each([
  [[], 'npm run candour'],
  [['chekc'], 'Did you mean "check"?'],
  [['check'], 'Name at least one watchlist'],
  [['check', 'nowhere.yaml'], 'nowhere.yaml: cannot be read'],
  [['check', 'list.yaml', '--nonsense'], '--nonsense'],
  [['check', 'list.yaml', '--data', 'nowhere'], 'nowhere: is not a folder'],
  [['try', 'list.yaml', 'text', '--surface', 'tiped'], 'Did you mean "typed"?'],
  [['try', 'list.yaml', 'text', '--site', 'moon'], 'One of: search'],
  [['try', 'list.yaml'], 'There is no text'],
  [['backtest', 'list.yaml'], '--against'],
  [['backtest', 'list.yaml', '--against', 'bad.jsonl'], 'bad.jsonl:2'],
  [['import', 'list.yaml'], '--out'],
  [['import', 'words.csv', '--out', 'new'], 'No column is known'],
  [['import', 'bare.csv', '--out', 'new'], '--language'],
  [['import', 'bare.csv', '--out', 'new', '--language', 'klingon'], 'klingon'],
  [['import', 'bare.csv', '--out', 'new', '--theme', 'bulying'], 'Did you mean "bullying"?'],
  [['import', 'bare.csv', '--out', 'new', '--column', 'phrase=Nothing'], 'There is no column "Nothing"'],
  [['export', 'list.yaml'], '--out'],
  [['export', 'list.yaml', '--out', 'no/such/folder/x.csv'], 'cannot be written'],
])('%j', async (args, said) => {
  const { write, run } = openWorkshop();
  write('list.yaml', listFile());
  write('bad.jsonl', '{"text": "a", "label": "benign"}\n{"text": 1}\n');
  write('words.csv', 'Foo,Bar\na,b\n');
  write('bare.csv', 'one\ntwo\n');
  const { code, warned } = await run(...args);
  expect(warned).toContain(said);
  expect(code).toBe(2);
});

it('repeats nothing of a row that it cannot read', async () => {
  const { write, run } = openWorkshop();
  write('list.yaml', listFile());
  write('bad.jsonl', 'somebody’s words\n');
  const { warned } = await run('backtest', 'list.yaml', '--against', 'bad.jsonl');
  expect(warned).not.toContain('somebody');
});
