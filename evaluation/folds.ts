// Divides the lines into five folds for cross-validation, by template and source and never by line: what is learned on four of them is then
// asked about templates and sources that it has not seen.
import type { Row, TextSet } from './data.ts';
import { joinedGroups } from './joined-groups.ts';
import { skeletonOf, slotKeys, sharedRuns } from './skeleton.ts';

export const foldCount = 5;

/** Lines of running text that stand close together are of one essay, scene or article as far as we know. */
const block = 25;
const blockOf = (row: Row): string => String(Math.floor(Number(/(\d+)$/.exec(row.id)?.[1] ?? 0) / block));
const firstClause = (note: string | undefined): string => (note ?? '').split(';')[0]?.trim() ?? '';

/**
 * What the template or source of a line is, for each set that says so itself. The functional tests of HateCheck were translated, so that one
 * test is one template family in all languages (its spelling tests vary lines of the others: what is learned there is a little known here).
 * A labelled set without a key of its own is divided by templates that its lines show: all words but one place are the same.
 */
const ownKeys: Readonly<Record<string, (row: Row) => string>> = {
  hatecheck: ({ note }) => `hatecheck ${firstClause(note)}`,
  multilingual_hatecheck: ({ note }) => `hatecheck ${firstClause(note)}`,
  catqa_en: ({ note }) => `catqa ${firstClause(note)}`,
  grooming_synthetic: ({ note }) => `grooming ${note ?? ''}`,
  hardneg_queries: (row) => (row.id.includes('squad') ? `squad ${blockOf(row)}` : ''),
  q_squad_test: (row) => `squad ${blockOf(row)}`,
  pupils_ellipse_dev: (row) => `pupils ${blockOf(row)}`,
};
/** A work is one source. */
const isWork = (name: string): boolean => /^(lit|kjv)_/.test(name);

/** Each line with what ties it to others; two lines with one key in common are of one group. */
function keysOf(set: TextSet): string[][] {
  if (isWork(set.name)) return set.rows.map(() => [`work ${set.name}`]);
  const runs = set.name === 'pie_idioms' ? sharedRuns(set.rows) : undefined;
  return set.rows.map((row, index) => {
    const skeleton = skeletonOf(row.text);
    const keys = [`text ${skeleton.join(' ')}`, ...(runs?.[index] ?? [])];
    const own = ownKeys[set.name]?.(row) ?? '';
    if (own !== '') keys.push(own);
    else if (set.kind === 'labelled') keys.push(...slotKeys(skeleton).map((key) => `${set.name} ${row.lang} ${key}`));
    return keys;
  });
}

/** The group of every line, a number; across sets, so that a question in two sets is in one group. */
export function groupLines(sets: readonly TextSet[]): ReadonlyMap<Row, number> {
  const rows = sets.flatMap((set) => set.rows);
  const groups = joinedGroups(sets.flatMap(keysOf));
  return new Map(rows.map((row, index) => [row, groups[index] ?? index]));
}

/**
 * What an interval draws anew as a whole, numbered within the set: the lines of one template (within its test, where the set has tests), or
 * with one figure of speech. Narrower than a fold's group, which must also keep translations and whole tests together. A line of a corpus
 * stands alone.
 */
export function clustersOf(set: TextSet): readonly number[] {
  if (set.kind === 'corpus') return set.rows.map((_, index) => index);
  const own = ownKeys[set.name];
  const runs = set.name === 'pie_idioms' ? sharedRuns(set.rows) : undefined;
  return joinedGroups(
    set.rows.map((row, index) => {
      const skeleton = skeletonOf(row.text);
      const within = `${row.lang} ${own?.(row) ?? ''}`;
      const keys = [`text ${skeleton.join(' ')}`, ...slotKeys(skeleton)].map((key) => `${within} ${key}`);
      return [...keys, ...(runs?.[index] ?? [])];
    }),
  );
}

/** Puts whole groups, the largest first, where their sets and labels are scarcest yet. The same lines give the same folds. */
export function assignFolds(sets: readonly TextSet[], groupOf: ReadonlyMap<Row, number>): ReadonlyMap<Row, number> {
  const totals = new Map<string, number>();
  const groups = new Map<number, { readonly rows: Row[]; readonly strata: Map<string, number> }>();
  for (const set of sets) {
    for (const row of set.rows) {
      const stratum = isWork(set.name) ? 'works' : `${set.kind} ${set.name} ${row.label}`;
      totals.set(stratum, (totals.get(stratum) ?? 0) + 1);
      const group = groupOf.get(row) ?? -1;
      const of = groups.get(group) ?? { rows: [], strata: new Map<string, number>() };
      groups.set(group, of);
      of.rows.push(row);
      of.strata.set(stratum, (of.strata.get(stratum) ?? 0) + 1);
    }
  }
  const filled = Array.from({ length: foldCount }, () => new Map<string, number>());
  const lineCounts = filled.map(() => 0);
  const folds = new Map<Row, number>();
  const ordered = [...groups].sort((a, b) => b[1].rows.length - a[1].rows.length || a[0] - b[0]);
  for (const [, { rows, strata }] of ordered) {
    const loads = filled.map((fold) =>
      [...strata].reduce((sum, [name, count]) => sum + (count * (fold.get(name) ?? 0)) / (totals.get(name) ?? 1), 0),
    );
    const least = Math.min(...loads);
    let lightest = loads.indexOf(least);
    for (let fold = lightest + 1; fold < foldCount; fold += 1)
      if (loads[fold] === least && (lineCounts[fold] ?? 0) < (lineCounts[lightest] ?? 0)) lightest = fold;
    lineCounts[lightest] = (lineCounts[lightest] ?? 0) + rows.length;
    const fold = filled[lightest];
    for (const [name, count] of strata) fold?.set(name, (fold.get(name) ?? 0) + count);
    for (const row of rows) folds.set(row, lightest);
  }
  return folds;
}
