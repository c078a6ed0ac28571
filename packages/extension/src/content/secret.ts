// Fields that are never read: passwords, one-time codes, cards, and whatever is masked on the screen.

import { attributeOf, documentOf, isConnected, isInput, isTextarea, windowOf } from './dom.ts';

const secretHint =
  /(^|[^a-z])(pass(word|wd|code|phrase)?|pwd|otp|totp|one[-_ ]?time([-_ ]?code)?|2fa|mfa|cvv2?|cvc2?|csc|pin|card[-_ ]?(num(ber)?|no)|cc[-_ ]?(num(ber)?|exp|csc|cvc)|security[-_ ]?code|verification[-_ ]?code|auth[-_ ]?code|iban|sort[-_ ]?code|account[-_ ]?num(ber)?)([^a-z]|$)/;

const secretAutocomplete = /(^|\s)(one-time-code|cc-[a-z-]+|current-password|new-password|[a-z-]*-password)(\s|$)/;

/** Once secret, always secret: “show password” turns the field into an ordinary one. */
const known = new WeakSet<Element>();
/** Fields that were passwords and may now show them in the clear. */
const shown = new Set<WeakRef<HTMLInputElement>>();

/** One key brings three events; the browser computes the field's style for each answer, so one answer serves them all. */
const answerHoldsMs = 50;
let asked: { readonly element: Element | null; readonly atMs: number } = { element: null, atMs: 0 };

const isPassword = (element: Element): boolean => isInput(element) && element.type === 'password';

/** True when the field must never be read. Decides from the element alone, so that no read happens before the answer. */
export function isSecret(element: Element): boolean {
  if (known.has(element)) return true;
  const nowMs = performance.now();
  if (element === asked.element && nowMs - asked.atMs < answerHoldsMs && !isPassword(element)) return false;
  if (!isSecretNow(element)) {
    asked = { element, atMs: nowMs };
    return false;
  }
  known.add(element);
  if (isInput(element) && element.type === 'password') shown.add(new WeakRef(element));
  return true;
}

/** A password that this document shows in the clear, wherever the focus is. */
export function isPasswordShown(): boolean {
  for (const reference of shown) {
    const input = reference.deref();
    if (!input) shown.delete(reference);
    else if (isConnected(input) && input.type !== 'password' && input.value !== '') return true;
  }
  return false;
}

function isSecretNow(element: Element): boolean {
  if (isInput(element)) {
    if (element.type === 'password') return true;
    if (secretAutocomplete.test(element.autocomplete.toLowerCase() || attributeOf(element, 'autocomplete')))
      return true;
    if (['name', 'id', 'aria-label', 'placeholder'].some((name) => soundsSecret(attributeOf(element, name))))
      return true;
    if ([...(element.labels ?? [])].some((label) => soundsSecret(label.textContent?.slice(0, 80) ?? ''))) return true;
  } else if (isTextarea(element) && secretAutocomplete.test(attributeOf(element, 'autocomplete'))) return true;
  return isMasked(element);
}

/** `getPropertyValue`, since the property has no type; it is inherited, so a masked wrapper masks its fields. */
function isMasked(element: Element): boolean {
  const document = documentOf(element);
  const view = document && windowOf(document);
  const masking = view?.getComputedStyle(element).getPropertyValue('-webkit-text-security');
  return masking !== undefined && masking !== '' && masking !== 'none';
}

/** Whether a name, label or hint says that this is a password, code or card. Finds words, not parts of words: `cardNumber` is two. */
export const soundsSecret = (text: string): boolean =>
  secretHint.test(text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase());
