// What the extension shows of itself: the badge, by way of the worker, and the page "What this device watches".
import type { Agent, AgentState, Badge, FacePort } from '@candour/agent';
import { isCandourError, errorCatalogue } from '@candour/contract';
import { flavour } from '../flavour.ts';
import { type NoticeAsks, type NoticeShows, noticePort } from '../wire.ts';
import { askWorker } from './ask.ts';

/** Short enough for the toolbar; the title says it in words. */
const badgeLooks: Record<Badge | 'no-settings' | 'trouble', { readonly text: string; readonly colour: string }> = {
  watching: { text: 'on', colour: '#0f625c' },
  'not-watching': { text: 'off', colour: '#5b6470' },
  'needs-sign-in': { text: 'who', colour: '#8a4b00' },
  unconfirmed: { text: 'wait', colour: '#8a4b00' },
  'not-enrolled': { text: '!', colour: '#a3212c' },
  trouble: { text: '!', colour: '#a3212c' },
  'no-settings': { text: '!', colour: '#a3212c' },
  'server-unreachable': { text: 'away', colour: '#8a4b00' },
};

export interface Face extends FacePort {
  /** From here on the page shows the agent's own words. */
  showAgent(agent: Agent): void;
  showNoSettings(isWaiting: boolean): void;
  /** The agent did not start. */
  showTrouble(error: unknown): void;
}

export function createFace(): Face {
  const ports = new Set<chrome.runtime.Port>();
  let agent: Agent | null = null;
  let shows: NoticeShows = { show: 'no-settings', isWaiting: true };
  let badge = '';

  const post = (message: NoticeShows): void => {
    for (const port of ports) port.postMessage(message);
  };

  const showBadge = (name: keyof typeof badgeLooks, says: string): void => {
    const { text, colour } = badgeLooks[name];
    const title = `Candour${flavour === 'release' ? '' : ` (${flavour})`}: ${says}\nClick to read what this device watches.`;
    if (badge === text + title) return;
    badge = text + title;
    askWorker<'badge'>({ to: 'worker', ask: 'badge', text, colour, title }).catch(() => {
      // Shown again with the next state.
      badge = '';
    });
  };

  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== noticePort || !port.sender?.url?.startsWith(chrome.runtime.getURL('notice.html'))) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message: unknown) => void answer(port, message as NoticeAsks));
    port.postMessage(shows);
  });

  const answer = async (port: chrome.runtime.Port, { ask }: NoticeAsks): Promise<void> => {
    if (!agent) return;
    try {
      if (ask === 'sign-in')
        port.postMessage({ show: 'sign-in-page', url: await agent.signInUrl() } satisfies NoticeShows);
      else await agent.signOut();
    } catch (error) {
      const [, what, todo] = errorCatalogue[isCandourError(error) ? error.code : 'internal'];
      const isAway = !isCandourError(error);
      port.postMessage({
        show: 'problem',
        what: isAway ? 'The school’s server did not answer.' : what,
        todo: isAway ? 'Check that this device is connected, and try again.' : todo,
      } satisfies NoticeShows);
    }
  };

  return {
    showAgent(started) {
      agent = started;
    },
    show(state: AgentState) {
      showBadge(state.badge, state.says);
      if (!agent) return;
      shows = { show: 'agent', state, sections: agent.notice() };
      post(shows);
    },
    showTrouble(error) {
      const [, what, todo] = errorCatalogue[isCandourError(error) ? error.code : 'internal'];
      shows = {
        show: 'trouble',
        what,
        todo: isCandourError(error) ? todo : 'It is tried again by itself. If it stays so, tell the technician.',
      };
      post(shows);
      showBadge('trouble', `it could not start; nothing is watched. ${what}`);
    },
    showNoSettings(isWaiting) {
      shows = { show: 'no-settings', isWaiting };
      post(shows);
      if (!isWaiting) showBadge('no-settings', 'this device has no settings from the school yet; nothing is watched.');
    },
  };
}
