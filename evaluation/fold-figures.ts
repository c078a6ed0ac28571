// The figures of each of the five folds, and how far they lie apart. The list is not fitted to any of them: the spread shows how much a figure
// depends on which templates and sources happen to be asked about.
import type { Row } from './data.ts';
import { fewest } from './fewest.ts';
import { foldCount } from './folds.ts';
import type { Section } from './layout.ts';
import { isFlagged, type MeasuredSet } from './measure.ts';
import { count, sharesOrCount } from './words.ts';

interface Tally {
  readonly n: number;
  readonly flagged: number;
}

export interface FoldFigures {
  readonly set: string;
  readonly kind: 'concern' | 'benign';
  readonly folds: readonly Tally[];
  /** Over the folds with 40 lines or more, where there are two: concern as shares, benign per 1,000. */
  readonly mean?: number;
  readonly deviation?: number;
}

const scaleOf = (kind: FoldFigures['kind']): number => (kind === 'concern' ? 100 : 1_000);

export function foldFigures(measured: readonly MeasuredSet[], foldOf: ReadonlyMap<Row, number>): FoldFigures[] {
  return measured.flatMap(({ set, outcomes }) =>
    (['concern', 'benign'] as const).flatMap((kind) => {
      const folds = Array.from({ length: foldCount }, () => ({ n: 0, flagged: 0 }));
      for (const outcome of outcomes) {
        const fold = outcome.row.label === kind ? folds[foldOf.get(outcome.row) ?? -1] : undefined;
        if (!fold) continue;
        fold.n += 1;
        if (isFlagged(outcome)) fold.flagged += 1;
      }
      if (folds.every(({ n }) => n === 0)) return [];
      return [{ set: set.name, kind, folds, ...spreadOf(folds, scaleOf(kind)) }];
    }),
  );
}

function spreadOf(folds: readonly Tally[], scale: number): { mean?: number; deviation?: number } {
  const values = folds.filter(({ n }) => n >= fewest).map(({ n, flagged }) => (scale * flagged) / n);
  if (values.length < 2) return {};
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const two = (value: number): number => Number(value.toFixed(2));
  return { mean: two(mean), deviation: two(Math.sqrt(squares / (values.length - 1))) };
}

export function foldSections(figures: readonly FoldFigures[]): Section[] {
  const section = (kind: FoldFigures['kind'], title: string): Section => ({
    title,
    paragraphs: [
      kind === 'concern'
        ? 'Per cent found in each of five folds, divided by template and source; then mean and standard deviation.'
        : 'False flags per 1,000 in each fold; a whole work is in one fold.',
    ],
    table: {
      columns: ['set', 'lines', ...Array.from({ length: foldCount }, (_, fold) => String(fold + 1)), 'mean ± sd'],
      rows: figures
        .filter((of) => of.kind === kind)
        .map(({ set, folds, mean, deviation }) => [
          set,
          count(folds.reduce((sum, { n }) => sum + n, 0)),
          ...folds.map(({ n, flagged }) =>
            n < fewest ? sharesOrCount(flagged, n) : ((scaleOf(kind) * flagged) / n).toFixed(1),
          ),
          mean === undefined ? '–' : `${mean.toFixed(1)} ± ${(deviation ?? 0).toFixed(1)}`,
        ]),
    },
  });
  return [section('concern', 'Folds: concerning lines found'), section('benign', 'Folds: innocent lines flagged')];
}
