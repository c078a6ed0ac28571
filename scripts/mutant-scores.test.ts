// A mutation run is counted as the figures say: killed by a failing test or by never ending; survived also where no test comes.
import { expect, test } from 'vitest';
import { addScores, killedShare, mutantScores, type Report, survivorLines } from './mutant-scores.ts';

const at = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
});
const report: Report = {
  files: {
    'b.ts': {
      source: 'const a = 1;\nif (a > 1) stop();\n',
      mutants: [
        { mutatorName: 'EqualityOperator', replacement: 'a >= 1', status: 'Survived', location: at(2, 5, 10) },
        { mutatorName: 'ConditionalExpression', replacement: 'true', status: 'Killed', location: at(2, 5, 10) },
        { mutatorName: 'ConditionalExpression', replacement: 'false', status: 'Timeout', location: at(2, 5, 10) },
        { mutatorName: 'NumberLiteral', replacement: '2', status: 'Ignored', location: at(1, 11, 12) },
      ],
    },
    'a.ts': {
      source: 'go();',
      mutants: [{ mutatorName: 'Call', replacement: '', status: 'NoCoverage', location: at(1, 1, 5) }],
    },
    'c.ts': { source: '', mutants: [] },
  },
};

test('each file has its score, and together they have one', () => {
  const scores = mutantScores(report);
  expect(scores).toEqual([
    { file: 'a.ts', killed: 0, timedOut: 0, survived: 1 },
    { file: 'b.ts', killed: 2, timedOut: 1, survived: 1 },
  ]);
  expect(addScores(scores)).toEqual({ file: 'together', killed: 2, timedOut: 1, survived: 2 });
  expect(killedShare(addScores(scores))).toBe(0.5);
  expect(killedShare(addScores([]))).toBe(1);
});

test('a survivor is shown with what stood there and what stood there instead', () => {
  expect(survivorLines(report, () => true)).toEqual(['b.ts:2  a > 1 → a >= 1', 'a.ts:1  go() →  (no test comes here)']);
  expect(survivorLines(report, (file) => file === 'b.ts')).toHaveLength(1);
});
