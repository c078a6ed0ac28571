// A data folder is read as far as it goes: what is left out is counted, a malformed line is named, and no line's text is ever repeated.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readData } from './data.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-data-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

it('reads lines, with English and a place of their own where they name none', () => {
  const text =
    '\uFEFF{"id":"a","text":"one","label":"concern","theme":"drugs","lang":"fr"}\r\n\n{"text":"two","label":"benign","theme":null}\n';
  const { sets } = readData(folderWith({ 'labelled/set.jsonl': text, 'corpus/q_set.jsonl': '{"id":"c","text":""}' }));
  expect(sets).toEqual([
    {
      name: 'set',
      kind: 'labelled',
      surface: 'typed',
      rows: [
        { id: 'a', text: 'one', lang: 'fr', label: 'concern', theme: 'drugs' },
        { id: 'set:3', text: 'two', lang: 'en', label: 'benign' },
      ],
    },
    { name: 'q_set', kind: 'corpus', surface: 'searched', rows: [{ id: 'c', text: '', lang: 'en', label: 'benign' }] },
  ]);
});

it('leaves out and counts what is not scored', () => {
  const line = (label: unknown, theme?: string): string => JSON.stringify({ text: 'secret words', label, theme });
  const lines = [
    line('concern'),
    line('ambiguous'),
    line('ambiguous'),
    line('maybe'),
    line(undefined),
    line('concern', 'crime_other'),
  ];
  const { sets, leftOut, notes } = readData(folderWith({ 'labelled/set.jsonl': lines.join('\n') }));
  expect(sets[0]?.rows).toHaveLength(1);
  expect(leftOut).toEqual([
    { set: 'set', reason: 'label ambiguous', count: 2 },
    { set: 'set', reason: 'unknown label', count: 2 },
    { set: 'set', reason: 'theme crime_other', count: 1 },
  ]);
  expect(notes).toEqual(['corpus/: no .jsonl file there; none of its figures are printed']);
});

it('names malformed lines by file and number, without their text', () => {
  const lines = [
    '{"text":"fine","label":"benign"}',
    '{"text":"secret words"',
    '[1]',
    'null',
    '{"label":"benign"}',
    '{"text":5}',
  ];
  const { sets, leftOut, notes } = readData(
    folderWith({ 'labelled/set.jsonl': lines.join('\n'), 'corpus/x.jsonl': '' }),
  );
  expect(sets.map(({ rows }) => rows.length)).toEqual([1]);
  expect(leftOut).toEqual([{ set: 'set', reason: 'malformed', count: 5 }]);
  for (const number of [2, 3, 4, 5, 6]) expect(notes.join('\n')).toContain(`labelled/set.jsonl:${number}: malformed`);
  expect(notes.join('\n')).toContain('x.jsonl: no line that can be measured');
  expect(notes.join('\n')).not.toContain('secret');
});

it('reads a folder without any of its parts as no sets', () => {
  expect(readData(folderWith({ 'corpus/notes.txt': 'x' })).sets).toEqual([]);
});
