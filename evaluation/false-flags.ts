// The false flags themselves, for the sets whose licence lets us print them; and which phrases of the list cause the most, without any text.
import type { Section } from './layout.ts';
import { plain } from './layout.ts';
import { sourceOf } from './licences.ts';
import { isFlagged, type MeasuredSet } from './measure.ts';
import { count } from './words.ts';

const mostShown = 40;
const longestShown = 240;

/** A slur or swear word is known by its first letter; whoever needs the line finds it in the set. */
export type Mask = (text: string, language: string) => string;

/** Of a long line the part that was flagged, whole words to both sides. */
function around(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  if (text.length <= longestShown) return text;
  const room = Math.max(0, (longestShown - (end - start)) / 2);
  const from = start <= room ? 0 : text.indexOf(' ', start - room) + 1;
  const after = text.lastIndexOf(' ', end + room);
  const to = end + room >= text.length || after < end ? text.length : after;
  return `${from === 0 ? '' : '…'}${text.slice(from, to)}${to === text.length ? '' : '…'}`;
}

/** Markdown; nothing for a set without a false flag or a licence. */
export function falseFlagPages(measured: readonly MeasuredSet[], mask: Mask): string {
  const sections = measured.flatMap(({ set, outcomes }) => {
    const source = sourceOf(set.name);
    const flags = outcomes.filter((outcome) => outcome.row.label === 'benign' && isFlagged(outcome));
    if (!source || flags.length === 0) return [];
    const shown = flags.slice(0, mostShown);
    const some = shown.length < flags.length ? `The first ${shown.length} of ${count(flags.length)}. ` : '';
    const lines = shown.map(({ row, flags: found }) => {
      const text = around(row.text, found[0]?.span ?? { start: 0, end: 0 });
      return `- ${plain(mask(text, row.lang))} (${[...new Set(found.map(({ entry }) => entry))].join(', ')})`;
    });
    return [`### ${plain(set.name)}\n\n${some}Lines: ${source.by}; ${source.licence}.\n\n${lines.join('\n')}`];
  });
  return sections.join('\n\n');
}

/** The entries that flag most innocent lines, with the phrases that do. Holds words of the list and counts only. */
export function worstSection(measured: readonly MeasuredSet[], most: number): Section {
  const entries = new Map<string, Map<string, number>>();
  for (const { outcomes } of measured) {
    for (const { row, flags } of outcomes) {
      if (row.label !== 'benign') continue;
      for (const { entry, path } of flags) {
        const phrases = entries.get(entry) ?? new Map<string, number>();
        entries.set(entry, phrases.set(path, (phrases.get(path) ?? 0) + 1));
      }
    }
  }
  const rows = [...entries]
    .map(([entry, phrases]) => ({ entry, phrases, flags: [...phrases.values()].reduce((sum, own) => sum + own, 0) }))
    .sort((a, b) => b.flags - a.flags || (a.entry < b.entry ? -1 : 1))
    .slice(0, most)
    .map(({ entry, phrases, flags }) => {
      const gravest = [...phrases].sort((a, b) => b[1] - a[1]).slice(0, 4);
      return [entry, count(flags), gravest.map(([phrase, own]) => `${phrase} (${own})`).join(', ')];
    });
  return {
    title: 'Entries with the most false flags',
    paragraphs: ['Over all innocent lines, with the words of the list that were found.'],
    table: { columns: ['entry', 'flags', 'words'], rows },
  };
}
