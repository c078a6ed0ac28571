/** Signatures hold for their context, bytes and key alone; statements, requests and key files say why they are refused. */

import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { toUtf8 } from './bytes.ts';
import type { KeyPair } from './keys.ts';
import { lockSecret, unlockSecret } from './people-keys.ts';
import { parseRequestHeader, signRequest, verifyRequest } from './request.ts';
import {
  exportSigningSeed,
  exportVerifyKey,
  generateSigningKeyPair,
  importSigningSeed,
  importVerifyKey,
  signBytes,
  verifyBytes,
} from './sign.ts';
import { openSignedJson, signJson } from './statement.ts';

const withCode = (code: string): unknown => expect.objectContaining({ code });
let pair: KeyPair;

beforeAll(async () => {
  pair = await generateSigningKeyPair();
});

test('a signature holds for its own bytes and context', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(511), async (bytes, bit) => {
      const signature = await signBytes(pair.privateKey, 'candour/envelope/1', bytes);
      expect(await verifyBytes(pair.publicKey, 'candour/envelope/1', bytes, signature)).toBe(true);
      expect(await verifyBytes(pair.publicKey, 'candour/manifest/1', bytes, signature)).toBe(false);
      expect(await verifyBytes(pair.publicKey, 'candour/envelope/1', new Uint8Array([...bytes, 0]), signature)).toBe(
        false,
      );
      signature[bit >> 3] = (signature[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(await verifyBytes(pair.publicKey, 'candour/envelope/1', bytes, signature)).toBe(false);
      expect(await verifyBytes(pair.publicKey, 'candour/envelope/1', bytes, signature.slice(1))).toBe(false);
    }),
    { numRuns: 50 },
  );
  await expect(signBytes(pair.privateKey, 'with\0nul', toUtf8(''))).rejects.toEqual(withCode('encoding-malformed'));
});

test('a seed is exported only when the key was made for it, and gives the same key', async () => {
  await expect(exportSigningSeed(pair.privateKey)).rejects.toEqual(withCode('key-malformed'));
  const made = await generateSigningKeyPair(true);
  const again = await importSigningSeed(await exportSigningSeed(made.privateKey));
  expect(again.privateKey.extractable).toBe(false);
  expect(await exportVerifyKey(again.publicKey)).toEqual(await exportVerifyKey(made.publicKey));
  await expect(importVerifyKey(new Uint8Array(31))).rejects.toEqual(withCode('key-malformed'));
});

test('a signed value is refused under another context, key or payload', async () => {
  const value = { n: 1, text: 'ä' };
  const signed = await signJson('candour/current/1', pair.privateKey, value);
  expect(await openSignedJson('candour/current/1', pair.publicKey, signed)).toEqual(value);
  const other = await generateSigningKeyPair();
  await expect(openSignedJson('candour/beacon/1', pair.publicKey, signed)).rejects.toEqual(
    withCode('signature-invalid'),
  );
  await expect(openSignedJson('candour/current/1', other.publicKey, signed)).rejects.toEqual(
    withCode('signature-invalid'),
  );
  const { payload } = await signJson('candour/current/1', pair.privateKey, { n: 2 });
  await expect(openSignedJson('candour/current/1', pair.publicKey, { ...signed, payload })).rejects.toEqual(
    withCode('signature-invalid'),
  );
});

test('a request is verified over method, path, body and time', async () => {
  const sender = { device: 'd-1', boot: 'b-1', at: '2026-09-01T09:00:00.000Z' };
  const request = { method: 'POST', path: '/a?b=c', body: toUtf8('x') };
  const header = await signRequest(pair.privateKey, sender, request);
  const clock = { nowMs: Date.parse(sender.at) + 60_000, toleranceMs: 300_000 };
  expect(await verifyRequest(pair.publicKey, header, request, clock)).toEqual(sender);
  for (const other of [{ method: 'PUT' }, { path: '/a' }, { body: toUtf8('y') }]) {
    await expect(verifyRequest(pair.publicKey, header, { ...request, ...other }, clock)).rejects.toEqual(
      withCode('request-bad-signature'),
    );
  }
  for (const [from, to] of [
    ['d-1', 'd-2'],
    ['b-1', 'b-2'],
    ['09:00', '09:01'],
  ] as const) {
    await expect(verifyRequest(pair.publicKey, header.replace(from, to), request, clock)).rejects.toEqual(
      withCode('request-bad-signature'),
    );
  }
  await expect(
    verifyRequest(pair.publicKey, header, request, { ...clock, nowMs: clock.nowMs + 300_000 }),
  ).rejects.toEqual(withCode('request-clock-off'));
  for (const bad of ['', `${header} `, header.replace('Candour', 'Bearer'), header.replace('2026-', 'x')]) {
    expect(() => parseRequestHeader(bad)).toThrow(withCode('request-bad-signature') as Error);
  }
  await expect(signRequest(pair.privateKey, { ...sender, device: 'a"b' }, request)).rejects.toEqual(
    withCode('request-bad-signature'),
  );
});

test('a locked secret opens for its passphrase alone', async () => {
  const secret = toUtf8('thirty-two invented secret bytes');
  const file = await lockSecret(secret, 'correct horse', { workFactor: 10 });
  expect(await unlockSecret(file, 'correct horse')).toEqual(secret);
  await expect(unlockSecret(file, 'Correct horse')).rejects.toEqual(withCode('wrong-passphrase'));
  const damaged = file.slice();
  damaged[file.length - 1] = (damaged[file.length - 1] as number) ^ 1;
  await expect(unlockSecret(damaged, 'correct horse')).rejects.toEqual(withCode('key-file-malformed'));
  await expect(unlockSecret(toUtf8('not a key file'), 'correct horse')).rejects.toEqual(withCode('key-file-malformed'));
});
