// One frame's watcher: hears each edit, asks whether the field may be read and whose edit it was, reads around the caret, hands it over.
import type { PageSays } from '../wire.ts';
import { type CaretText, readAroundCaret } from './caret.ts';
import { createCopyJudge } from './copied.ts';
import { isOn } from './defences.ts';
import { hasFocus, matches } from './dom.ts';
import { holds, insertedInto, isAutofilled, writtenBy } from './edits.ts';
import { fieldOf, focusedIn, isControl, isField, isWrittenIn } from './field.ts';
import { type Gesture, isPupilsEdit } from './gesture.ts';
import type { heard } from './heard.ts';
import { createOwnWords } from './own-words.ts';
import { isPasswordShown, isSecret } from './secret.ts';
import { createTypedRun } from './typed-run.ts';

/** Longer than the few turns between a key and its edit, shorter than anyone notices. */
const editFollowsMs = 40;
const pastedAtMost = 2_000;
/** After these the next letter does not follow the last one. */
const movesCaret = /^(Tab|Escape|Arrow|Home$|End$|Page)/;

export interface Watch {
  readonly hear: (event: Event) => void;
  /** For documents whose page may have put its own listeners before ours. */
  poll(): void;
  /** Says again whether the focus is in a secret field: after the port was opened anew. */
  repeat(): void;
  /** What was written so far was somebody else’s. */
  forget(): void;
}

export function createWatch(
  view: Window,
  say: (message: PageSays) => void,
  fieldName: (field: Element) => string,
): Watch {
  const run = createTypedRun();
  const own = createOwnWords(crypto.getRandomValues(new Int32Array(1))[0] ?? 0);
  const copies = createCopyJudge();
  let last: Gesture | null = null;
  let before: Gesture | null = null;
  let pending: { data: string; pasted: string; field: Element } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let saidSecret = false;
  let polled = '';
  /** Something was told that may still be gone on with. */
  let isUnended = false;
  /** Whether the field showed what was typed into it last. */
  let isShowing = true;

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

  const sayRead = (field: Element, read: CaretText | null, pageMade: boolean, wrote: string): void => {
    if (!read) return;
    polled = read.text;
    isUnended = true;
    say({
      say: 'text',
      surface: 'typed',
      text: read.text,
      caret: read.caret,
      field: fieldName(field),
      pageMade,
      own: isOn('own-words') ? own.marks(read.text, read.caret, wrote) : undefined,
    });
  };

  const sayRun = (field: Element, pasted = ''): void => {
    const text = pasted.length > run.text.length ? pasted : run.text;
    isUnended = true;
    say({
      say: 'text',
      surface: 'typed',
      text,
      caret: text.length,
      field: `${fieldName(field)}-keys`,
      pageMade: false,
      own: undefined,
    });
  };

  /** What the keys wrote, when the page let no edit of the field follow. */
  const settle = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const wrote = pending;
    pending = null;
    if (!wrote || !isOn('typed-run')) return;
    // A new line, a sent message: nothing was written, and what comes next is not joined to it.
    if (wrote.data === '\n') run.clear();
    else if (wrote.data === '\b') run.deleteOne();
    else {
      run.add(wrote.data);
      own.add(run.text, wrote.data.length);
      sayRun(wrote.field, wrote.pasted);
    }
  };

  /** Nobody goes on with the last word that was told: it need not be waited for. */
  const end = (): void => {
    if (isUnended) say({ say: 'ended' });
    isUnended = false;
  };

  const expect = (data: string, field: Element, pasted = ''): void => {
    settle();
    pending = { data, pasted, field };
    timer = setTimeout(settle, editFollowsMs);
  };

  const onKey = (event: KeyboardEvent): void => {
    // Autofill sends a `keydown` without a key.
    if (typeof event.key !== 'string') return;
    copies.key(event);
    const field = fieldOf(event);
    if (movesCaret.test(event.key)) {
      settle();
      end();
      run.clear();
    }
    if (!mayRead(field)) return;
    const data = writtenBy(event);
    remember({ kind: 'key', data, inputType: null, at: event.timeStamp });
    // A new line, a form or a message that is sent.
    if (data === '\n') {
      settle();
      end();
    }
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
    if (!mayRead(field) || !isWrittenIn(field) || isAutofilled(event)) return;
    const data = event.data;
    const edit = { inputType: event.inputType ?? '', data, at: event.timeStamp };
    const isOurs = !isOn('gesture') || isPupilsEdit(edit, last, before);
    if (!isOurs) {
      sayRead(field, readAroundCaret(field), true, '');
      return;
    }
    pending = null;
    const put = (data ?? (/^insert(From|Replacement)/.test(edit.inputType) ? last?.data : '') ?? '').slice(
      0,
      pastedAtMost,
    );
    // An input method gives the whole of what it composes each time; it counts when it is done.
    const isComposing = edit.inputType === 'insertCompositionText';
    // Once for everything: reading a long text is the dearest part of a key.
    const read = readAroundCaret(field);
    const wrote = isComposing ? run.text + put : follow(edit.inputType, put, read);
    own.add(wrote, put.length);
    if (isComposing) last = { kind: 'composition', data, inputType: edit.inputType, at: event.timeStamp };
    sayRead(field, read, false, wrote);
    if (put !== '' && !isComposing) compare(field, read);
  };

  /** Keeps the run of keys in step with an edit of the field, and answers it. */
  const follow = (inputType: string, put: string, read: CaretText | null): string => {
    if (inputType === 'insertParagraph' || inputType === 'insertLineBreak' || inputType.startsWith('history'))
      run.clear();
    else if (inputType.startsWith('delete')) {
      run.deleteOne();
      // More than one letter went, or a field that shows what is typed was emptied.
      if (isShowing && !holds(read, run.text)) run.clear();
    } else if (put.length > run.atMost) {
      run.clear();
      return put;
    } else run.add(put);
    return run.text;
  };

  /** An editor that draws empties its hidden field after each key: then the run of keys is all there is. */
  const compare = (field: Element, read: CaretText | null): void => {
    isShowing = holds(read, run.text);
    if (!isShowing && isOn('typed-run')) sayRun(field);
  };

  const onPaste = (event: ClipboardEvent | DragEvent): void => {
    const field = fieldOf(event);
    if (!mayRead(field)) return;
    const carrier = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
    const data = carrier?.getData('text/plain') ?? null;
    remember({ kind: event.type === 'drop' ? 'drop' : 'paste', data, inputType: null, at: event.timeStamp });
    // What is dragged holds the text that the page chose: it counts only when the browser itself puts it into a field, for the pupil to see.
    const isShown = event.type !== 'drop' || !isOn('gesture');
    if (data && isShown && !isControl(field)) expect(data.slice(0, pastedAtMost), field, data.slice(0, pastedAtMost));
  };

  const onCopy = (event: ClipboardEvent): void => {
    const field = focusedIn(view) ?? view.document.body;
    if (!mayRead(field)) return;
    if (event.type === 'cut') remember({ kind: 'cut', data: null, inputType: null, at: event.timeStamp });
    const text = copies.read(field);
    if (text)
      say({
        say: 'text',
        surface: 'copied',
        text,
        caret: null,
        field: 'copy',
        pageMade: !copies.isPupils(event),
        own: undefined,
      });
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
      const read = readAroundCaret(field);
      sayRead(field, read, false, run.text);
      compare(field, read);
      last = null;
      return;
    }
    if (!event.isTrusted && isOn('trusted')) return;
    const type = event.type as (typeof heard)[number];
    if (type === 'keydown') onKey(event as KeyboardEvent);
    else if (type === 'beforeinput') onBeforeInput(event as InputEvent);
    else if (type === 'input') onInput(event as InputEvent);
    else if (type === 'paste' || type === 'drop') onPaste(event as ClipboardEvent | DragEvent);
    else if (type === 'copy' || type === 'cut') onCopy(event as ClipboardEvent);
    else if (type === 'contextmenu') copies.menu(event);
    else if (type === 'pointerdown') {
      settle();
      end();
      run.clear();
    } else if (type === 'submit' || type === 'pagehide') {
      settle();
      end();
    } else {
      // Not settled: a page may move the focus between a key and its edit.
      if (type === 'blur') end();
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
      isUnended = true;
      say({
        say: 'text',
        surface: 'typed',
        text: read.text,
        caret: read.caret,
        field: fieldName(field),
        pageMade,
        own: own.marks(read.text, read.caret, run.text),
      });
    },
    repeat() {
      if (saidSecret) say({ say: 'secret', isFocused: true });
    },
    forget() {
      own.forget();
      run.clear();
      pending = null;
      // Else the poll would take what stands there for newly written.
      const field = focusedIn(view);
      polled = field && mayRead(field) && isField(field) ? (readAroundCaret(field)?.text ?? '') : '';
    },
  };
}

const typedBetweenPollsAtMost = 20;
