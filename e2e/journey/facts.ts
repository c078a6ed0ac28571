// From what was played and seen to the facts of the report, and to what the run alone can witness.
import type { Decision } from './decide.ts';
import type { HostileResult } from './hostile.ts';
import type { ReadLog } from './read-log.ts';
import { type ClipGap, type JourneyFacts, spreadOf, type Witness } from './report.ts';
import { hosts } from './hosts.ts';
import type { RunContext } from './run-context.ts';

export interface Played {
  readonly run: RunContext;
  readonly decision: Decision;
  readonly record: ReadLog;
  readonly framesStored: number;
  readonly innocent: JourneyFacts['innocent'];
  readonly hostile: HostileResult;
  readonly succeedWithoutDefence: number;
  readonly plaintext: JourneyFacts['plaintext'];
}

export function factsOf({
  run,
  decision,
  record,
  framesStored,
  innocent,
  hostile,
  succeedWithoutDefence,
  plaintext,
}: Played): JourneyFacts {
  const { view, excerpts, frames } = decision;
  const surfaceOf = (surface: 'typed' | 'copied' | 'searched'): string =>
    view.findings.some((finding) => finding.surface === surface) ? view.row.id : '';
  const codes = frames.map(({ code }) => code ?? '');
  const { forbiddenCodes } = shownCodes(run);
  return {
    surfaces: { typed: surfaceOf('typed'), copied: surfaceOf('copied'), searched: surfaceOf('searched') },
    shownAfterMs: spreadOf(run.expected.flatMap(({ shownAfterMs }) => (shownAfterMs === null ? [] : [shownAfterMs]))),
    clip: { framesStored, framesDecoded: codes.filter(Boolean).length, codes, ...spanOf(decision.manifest) },
    innocent,
    forbidden: {
      shown: forbiddenCodes.length,
      framesStored: codes.filter((code) => forbiddenCodes.includes(code)).length,
      textsRead: excerpts.filter((text) => run.forbiddenCanaries.some((canary) => text.includes(canary))).length,
    },
    hostile: {
      attempted: hostile.attempted,
      forged: excerpts.filter((text) => run.forgedCanaries.some((canary) => text.includes(canary))).length,
      hidden: hostile.hidden,
      succeedWithoutDefence,
    },
    plaintext,
    log: { entries: record.entries, verified: record.isVerified, openingLogged: record.isOpeningLogged },
    outcome: decision.outcome,
  };
}

function spanOf({
  triggerAt,
  frames,
  gaps,
}: Decision['manifest']): Pick<JourneyFacts['clip'], 'secondsBefore' | 'secondsAfter' | 'secondsTotal' | 'gaps'> {
  const trigger = Date.parse(triggerAt);
  const seconds = (at: string): number => Math.round((Date.parse(at) - trigger) / 10) / 100;
  const starts = [...frames.map(({ at }) => seconds(at)), ...gaps.map(({ from }) => seconds(from))];
  const ends = [...frames.map(({ at }) => seconds(at)), ...gaps.map(({ to }) => seconds(to))];
  const [secondsBefore, secondsAfter] = [-Math.min(...starts), Math.max(...ends)];
  return {
    secondsBefore,
    secondsAfter,
    secondsTotal: Math.round((secondsBefore + secondsAfter) * 100) / 100,
    gaps: gaps.map(({ from, to, reason }): ClipGap => ({ from: seconds(from), to: seconds(to), reason })),
  };
}

/** Codes by whether a frame of them may be taken, each once, in the order in which they were shown. */
export function shownCodes({
  pages,
  forbiddenSeconds,
}: Pick<RunContext, 'pages' | 'forbiddenSeconds'>): Pick<Witness, 'allowedCodes' | 'forbiddenCodes'> {
  const isForbidden = ({ n, page }: RunContext['pages']['shown'][number]): boolean =>
    page.startsWith(hosts.never) || forbiddenSeconds.some((one) => one.page === page && n >= one.from && n <= one.to);
  const inOrder = pages.shown.toSorted((one, other) => one.n - other.n);
  const once = (codes: readonly string[]): string[] => [...new Set(codes)];
  return {
    allowedCodes: once(inOrder.filter((one) => !isForbidden(one)).map(({ code }) => code)),
    forbiddenCodes: once(inOrder.filter(isForbidden).map(({ code }) => code)),
  };
}

/** Every finding is one that was made on purpose, each exactly once, under the right name; and the record says who did what. */
export function witnessOf(run: RunContext, decision: Decision): Witness {
  const { view, excerpts, log } = decision;
  const complaints = [...run.complaints];
  const tally = (names: readonly string[]): string => JSON.stringify(names.toSorted());
  if (view.findings.length !== run.expected.length)
    complaints.push(`the incident has ${view.findings.length} findings, not ${run.expected.length}`);
  if (
    tally(view.findings.map(({ entry, surface }) => `${entry.id} ${surface}`)) !==
    tally(run.expected.map(({ phrase, surface }) => `${phrase.entry} ${surface}`))
  )
    complaints.push('the findings are of other entries or surfaces than what was typed');
  for (const { canary, step } of run.expected) {
    const holding = excerpts.filter((text) => text.includes(canary)).length;
    if (holding !== 1) complaints.push(`the words typed at “${step}” stand in ${holding} excerpts, not in one`);
  }
  const pupil = run.school.pupils[0]?.name;
  if (view.row.pupilName !== pupil || view.row.certainty !== 'sign-in')
    complaints.push(`the pupil is given as ${view.row.pupilName}, known by ${view.row.certainty}`);
  const lead = run.school.staff.find(({ roles }) => roles.includes('lead'))?.name;
  for (const kind of [
    'incident.leased',
    'incident.words-opened',
    'incident.evidence-opened',
    'incident.closed',
  ] as const)
    if (!log.some(({ action, byName }) => action.kind === kind && byName === lead))
      complaints.push(`the record’s log has no ${kind} by ${lead}`);
  return { ...shownCodes(run), complaints };
}
