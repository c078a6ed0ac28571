// Looks how often each phrase fires on text that is known to be innocent: more than its share is more than people can read.
import type { Severity, Surface, WatchlistEntry, WatchlistSlot } from '@candour/contract';
import { compile } from '../compile.ts';
import { judgeHits } from '../judge.ts';
import type { Remark } from './remark.ts';
import { wilsonInterval } from './wilson.ts';

/** False flags per 1,000 innocent lines that one phrase may cause: the graver, the fewer, since each is a knock at a door. */
export const falseFlagLimits = { note: 5, concern: 1, urgent: 0.5, critical: 0.2 } as const satisfies Record<
  Severity,
  number
>;

export interface InnocentText {
  readonly name: string;
  readonly surface: Surface;
  readonly lines: readonly string[];
  /** Written to be innocent, line by line: one flag is one too many. */
  readonly isCertain: boolean;
}

interface Count {
  readonly entry: WatchlistEntry;
  readonly phrase: string;
  /** Lines flagged, by text. */
  readonly flagged: Map<InnocentText, number>;
}

const perThousand = (share: number): string => (1_000 * share).toPrecision(2);

const countFlags = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[],
  texts: readonly InnocentText[],
): Iterable<Count> => {
  const compiled = compile({ version: 1, slots, entries });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const counts = new Map<string, Count>();
  for (const text of texts)
    for (const line of text.lines) {
      const found = judgeHits(compiled, { text: line, surface: text.surface }).filter(
        ({ verdict }) => verdict === 'stands',
      );
      for (const key of new Set(found.map(({ entry, phrase }) => JSON.stringify([entry, phrase])))) {
        const [id, phrase] = JSON.parse(key) as [string, string];
        const entry = byId.get(id);
        const count = counts.get(key) ?? (entry && { entry, phrase, flagged: new Map<InnocentText, number>() });
        if (!count) continue;
        counts.set(key, count);
        count.flagged.set(text, (count.flagged.get(text) ?? 0) + 1);
      }
    }
  return counts.values();
};

export const checkShare = (
  entries: readonly WatchlistEntry[],
  slots: readonly WatchlistSlot[],
  texts: readonly InnocentText[],
): Remark[] => {
  const allLines = texts.reduce((sum, { lines }) => sum + lines.length, 0);
  return [...countFlags(entries, slots, texts)].flatMap(({ entry, phrase, flagged }): Remark[] => {
    const limit = falseFlagLimits[entry.severity] / 1_000;
    const all = [...flagged.values()].reduce((sum, count) => sum + count, 0);
    const parts = [...flagged].map(([text, count]) => ({ ...text, of: text.lines.length, count }));
    const whole = { name: 'all innocent text', of: allLines, count: all, isCertain: false };
    // Of one text alone, a single flag says little, unless the line was written to be innocent.
    const judged = [whole, ...parts].filter(({ count, isCertain }) => isCertain || count > 1);
    const worst = judged.toSorted((a, b) => b.count / b.of - a.count / a.of);
    const beyond = worst.find(({ count, of }) => wilsonInterval(count, of)[0] > limit);
    const over = beyond ?? worst.find(({ count, of }) => count / of > limit);
    if (!over) return [];
    const [low, high] = wilsonInterval(over.count, over.of);
    return [
      {
        level: beyond ? 'refuse' : 'challenge',
        entry: entry.id,
        path: ['phrases', Math.max(0, entry.phrases.indexOf(phrase))],
        what:
          `"${phrase}" (${entry.severity}) flags ${over.count} of ${over.of} lines of ${over.name}: ` +
          `${perThousand(over.count / over.of)} per 1,000 (between ${perThousand(low)} and ${perThousand(high)}); the limit is ${falseFlagLimits[entry.severity]}.`,
        instead:
          'Narrow it by a word more, a neighbour or a condition, or lower its severity; a back-test shows what that loses.',
      },
    ];
  });
};
