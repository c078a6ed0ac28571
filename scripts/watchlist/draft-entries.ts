// Makes drafts of imported rows, and keeps out what `watchlist check` would refuse whatever people wrote around it.
import type { WatchlistEntry } from '../../packages/contract/src/index.ts';
import {
  baseLanguage,
  checkList,
  type EntryDraft,
  type OrdinaryWords,
  parsePhrase,
} from '../../packages/detector/src/index.ts';
import { ordinaryWordsOf } from './dictionaries/dictionaries.ts';
import type { ImportedRow } from './foreign-table.ts';
import { ownInnocentText } from './innocent-text.ts';

export interface Draft {
  readonly row: number;
  readonly written: string;
  readonly theme: string;
  readonly language: string;
  readonly draft: EntryDraft;
  /** What people must write before it can go live. */
  readonly missing: readonly string[];
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly refused: readonly { readonly row: number; readonly written: string; readonly why: string }[];
  readonly challenged: readonly { readonly row: number; readonly written: string; readonly said: string }[];
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/u, '');

/** Only for asking what is wrong with the phrases: nothing of it is written. */
const standIn = (row: ImportedRow, id: string, today: string): WatchlistEntry => ({
  id,
  theme: row.theme,
  severity: row.severity,
  language: row.language,
  phrases: [...row.phrases],
  meaning: 'a',
  reason: 'a',
  couldMean: 'a',
  ...(row.caseSensitive ? { caseSensitive: true } : {}),
  origin: 'import',
  version: 1,
  reviewBy: today,
  examples: { innocent: ['a', 'b'], concerning: ['a', 'b'] },
});

export async function makeDrafts(
  rows: readonly ImportedRow[],
  asked: { readonly origin: string; readonly today: string },
): Promise<Drafts> {
  const ids = new Set<string>();
  const idOf = (row: ImportedRow): string => {
    const base = `${slug(row.phrases[0] ?? '') || `row-${row.row}`}-${row.language.toLowerCase()}`;
    const id = ids.has(base) ? `${base}-${row.row}` : base;
    ids.add(id);
    return id;
  };
  const unread = new Map(
    rows.flatMap((row) => {
      const wrong = row.phrases.flatMap((text) => {
        const parsed = parsePhrase(text, { language: row.language, slots: [] });
        return 'problem' in parsed ? [parsed.problem] : text.length < 2 ? ['It is too short.'] : [];
      });
      return wrong[0] === undefined ? [] : [[row, wrong[0]] as const];
    }),
  );
  const readable = rows.filter((row) => !unread.has(row)).map((row) => ({ row, id: idOf(row) }));
  const dictionaries = new Map<string, OrdinaryWords>();
  for (const language of new Set(['en', ...readable.map(({ row }) => baseLanguage(row.language))])) {
    const words = await ordinaryWordsOf(language);
    if (words) dictionaries.set(language, words);
  }
  const { remarks } = checkList(
    readable.map(({ row, id }) => standIn(row, id, asked.today)),
    [],
    { today: asked.today, dictionaries, innocent: ownInnocentText() },
  );
  const about = remarks.filter(({ what }) => !what.includes('stand in none of its concerning examples'));
  const refusedIds = new Set(about.filter(({ level }) => level === 'refuse').map(({ entry }) => entry));
  /** One line a row, whatever there is to say of it. */
  const said = (level: 'refuse' | 'challenge') =>
    readable.flatMap(({ row, id }) => {
      const remarksOfRow = about.filter((remark) => remark.entry === id && remark.level === level);
      const text = remarksOfRow.map((remark) => `${remark.what} ${remark.instead}`).join(' ');
      return text === '' ? [] : [{ row: row.row, written: row.written, said: text }];
    });
  const drafts = readable.filter(({ id }) => !refusedIds.has(id)).map(({ row, id }) => draftOf(row, id, asked.origin));
  return {
    drafts,
    refused: [
      ...[...unread].map(([row, why]) => ({ row: row.row, written: row.written, why })),
      ...said('refuse').map(({ row, written, said: why }) => ({ row, written, why })),
    ].toSorted((a, b) => a.row - b.row),
    challenged: said('challenge').filter(({ row }) => drafts.some((draft) => draft.row === row)),
  };
}

/** What the table does not say stays empty: nobody’s reasons are made up. */
function draftOf(row: ImportedRow, id: string, origin: string): Draft {
  const draft: EntryDraft = {
    id,
    theme: row.theme,
    severity: row.severity,
    language: row.language,
    phrases: [...row.phrases],
    meaning: row.meaning ?? null,
    reason: row.reason ?? null,
    couldMean: row.couldMean ?? null,
    ...(row.caseSensitive ? { caseSensitive: true } : {}),
    origin,
    version: 1,
    reviewBy: null,
    examples: { innocent: [...row.innocent], concerning: [...row.concerning] },
  };
  const missing = [
    ...(['meaning', 'reason', 'couldMean', 'reviewBy'] as const).filter((key) => draft[key] === null),
    ...(row.innocent.length < 2 ? ['innocent examples'] : []),
    ...(row.concerning.length < 2 ? ['concerning examples'] : []),
  ];
  return { row: row.row, written: row.written, theme: row.theme, language: row.language, draft, missing };
}
