// Nothing that belongs together is divided: no template and no source has lines in two folds.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData, type Row, type TextSet } from './data.ts';
import { assignFolds, clustersOf, foldCount, groupLines } from './folds.ts';
import { joinedGroups } from './joined-groups.ts';
import { skeletonOf, slotKeys } from './skeleton.ts';
import { dataFolder } from './testing/data-folder.ts';

const row = (id: string, text: string, more: Partial<Row> = {}): Row => ({
  id,
  text,
  lang: 'en',
  label: 'concern',
  ...more,
});
const set = (name: string, rows: readonly Row[], kind: TextSet['kind'] = 'labelled'): TextSet => ({
  name,
  kind,
  surface: 'typed',
  rows,
});
const foldsOf = (sets: readonly TextSet[]): number[] => {
  const folds = assignFolds(sets, groupLines(sets));
  return sets.flatMap(({ rows }) => rows.map((one) => folds.get(one) ?? -1));
};

it('takes numbers, names, addresses and case out of a line', () => {
  expect(skeletonOf('RT @user: Meet Anna at 5, https://example.org/x')).toEqual(['meet', 'name', 'at', '0']);
  expect(skeletonOf('她在家')).toEqual(['她', '在', '家']);
});

it('opens one place of a line, and none where too little would stay', () => {
  expect(slotKeys(['a', 'b', 'c', 'd'])).toEqual([]);
  expect(slotKeys(['i', 'like', 'green', 'apples', 'most'])).toContain('i like _ apples most');
});

it('puts lines that differ in one place into one group, also by way of a third', () => {
  const lines = set('made_up', [
    row('1', 'I like the green apples most'),
    row('2', 'I like the red apples most'),
    row('3', 'I like the red pears most'),
    row('4', 'nothing of the kind stands here'),
  ]);
  const groups = groupLines([lines]);
  const [a, b, c, d] = lines.rows.map((one) => groups.get(one));
  expect(a).toBe(b);
  expect(b).toBe(c);
  expect(d).not.toBe(a);
  expect(new Set(clustersOf(lines)).size).toBe(2);
});

it('keeps a functional test together in all languages, and a work whole', () => {
  const english = set('hatecheck', [row('1', 'one line of five words', { note: 'derog_x_h; near' })]);
  const others = set('multilingual_hatecheck', [row('2', 'eine ganz andere Zeile', { note: 'derog_x_h', lang: 'de' })]);
  const work = set(
    'lit_made_up',
    [row('3', 'first line', { label: 'benign' }), row('4', 'last line', { label: 'benign' })],
    'corpus',
  );
  const [first, second, third, fourth] = foldsOf([english, others, work]);
  expect(first).toBe(second);
  expect(third).toBe(fourth);
});

it('divides sets evenly, and the same way each time', () => {
  const lines = set(
    'made_up',
    Array.from({ length: 100 }, (_, index) => row(`${index}`, `a${'b'.repeat(index)}`)),
  );
  const folds = foldsOf([lines]);
  for (let fold = 0; fold < foldCount; fold += 1) expect(folds.filter((one) => one === fold)).toHaveLength(20);
  expect(foldsOf([lines])).toEqual(folds);
});

it('joins exactly what a chain of common keys joins', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 3 }), { maxLength: 20 }),
      (keys) => {
        const groups = joinedGroups(keys);
        // Slowly: spread each line's number until nothing changes.
        const slow = keys.map((_, index) => index);
        for (let isMoving = true; isMoving; ) {
          isMoving = false;
          for (const [a, ofA] of keys.entries())
            for (const [b, ofB] of keys.entries())
              if (ofA.some((key) => ofB.includes(key)) && (slow[a] ?? 0) < (slow[b] ?? 0)) {
                slow[b] = slow[a] ?? 0;
                isMoving = true;
              }
        }
        expect(groups).toEqual(slow);
      },
    ),
  );
});

describe.runIf(existsSync(dataFolder))('the measuring data', () => {
  it('has no group, template or source in two folds', () => {
    const { sets } = readData(dataFolder);
    const groups = groupLines(sets);
    const folds = assignFolds(sets, groups);
    const foldOfGroup = new Map<number, number>();
    const foldOfTest = new Map<string, number>();
    const counts = Array.from({ length: foldCount }, () => 0);
    for (const { name, rows } of sets) {
      for (const one of rows) {
        const fold = folds.get(one) ?? -1;
        counts[fold] = (counts[fold] ?? 0) + 1;
        const group = groups.get(one) ?? -1;
        expect(foldOfGroup.get(group) ?? fold).toBe(fold);
        foldOfGroup.set(group, fold);
        if (!name.endsWith('hatecheck')) continue;
        const test = one.note?.split(';')[0] ?? '';
        expect(foldOfTest.get(test) ?? fold).toBe(fold);
        foldOfTest.set(test, fold);
      }
    }
    expect(foldOfTest.size).toBeGreaterThan(20);
    for (const count of counts) expect(count).toBeGreaterThan(0);
  });
});
