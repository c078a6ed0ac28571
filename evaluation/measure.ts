// Asks the list about every line and notes what came of it; the figures are counted from these outcomes.
import { type Severity, severityRank, themeFacts } from '../packages/contract/src/index.ts';
import type { Finding, InspectInput } from '../packages/detector/src/index.ts';
import type { Anchors } from './anchors.ts';
import type { Row, TextSet } from './data.ts';
import { clustersOf } from './folds.ts';

/** What of a finding the measure reads. `score`: how sure a judge is, 0 to 1, where there is a judge. */
export type Found = Pick<Finding, 'entry' | 'theme' | 'severity' | 'verdict' | 'path' | 'span'> & {
  readonly score?: number;
};
/** The findings of each text, also those judged innocent. */
export type Judge = (inputs: readonly InspectInput[]) => readonly (readonly Found[])[];

export interface Outcome {
  readonly row: Row;
  readonly cluster: number;
  /** The gravest finding that stands, with `concern` or above: what would reach a person. */
  readonly severity?: Exclude<Severity, 'note'>;
  /** The data's theme of that finding, or the finding's own theme where the data has none for it. */
  readonly foundTheme?: string;
  /** A finding that would reach a person has the line's theme. */
  readonly isRightTheme: boolean;
  /** Something was found, and only counted: judged innocent, or of severity `note`. */
  readonly isNoted: boolean;
  /** What would reach a person. */
  readonly flags: readonly Pick<Found, 'entry' | 'path' | 'span'>[];
  /** The highest score among them. */
  readonly score?: number;
  readonly clinical: boolean;
  readonly union: boolean;
}

export interface MeasuredSet {
  readonly set: TextSet;
  readonly outcomes: readonly Outcome[];
}

export const isFlagged = (outcome: Outcome): boolean => outcome.severity !== undefined;

const dataThemeOf = ({ theme }: Found): string => themeFacts(theme).dataTheme ?? theme;

export function outcomeOf(row: Row, cluster: number, findings: readonly Found[], anchors: Anchors): Outcome {
  const flagged = findings.filter(({ verdict, severity }) => verdict === 'stands' && severity !== 'note');
  const gravest = flagged.reduce<Found | undefined>(
    (best, found) => (best && severityRank[best.severity] >= severityRank[found.severity] ? best : found),
    undefined,
  );
  const scores = flagged.flatMap(({ score }) => score ?? []);
  return {
    row,
    cluster,
    ...(gravest && gravest.severity !== 'note' && { severity: gravest.severity, foundTheme: dataThemeOf(gravest) }),
    isRightTheme: flagged.some((found) => dataThemeOf(found) === row.theme),
    isNoted: flagged.length === 0 && findings.length > 0,
    flags: flagged.map(({ entry, path, span }) => ({ entry, path, span })),
    ...(scores.length > 0 && { score: Math.max(...scores) }),
    clinical: anchors.clinical?.(row.text, row.lang) ?? false,
    union: anchors.union?.(row.text, row.lang) ?? false,
  };
}

export function measureSet(set: TextSet, judge: Judge, anchors: Anchors): MeasuredSet {
  const clusters = clustersOf(set);
  const found = judge(set.rows.map(({ text }) => ({ text, surface: set.surface })));
  const outcomes = set.rows.map((row, index) => outcomeOf(row, clusters[index] ?? index, found[index] ?? [], anchors));
  return { set, outcomes };
}
