// Gives the page's parts the keys of the table: whoever answers a name last is asked first.
import { useEffect, useEffectEvent } from 'react';
import type { Focus, ShortcutName } from './table.ts';
import { meantBy } from './table.ts';

type Doers = Partial<Record<ShortcutName, () => void>>;

const answering: (() => Doers)[] = [];
const settingName = 'candour-single-keys';

/** Single keys may be switched off (WCAG 2.1.4): speech input can press them by accident. */
export const areKeysOn = (): boolean => localStorage.getItem(settingName) !== 'off';
export const switchKeys = (isOn: boolean): void => localStorage.setItem(settingName, isOn ? 'on' : 'off');

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.isContentEditable || target.matches('textarea, input:not([type=radio], [type=checkbox], [type=range])'))
    return 'writing';
  if (target.matches('input, select, [role=slider]')) return 'choice';
  if (target.matches('button, summary')) return 'button';
  return target.matches('a') ? 'link' : 'page';
}

function onKey(event: KeyboardEvent): void {
  if (!areKeysOn() || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  for (const name of meantBy(event, focusOf(event.target))) {
    const doIt = answering.findLast((doers) => doers()[name])?.()[name];
    if (!doIt) continue;
    event.preventDefault();
    doIt();
    return;
  }
}

export function useShortcuts(doers: Doers): void {
  const current = useEffectEvent(() => doers);
  useEffect(() => {
    const answer = (): Doers => current();
    if (answering.push(answer) === 1) addEventListener('keydown', onKey);
    return () => {
      answering.splice(answering.indexOf(answer), 1);
      if (answering.length === 0) removeEventListener('keydown', onKey);
    };
  }, []);
}
