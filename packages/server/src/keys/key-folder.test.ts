// Record keys: lasting, bound to their record and school, and truly gone once erased.
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '@candour/contract';
import { KeyFolder } from './key-folder.ts';
import { decrypt } from './outer-layer.ts';
import { weekOf, weekOfId } from './week.ts';

let root: string;
let keys: KeyFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'candour-test-'));
  keys = new KeyFolder(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const plain = Buffer.from('sealed to the team already');

it('opens what it sealed, also after a restart, and only for the same record and school', async () => {
  const [one, other] = [newId(), newId()];
  for (const id of [one, one, other]) await keys.createRecordKey('north', id);
  await keys.createRecordKey('south', one);
  const sealed = await keys.sealRecord('north', one, plain);
  expect(sealed.includes(plain)).toBe(false);
  const again = new KeyFolder(root);
  expect(await again.openRecord('north', one, sealed)).toEqual(plain);
  const changed = Buffer.from(sealed).fill(0, 20, 24);
  for (const wrong of [
    () => again.openRecord('north', other, sealed),
    () => again.openRecord('south', one, sealed),
    () => again.openRecord('north', one, changed),
    () => again.openRecord('north', newId(), sealed),
  ]) {
    await expect(wrong()).rejects.toThrow(/seal-open-failed/);
  }
});

it('erases one record and keeps the week’s others, under a fresh week key', async () => {
  const ids = [newId(), newId(), newId()];
  const sealed = await Promise.all(
    ids.map(async (id) => {
      await keys.createRecordKey('north', id);
      return keys.sealRecord('north', id, plain);
    }),
  );
  const [gone = ''] = ids;
  const week = join(root, 'north', weekOfId(gone));
  const [oldWeekKey, oldWrapped] = [readFileSync(join(week, 'week-key')), readFileSync(join(week, ids[1] ?? ''))];
  await Promise.all([keys.eraseRecordKey('north', gone), keys.createRecordKey('north', newId())]);
  await expect(keys.openRecord('north', gone, sealed[0] ?? plain)).rejects.toThrow(/seal-open-failed/);
  for (const place of [1, 2])
    expect(await new KeyFolder(root).openRecord('north', ids[place] ?? '', sealed[place] ?? plain)).toEqual(plain);
  expect(readdirSync(join(root, 'north'))).toEqual([weekOfId(gone)]);
  expect(readdirSync(week)).toHaveLength(4);
  // The old week key opens the old wrapping and nothing that is here now.
  expect(decrypt(oldWeekKey, ids[1] ?? '', oldWrapped)).toHaveLength(32);
  expect(() => decrypt(oldWeekKey, ids[1] ?? '', readFileSync(join(week, ids[1] ?? '')))).toThrow(/seal-open-failed/);
});

it('takes the complete folder after a crash in the middle of an erasure', async () => {
  const id = newId();
  await keys.createRecordKey('north', id);
  const sealed = await keys.sealRecord('north', id, plain);
  const week = join(root, 'north', weekOfId(id));
  cpSync(week, `${week}.next`, { recursive: true });
  renameSync(week, `${week}.old`);
  expect(await new KeyFolder(root).openRecord('north', id, sealed)).toEqual(plain);
  expect(readdirSync(join(root, 'north'))).toEqual([weekOfId(id)]);
});

it('names weeks as ISO 8601 does', () => {
  for (const [day, week] of [
    ['2026-11-24', '2026-W48'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ] as const)
    expect(weekOf(Date.parse(day))).toBe(week);
  expect(weekOfId(newId())).toBe(weekOf(Date.now()));
});
