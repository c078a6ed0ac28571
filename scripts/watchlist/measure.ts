// Counts what each entry and phrase of a list finds in judged text.
import { surfaces, type WatchlistEntry, type WatchlistSlot } from '../../packages/contract/src/index.ts';
import { compile, judgeHits, wilsonInterval } from '../../packages/detector/src/index.ts';
import type { JudgedRow } from './judged-text.ts';

export interface Counted {
  /** The rows in which it stands, by label. */
  readonly concern: ReadonlySet<string>;
  readonly benign: ReadonlySet<string>;
}

export interface Measured {
  /** By entry id. */
  readonly entries: ReadonlyMap<string, Counted>;
  /** By entry id, then by the phrase as written. */
  readonly phrases: ReadonlyMap<string, ReadonlyMap<string, Counted>>;
  /** Rows that any entry stands in. */
  readonly found: Counted;
}

interface Counting {
  readonly concern: Set<string>;
  readonly benign: Set<string>;
}
const none = (): Counting => ({ concern: new Set(), benign: new Set() });

export interface ListInForce {
  readonly entries: readonly WatchlistEntry[];
  readonly slots: readonly WatchlistSlot[];
}

/** What stands, as if live; what is judged innocent by its context is no flag. */
export function measure({ entries, slots }: ListInForce, rows: readonly JudgedRow[]): Measured {
  const compiled = compile({ version: 1, slots, entries });
  const byEntry = new Map(entries.map(({ id }) => [id, none()]));
  const byPhrase = new Map(entries.map(({ id, phrases }) => [id, new Map(phrases.map((phrase) => [phrase, none()]))]));
  const all = none();
  // Judged text does not say how it came: an entry that asks for a surface is looked for on that one too.
  const asked = surfaces.filter(
    (surface) =>
      surface === 'typed' ||
      entries.some(
        ({ only = [] }) => only.includes(surface) || (surface === 'searched' && only.includes('query-start')),
      ),
  );
  for (const { id, text, label } of rows) {
    if (label === 'other') continue;
    for (const surface of asked)
      for (const { entry, phrase, verdict } of judgeHits(compiled, { text, surface })) {
        if (verdict !== 'stands') continue;
        byEntry.get(entry)?.[label].add(id);
        byPhrase.get(entry)?.get(phrase)?.[label].add(id);
        all[label].add(id);
      }
  }
  return { entries: byEntry, phrases: byPhrase, found: all };
}

export interface Rate {
  readonly n: number;
  readonly false: number;
  /** Of what was found, the share that was innocent; nothing when it was found too seldom to say. */
  readonly rate?: number;
  readonly interval?: readonly [number, number];
}

/** Fewer hits than this say nothing about a rate. */
const fewest = 10;

export function falseFlagRate({ concern, benign }: Counted): Rate {
  const n = concern.size + benign.size;
  if (n < fewest) return { n, false: benign.size };
  return { n, false: benign.size, rate: benign.size / n, interval: wilsonInterval(benign.size, n) };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export const saidRate = ({ n, rate, interval }: Rate): string =>
  rate === undefined || !interval
    ? `not measurable (n = ${n})`
    : `${percent(rate)} false (between ${percent(interval[0])} and ${percent(interval[1])}, n = ${n})`;
