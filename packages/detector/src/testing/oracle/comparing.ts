// Whether an engine's findings are those of the oracle; if not, where they part.
import { hiddenKinds } from '@candour/contract';
import type { Finding, InspectInput, Span, Watchlist } from '../../types.ts';
import type { OracleFinding } from './oracle.ts';
import { baseOf, readText } from './words.ts';

const places = (one: { span: Span; entry: string }): string =>
  `${String(one.span.start).padStart(9)}–${String(one.span.end).padStart(9)} ${one.entry}`;
const sorted = <T extends { span: Span; entry: string }>(findings: readonly T[]): T[] =>
  findings.toSorted((a, b) => (places(a) < places(b) ? -1 : 1));

const wordsOfPath = (path: string): string =>
  readText(path)
    .words.map(({ letters }) => baseOf(letters))
    .join(' ');

const shown = (list: readonly string[]): string => (list.length > 0 ? list.join('+') : 'nothing');

const differenceOf = (
  list: Watchlist,
  input: InspectInput,
  found: Finding,
  right: OracleFinding,
): string | undefined => {
  const entry = list.entries.find(({ id }) => id === right.entry);
  const phrase = entry?.phrases[right.phrase];
  if (found.verdict !== right.verdict) return `the verdict is ${found.verdict}, not ${right.verdict}`;
  if (shown(found.conditions) !== shown(right.conditions))
    return `the conditions met are ${shown(found.conditions)}, not ${shown(right.conditions)}`;
  if (found.phrase !== phrase) return `the phrase is "${found.phrase}", not "${phrase}"`;
  if (!right.hidden.some((kinds) => shown(kinds) === shown(found.hidden)))
    return `hidden by ${shown(found.hidden)}, not ${right.hidden.map(shown).join(' or ')}`;
  if (found.hidden.toSorted((a, b) => hiddenKinds.indexOf(a) - hiddenKinds.indexOf(b)).join() !== found.hidden.join())
    return 'the kinds of hiding are out of order';
  // A romanised form may be shown by the word that the list writes.
  if (!found.hidden.includes('romanised') && wordsOfPath(found.path) !== right.words.join(' '))
    return `the path is "${found.path}", not ${right.words.join(' ')}`;
  if (found.surface !== input.surface) return 'the surface is another';
  if (
    found.entryVersion !== entry?.version ||
    found.theme !== entry.theme ||
    found.severity !== (entry.shadow ? 'note' : entry.severity)
  )
    return 'it does not carry its entry';
  if (found.context && !isPlaceIn(input.text, found.context)) return 'its context lies outside the text';
  return undefined;
};

export const isPlaceIn = (text: string, { start, end }: Span): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;

/** One line for each difference. */
export const differences = (
  list: Watchlist,
  input: InspectInput,
  findings: readonly Finding[],
  oracle: readonly OracleFinding[],
): string[] => {
  const lines: string[] = [];
  const [mine, right] = [sorted(findings), sorted(oracle)];
  const named = ({ span, entry }: OracleFinding | Finding): string =>
    `${entry} at ${span.start}–${span.end} ${JSON.stringify(input.text.slice(span.start, span.end))}`;
  for (const finding of mine) {
    const same = right.filter((one) => places(one) === places(finding));
    const [partner] = same;
    if (!partner) lines.push(`found and should not: ${named(finding)} by "${finding.phrase}" ${finding.hidden.join()}`);
    else {
      const difference = differenceOf(list, input, finding, partner);
      if (difference) lines.push(`${named(finding)}: ${difference}`);
    }
  }
  for (const one of right)
    if (!mine.some((finding) => places(finding) === places(one))) lines.push(`not found: ${named(one)}`);
  if (new Set(mine.map(places)).size !== mine.length) lines.push('the same place twice for one entry');
  if (findings.some(({ span }, at) => span.start < (findings[at - 1]?.span.start ?? 0)))
    lines.push('not in the order of their places');
  return lines;
};
