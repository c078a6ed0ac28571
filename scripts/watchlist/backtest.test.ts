// A back-test counts what is true and false by entry and phrase, and shows what a change would gain and lose.
import { expect, it } from 'vitest';
import { listFile, openWorkshop } from './testing.ts';

const rows = (...counts: readonly (readonly [text: string, label: string, times: number])[]): string =>
  counts
    .flatMap(([text, label, times]) =>
      Array.from({ length: times }, (_, index) =>
        JSON.stringify({ id: `${label}${text.length}-${index}`, text, label }),
      ),
    )
    .join('\n');

const phrases = ['purple lantern', 'brass lantern'];
const judged = rows(
  ['you are a purple lantern', 'concern', 12],
  ['a purple lantern by the door', 'benign', 3],
  ['the "brass lantern" of the play', 'benign', 60],
  ['he is a brass lantern and alone', 'concern', 2],
  ['something else', 'ambiguous', 4],
);

const tested = async (list: string, ...more: readonly string[]) => {
  const { write, run } = openWorkshop();
  write('a.yaml', list);
  write('before.yaml', listFile({ phrases: ['brass lantern'] }));
  write('judged.jsonl', judged);
  return run('backtest', 'a.yaml', '--against', 'judged.jsonl', ...more);
};

it('counts by entry and phrase, with intervals, and says what cannot be measured', async () => {
  const { out } = await tested(listFile({ phrases: [...phrases, 'green lantern'] }), '--json');
  const report = JSON.parse(out) as { rows: unknown; entries: Record<string, { phrases: Record<string, unknown> }> };
  expect(report.rows).toEqual({ concern: 14, benign: 63, leftOut: 4 });
  expect(report.entries['lantern']).toMatchObject({ n: 77, true: 14, false: 63 });
  expect(report.entries['lantern']?.phrases).toMatchObject({
    'purple lantern': {
      n: 15,
      true: 12,
      false: 3,
      rate: 0.2,
      interval: [expect.closeTo(0.0705, 3), expect.closeTo(0.4519, 3)],
    },
    'green lantern': { n: 0, true: 0, false: 0 },
  });
  expect(report.entries['lantern']?.phrases['green lantern']).not.toHaveProperty('rate');
  const few = await tested(listFile({ id: 'few', phrases: ['brass lantern and alone'] }));
  expect(few.out).toContain('not measurable (n = 2)');
});

it('proposes beyond the limit, never silence, and shows the true concerns it would lose', async () => {
  const { code, out } = await tested(listFile({ phrases }));
  expect(code).toBe(1);
  expect(out).toContain('lantern is beyond its limit of 60 % false');
  expect(out).toContain('unless: [quoted]: spares 60 false; loses 0 true');
  expect(out).toContain('narrow "brass lantern", or take it out: spares 60 false; loses 2 true: judged.jsonl#concern');
  expect(out).toContain('severity: note: finds the same');
  const only = await tested(listFile({ phrases: ['brass lantern'] }));
  expect(only.out).not.toContain('take it out');
});

it('shows what a change gained and lost, by ids unless asked', async () => {
  const { out } = await tested(listFile({ phrases: ['purple lantern'] }), '--before', 'before.yaml');
  expect(out).toMatch(
    /gained 12 true:.*\n {2}gained 3 false:.*\n {2}lost 2 true: judged.jsonl#concern.*\n {2}lost 60 false/u,
  );
  expect(out).not.toContain('by the door');
  const shown = await tested(listFile({ phrases: ['purple lantern'] }), '--before', 'before.yaml', '--show');
  expect(shown.out).toContain('a purple lantern by the door');
});

it('takes several files after one option', async () => {
  const { write, run } = openWorkshop();
  for (const name of ['a', 'b', 'c']) write(`${name}.yaml`, listFile({ id: name }));
  write('x.txt', 'one\n');
  write('y.txt', 'two\nthree\n');
  const { out } = await run(
    'backtest',
    'a.yaml',
    '--against',
    'x.txt',
    'y.txt',
    '--before',
    'b.yaml',
    'c.yaml',
    '--json',
  );
  expect(JSON.parse(out)).toMatchObject({ rows: { benign: 3 }, change: { lost: { benign: [] } } });
  expect((await run('backtest', '--against', 'x.txt', 'a.yaml')).code).toBe(2);
});

it('takes plain lines for innocent', async () => {
  const { write, run } = openWorkshop();
  write('a.yaml', listFile());
  write('lines.txt', '# said by nobody\na purple lantern\nsomething else\n');
  const { out } = await run('backtest', 'a.yaml', '--against', 'lines.txt', '--json');
  expect(JSON.parse(out)).toMatchObject({ rows: { benign: 2 }, list: { n: 1, false: 1 } });
});
