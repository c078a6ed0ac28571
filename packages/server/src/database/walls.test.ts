// The walls between schools, asked of the database's own catalogue and of its rows.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { makeSchool } from '../schools.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { inSchool, listSchools } from './database.ts';

let test: TestDatabase;
let tables: string[];
beforeAll(async () => {
  test = await openTestDatabase();
  await makeSchool(test.db, { id: 'north', name: 'North', madeUp: true });
  await makeSchool(test.db, { id: 'south', name: 'South', madeUp: true });
  const { rows } = await test.asOwner(
    `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND relname <> 'candour_migration' ORDER BY 1`,
  );
  tables = rows.map(({ relname }: { relname: string }) => relname);
});
afterAll(async () => test?.close());

it('has the school first in every primary key', async () => {
  const { rows } = await test.asOwner(
    `
    SELECT c.relname, a.attname, col.collname FROM pg_class c
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    LEFT JOIN pg_collation col ON col.oid = a.attcollation
    WHERE c.relname = ANY($1)`,
    [tables],
  );
  expect(rows).toHaveLength(tables.length);
  for (const row of rows) expect(row, row.relname).toMatchObject({ attname: 'school', collname: 'C' });
});

it('compares every text key by bytes', async () => {
  const { rows } = await test.asOwner(
    `
    SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey) JOIN pg_collation col ON col.oid = a.attcollation
    WHERE c.relname = ANY($1) AND col.collname <> 'C'`,
    [tables],
  );
  expect(rows).toEqual([]);
});

it('forces row-level security on every table, by the school and nothing else', async () => {
  const { rows } = await test.asOwner(
    `SELECT relname FROM pg_class WHERE relname = ANY($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
    [tables],
  );
  expect(rows).toEqual([]);
  const policies = await test.asOwner(
    `SELECT tablename, policyname, qual, with_check, roles::text FROM pg_policies WHERE tablename = ANY($1) ORDER BY 1, 2`,
    [tables],
  );
  const [others, own] = [
    policies.rows.filter((one) => one.policyname !== 'own_school'),
    policies.rows.filter((one) => one.policyname === 'own_school'),
  ];
  expect(own.map((one) => one.tablename)).toEqual(tables);
  for (const one of own) {
    expect(one.qual).toBe(`(school = current_setting('candour.school'::text, true))`);
    expect(one.with_check).toBe(one.qual);
  }
  // The one exception lists schools' names, for the owner alone.
  expect(others).toMatchObject([{ tablename: 'school', policyname: 'owner_lists' }]);
  expect(others[0]?.roles).not.toContain('candour_app');
});

it('gives the application a role that owns nothing and cannot pass the walls', async () => {
  const { rows } = await test.asOwner(
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit FROM pg_roles WHERE rolname = 'candour_app'`,
  );
  expect(rows).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolinherit: false },
  ]);
  const owned = await test.asOwner(`SELECT relname FROM pg_class WHERE relowner = 'candour_app'::regrole`);
  expect(owned.rows).toEqual([]);
  const member = await test.asOwner(`SELECT FROM pg_auth_members WHERE member = 'candour_app'::regrole`);
  expect(member.rowCount).toBe(0);
});

it('lets the application add actions and never change or remove them', async () => {
  const { rows } = await test.asOwner(
    `SELECT privilege_type FROM information_schema.role_table_grants WHERE grantee = 'candour_app' AND table_name = 'action' ORDER BY 1`,
  );
  expect(rows.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
  await expect(
    inSchool(test.db, 'north', (tx) => tx.sql.updateTable('action').set({ kind: 'x' }).execute()),
  ).rejects.toThrow(/permission denied/);
  await expect(inSchool(test.db, 'north', (tx) => tx.sql.deleteFrom('action').execute())).rejects.toThrow(
    /permission denied/,
  );
});

it('lets a salt be forgotten by its function, and nothing else even by the owner', async () => {
  const [action] = await inSchool(test.db, 'south', (tx) => tx.sql.selectFrom('action').selectAll().execute());
  const forget = () => inSchool(test.db, 'south', (tx) => sql`SELECT forget_salt(${action?.id})`.execute(tx.sql));
  const salt = async () =>
    (await inSchool(test.db, 'south', (tx) => tx.sql.selectFrom('action').select('salt').executeTakeFirstOrThrow()))
      .salt;
  await forget();
  expect(await salt(), 'before it stands in the log').not.toBeNull();
  await inSchool(test.db, 'south', (tx) =>
    tx.sql
      .insertInto('actionLeaf')
      .values({ school: 'south', index: 0, action: action?.id ?? '' })
      .execute(),
  );
  await inSchool(test.db, 'north', (tx) => sql`SELECT forget_salt(${action?.id})`.execute(tx.sql));
  expect(await salt(), 'by another school').not.toBeNull();
  await forget();
  expect(await salt()).toBeNull();
  const asOwner = (statement: string) =>
    test.asOwner(`BEGIN; SELECT set_config('candour.school', 'south', true); ${statement}; COMMIT`);
  await expect(asOwner(`UPDATE action SET kind = 'x'`)).rejects.toThrow(/only ever added/);
  await expect(asOwner(`DELETE FROM action`)).rejects.toThrow(/only ever added|violates foreign key/);
});

it('shows a second school nothing of the first, and nobody anything without a school', async () => {
  expect((await listSchools(test.db)).map((one) => one.school)).toEqual(['north', 'south']);
  for (const table of tables) {
    const foreign = await inSchool(test.db, 'south', (tx) =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)} WHERE school <> 'south'`.execute(tx.sql),
    );
    expect(foreign.rows, table).toEqual([{ n: 0 }]);
    const nobody = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(test.db.kysely);
    expect(nobody.rows, table).toEqual([{ n: 0 }]);
  }
  await expect(
    inSchool(test.db, 'south', (tx) =>
      tx.sql
        .insertInto('person')
        .values({ school: 'north', id: 'x', account: 'x', name: 'x', roles: [], validFrom: tx.at, validTo: null })
        .execute(),
    ),
  ).rejects.toThrow(/row-level security/);
});

it('names the two schools each with its own rows', async () => {
  for (const school of ['north', 'south'] as const) {
    const rows = await inSchool(test.db, school, (tx) =>
      tx.sql.selectFrom('action').select(['school', 'kind']).execute(),
    );
    expect(rows).toEqual([{ school, kind: 'school.made' }]);
  }
});
