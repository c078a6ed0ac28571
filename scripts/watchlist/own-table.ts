// Watchlists as our own table, a row an entry, and back again without a difference.
import type { WatchlistEntry, WatchlistSlot } from '../../packages/contract/src/index.ts';
import type { EntryDraft } from '../../packages/detector/src/index.ts';

const lineItems = ['phrases', 'only', 'unless', 'hidden', 'ordinary'] as const;
const texts = [
  'id',
  'theme',
  'severity',
  'language',
  'meaning',
  'reason',
  'couldMean',
  'origin',
  'reviewBy',
  'help',
] as const;

/** In the order in which one reads them. */
const columns = [
  'Kind',
  'Id',
  'Theme',
  'Severity',
  'Language',
  'Phrases',
  'Meaning',
  'Reason',
  'Could mean',
  'Innocent examples',
  'Concerning examples',
  'Near words',
  'Near within',
  'Not near words',
  'Not near within',
  'Only',
  'Unless',
  'Hidden',
  'Ordinary',
  'Case sensitive',
  'Origin',
  'Version',
  'Review by',
  'Shadow',
  'Help',
] as const;
type Column = (typeof columns)[number];

/** The table is ours when these stand at its head: other products have none of them. */
export const isOwnTable = (head: readonly string[]): boolean =>
  (['Kind', 'Could mean', 'Concerning examples'] satisfies Column[]).every((column) => head.includes(column));

const columnOf: Readonly<Record<(typeof texts)[number] | (typeof lineItems)[number], Column>> = {
  id: 'Id',
  theme: 'Theme',
  severity: 'Severity',
  language: 'Language',
  meaning: 'Meaning',
  reason: 'Reason',
  couldMean: 'Could mean',
  origin: 'Origin',
  reviewBy: 'Review by',
  help: 'Help',
  phrases: 'Phrases',
  only: 'Only',
  unless: 'Unless',
  hidden: 'Hidden',
  ordinary: 'Ordinary',
};

/** Items stand in one cell, a line each. */
const joined = (items: readonly string[] | undefined): string =>
  (items ?? []).map((item) => item.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')).join('\n');
const divided = (cell: string): string[] =>
  cell === ''
    ? []
    : cell
        .split(/\r?\n/u)
        .map((item) =>
          item.replace(/\\(.)/gu, (_, sign: string) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign)),
        );

export function toOwnTable(entries: readonly WatchlistEntry[], slots: readonly WatchlistSlot[]): string[][] {
  const rowOf = (cells: Partial<Record<Column, string>>) => columns.map((column) => cells[column] ?? '');
  const ofEntry = (entry: WatchlistEntry): Partial<Record<Column, string>> => ({
    Kind: 'entry',
    ...Object.fromEntries(texts.map((key) => [columnOf[key], entry[key] ?? ''])),
    ...Object.fromEntries(lineItems.map((key) => [columnOf[key], joined(entry[key])])),
    'Innocent examples': joined(entry.examples.innocent),
    'Concerning examples': joined(entry.examples.concerning),
    'Near words': joined(entry.near?.words),
    'Near within': entry.near ? String(entry.near.within) : '',
    'Not near words': joined(entry.notNear?.words),
    'Not near within': entry.notNear ? String(entry.notNear.within) : '',
    'Case sensitive': entry.caseSensitive === undefined ? '' : String(entry.caseSensitive),
    Version: String(entry.version),
    Shadow: entry.shadow ? 'true' : '',
  });
  const ofSlot = ({ name, language, phrases }: WatchlistSlot): Partial<Record<Column, string>> => ({
    Kind: 'slot',
    Id: name,
    Language: language,
    Phrases: joined(phrases),
  });
  return [[...columns], ...slots.map((slot) => rowOf(ofSlot(slot))), ...entries.map((entry) => rowOf(ofEntry(entry)))];
}

const isYes = (cell: string): boolean => /^(?:true|yes|1)$/iu.test(cell);

/** Cells left empty are left out where an entry may do without, and null where it may not. */
export function fromOwnTable(rows: readonly (readonly string[])[]): {
  readonly drafts: EntryDraft[];
  readonly slots: WatchlistSlot[];
} {
  const [head = [], ...body] = rows;
  const drafts: EntryDraft[] = [];
  const slots: WatchlistSlot[] = [];
  for (const row of body) {
    const cell = (column: Column): string => row[head.indexOf(column)] ?? '';
    const optional = (column: Column): string | undefined => (cell(column) === '' ? undefined : cell(column));
    const items = (column: Column): string[] | undefined => (cell(column) === '' ? undefined : divided(cell(column)));
    const near = (words: Column, within: Column) =>
      items(words) ? { words: items(words), within: Number(cell(within)) } : undefined;
    if (cell('Kind').trim().toLowerCase() === 'slot') {
      slots.push({ name: cell('Id'), language: cell('Language'), phrases: divided(cell('Phrases')) });
      continue;
    }
    const needed = Object.fromEntries(
      (['id', 'theme', 'severity', 'language', 'meaning', 'reason', 'couldMean', 'origin', 'reviewBy'] as const).map(
        (key) => [key, optional(columnOf[key]) ?? null],
      ),
    );
    const draft: Record<string, unknown> = {
      ...needed,
      phrases: items('Phrases') ?? null,
      near: near('Near words', 'Near within'),
      notNear: near('Not near words', 'Not near within'),
      only: items('Only'),
      unless: items('Unless'),
      hidden: items('Hidden'),
      ordinary: items('Ordinary'),
      caseSensitive: optional('Case sensitive') === undefined ? undefined : isYes(cell('Case sensitive')),
      shadow: isYes(cell('Shadow')) || undefined,
      version: cell('Version') === '' ? 1 : Number(cell('Version')),
      examples: { innocent: items('Innocent examples') ?? null, concerning: items('Concerning examples') ?? null },
      help: optional('Help'),
    };
    drafts.push(draft as EntryDraft);
  }
  return { drafts, slots };
}
