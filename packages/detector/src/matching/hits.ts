// From matches to hits: of one entry's matches, those inside another are dropped; each keeps its best way.
import { hiddenKinds, type HiddenKind } from '@candour/contract';
import { plainStart, plainWordInts, programEntry, programPhrase, programWords } from '../compiled/program.ts';
import { type ListTables, lettersOfForm } from '../compiled/open.ts';
import type { Reading } from '../reading/reading.ts';
import type { Hit } from '../types.ts';
import { findAll } from './find.ts';
import { endsSegment } from './segments.ts';
import { gapInPath, type Way } from './ways.ts';

/** A hit with its place among the words that were read. */
export interface PlacedHit {
  readonly hit: Hit;
  /** Position of the entry in the list. */
  readonly entry: number;
  readonly first: number;
  readonly last: number;
}

interface Match {
  readonly entry: number;
  readonly phrase: number;
  readonly program: number;
  readonly way: Way;
}

const writtenForms = new WeakMap<ListTables, ReadonlyMap<number, string>>();

const writtenOf = (tables: ListTables, form: number): string => {
  let written = writtenForms.get(tables);
  if (!written) {
    written = new Map(tables.texts().written);
    writtenForms.set(tables, written);
  }
  const known = written.get(form);
  if (known !== undefined) return known;
  return lettersOfForm(tables, form);
};

/** The way through the phrase in the list's own words. */
const pathOf = (tables: ListTables, { program, way }: Match): string => {
  const words = tables.programs[program + programWords] ?? 0;
  const path =
    way.path.length > 0 || words === 0
      ? way.path
      : Array.from(
          { length: words },
          (_, word) => tables.programs[program + plainStart + word * plainWordInts + 2] ?? 0,
        );
  return path.map((form) => (form === gapInPath ? '…' : writtenOf(tables, form < 0 ? -1 - form : form))).join(' ');
};

const kindsOf = (bits: number): readonly HiddenKind[] => hiddenKinds.filter((_, place) => ((bits >>> place) & 1) === 1);

const hitOf = (tables: ListTables, match: Match): Hit | undefined => {
  const entry = tables.texts().entries[match.entry];
  if (!entry) return undefined;
  const { id, version, theme, severity, shadow, language, phrases } = entry;
  return {
    entry: id,
    entryVersion: version,
    theme,
    severity: shadow ? 'note' : severity,
    language,
    span: { start: match.way.start, end: match.way.end },
    phrase: phrases[match.phrase] ?? '',
    path: pathOf(tables, match),
    hidden: kindsOf(match.way.hiddenBits),
  };
};

const byPlace = (a: Match, b: Match): number =>
  a.way.start - b.way.start ||
  b.way.end - a.way.end ||
  a.entry - b.entry ||
  a.way.hiddenCount - b.way.hiddenCount ||
  a.phrase - b.phrase;

/** By place in the text, then by place in the list. */
export const hitsOf = (reading: Reading): PlacedHit[] => {
  const { tables } = reading;
  const { programs } = tables;
  const matches: Match[] = [];
  findAll(reading, (program, way) => {
    const entry = programs[program + programEntry] ?? 0;
    if (endsSegment(reading, entry, way.end))
      matches.push({ entry, phrase: programs[program + programPhrase] ?? 0, program, way });
  });
  if (matches.length === 0) return [];
  matches.sort(byPlace);
  const reach = new Map<number, number>();
  const placed: PlacedHit[] = [];
  for (const match of matches) {
    if (match.way.end <= (reach.get(match.entry) ?? -1)) continue;
    reach.set(match.entry, match.way.end);
    const hit = hitOf(tables, match);
    if (hit) placed.push({ hit, entry: match.entry, first: match.way.first, last: match.way.to - 1 });
  }
  return placed;
};
