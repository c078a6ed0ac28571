// One frame's watcher: hears each edit, asks whether the field may be read and whose edit it was, reads around the caret, hands it over.
import type { PageSays } from '../wire.ts';
import { readAroundCaret } from './caret.ts';
import { createCopyJudge } from './copied.ts';
import { isOn } from './defences.ts';
import { hasFocus, matches } from './dom.ts';
import { fieldOf, focusedIn, isControl, isField } from './field.ts';
import { type Gesture, isPupilsEdit } from './gesture.ts';
import { createOwnWords } from './own-words.ts';
import { isPasswordShown, isSecret } from './secret.ts';
import { createTypedRun } from './typed-run.ts';

/** Longer than the few turns between a key and its edit, shorter than anyone notices. */
const editFollowsMs = 40;
const pastedAtMost = 2_000;

export interface Watch {
  readonly hear: (event: Event) => void;
  /** For documents whose page may have put its own listeners before ours. */
  poll(): void;
  /** Says again whether the focus is in a secret field: after the port was opened anew. */
  repeat(): void;
}

/** Types that the watcher listens to, on the window, in the capture phase. */
export const heard = [
  'beforeinput', 'input', 'paste', 'drop', 'copy', 'cut', 'keydown', 'compositionend', 'pointerdown', 'contextmenu', 'focus', 'blur',
] as const;

export function createWatch(view: Window, say: (message: PageSays) => void, fieldName: (field: Element) => string): Watch {
  const run = createTypedRun();
  const own = createOwnWords(crypto.getRandomValues(new Int32Array(1))[0] ?? 0);
  const copies = createCopyJudge();
  let last: Gesture | null = null;
  let before: Gesture | null = null;
  let pending: { data: string; inserts: string; field: Element } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let saidSecret = false;
  let polled = '';

  const remember = (gesture: Gesture): void => {
    before = last;
    last = gesture;
  };

  /** Tells the recorder's guard about a change, and answers whether this field may be read. */
  const mayRead = (field: Element | null): field is Element => {
    const isHidden = field !== null && isOn('secret') && isSecret(field);
    tellSecret(isHidden || isPasswordShown());
    if (isHidden) {
      run.clear();
      pending = null;
    }
    return field !== null && !isHidden;
  };

  const tellSecret = (isFocused: boolean): void => {
    if (isFocused === saidSecret) return;
    saidSecret = isFocused;
    say({ say: 'secret', isFocused });
  };

  const sayRead = (field: Element, pageMade: boolean, wrote: string): void => {
    const read = readAroundCaret(field);
    if (!read) return;
    polled = read.text;
    say({
      say: 'text', surface: 'typed', text: read.text, caret: read.caret, field: fieldName(field), pageMade,
      own: isOn('own-words') ? own.marks(read.text, read.caret, wrote) : undefined,
    });
  };

  const sayRun = (field: Element): void =>
    say({ say: 'text', surface: 'typed', text: run.text, caret: run.text.length, field: `${fieldName(field)}-keys`, pageMade: false, own: undefined });

  /** What the keys wrote, when the page let no edit of the field follow. */
  const settle = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const wrote = pending;
    pending = null;
    if (!wrote || !isOn('typed-run')) return;
    if (wrote.data === '\b') run.deleteOne();
    else run.add(wrote.data);
    own.add(run.text, wrote.data.length);
    if (wrote.inserts.length > 256) say({ say: 'text', surface: 'typed', text: wrote.inserts.slice(0, pastedAtMost), caret: null, field: `${fieldName(wrote.field)}-keys`, pageMade: false, own: undefined });
    else if (run.text !== '') sayRun(wrote.field);
  };

  const expect = (data: string, field: Element, inserts = ''): void => {
    settle();
    pending = { data, inserts, field };
    timer = setTimeout(settle, editFollowsMs);
  };

  const onKey = (event: KeyboardEvent): void => {
    // Autofill sends a `keydown` without a key.
    if (typeof event.key !== 'string') return;
    copies.key(event);
    const field = fieldOf(event);
    if (event.key === 'Tab' || event.key === 'Escape') run.clear();
    if (!mayRead(field)) return;
    const data = writtenBy(event);
    remember({ kind: 'key', data, inputType: null, at: event.timeStamp });
    if (data !== null && !isControl(field)) expect(data, field);
  };

  const onBeforeInput = (event: InputEvent): void => {
    const field = fieldOf(event);
    if (!mayRead(field)) return;
    const data = event.data ?? event.dataTransfer?.getData('text/plain') ?? null;
    remember({ kind: 'beforeinput', data, inputType: event.inputType, at: event.timeStamp });
    if (pending && data !== null && event.inputType !== 'insertCompositionText') pending = { ...pending, data };
    else if (!pending && event.inputType === 'insertText' && data) expect(data, field);
  };

  const onInput = (event: InputEvent): void => {
    const field = fieldOf(event);
    if (!mayRead(field) || !isField(field) || isAutofilled(event, field)) return;
    const data = event.data;
    const edit = { inputType: event.inputType ?? '', data, at: event.timeStamp };
    const isOurs = !isOn('gesture') || isPupilsEdit(edit, last, before);
    if (!isOurs) {
      sayRead(field, true, '');
      return;
    }
    pending = null;
    const put = data ?? (/^insert(From|Replacement)/.test(edit.inputType) ? (last?.data ?? '') : '');
    if (edit.inputType.startsWith('delete')) run.deleteOne();
    else if (edit.inputType === 'insertCompositionText' || event.isComposing) last = { kind: 'composition', data, inputType: edit.inputType, at: event.timeStamp };
    if (edit.inputType !== 'insertCompositionText') run.add(edit.inputType === 'insertParagraph' || edit.inputType === 'insertLineBreak' ? '\n' : put.slice(0, pastedAtMost));
    own.add(edit.inputType === 'insertCompositionText' ? run.text + put : put.length > 256 ? put.slice(0, pastedAtMost) : run.text, put.length);
    sayRead(field, false, edit.inputType === 'insertCompositionText' ? run.text + put : run.text);
    if (put !== '' && isOn('typed-run') && !holds(field, run.text)) sayRun(field);
  };

  const onPaste = (event: ClipboardEvent | DragEvent): void => {
    const field = fieldOf(event);
    if (!mayRead(field)) return;
    const carrier = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
    const data = carrier?.getData('text/plain') ?? null;
    remember({ kind: event.type === 'drop' ? 'drop' : 'paste', data, inputType: null, at: event.timeStamp });
    if (data && !isControl(field)) expect(data.slice(0, 256), field, data);
  };

  const onCopy = (event: ClipboardEvent): void => {
    const field = focusedIn(view) ?? view.document.body;
    if (!mayRead(field)) return;
    if (event.type === 'cut') remember({ kind: 'cut', data: null, inputType: null, at: event.timeStamp });
    const text = copies.read(field);
    if (text) say({ say: 'text', surface: 'copied', text, caret: null, field: 'copy', pageMade: !copies.isPupils(event), own: undefined });
  };

  const hear = (event: Event): void => {
    if (event.type === 'compositionend') {
      // Never trusted: a reason to read again, no more, and only after a composition that was.
      if (last?.kind !== 'composition') return;
      const field = fieldOf(event);
      if (!mayRead(field) || !isField(field)) return;
      const data = last.data ?? '';
      run.add(data);
      own.add(run.text, data.length);
      sayRead(field, false, run.text);
      last = null;
      return;
    }
    if (!event.isTrusted && isOn('trusted')) return;
    switch (event.type) {
      case 'keydown':
        return onKey(event as KeyboardEvent);
      case 'beforeinput':
        return onBeforeInput(event as InputEvent);
      case 'input':
        return onInput(event as InputEvent);
      case 'paste':
      case 'drop':
        return onPaste(event as ClipboardEvent | DragEvent);
      case 'copy':
      case 'cut':
        return onCopy(event as ClipboardEvent);
      case 'contextmenu':
        return copies.menu(event);
      case 'pointerdown':
        settle();
        run.clear();
        return;
      case 'focus':
      case 'blur':
        mayRead(hasFocus(view.document) ? focusedIn(view) : null);
    }
  };

  return {
    hear,
    poll() {
      const field = focusedIn(view);
      if (!mayRead(field) || !isField(field) || !view.navigator.userActivation.isActive) return;
      const read = readAroundCaret(field);
      if (!read || read.text === polled || matches(field, ':autofill')) return;
      const put = insertedInto(polled, read.text);
      polled = read.text;
      // Nobody types so much between two looks: the page put it there.
      const pageMade = put.length > typedBetweenPollsAtMost;
      if (pageMade) run.clear();
      else {
        run.add(put);
        own.add(run.text, put.length);
      }
      say({ say: 'text', surface: 'typed', text: read.text, caret: read.caret, field: fieldName(field), pageMade, own: own.marks(read.text, read.caret, run.text) });
    },
    repeat() {
      if (saidSecret) say({ say: 'secret', isFocused: true });
    },
  };
}

const typedBetweenPollsAtMost = 20;

/** What `now` has between the beginning and the end that it shares with `then`. */
function insertedInto(then: string, now: string): string {
  const atMost = Math.min(then.length, now.length);
  let head = 0;
  while (head < atMost && then[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < atMost - head && then.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return now.slice(head, now.length - tail);
}

/** The character a key writes; `\b` takes one away; `null` for all other keys. */
function writtenBy(event: KeyboardEvent): string | null {
  if (event.isComposing) return null;
  if ((event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')) return null;
  if (event.key === 'Enter') return '\n';
  if (event.key === 'Backspace') return '\b';
  return [...event.key].length === 1 ? event.key : null;
}

/** The browser's own filling in: no `inputType`, no `beforeinput`. Never read. */
function isAutofilled(event: InputEvent, field: Element): boolean {
  return !event.inputType && (matches(field, ':autofill') || !('inputType' in event));
}

/** Whether the field shows what was just typed; an editor that empties its hidden field does not. */
function holds(field: Element, typed: string): boolean {
  const read = readAroundCaret(field);
  const tail = typed.slice(-3).toLowerCase().trimEnd();
  return read?.text.slice(0, read.caret).toLowerCase().trimEnd().endsWith(tail) ?? false;
}
