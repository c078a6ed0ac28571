// Whether a word at the caret may still become another one ("die", "diet"), and whether it did. Pure.

/** What may follow inside a word: letters with their marks, digits, apostrophes, and what is not seen at all. */
const within = String.raw`\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}'’ʼ\u0060´`;
const beginsWithin = new RegExp(`^[${within}]`, 'u');
/** No letter: with one behind it the phrase would not have been found, or its word goes on there. */
const endsNothing = /^[\p{M}\p{Default_Ignorable_Code_Point}'’ʼ\u0060´]*$/u;
/** So much before the caret tells the place again after the next key. */
const known = 32;

/** Whether the next key at `caret` may lengthen the word that ends at `end`; `null` is a text that nobody is writing on. */
export const mayGoOn = (text: string, end: number, caret: number | null): boolean =>
  caret !== null && caret >= end && endsNothing.test(text.slice(end, caret));

export interface AtCaret {
  readonly text: string;
  readonly caret: number;
}

/** Whether `now` is `then` with its last word made longer. A word that was deleted, sent or replaced did not go on: it was written. */
export function wentOn(then: AtCaret, now: { readonly text: string; readonly caret: number | null }): boolean {
  const written = then.text.slice(0, then.caret).slice(-known);
  const head = now.text.slice(0, now.caret ?? now.text.length);
  const at = head.lastIndexOf(written);
  return at >= 0 && beginsWithin.test(head.slice(at + written.length));
}
