// What the page says first: how things stand now, in one heading and a sentence or two.
import type { AgentState, Badge } from '@candour/agent';
import type { NoticeShows } from '../wire.ts';

export interface Standing {
  readonly tone: 'on' | 'rest' | 'wait' | 'stop';
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly action: 'sign-in' | 'sign-out' | null;
}

const headings = {
  watching: ['on', 'Watching now'],
  'not-watching': ['rest', 'Not watching now'],
  'needs-sign-in': ['wait', 'Nobody is signed in'],
  unconfirmed: ['wait', 'Waiting for the school to confirm this device'],
  'not-enrolled': ['stop', 'Not watching: this device is not enrolled'],
  'server-unreachable': ['wait', 'The school’s server cannot be reached'],
} as const satisfies Record<Badge, readonly [Standing['tone'], string]>;

export function standingOf(shows: Extract<NoticeShows, { show: 'no-settings' | 'agent' }>): Standing {
  if (shows.show === 'no-settings') {
    return shows.isWaiting
      ? {
          tone: 'rest',
          heading: 'Starting',
          sentences: ['Reading the school’s settings for this device. Nothing is watched meanwhile.'],
          action: null,
        }
      : {
          tone: 'stop',
          heading: 'Not watching: no settings',
          sentences: [
            'This browser has Candour, but no settings from a school. Nothing is watched and nothing is sent.',
            'If this is a school’s device, tell the person who looks after it. If it is your own, you may remove Candour.',
          ],
          action: null,
        };
  }
  const { state } = shows;
  const [tone, heading] = headings[state.badge];
  return { tone, heading, sentences: [state.says, ...beside(state)], action: actionOf(state) };
}

function beside(state: AgentState): string[] {
  const lines: string[] = [];
  if (state.badge === 'unconfirmed') lines.push('Until then nothing is watched and nothing is sent.');
  if (state.badge === 'server-unreachable' && state.outbox.texts > 0)
    lines.push(
      `${state.outbox.texts} locked ${state.outbox.texts === 1 ? 'message waits' : 'messages wait'} on this device until it can be reached.`,
    );
  return lines.filter((line) => line !== state.says);
}

function actionOf(state: AgentState): Standing['action'] {
  if (state.signIn) return 'sign-out';
  return state.enrolment === 'confirmed' ? 'sign-in' : null;
}

/** Short facts under the heading: who, where, and the two things that are watched. */
export function linesOf(state: AgentState): (readonly [string, string])[] {
  const lines: (readonly [string, string])[] = [];
  if (state.signIn) lines.push(['Signed in', state.signIn.name]);
  if (state.enrolment !== 'confirmed') return lines;
  lines.push(['Text', state.text === 'yes' ? 'looked at as you type, copy or search' : 'not looked at now']);
  lines.push(['Screen', screenWords(state)]);
  lines.push(['Place', state.site?.name ?? 'not known to be in school']);
  return lines;
}

function screenWords(state: AgentState): string {
  if (!state.policy?.ring) return 'never photographed';
  if (state.frames !== 'yes') return 'not photographed now';
  return state.ring.running ? 'photographed into locked memory, for a minute' : 'photographed when something changes';
}
