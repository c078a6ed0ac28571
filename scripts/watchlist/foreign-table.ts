// Takes another product's word list: which column is what, and what each row becomes, with a reason where it becomes nothing.
import { type Severity, type Theme, themeNames } from '../../packages/contract/src/index.ts';
import { baseLanguage } from '../../packages/detector/src/index.ts';
import { nearest } from '../nearest.ts';
import { WrongUse } from './console.ts';
import {
  categoryNames,
  columnNames,
  type ImportField,
  importFields,
  languageOf,
  notOurs,
  plainName,
  severityOfLevel,
  severityOfNumber,
  themeOfCategory,
} from './import-tables.ts';
import { translatePattern } from './translate-pattern.ts';

export interface ImportedRow {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly written: string;
  readonly phrases: readonly string[];
  readonly theme: Theme;
  readonly severity: Severity;
  readonly language: string;
  readonly meaning?: string;
  readonly reason?: string;
  readonly couldMean?: string;
  readonly caseSensitive: boolean;
  readonly innocent: readonly string[];
  readonly concerning: readonly string[];
}

export interface Mapping {
  /** Column → what it was taken for; empty for those that were left alone. */
  readonly columns: readonly { readonly column: string; readonly takenFor?: ImportField }[];
  readonly categories: readonly {
    readonly category: string;
    readonly theme?: Theme;
    readonly said: string;
    readonly rows: number;
  }[];
  readonly levels: readonly { readonly level: string; readonly severity: Severity; readonly said: string }[];
  readonly rows: readonly ImportedRow[];
  readonly refused: readonly { readonly row: number; readonly written: string; readonly why: string }[];
  readonly notes: readonly { readonly row: number; readonly written: string; readonly said: string }[];
}

export interface ImportDefaults {
  readonly theme?: Theme;
  readonly severity?: Severity;
  readonly language?: string;
  /** Whether it is an English word, whose forms can be asked for. */
  readonly isEnglish: (word: string) => boolean;
  /** What a person said of columns: field → column. */
  readonly columns: ReadonlyMap<ImportField, string>;
}

const known = new Map(
  importFields.flatMap((field) => columnNames[field].split(' ').map((name) => [plainName(name), field] as const)),
);

const columnsOf = (
  head: readonly string[],
  asked: ReadonlyMap<ImportField, string>,
): ReadonlyMap<ImportField, number> => {
  const found = new Map<ImportField, number>();
  for (const [field, column] of asked) {
    const at = head.findIndex((name) => plainName(name) === plainName(column));
    if (at < 0) throw new WrongUse(`There is no column "${column}". There are: ${head.join(', ')}.`);
    found.set(field, at);
  }
  head.forEach((name, index) => {
    const field = known.get(plainName(name));
    if (field && !found.has(field) && ![...found.values()].includes(index)) found.set(field, index);
  });
  return found;
};

const isYes = (cell: string): boolean =>
  /^(?:true|yes|y|1|on|x|regex|regexp|regular expression|wildcard)$/iu.test(cell.trim());

const themeOf = (category: string, byDefault: Theme | undefined): { readonly theme?: Theme; readonly said: string } => {
  const plain = plainName(category);
  const why = notOurs.get(plain);
  if (why !== undefined) return { said: `left out: ${why}` };
  const theme = themeOfCategory.get(plain);
  if (theme) return { theme, said: theme };
  if (byDefault) return { theme: byDefault, said: `${byDefault}, as asked by --theme` };
  const meant = category === '' ? undefined : nearest(category.toLowerCase(), categoryNames);
  const guess = meant === undefined ? undefined : themeOfCategory.get(plainName(meant));
  const said = category === '' ? 'rows without a category' : 'not known';
  return {
    said: `${said}: ${guess ? `perhaps ${guess} ("${meant}")` : `write one of ${themeNames.join(', ')}`}, or give --theme`,
  };
};

const severityOf = (
  level: string,
  highest: number,
  byDefault: Severity | undefined,
): { readonly severity: Severity; readonly said: string } => {
  const number = Number(level);
  if (level.trim() !== '' && Number.isFinite(number)) {
    const severity = severityOfNumber(number, highest);
    return { severity, said: `${severity}, taking ${highest} for the highest` };
  }
  const severity = severityOfLevel.get(plainName(level));
  if (severity) {
    const isCritical = plainName(level) === 'critical';
    return { severity, said: isCritical ? 'urgent: only two people together make a phrase critical' : severity };
  }
  return {
    severity: byDefault ?? 'concern',
    said: `${byDefault ?? 'concern'}, ${byDefault ? 'as asked by --severity' : 'since nothing else is said'}`,
  };
};

const sentences = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/\r?\n|;\s|\s\|\s/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** @throws WrongUse when no column holds the phrases, or nothing says which language they are. */
export function mapForeignTable(rows: readonly (readonly string[])[], defaults: ImportDefaults): Mapping {
  const [first = [], ...others] = rows;
  const named = columnsOf(first, defaults.columns);
  const isBareList = !named.has('phrase') && Math.max(...rows.map((row) => row.length)) === 1;
  const head = isBareList ? ['(only column)'] : first;
  const columns: ReadonlyMap<ImportField, number> = isBareList ? new Map([['phrase', 0]]) : named;
  const body = isBareList ? rows : others;
  if (!columns.has('phrase'))
    throw new WrongUse(
      `No column is known to hold the phrases. There are: ${head.join(', ')}. Say which: --column phrase=NAME.`,
    );
  if (!columns.has('language') && defaults.language === undefined)
    throw new WrongUse('Nothing says which language the phrases are in: --language en.');
  const cellOf = (row: readonly string[], field: ImportField): string => {
    const at = columns.get(field);
    return at === undefined ? '' : (row[at] ?? '').trim();
  };
  const highest = Math.max(0, ...body.map((row) => Number(cellOf(row, 'severity'))).filter(Number.isFinite));
  const categories = new Map<string, { category: string; theme?: Theme; said: string; rows: number }>();
  const levels = new Map<string, { level: string; severity: Severity; said: string }>();
  const taken: ImportedRow[] = [];
  const refused: { row: number; written: string; why: string }[] = [];
  const notes: { row: number; written: string; said: string }[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of body.entries()) {
    const row = index + (isBareList ? 1 : 2);
    const written = cellOf(cells, 'phrase');
    const refuse = (why: string) => void refused.push({ row, written, why });
    const category = cellOf(cells, 'theme');
    const mapped = themeOf(category, defaults.theme);
    const counted = categories.get(category) ?? { category, ...mapped, rows: 0 };
    categories.set(category, { ...counted, rows: counted.rows + 1 });
    const level = cellOf(cells, 'severity');
    const graded = severityOf(level, highest, defaults.severity);
    levels.set(level, { level, ...graded });
    const spoken = cellOf(cells, 'language');
    const language = spoken === '' ? defaults.language : languageOf(spoken);
    if (language === undefined) {
      refuse(`the language "${spoken}" is not known: write a code such as en, pl or ur`);
      continue;
    }
    if (!mapped.theme) {
      refuse(`its category "${category}" is ${mapped.said}`);
      continue;
    }
    const isPattern = columns.has('isPattern') ? isYes(cellOf(cells, 'isPattern')) : undefined;
    const translated = translatePattern(
      written,
      (word) => baseLanguage(language) === 'en' && defaults.isEnglish(word),
      isPattern,
    );
    if ('problem' in translated) {
      refuse(translated.problem);
      continue;
    }
    if (translated.note !== undefined)
      notes.push({ row, written, said: `${translated.phrases.join(' and ')}: ${translated.note}` });
    const key = `${language} ${translated.phrases.join('|').toLowerCase()}`;
    const before = seen.get(key);
    if (before !== undefined) {
      refuse(`stands in row ${before} already`);
      continue;
    }
    seen.set(key, row);
    const texts = Object.fromEntries(
      (['meaning', 'reason', 'couldMean'] as const)
        .map((field) => [field, cellOf(cells, field).slice(0, 300)] as const)
        .filter(([, text]) => text !== ''),
    );
    taken.push({
      row,
      written,
      phrases: translated.phrases,
      theme: mapped.theme,
      severity: graded.severity,
      language,
      ...texts,
      caseSensitive: isYes(cellOf(cells, 'caseSensitive')),
      innocent: sentences(cellOf(cells, 'innocent')),
      concerning: sentences(cellOf(cells, 'concerning')),
    });
  }
  const takenFor = new Map([...columns].map(([field, at]) => [at, field]));
  return {
    columns: head.map((column, at) => {
      const field = takenFor.get(at);
      return field ? { column, takenFor: field } : { column };
    }),
    categories: [...categories.values()],
    levels: [...levels.values()],
    rows: taken,
    refused,
    notes,
  };
}
