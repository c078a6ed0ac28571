// ARCHITECTURE may claim of a promise only what stands in the code: each file and each test that it names exists.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findFaults, readPromises } from './promises-table.ts';
import { root } from './run-command.ts';

const rows = readPromises(readFileSync(join(root, 'docs', 'ARCHITECTURE.md'), 'utf8'));

describe('the table of promises', () => {
  it('has each of the fifteen promises once, in order', () => {
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 15 }, (_, index) => `P${index + 1}`));
  });

  it.each(rows)('$id names files and tests that exist', (row) => {
    expect(findFaults(row, root)).toEqual([]);
  });
});

describe('the reader of the table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-promises-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'here.ts'), `it('keeps the pupil\\'s word', () => {});`);
  const row = { id: 'P1', limit: 'one', enforced: '`here.ts`', tested: "`here.ts › keeps the pupil's word`" };

  it('accepts what exists and what says that it is planned', () => {
    expect(findFaults(row, folder)).toEqual([]);
    expect(findFaults({ ...row, enforced: 'planned', tested: 'planned' }, folder)).toEqual([]);
  });

  it('finds a missing file, a missing test, a missing limit and an empty cell', () => {
    expect(findFaults({ ...row, enforced: '`gone.ts`' }, folder)).toEqual(['P1: gone.ts does not exist']);
    expect(findFaults({ ...row, tested: '`here.ts › forgets it`' }, folder)).toHaveLength(1);
    expect(findFaults({ ...row, tested: '`here.ts`' }, folder)).toHaveLength(1);
    expect(findFaults({ ...row, limit: '' }, folder)).toHaveLength(1);
    expect(findFaults({ ...row, tested: 'of course' }, folder)).toHaveLength(1);
  });
});
