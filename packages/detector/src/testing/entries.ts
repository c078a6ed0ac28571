// Made-up entries for tests.
import type { WatchlistEntry } from '@candour/contract';
import { type CompiledWatchlist, compile } from '../compile.ts';

export const madeUpEntry = (id: string, phrases: string[], more: Partial<WatchlistEntry> = {}): WatchlistEntry => ({
  id,
  theme: 'suicide',
  severity: 'urgent',
  language: 'en',
  phrases,
  meaning: 'The writer is in danger.',
  reason: 'Some who wrote it needed help.',
  couldMean: 'A line from a song.',
  origin: 'test',
  version: 1,
  reviewBy: '2027-07-31',
  examples: { innocent: ['Nothing here.', 'Nor here.'], concerning: [phrases[0] ?? '', phrases[0] ?? ''] },
  ...more,
});

export const compiledOf = (...entries: WatchlistEntry[]): CompiledWatchlist => compile({ version: 7, entries });
