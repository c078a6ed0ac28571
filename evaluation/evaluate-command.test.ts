// `npm run evaluate` from outside: the JSON that it promises, exit codes, and where it looks.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from './report.ts';
import { listOfWords } from './testing/list-of-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const lines = (...rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

beforeAll(() => {
  write(
    'list/words.yaml',
    listOfWords([
      { id: 'lantern', phrases: ['purple lantern', 'green {lantern|lamp}'] },
      { id: 'dragon', phrases: ['paper dragon'], theme: 'hate', severity: 'note' },
    ]),
  );
  write('broken/words.yaml', listOfWords([{ id: 'lantern', phrases: ['purple {lantern'] }]));
  write(
    'data/labelled/made_up.jsonl',
    lines(
      { id: '1', text: 'they took my purple lantern', label: 'concern', theme: 'self_harm' },
      { id: '2', text: 'a paper dragon', label: 'concern', theme: 'bullying_hate', lang: 'fr' },
      { id: '3', text: 'a green lamp', label: 'concern' },
      { id: '4', text: 'secret words', label: 'unsure', theme: 'drugs' },
      { id: '5', text: 'purple lantern shop', label: 'benign', theme: 'none' },
      { id: '6', text: 'a quiet day', label: 'benign' },
    ).concat('\n{"id":"7","text":"secret words"'),
  );
  write('data/corpus/q_made_up.jsonl', lines({ id: '1', text: 'green lantern film' }, { id: '2', text: 'tide times' }));
  write('data/lists/words.json', JSON.stringify(['day']));
  mkdirSync(join(folder, 'empty'));
});

function evaluate(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const script = join(import.meta.dirname, '../scripts/evaluate.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    // npm runs commands in the repository's folder and says where the command was typed.
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

it('prints the figures as one JSON document and nothing else', () => {
  const { code, stdout, stderr } = evaluate('--data', 'data', '--list', 'list', '--json', '--folds');
  expect(stderr).toContain('labelled/made_up.jsonl:7: malformed');
  expect(stderr).toContain('left out of made_up: 1 × unknown label');
  expect(stderr + stdout).not.toContain('secret');
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as Report & { readonly folds: readonly object[] };
  expect(report.list).toEqual({ entries: 2, patterns: 3, version: expect.stringMatching(/^[0-9a-f]{12}$/) });
  expect(report.sets['made_up']).toMatchObject({
    concern: { n: 3, flagged: 2, noted: 1, rightTheme: 1, anchors: { clinical: 0, union: 0 } },
    benign: { n: 2, flagged: 1, noted: 0, anchors: { clinical: 0, union: 1 } },
    themes: {
      self_harm: { n: 1, flagged: 1, rightTheme: 1 },
      bullying_hate: { n: 1, flagged: 0, rightTheme: 0 },
    },
    languages: { fr: { concern: { n: 1, flagged: 0, noted: 1 }, benign: { n: 0 } } },
  });
  expect(Object.keys(report.sets['made_up']?.themes ?? {})).toHaveLength(2);
  expect(report.corpora['q_made_up']).toMatchObject({
    lines: 2,
    flagged: 1,
    noted: 0,
    per1000: 500,
    interval: [94.5, 905.5],
  });
  expect(report.calibration).toBeNull();
  expect(report.folds.length).toBeGreaterThan(0);
});

it('prints tables for people, within 100 columns', () => {
  const { code, stdout } = evaluate('--data', 'data', '--list', 'list/words.yaml', '--worst', '3', '--folds');
  expect(code).toBe(0);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(stdout).toContain('2 of 3');
  expect(stdout).toContain('Entries with the most false flags');
  expect(stdout).not.toContain('NaN');
});

it('measures the starter list where none is named', () => {
  const { code, stdout } = evaluate('--data', join(folder, 'data'), '--json');
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as Report).list.entries).toBeGreaterThan(50);
});

it('names what is wrong with a list by its place, and measures nothing', () => {
  const { code, stdout, stderr } = evaluate('--data', 'data', '--list', 'broken', '--json');
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/words\.yaml:\d+:\d+: /);
});

it.each([
  ['no data', [], 2],
  ['an unknown flag', ['--data', 'data', '--loud'], 2],
  ['a number that is none', ['--data', 'data', '--worst', 'many'], 2],
  ['a folder that is not there', ['--data', 'nowhere'], 3],
  ['a folder without lines', ['--data', 'empty', '--list', 'list'], 3],
  ['a list that is not there', ['--data', 'data', '--list', 'nowhere'], 3],
] as const)('ends on %s with the right code and a word on what to do', (_, args, expected) => {
  const { code, stdout, stderr } = evaluate(...args);
  expect(code).toBe(expected);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/--data|--list/);
});
