// The word nearby that decides: the nearest, whole or beside an apostrophe, in the hit or outside it.
import type { WatchlistEntry } from '@candour/contract';
import { expect, test } from 'vitest';
import { judgeHits } from '../judge.ts';
import { compiledOf, madeUpEntry } from '../testing/entries.ts';

const nearby = (text: string, words: string[], within = 3, more: Partial<WatchlistEntry> = {}): string | undefined => {
  const compiled = compiledOf(madeUpEntry('one', ['purple old lantern'], { near: { words, within }, ...more }));
  const [hit] = judgeHits(compiled, { text, surface: 'typed' });
  if (!hit) throw new Error('nothing was found');
  expect(hit.verdict).toBe(hit.context ? 'stands' : 'noted');
  return hit.context && text.slice(hit.context.start, hit.context.end);
};

test.each<[string, string[], string | undefined, number?]>([
  ['a gun and a purple old lantern at the school', ['school', 'gun'], 'school'],
  ['at the school a gun a purple old lantern', ['school', 'gun'], 'gun'],
  ['gun a a purple old lantern', ['gun'], 'gun'],
  ['gun a a a purple old lantern', ['gun'], undefined],
  ['purple old lantern a a gun', ['gun'], 'gun'],
  ['purple old lantern a a a gun', ['gun'], undefined],
  // Of a phrase nearby its nearest end counts.
  ['out of the way a a purple old lantern', ['out of the way'], 'out of the way'],
  // In the hit is nearest; of two there, the one that the entry names first.
  ['gun purple old lantern', ['gun', 'old'], 'old'],
  ['purple old lantern', ['lantern', 'purple'], 'lantern'],
  ['purple old lantern', ['purple', 'lantern'], 'purple'],
  // Beside an apostrophe, and by one of several ways.
  ['purple old lantern l’envie', ['envie'], 'envie'],
  ['l’envie purple old lantern', ['envie'], 'envie'],
  ['purple old lantern said she', ['{say|said} {he|she}'], 'said she'],
])('%s: %j', (text, words, context, within) => {
  expect(nearby(text, words, within)).toBe(context);
});
