// ARCHITECTURE names every column of the database, so that nothing comes to stand in the clear without being said.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { columnsOfMigrations, columnsOfPage } from './clear-table.ts';
import { root } from './run-command.ts';

const folder = join(root, 'packages/server/migrations');
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const inDatabase = columnsOfMigrations(migrations);
const onPage = columnsOfPage(readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8'));

it('names the tables that there are', () => {
  expect([...onPage.keys()].sort()).toEqual([...inDatabase.keys()].sort());
  expect(inDatabase.size).toBeGreaterThan(10);
});

it.each([...inDatabase])('names each column of %s', (table, columns) => {
  expect([...(onPage.get(table) ?? [])].sort()).toEqual([...columns].sort());
});

it('follows columns that later migrations add and take away', () => {
  const first =
    'CREATE TABLE a (\n  school text NOT NULL,\n  b text, -- c text\n  d int NOT NULL,\n  PRIMARY KEY (school, b)\n);';
  const second = 'ALTER TABLE a ADD COLUMN e text, DROP COLUMN d;';
  expect([...(columnsOfMigrations([first, second]).get('a') ?? [])]).toEqual(['b', 'e']);
});
