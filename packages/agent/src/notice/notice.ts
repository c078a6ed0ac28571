// What the page "What this device watches" says: plain sentences made from the policy in force and the state, never written by hand (P6).
import type { PolicyBody } from '@candour/contract';
import { guardReasons } from '../guard/reasons.ts';
import type { AgentState } from '../state.ts';
import { help } from './help.ts';
import { policySentences } from './policy-sentences.ts';
import { whatItCannotSee } from './limits.ts';

export interface NoticeSection {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** All that the page needs; an AgentState is one. */
export type NoticeState = Pick<
  AgentState,
  | 'says'
  | 'text'
  | 'frames'
  | 'policyCut'
  | 'signers'
  | 'log'
  | 'documents'
  | 'trust'
  | 'server'
  | 'signIn'
  | 'site'
  | 'outbox'
>;

/** What any reader may know of a policy, also away from a device: the school's public page is made of it too. */
export function policySections(policy: PolicyBody): NoticeSection[] {
  const says = policySentences(policy);
  return [
    {
      title: 'What is watched',
      sentences: [
        ...says.surfaces,
        ...says.who,
        ...says.when,
        ...says.sites,
        ...says.offSitePools,
        ...says.offSite,
        ...says.outOfHours,
        ...says.personalDevices,
      ],
    },
    { title: 'The screen', sentences: [...says.ring, ...says.webcam] },
    { title: 'What is never looked at', sentences: says.neverWatched },
    { title: 'What happens when a phrase is found', sentences: says.evidence },
    { title: 'Who may see it', sentences: says.people },
    { title: 'When you are told', sentences: says.tellWithinDays },
    { title: 'How long it is kept', sentences: says.keepingDays },
    { title: 'How to disagree', sentences: says.dpiaReference },
  ];
}

/** Of the nation, and of the school where there is a policy. */
export const helpSection = (policy: PolicyBody | null): NoticeSection => ({
  title: 'Where to get help',
  sentences: [
    ...(policy ? help[policy.nation] : help.england),
    ...(policy?.help ?? []).map(({ name, contact, when }) => `${name}: ${contact} (${when}).`),
  ],
});

export const limitsSection: NoticeSection = { title: 'What it cannot see', sentences: whatItCannotSee };

/** Pure. `policy` is what holds now: already cut where it must be. */
export const noticeOf = (policy: PolicyBody | null, state: NoticeState): NoticeSection[] => [
  { title: 'Now', sentences: nowSentences(policy, state) },
  ...(policy ? policySections(policy) : []),
  helpSection(policy),
  limitsSection,
  { title: 'Who signed this', sentences: signerSentences(state) },
];

function nowSentences(policy: PolicyBody | null, state: NoticeState): string[] {
  const sentences = [state.says];
  sentences.push(
    state.signIn
      ? `You are signed in as ${state.signIn.name}, until you sign out, close the browser, or nobody uses this device for twenty minutes.`
      : 'Until somebody signs in, nothing is put to anybody’s name, and no picture of the screen is taken.',
    state.site
      ? `This device is on the school’s site: ${state.site.name}.`
      : 'This device is not shown to be on the school’s site.',
  );
  if (policy && state.text === 'yes' && state.frames !== 'yes')
    sentences.push(`No picture of the screen is taken now, because ${guardReasons[state.frames].says}.`);
  const cut = {
    stale: 'The school’s server has given no fresh word for seven days.',
    lapsed: 'What the policy allows beyond the baseline has passed its date.',
    disputed: 'The server named a document that did not prove true.',
    clock: 'This device does not know the school’s time for sure.',
  } as const;
  if (state.policyCut)
    sentences.push(
      `${cut[state.policyCut]} Until that is mended, nothing beyond the baseline is watched: text, on site, in hours.`,
    );
  if (state.outbox.texts > 0)
    sentences.push(
      `${state.outbox.texts} found ${state.outbox.texts === 1 ? 'thing waits' : 'things wait'} on this device, sealed, to be sent to ${state.server}.`,
    );
  return sentences;
}

function signerSentences({ signers, log, documents, trust }: NoticeState): string[] {
  const policy = documents.find(({ kind }) => kind === 'policy');
  const list = documents.find(({ kind }) => kind === 'watchlist');
  const role = (text: string): string => text.replaceAll('-', ' ');
  return [
    ...(signers.length > 0
      ? [
          `These people may sign what is watched here: ${signers.map((one) => `${one.name} (${role(one.role)})`).join(', ')}. Anything beyond the baseline needs two of them, in two roles.`,
        ]
      : []),
    ...(policy ? [`The policy is version ${policy.version}, digest ${policy.digest}.`] : []),
    ...(list ? [`The watchlist is version ${list.version}, digest ${list.digest}.`] : []),
    ...(log
      ? [
          `Both stand in the public log ${log.origin}, which this device has seen at ${log.size} entries with root ${log.root}.`,
        ]
      : []),
    ...trust.map(({ at, says }) => `${at}: ${says}`),
  ];
}
