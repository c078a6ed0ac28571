// What to do with an entry that is wrong too often: a phrase fewer, a condition more, or a lower severity, each with what it would lose.
import type { Condition, WatchlistEntry } from '../../packages/contract/src/index.ts';
import { lowerSeverity, rateLimit } from './rate-limits.ts';
import type { JudgedRow } from './judged-text.ts';
import { falseFlagRate, type ListInForce, type Measured, measure } from './measure.ts';

export interface Proposal {
  readonly change: string;
  /** Ids of rows that would no longer be found: false flags spared, true concerns lost. */
  readonly spared: readonly string[];
  readonly lost: readonly string[];
}

export interface OverLimit {
  readonly entry: string;
  readonly limit: number;
  readonly proposals: readonly Proposal[];
}

/** Innocent surroundings that a condition can ask for. */
const tried: readonly Condition[] = ['quoted', 'in-title', 'negated', 'question'];

const missing = (before: ReadonlySet<string>, after: ReadonlySet<string>): string[] =>
  [...before].filter((id) => !after.has(id));

const narrower = (
  entry: WatchlistEntry,
  measured: Measured,
): { readonly change: string; readonly entry: WatchlistEntry }[] => {
  const worst = [...(measured.phrases.get(entry.id) ?? [])]
    .map(([phrase, counted]) => ({ phrase, wrong: counted.benign.size, right: counted.concern.size }))
    .filter(({ wrong, right }) => wrong > right)
    .sort((a, b) => b.wrong - a.wrong)
    .slice(0, 3);
  const without = worst.flatMap(({ phrase }) => {
    const phrases = entry.phrases.filter((one) => one !== phrase);
    // Never silence: the last phrase is narrowed by people, not taken out.
    return phrases.length === 0 ? [] : [{ change: `narrow "${phrase}", or take it out`, entry: { ...entry, phrases } }];
  });
  const unless = tried
    .filter((condition) => !entry.unless?.includes(condition))
    .map((condition) => ({
      change: `unless: [${condition}]`,
      entry: { ...entry, unless: [...(entry.unless ?? []), condition] },
    }));
  const firstPerson = entry.only?.includes('first-person')
    ? []
    : [{ change: 'only: [first-person]', entry: { ...entry, only: [...(entry.only ?? []), 'first-person' as const] } }];
  return [...without, ...unless, ...firstPerson];
};

/** Entries beyond the limit of their theme and severity, as far as there is enough to measure. */
export function proposeChanges(list: ListInForce, measured: Measured, rows: readonly JudgedRow[]): OverLimit[] {
  return list.entries.flatMap((entry): OverLimit[] => {
    const before = measured.entries.get(entry.id);
    if (!before) return [];
    const { interval } = falseFlagRate(before);
    const limit = rateLimit(entry.theme, entry.severity);
    // Beyond doubt only: the whole interval lies above.
    if (!interval || interval[0] <= limit) return [];
    const own = rows.filter(({ id }) => before.benign.has(id) || before.concern.has(id));
    const proposals = narrower(entry, measured).flatMap(({ change, entry: next }): Proposal[] => {
      const after = measure({ slots: list.slots, entries: [next] }, own).entries.get(entry.id);
      const spared = missing(before.benign, after?.benign ?? new Set());
      const lost = missing(before.concern, after?.concern ?? new Set());
      return spared.length > lost.length ? [{ change, spared, lost }] : [];
    });
    const lower = lowerSeverity[entry.severity];
    const lowered: Proposal[] = lower === undefined ? [] : [{ change: `severity: ${lower}`, spared: [], lost: [] }];
    return [
      {
        entry: entry.id,
        limit,
        proposals: [...proposals.toSorted((a, b) => b.spared.length - a.spared.length), ...lowered],
      },
    ];
  });
}
