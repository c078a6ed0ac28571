// A hundred invented situations, written by somebody who had not seen the list: fifty children who need help, fifty who do not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Surface, themeNames } from '../packages/contract/src/index.ts';
import { judgeHits } from '../packages/detector/src/index.ts';
import { readList } from './list.ts';

interface Situation {
  readonly id: string;
  readonly age: number;
  readonly surface: Surface;
  readonly text: string;
  readonly should: 'flag' | 'leave';
  readonly theme: string;
  /** Who writes it, and why it should or should not reach a lead. */
  readonly situation: string;
}

const situations = readFileSync(join(import.meta.dirname, 'situations.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Situation);
const those = (should: Situation['should']) => situations.filter((one) => one.should === should);

/** What the list as it stands reaches; raised with it, never lowered. Wanted are 42 (docs/NEXT.md). */
const leastFound = 21;
const mostWrong = 4;

it('has fifty of each, over all themes', () => {
  expect(new Set(situations.map(({ id }) => id)).size).toBe(situations.length);
  expect([those('flag').length, those('leave').length]).toEqual([50, 50]);
  const themes = new Set(those('flag').map(({ theme }) => theme));
  expect(themeNames.filter((theme) => !themes.has(theme))).toEqual([]);
});

it('finds no fewer of the children who need help than before, and leaves the others alone', () => {
  const list = readList(join(import.meta.dirname, '../watchlists'));
  if (!list || 'problems' in list) throw new Error('The starter list cannot be read.');
  const reachesSomebody = ({ text, surface }: Situation): boolean =>
    judgeHits(list.compiled, { text, surface }).some(
      ({ verdict, severity }) => verdict === 'stands' && severity !== 'note',
    );
  const found = those('flag').filter(reachesSomebody);
  const wrong = those('leave').filter(reachesSomebody);
  console.log(
    `situations: ${found.length} of 50 found, ${wrong.length} of 50 wrongly (${wrong.map(({ id }) => id).join(', ')})`,
  );
  expect(found.length).toBeGreaterThanOrEqual(leastFound);
  expect(wrong.length).toBeLessThanOrEqual(mostWrong);
});
