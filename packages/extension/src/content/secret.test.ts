import { expect, test } from 'vitest';

// The content script takes the browser's getters when it is loaded; none of them is called here.
for (const name of ['Document', 'ShadowRoot', 'HTMLElement', 'Node', 'Element'])
  Object.assign(globalThis, { [name]: class {} });
const { soundsSecret } = await import('./secret.ts');

test.each([
  'password',
  'userPassword',
  'new-passwd',
  'pwd',
  'otp',
  'one-time code',
  'OneTimeCode',
  'cardNumber',
  'card_no',
  'cc-number',
  'cvc',
  'CVV2',
  'Security code',
  'PIN',
  'sort-code',
  'Verification code',
  'passphrase',
])('%s is a secret', (name) => {
  expect(soundsSecret(name)).toBe(true);
});

test.each([
  'message',
  'compass',
  'passage',
  'spinning',
  'opinion',
  'discard',
  'cardiff',
  'shopping',
  'encode',
  'postcode',
  'search',
  'pinch',
  'passengers',
])('%s is none', (name) => {
  expect(soundsSecret(name)).toBe(false);
});
