// Every key of the console: this one table drives both what keys do and the help screen that tells of them.
export const shortcutScopes = {
  anywhere: 'Anywhere',
  queue: 'In the queue',
  incident: 'On an incident',
  player: 'In the player',
} as const;
export type ShortcutScope = keyof typeof shortcutScopes;

interface Shortcut {
  readonly scope: ShortcutScope;
  /** `KeyboardEvent.key`; the first is the one shown. */
  readonly keys: readonly [string, ...string[]];
  readonly says: string;
}

export const shortcuts = {
  help: { scope: 'anywhere', keys: ['?'], says: 'Show these shortcuts' },
  'to-queue': { scope: 'anywhere', keys: ['q'], says: 'Go to the queue' },
  'lock-vault': { scope: 'anywhere', keys: ['L'], says: 'Lock the vault' },
  'next-row': { scope: 'queue', keys: ['j', 'ArrowDown'], says: 'Next incident' },
  'previous-row': { scope: 'queue', keys: ['k', 'ArrowUp'], says: 'Incident before' },
  'first-row': { scope: 'queue', keys: ['Home'], says: 'First incident' },
  'last-row': { scope: 'queue', keys: ['End'], says: 'Last incident' },
  'open-row': { scope: 'queue', keys: ['Enter', 'o'], says: 'Open the incident' },
  'other-tab': { scope: 'queue', keys: ['c'], says: 'Change between open and closed' },
  take: { scope: 'incident', keys: ['t'], says: 'Take the incident' },
  renew: { scope: 'incident', keys: ['r'], says: 'Keep it for five more minutes' },
  release: { scope: 'incident', keys: ['u'], says: 'Put it back in the queue' },
  'open-words': { scope: 'incident', keys: ['w'], says: 'Open the words' },
  'open-evidence': { scope: 'incident', keys: ['e'], says: 'Open the evidence' },
  close: { scope: 'incident', keys: ['x'], says: 'Close with an outcome' },
  play: { scope: 'player', keys: [' ', 'p'], says: 'Play or pause' },
  'next-frame': { scope: 'player', keys: ['.', 'ArrowRight'], says: 'Next frame' },
  'previous-frame': { scope: 'player', keys: [',', 'ArrowLeft'], says: 'Frame before' },
  'to-trigger': { scope: 'player', keys: ['0'], says: 'Go to the trigger' },
  'first-frame': { scope: 'player', keys: ['['], says: 'First frame' },
  'last-frame': { scope: 'player', keys: [']'], says: 'Last frame' },
  reveal: { scope: 'player', keys: ['b'], says: 'Reveal, or blur again' },
  grey: { scope: 'player', keys: ['g'], says: 'Grey or in colour' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;
export const shortcutNames = Object.keys(shortcuts) as ShortcutName[];

const keyNames: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  L: 'Shift L',
};
export const keyLabel = (key: string): string => keyNames[key] ?? key;

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const choiceKeys = [' ', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** The keys that whatever has the focus needs for itself. */
const ownKeys = { page: [], link: ['Enter'], button: [' ', 'Enter'], choice: choiceKeys } as const satisfies Record<
  string,
  readonly string[]
>;
export type Focus = keyof typeof ownKeys | 'writing';

/**
 * The shortcuts a key may mean, best first; the first one that somebody on the page answers is done.
 * While writing none is meant, and what has the focus keeps the keys it uses itself.
 */
export function meantBy(pressed: Pressed, focus: Focus): ShortcutName[] {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || focus === 'writing') return [];
  if ((ownKeys[focus] as readonly string[]).includes(pressed.key)) return [];
  return shortcutNames.filter((name) => (shortcuts[name].keys as readonly string[]).includes(pressed.key));
}
