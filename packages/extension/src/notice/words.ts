// What the page says first: how things stand now, in one heading and a sentence or two.
import type { AgentState, Badge } from '@candour/agent';
import type { NoticeShows } from '../wire.ts';

/** What the page stays on; the rest are passing messages. */
export type Shown = Extract<NoticeShows, { show: 'no-settings' | 'agent' | 'trouble' }>;

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

export function standingOf(shows: Shown): Standing {
  if (shows.show === 'trouble')
    return {
      tone: 'stop',
      heading: 'Not watching: Candour could not start',
      sentences: [shows.what, shows.todo],
      action: null,
    };
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
  const { state, sections } = shows;
  const isWaiting = state.enrolment === 'unconfirmed' && state.text !== 'yes';
  const [tone, heading] = headings[isWaiting ? 'unconfirmed' : state.badge];
  // The agent's own first section says how things stand; the page says nothing of its own about it.
  const sentences = sections[0]?.sentences ?? [state.says];
  return { tone, heading, sentences: isWaiting ? [untilConfirmed, ...sentences] : sentences, action: actionOf(state) };
}

const untilConfirmed = 'A technician must confirm that this device is the school’s. You can sign in after that.';

function actionOf(state: AgentState): Standing['action'] {
  if (state.signIn) return 'sign-out';
  return state.enrolment === 'confirmed' ? 'sign-in' : null;
}
