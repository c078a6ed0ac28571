// What arrived, for the ear: told politely, so that no focus moves and nothing is cut short.
import type { IncidentRow } from '@candour/contract';
import { themes } from '@candour/contract';
import { listWords, plural, severityWords } from '../words/labels.ts';

const listeners = new Set<(sentence: string) => void>();

export const onNews = (listener: (sentence: string) => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function announceNews(row: IncidentRow, news: 'new' | 'one-more'): void {
  const what = `${severityWords[row.severity].label}: ${listWords(row.themes.map((theme) => themes[theme].name))}`;
  const sentence =
    news === 'new'
      ? `New incident. ${what}.`
      : `One more finding. ${what}, now ${plural(row.findingCount, 'finding')}.`;
  for (const tell of listeners) tell(sentence);
}
