// Frames in which no script of ours runs: an iframe whose navigation never commits lets its page write a field into the first empty document.
import { nameOf } from './dom.ts';

/** Set on each window that has our listeners; isolated worlds share it among our scripts, and no page sees it. */
interface Marked {
  __candourArmed?: boolean;
}

export const isArmed = (view: Window): boolean => (view as Window & Marked).__candourArmed === true;

export function markArmed(view: Window): void {
  (view as Window & Marked).__candourArmed = true;
}

export function unmark(view: Window): void {
  delete (view as Window & Marked).__candourArmed;
}

/** The window of a frame that is reachable from here and has no script of ours; else `null`. */
export function unwatchedWindow(element: Element | null): Window | null {
  if (!element || !['IFRAME', 'FRAME', 'OBJECT'].includes(nameOf(element))) return null;
  try {
    const view = (element as HTMLIFrameElement).contentWindow;
    if (!view?.document || isArmed(view)) return null;
    return view;
  } catch {
    // Another origin: its document was committed, so our script runs there by itself.
    return null;
  }
}
