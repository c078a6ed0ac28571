// A small list of lanterns to be checked, and an English dictionary of few words.
import type { WatchlistEntry } from '@candour/contract';
import { checkList } from '../checks/check-list.ts';
import type { InnocentText } from '../checks/check-share.ts';
import type { OrdinaryWords } from '../checks/remark.ts';
import { madeUpEntry } from './entries.ts';

export const english: OrdinaryWords = {
  has: (word) => ['lantern', 'latern', 'sky', 'who', 'hell', 'cant', 'ad hoc', 'ice-cream'].includes(word),
};
export const lantern = (more: Partial<WatchlistEntry> = {}, phrases = ['purple lantern']) =>
  madeUpEntry('lantern', phrases, more);
/** Whether a phrase is proven is looked at elsewhere. */
export const proven = (...concerning: readonly string[]) => ({
  examples: { innocent: ['a', 'b'], concerning: [...concerning, ...concerning] },
});
export const checked = (
  entries: readonly WatchlistEntry[],
  innocent: readonly InnocentText[] = [],
  today = '2026-11-24',
) => checkList(entries, [], { today, dictionaries: new Map([['en', english]]), innocent });
export const saidOf = (...entries: readonly WatchlistEntry[]) =>
  checked(entries).remarks.map(({ level, what }) => `${level}: ${what}`);
