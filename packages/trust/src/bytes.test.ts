/** One value has one spelling, in both directions. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  equal,
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  sha256Hex,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
} from './bytes.ts';

const malformed = expect.objectContaining({ code: 'encoding-malformed' });

test('base64 and hex agree with Node’s and come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect([toBase64Url(bytes), toBase64(bytes), toHex(bytes)]).toEqual([
        buffer.toString('base64url'),
        buffer.toString('base64'),
        buffer.toString('hex'),
      ]);
      expect(equal(fromBase64Url(toBase64Url(bytes)), bytes)).toBe(true);
      expect(equal(fromBase64(toBase64(bytes)), bytes)).toBe(true);
      expect(equal(fromHex(toHex(bytes)), bytes)).toBe(true);
    }),
  );
});

test('what decodes at all encodes to the same text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09-_+/='), maxLength: 9 }), (text) => {
      let bytes: Uint8Array;
      try {
        bytes = fromBase64Url(text);
      } catch {
        return;
      }
      expect(toBase64Url(bytes)).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test.each(['A', 'AB', 'AA=', 'AA==', 'A A', 'AA\n', 'é', '++++'])('base64url refuses %j', (text) => {
  expect(() => fromBase64Url(text)).toThrow(malformed);
});

test.each(['AA', 'AA=', 'A===', 'AB==', '----', 'AA==AA=='])('base64 refuses %j', (text) => {
  expect(() => fromBase64(text)).toThrow(malformed);
});

test('hex and text refuse what is not theirs', () => {
  expect(() => fromHex('0')).toThrow(malformed);
  expect(() => fromHex('AB')).toThrow(malformed);
  expect(() => toUtf8('\ud800')).toThrow(malformed);
  expect(() => fromUtf8(new Uint8Array([0xff]))).toThrow(malformed);
  expect(fromUtf8(toUtf8('\ufeffñ'))).toBe('\ufeffñ');
});

test('equal compares content and length; sha256 hashes parts as one', () => {
  expect(equal(toUtf8('ab'), toUtf8('ac'))).toBe(false);
  expect(equal(toUtf8('ab'), toUtf8('abc'))).toBe(false);
  expect(sha256Hex(toUtf8('a'), toUtf8('bc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
