// Which element takes the keys, seen through shadow roots, and whether it is one to write in.
import { isOn } from './defences.ts';
import { activeElementOf, isDocument, isEditable, isElement, isHtml, isInput, isTextarea, nameOf } from './dom.ts';

const notDescended = new Set(['INPUT', 'TEXTAREA', 'SELECT', 'VIDEO', 'AUDIO', 'DETAILS', 'IFRAME']);
const textTypes = new Set(['text', 'search', 'email', 'url', 'tel', 'number', 'password']);
const controls = new Set(['SELECT', 'BUTTON', 'A', 'SUMMARY', 'VIDEO', 'AUDIO', 'OPTION']);
const depthAtMost = 32;

/** Open or closed: only a browser's own interface sees into a closed one without changing what the page can see. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (!isHtml(element) || notDescended.has(nameOf(element)) || !isOn('closed-roots')) return null;
  return chrome.dom.openOrClosedShadowRoot(element);
}

/** The focused element inside open and closed shadow roots. */
export const focusedIn = (view: Window): Element | null => descend(activeElementOf(view.document));

/** The field of an event: its innermost target, through closed roots by what is focused in them. */
export function fieldOf(event: Event): Element | null {
  const target = event.composedPath()[0];
  if (isElement(target)) return descend(target);
  return isDocument(target) ? descend(activeElementOf(target)) : null;
}

function descend(start: Element | null): Element | null {
  let element = start;
  for (let depth = 0; element && depth < depthAtMost; depth += 1) {
    const root = shadowRootOf(element);
    const inner = root && activeElementOf(root);
    if (!inner) return element;
    element = inner;
  }
  return element;
}

/** Where the pupil writes: what is read after an edit. */
export const isField = (element: Element): boolean =>
  isInput(element) ? textTypes.has(element.type) : isTextarea(element) || isEditable(element);

/** The same for the target of a trusted `input`, which only fields and choosers get: asking whether it is editable would make the browser style the page. */
export const isWrittenIn = (element: Element): boolean =>
  isInput(element) ? textTypes.has(element.type) : nameOf(element) !== 'SELECT';

/**
 * Keys on these choose, open or tick something. On anything else (an editor's hidden field, a canvas, the bare page) a page may
 * draw what is typed by itself.
 */
export const isControl = (element: Element): boolean =>
  isInput(element) ? !textTypes.has(element.type) : controls.has(nameOf(element)) && !isEditable(element);
