// Draws the page from what the offscreen document tells it. Text only: nothing that came over a wire becomes markup.
import type { AgentState } from '@candour/agent';
import { flavour } from '../flavour.ts';
import type { NoticeAsks, NoticeShows } from '../wire.ts';
import { type Shown, standingOf } from './words.ts';

const found = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  ...inner: Node[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text !== '') made.append(text);
  made.append(...inner);
  return made;
}

let drawn = '';

export function show(shows: NoticeShows, ask: (message: NoticeAsks) => void): void {
  if (shows.show === 'sign-in-page') {
    location.assign(shows.url);
    return;
  }
  if (shows.show === 'problem') {
    showProblem(`${shows.what} ${shows.todo}`);
    return;
  }
  // A state comes with every change of a number; the page is touched only when its words change, so that focus and reading place stay.
  const words = JSON.stringify([
    standingOf(shows),
    shows.show === 'agent' ? [shows.sections, factsOf(shows.state)] : null,
  ]);
  if (words === drawn) return;
  drawn = words;
  showProblem('');
  const made = found('made');
  made.hidden = flavour === 'release';
  made.textContent = flavour === 'release' ? '' : `A ${flavour} build, with a made-up school`;
  drawStanding(shows, ask);
  found('sections').replaceChildren(
    ...(shows.show === 'agent' ? shows.sections.slice(1) : []).map(({ title, sentences }) =>
      element(
        'section',
        '',
        element('h2', title),
        sentences.length > 2
          ? element('ul', '', ...sentences.map((line) => element('li', line)))
          : element('div', '', ...sentences.map((line) => element('p', line))),
      ),
    ),
  );
  drawFacts(shows);
}

export function showProblem(text: string): void {
  const problem = found('problem');
  problem.hidden = text === '';
  problem.textContent = text;
  for (const button of document.querySelectorAll('button')) button.disabled = false;
}

function drawStanding(shows: Shown, ask: (message: NoticeAsks) => void): void {
  const { tone, heading, sentences, action } = standingOf(shows);
  const now = found('now');
  now.dataset['tone'] = tone;
  const parts: Node[] = [element('h2', heading), ...sentences.map((line) => element('p', line))];
  if (action) {
    const button = element('button', action === 'sign-in' ? 'Sign in' : 'Sign out');
    button.className = action === 'sign-in' ? '' : 'quiet';
    button.addEventListener('click', () => {
      button.disabled = true;
      ask({ ask: action });
    });
    parts.push(button);
  }
  now.replaceChildren(...parts);
}

function factsOf(state: AgentState): (readonly [string, string])[] {
  return [
    ['School', state.school],
    ['Server', state.server],
    ...(state.device ? [['Device', state.device] as const] : []),
    ...state.documents.map(
      ({ kind, version, digest }) => [`${kind.replaceAll('-', ' ')}, version ${version}`, digest] as const,
    ),
    ...state.signers.map(({ name, role }) => ['Signer', `${name}, ${role.replaceAll('-', ' ')}`] as const),
    ...state.trust.map(({ at, says }) => [`Change on ${at.slice(0, 16).replace('T', ' ')}`, says] as const),
    ...state.outbox.refused.map(({ at, code }) => [`Refused on ${at.slice(0, 16).replace('T', ' ')}`, code] as const),
  ];
}

function drawFacts(shows: Shown): void {
  const footer = found('facts');
  const isOpen = footer.querySelector('details')?.open ?? false;
  if (shows.show !== 'agent') {
    footer.replaceChildren();
    return;
  }
  const list = element(
    'dl',
    '',
    ...factsOf(shows.state).flatMap(([name, value]) => [
      element('dt', capital(name)),
      element('dd', '', element('code', value)),
    ]),
  );
  const details = element(
    'details',
    '',
    element('summary', 'For those who check: server, documents and who signed them'),
    list,
  );
  details.open = isOpen;
  footer.replaceChildren(details);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
