// Counts the outcomes into the figures that `--json` prints. A count is always there; a share with its interval only from 40 lines on.
import { type Severity, severityRank } from '../packages/contract/src/index.ts';
import { type CalibrationBin, calibrationOf } from './calibration.ts';
import type { LeftOut } from './data.ts';
import { type IntervalMethod, intervalOf } from './intervals.ts';
import { fewest } from './fewest.ts';
import { isFlagged, type MeasuredSet, type Outcome } from './measure.ts';

export type Pair = readonly [low: number, high: number];

/** A share of lines, 0 to 1, with its 95 % interval. */
export interface Share {
  readonly share: number;
  readonly interval: Pair;
  readonly method: IntervalMethod;
}

export interface BenignFigures {
  readonly n: number;
  readonly flagged: number;
  readonly noted: number;
  readonly anchors: { readonly clinical: number; readonly union: number };
  /** False flags. */
  readonly rate?: Share;
}

export interface ConcernFigures extends BenignFigures {
  readonly rightTheme: number;
}

export interface Split {
  readonly concern: ConcernFigures;
  readonly benign: BenignFigures;
}

export interface ThemeFigures {
  readonly n: number;
  readonly flagged: number;
  readonly rightTheme: number;
  readonly rate?: Share;
}

/** Lines whose gravest finding has this severity or a graver one. */
export interface SeverityFigures {
  readonly concern: { readonly flagged: number; readonly rate?: Share };
  readonly benign: { readonly flagged: number; readonly rate?: Share };
  readonly precision?: Share;
}

export interface SetFigures extends Split {
  /** Of the flagged lines, how many are concerning: for this set's own mixture of lines. */
  readonly precision?: Share;
  readonly themes: Readonly<Record<string, ThemeFigures>>;
  readonly languages: Readonly<Record<string, Split>>;
  readonly severities: Readonly<Record<string, SeverityFigures>>;
}

export interface CorpusFigures {
  readonly lines: number;
  readonly flagged: number;
  readonly noted: number;
  /** Flagged lines per 1,000, and the 95 % interval (Wilson) of that. */
  readonly per1000: number;
  readonly interval: Pair;
  readonly languages: Readonly<
    Record<string, { readonly lines: number; readonly flagged: number; readonly noted: number }>
  >;
  readonly severities: Readonly<Record<string, number>>;
  readonly anchors: { readonly clinical: AnchorFigure; readonly union: AnchorFigure };
}

export interface AnchorFigure {
  readonly flagged: number;
  readonly per1000: number;
}

export interface Report {
  readonly list: { readonly entries: number; readonly patterns: number; readonly version: string };
  readonly sets: Readonly<Record<string, SetFigures>>;
  readonly corpora: Readonly<Record<string, CorpusFigures>>;
  /** All labelled sets together. */
  readonly pooled: SetFigures;
  /** Row theme → theme of the gravest finding, or `nothing` → concerning lines. `benign` has the innocent ones. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly calibration: readonly CalibrationBin[] | null;
  readonly anchors: { readonly clinical: boolean; readonly union: boolean };
  readonly leftOut: readonly LeftOut[];
}

/** One decimal from 10 on, two below. */
export const round = (value: number): number => Number(value.toFixed(value < 10 ? 2 : 1));
const shorten = (value: number): number => Number(value.toFixed(6));

function shareOf(outcomes: readonly Outcome[], isHit: (outcome: Outcome) => boolean): { rate?: Share } {
  if (outcomes.length < fewest) return {};
  const drawn = outcomes.map((outcome) => ({ group: outcome.cluster, isHit: isHit(outcome) }));
  const { low, high, method } = intervalOf(drawn);
  const share = drawn.filter((line) => line.isHit).length / drawn.length;
  return { rate: { share: shorten(share), interval: [shorten(low), shorten(high)], method } };
}

const precisionOf = (flagged: readonly Outcome[]): { precision?: Share } => {
  const { rate } = shareOf(flagged, ({ row }) => row.label === 'concern');
  return rate ? { precision: rate } : {};
};

const countOf = <T>(items: readonly T[], isCounted: (item: T) => boolean): number => items.filter(isCounted).length;

function benignFigures(outcomes: readonly Outcome[]): BenignFigures {
  return {
    n: outcomes.length,
    flagged: countOf(outcomes, isFlagged),
    noted: countOf(outcomes, ({ isNoted }) => isNoted),
    anchors: {
      clinical: countOf(outcomes, ({ clinical }) => clinical),
      union: countOf(outcomes, ({ union }) => union),
    },
    ...shareOf(outcomes, isFlagged),
  };
}

const isConcern = ({ row }: Outcome): boolean => row.label === 'concern';
const isBenign = ({ row }: Outcome): boolean => row.label === 'benign';
const rightThemes = (outcomes: readonly Outcome[]): number => countOf(outcomes, ({ isRightTheme }) => isRightTheme);

function splitOf(outcomes: readonly Outcome[]): Split {
  const concern = outcomes.filter(isConcern);
  const { n, flagged, noted, ...more } = benignFigures(concern);
  return {
    concern: { n, flagged, noted, rightTheme: rightThemes(concern), ...more },
    benign: benignFigures(outcomes.filter(isBenign)),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

const flaggedSeverities = ['concern', 'urgent', 'critical'] as const;
const isAtLeast =
  (severity: Severity) =>
  (outcome: Outcome): boolean =>
    outcome.severity !== undefined && severityRank[outcome.severity] >= severityRank[severity];

function severityFigures(outcomes: readonly Outcome[], severity: Severity): SeverityFigures {
  const isHit = isAtLeast(severity);
  const of = (some: readonly Outcome[]) => ({ flagged: countOf(some, isHit), ...shareOf(some, isHit) });
  return {
    concern: of(outcomes.filter(isConcern)),
    benign: of(outcomes.filter(isBenign)),
    ...precisionOf(outcomes.filter(isHit)),
  };
}

function setFigures(outcomes: readonly Outcome[]): SetFigures {
  const themes = groupBy(outcomes.filter(isConcern), ({ row }) => row.theme).map(([theme, some]) => [
    theme,
    { n: some.length, flagged: countOf(some, isFlagged), rightTheme: rightThemes(some), ...shareOf(some, isFlagged) },
  ]);
  return {
    ...splitOf(outcomes),
    ...precisionOf(outcomes.filter(isFlagged)),
    themes: Object.fromEntries(themes) as Record<string, ThemeFigures>,
    languages: Object.fromEntries(
      groupBy(outcomes, ({ row }) => row.lang).map(([language, some]) => [language, splitOf(some)]),
    ),
    severities: Object.fromEntries(
      flaggedSeverities.map((severity) => [severity, severityFigures(outcomes, severity)]),
    ),
  };
}

export const perThousand = (count: number, lines: number): number => round((1_000 * count) / lines);

function corpusFigures(outcomes: readonly Outcome[]): CorpusFigures {
  const lines = outcomes.length;
  const flagged = countOf(outcomes, isFlagged);
  const { low, high } = intervalOf(outcomes.map((outcome) => ({ group: outcome.cluster, isHit: isFlagged(outcome) })));
  const anchor = (isHit: (outcome: Outcome) => boolean): AnchorFigure => {
    const count = countOf(outcomes, isHit);
    return { flagged: count, per1000: perThousand(count, lines) };
  };
  return {
    lines,
    flagged,
    noted: countOf(outcomes, ({ isNoted }) => isNoted),
    per1000: perThousand(flagged, lines),
    interval: [round(1_000 * low), round(1_000 * high)],
    languages: Object.fromEntries(
      groupBy(outcomes, ({ row }) => row.lang).map(([language, some]) => [
        language,
        { lines: some.length, flagged: countOf(some, isFlagged), noted: countOf(some, ({ isNoted }) => isNoted) },
      ]),
    ),
    severities: Object.fromEntries(
      flaggedSeverities.map((severity) => [severity, countOf(outcomes, isAtLeast(severity))]),
    ),
    anchors: { clinical: anchor(({ clinical }) => clinical), union: anchor(({ union }) => union) },
  };
}

function confusionOf(outcomes: readonly Outcome[]): Report['confusion'] {
  const rows = groupBy(outcomes, ({ row }) => (row.label === 'benign' ? 'benign' : (row.theme ?? 'no theme')));
  return Object.fromEntries(
    rows.map(([theme, some]) => [
      theme,
      Object.fromEntries(
        groupBy(some, ({ foundTheme }) => foundTheme ?? 'nothing').map(([found, those]) => [found, those.length]),
      ),
    ]),
  );
}

export function buildReport(
  list: Report['list'],
  measured: readonly MeasuredSet[],
  anchors: Report['anchors'],
  leftOut: readonly LeftOut[],
): Report {
  const labelled = measured.filter(({ set }) => set.kind === 'labelled');
  const corpora = measured.filter(({ set }) => set.kind === 'corpus');
  // Each set's clusters keep to themselves where sets are looked at together.
  const pooled = labelled.flatMap(({ outcomes }, index) =>
    outcomes.map((outcome) => ({ ...outcome, cluster: outcome.cluster + index * 1e7 })),
  );
  return {
    list,
    sets: Object.fromEntries(labelled.map(({ set, outcomes }) => [set.name, setFigures(outcomes)])),
    corpora: Object.fromEntries(corpora.map(({ set, outcomes }) => [set.name, corpusFigures(outcomes)])),
    pooled: setFigures(pooled),
    confusion: confusionOf(pooled),
    calibration: calibrationOf(pooled.map(({ row, score }) => ({ isConcern: row.label === 'concern', score }))),
    anchors,
    leftOut,
  };
}
