// Says why a finding was made: one sentence for the pupil, and the facts for whoever checks it.
import { CandourError, themeFacts } from '@candour/contract';
import type { CompiledWatchlist } from './compile.ts';
import { askedOf, decided } from './explaining/deciding.ts';
import { quoted } from './explaining/quoted.ts';
import { seenThrough } from './explaining/seen-through.ts';
import type { Explanation, Finding } from './types.ts';

const didWhat = { typed: 'You wrote', copied: 'You copied', searched: 'You searched for' } as const;

const sentenceStarts =
  /^(?:An?|The|Th(?:is|at|ese|ose|ere|ey)|It|He|She|We|You|Some\w*|Every\w*|Nobody|No|Not|Many|Most|Children|Somebody|Such|What|When|Who\w*|Words|As|Because|To)\b/u;

/** Entries are clauses, but people write sentences: without the full stop, and without a capital that only begins it. */
const asClause = (text: string): string => {
  const bare = text.trim().replace(/[.;\s]+$/u, '');
  return sentenceStarts.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
};

/**
 * Both texts hold the pupil's words and are to be sealed like them.
 * @throws CandourError `document-unknown` when the finding was made with another list, which has no such entry.
 */
export const explain = (compiled: CompiledWatchlist, finding: Finding, text: string): Explanation => {
  const entry = compiled.entries.find(({ id, version }) => id === finding.entry && version === finding.entryVersion);
  if (!entry) throw new CandourError('document-unknown', `Entry "${finding.entry}", version ${finding.entryVersion}.`);
  const { phrase, path, hidden, conditions, span, verdict } = finding;
  const written = text.slice(span.start, span.end);
  const sentence =
    `${didWhat[finding.surface]} ${quoted(written)}.${seenThrough({ written, path, hidden })}` +
    `${decided(finding, entry, text)} The list has this because ${asClause(entry.reason)}. ` +
    `It looked serious because it can mean that ${asClause(entry.meaning)}; it could also have meant ${asClause(entry.couldMean)}.`;
  const context = finding.context ? ` beside ${quoted(text.slice(finding.context.start, finding.context.end))}` : '';
  const expert =
    `Entry ${entry.id}, version ${entry.version} (${themeFacts(entry.theme).name}, ${entry.severity}, ${entry.language}; ${entry.origin}), ` +
    `watchlist ${compiled.version}: pattern ${quoted(phrase)}, by the way ${quoted(path)}, at ${span.start}–${span.end}${context}. ` +
    `Hidden: ${hidden.join(', ') || 'nothing'}. Conditions met: ${conditions.join(', ') || 'none'}; asked: ${askedOf(entry)}. ` +
    `Verdict: ${verdict}.`;
  return { sentence, expert };
};
