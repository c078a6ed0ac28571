// Tells the recorder that something on the page may have changed, at most about once a second, so that a still page costs nothing.
import { visibilityOf } from './dom.ts';

const pauseMs = 900;

/** Returns how to stop. */
export function watchChanges(view: Window, onChange: () => void): () => void {
  let isPausing = false;
  const observer = new MutationObserver(() => changed());
  const observe = (): void =>
    observer.observe(view.document, { childList: true, subtree: true, characterData: true, attributes: true });
  const changed = (): void => {
    if (isPausing || visibilityOf(view.document) !== 'visible') return;
    isPausing = true;
    // While it pauses, a busy page's changes are not even collected.
    observer.disconnect();
    onChange();
    setTimeout(() => {
      isPausing = false;
      observe();
    }, pauseMs);
  };
  const types = [
    'scroll',
    'timeupdate',
    'pointermove',
    'keydown',
    'load',
    'transitionstart',
    'animationiteration',
    'visibilitychange',
  ];
  const listen = (): void => {
    for (const type of types) view.addEventListener(type, changed, { capture: true, passive: true });
  };
  listen();
  observe();
  return () => {
    observer.disconnect();
    for (const type of types) view.removeEventListener(type, changed, { capture: true });
  };
}
