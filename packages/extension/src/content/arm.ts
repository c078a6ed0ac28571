// Puts the listeners on a window and keeps them there: `document.open()` by the page takes them away, from our world too.
import type { PageSays } from '../wire.ts';
import { isOn } from './defences.ts';
import { activeElementOf } from './dom.ts';
import { shadowRootOf } from './field.ts';
import { isArmed, markArmed, unmark, unwatchedWindow } from './frames.ts';
import { heard } from './heard.ts';
import { createWatch } from './watch.ts';

const pollMs = 500;

export interface Armed {
  disarm(): void;
  repeat(): void;
  /** What was written so far was somebody else’s. */
  forget(): void;
}

/** Arms this window and, as the focus reaches them, the frames in it that have no script of ours. */
export function arm(
  view: Window,
  say: (message: PageSays) => void,
  isAlive: () => boolean,
  fieldName: (field: Element) => string,
): Armed | null {
  if (isArmed(view)) return null;
  markArmed(view);
  const watch = createWatch(view, say, fieldName);
  const within: Armed[] = [];
  const roots = new WeakSet<ShadowRoot>();
  let poll: ReturnType<typeof setInterval> | null = null;

  const hear = (event: Event): void => {
    try {
      watch.hear(event);
      if (event.type === 'blur' || event.type === 'focus') look();
    } catch {
      // A page that pulls its document away in the middle of an event must not show an error of ours.
    }
  };

  /** Follows the focus into closed roots, whose inner moves nobody outside hears, and into frames without a script. */
  const look = (): void => {
    let element = activeElementOf(view.document);
    for (let root = element && shadowRootOf(element); root; root = element && shadowRootOf(element)) {
      if (!roots.has(root)) {
        roots.add(root);
        root.addEventListener('focusin', hear, true);
      }
      element = activeElementOf(root);
    }
    if (!isOn('reach')) return;
    const inner = unwatchedWindow(element);
    const armed = inner && arm(inner, say, isAlive, fieldName);
    if (armed) within.push(armed);
  };

  const listen = (): void => {
    for (const type of heard) view.addEventListener(type, hear, { capture: true, passive: true });
  };

  const observer = new MutationObserver(() => {
    if (!isAlive()) return;
    if (!isOn('rearm')) return;
    // Adding a listener twice is nothing; after `document.open()` it is the only way to hear again.
    listen();
    observe();
    if (isOn('poll')) poll ??= setInterval(() => hearNothingAndLook(), pollMs);
  });

  const hearNothingAndLook = (): void => {
    if (!isAlive()) return;
    try {
      watch.poll();
      look();
    } catch {}
  };

  const observe = (): void => {
    observer.observe(view.document, { childList: true });
  };

  listen();
  observe();
  return {
    disarm() {
      observer.disconnect();
      if (poll !== null) clearInterval(poll);
      for (const type of heard) view.removeEventListener(type, hear, { capture: true });
      for (const inner of within) inner.disarm();
      unmark(view);
    },
    repeat() {
      watch.repeat();
      for (const inner of within) inner.repeat();
    },
    forget() {
      watch.forget();
      for (const inner of within) inner.forget();
    },
  };
}
