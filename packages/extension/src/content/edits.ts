// Small questions about one edit: what a key writes, what was put in, whether the browser did it, whether the field shows it.
import type { CaretText } from './caret.ts';

/** What `now` has between the beginning and the end that it shares with `then`. */
export function insertedInto(then: string, now: string): string {
  const atMost = Math.min(then.length, now.length);
  let head = 0;
  while (head < atMost && then[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < atMost - head && then.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return now.slice(head, now.length - tail);
}

/** The character a key writes; `\b` takes one away; `null` for all other keys. */
export function writtenBy(event: KeyboardEvent): string | null {
  if (event.isComposing) return null;
  // With Control it sends a message on many a page.
  if (event.key === 'Enter') return '\n';
  if ((event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')) return null;
  if (event.key === 'Backspace') return '\b';
  return [...event.key].length === 1 ? event.key : null;
}

/** The browser's own filling in: no `inputType`, no `beforeinput`. Never read. */
export const isAutofilled = (event: InputEvent): boolean => !event.inputType;

/** Whether the field shows what was just typed; an editor that empties its hidden field does not. */
export function holds(read: CaretText | null, typed: string): boolean {
  const tail = typed.slice(-3).toLowerCase().trimEnd();
  return read?.text.slice(0, read.caret).toLowerCase().trimEnd().endsWith(tail) ?? false;
}
