// Watchlists of drawn patterns: bare ones for the plain search, and ones that use everything an entry can.
import type { WatchlistEntry } from '@candour/contract';
import type { Watchlist } from '@candour/detector';

const phrasesAnEntry = 4;
/** Words in whose company a hit is innocent; ordinary ones, so that the question is asked in earnest. */
const innocentWords =
  'book film song story novel play poem chapter teacher lesson essay history homework museum theatre game actor author scene page library science project class'.split(
    ' ',
  );

/** Nothing but phrases. */
export const bareList = (patterns: readonly string[]): Watchlist => ({
  version: 1,
  entries: grouped(patterns).map((phrases, at) => entryOf(at, phrases)),
});

/** Every entry sees through seven ways of hiding a word and asks three conditions. */
export const fullList = (patterns: readonly string[]): Watchlist => ({
  version: 1,
  entries: grouped(patterns).map((phrases, at) => ({
    ...entryOf(at, phrases),
    hidden: ['lookalike', 'marks', 'digits', 'stretched', 'spaced', 'damaged', 'emoji'],
    notNear: {
      words: [0, 7, 13].map((step) => innocentWords[(at + step) % innocentWords.length] ?? 'book'),
      within: 6,
    },
    unless: ['quoted', 'negated'],
  })),
});

const grouped = (patterns: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(patterns.length / phrasesAnEntry) }, (_, at) =>
    patterns.slice(at * phrasesAnEntry, (at + 1) * phrasesAnEntry),
  );

const entryOf = (at: number, phrases: string[]): WatchlistEntry => ({
  id: `entry-${at}`,
  theme: 'suicide',
  severity: 'note',
  language: 'en',
  phrases,
  meaning: 'Drawn for a measurement.',
  reason: 'It is measured how long it takes to find it.',
  couldMean: 'Anything.',
  origin: 'drawn',
  version: 1,
  reviewBy: '2030-01-31',
  examples: { innocent: ['Nothing here.', 'Nor here.'], concerning: ['Drawn.', 'Drawn too.'] },
});
