// Says why a finding was made: one sentence for the pupil, and the facts for whoever checks it.
import { CandourError, themeFacts } from '@candour/contract';
import type { CompiledWatchlist } from './compile.ts';
import type { Explanation, Finding } from './types.ts';

const didWhat = { typed: 'You wrote', copied: 'You copied', searched: 'You searched for' } as const;

const sentenceStarts =
  /^(?:An?|The|Th(?:is|at|ese|ose|ere|ey)|It|He|She|We|You|Some\w*|Every\w*|Nobody|No|Not|Many|Most|Children|Somebody|Such|What|When|Who\w*|Words|As|Because|To)\b/u;

/** Entries are clauses, but people write sentences: without the full stop, and without a capital that only begins it. */
const asClause = (text: string): string => {
  const bare = text.trim().replace(/[.;\s]+$/u, '');
  return sentenceStarts.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
};

const quoted = (text: string): string => `“${text.replace(/\s+/gu, ' ').trim()}”`;

/**
 * Both texts hold the pupil's words and are to be sealed like them.
 * @throws CandourError `document-unknown` when the finding was made with another list, which has no such entry.
 */
export const explain = (compiled: CompiledWatchlist, finding: Finding, text: string): Explanation => {
  const entry = compiled.entries.find(({ id, version }) => id === finding.entry && version === finding.entryVersion);
  if (!entry) throw new CandourError('document-unknown', `Entry "${finding.entry}", version ${finding.entryVersion}.`);
  const words = quoted(text.slice(finding.span.start, finding.span.end));
  const sentence =
    `${didWhat[finding.surface]} ${words}. The list has this because ${asClause(entry.reason)}. ` +
    `It looked serious because it can mean that ${asClause(entry.meaning)}; it could also have meant ${asClause(entry.couldMean)}.`;
  const context = finding.context ? ` beside ${quoted(text.slice(finding.context.start, finding.context.end))}` : '';
  const rules = [
    entry.notNear && `innocent within ${entry.notNear.within} words of ${entry.notNear.words.map(quoted).join(', ')}`,
    entry.near && `only within ${entry.near.within} words of ${entry.near.words.map(quoted).join(', ')}`,
    entry.caseSensitive && 'upper and lower case told apart',
  ].filter((rule) => typeof rule === 'string');
  const expert =
    `Entry ${entry.id}, version ${entry.version} (${themeFacts(entry.theme).name}, ${entry.severity}, ${entry.language}; ${entry.origin}), ` +
    `watchlist ${compiled.version}: phrase ${quoted(finding.phrase)} at ${finding.span.start}–${finding.span.end}${context}. ` +
    `Rules: ${rules.length > 0 ? rules.join('; ') : 'none'}. Verdict: ${finding.verdict}.`;
  return { sentence, expert };
};
