/** What is sealed opens for its key, under its context, unchanged, and not otherwise. */

import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { equal } from './bytes.ts';
import type { KeyPair } from './keys.ts';
import {
  aadOf,
  exportSealPrivateKey,
  exportSealPublicKey,
  generateSealKeyPair,
  importSealPrivateKey,
  importSealPublicKey,
  open,
  padTo,
  seal,
  SEAL_KINDS,
  SEAL_OVERHEAD,
  unpad,
} from './seal.ts';

const failed = expect.objectContaining({ code: 'seal-open-failed' });
const malformed = expect.objectContaining({ code: 'encoding-malformed' });
const context = { kind: 'frame', school: 's', epoch: 3, aad: aadOf({ device: 'd', index: 1 }) } as const;
let keyPair: KeyPair;

beforeAll(async () => {
  keyPair = await generateSealKeyPair();
});

test('open undoes seal for any bytes, kind and associated data', async () => {
  const fields = fc.dictionary(
    fc.stringMatching(/^[a-z]{1,8}$/),
    fc.oneof(fc.nat(), fc.stringMatching(/^[ -~]{0,20}$/)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom(...SEAL_KINDS),
      fields,
      async (plaintext, kind, aad) => {
        const where = { kind, school: 's', epoch: 1, aad: aadOf(aad) };
        const sealed = await seal({ recipient: keyPair.publicKey, ...where, plaintext });
        expect(sealed.length).toBe(plaintext.length + SEAL_OVERHEAD);
        expect(equal(await open({ keyPair, ...where, sealed }), plaintext)).toBe(true);
      },
    ),
  );
});

test('any changed bit, and any other length, is refused', async () => {
  const plaintext = new Uint8Array(40).fill(7);
  const sealed = await seal({ recipient: keyPair.publicKey, ...context, plaintext });
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = sealed.slice();
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    // X25519 ignores the highest bit of a public key (RFC 7748 §5), but the key schedule hashes the bytes as sent.
    await expect(open({ keyPair, ...context, sealed: changed }), `bit ${bit}`).rejects.toEqual(failed);
  }
  for (const length of [0, 31, 32, 47, 48, sealed.length - 1]) {
    await expect(open({ keyPair, ...context, sealed: sealed.slice(0, length) })).rejects.toEqual(failed);
  }
});

test('another kind, school, epoch, associated data or key does not open it', async () => {
  const sealed = await seal({ recipient: keyPair.publicKey, ...context, plaintext: new Uint8Array(8) });
  const others = [
    { kind: 'words' as const },
    { school: 't' },
    { epoch: 4 },
    { aad: aadOf({ device: 'd', index: 2 }) },
    { keyPair: await generateSealKeyPair() },
  ];
  for (const other of others) await expect(open({ keyPair, ...context, sealed, ...other })).rejects.toEqual(failed);
});

test('the same thing sealed twice shares nothing', async () => {
  const item = { recipient: keyPair.publicKey, ...context, plaintext: new Uint8Array(8) };
  const [one, two] = [await seal(item), await seal(item)];
  expect(equal(one.subarray(0, 32), two.subarray(0, 32))).toBe(false);
  expect(equal(one.subarray(32), two.subarray(32))).toBe(false);
});

test('a key locked away once works again, not extractable', async () => {
  const made = await generateSealKeyPair(true);
  const raw = await exportSealPrivateKey(made.privateKey);
  const again = await importSealPrivateKey(raw);
  expect(again.privateKey.extractable).toBe(false);
  await expect(exportSealPrivateKey(again.privateKey)).rejects.toEqual(
    expect.objectContaining({ code: 'key-malformed' }),
  );
  const recipient = await importSealPublicKey(await exportSealPublicKey(made.publicKey));
  const sealed = await seal({ recipient, ...context, plaintext: new Uint8Array(8) });
  expect((await open({ keyPair: again, ...context, sealed })).length).toBe(8);
  await expect(importSealPublicKey(raw.slice(1))).rejects.toEqual(expect.objectContaining({ code: 'key-malformed' }));
});

test('associated data has one spelling and refuses what could be read two ways', () => {
  expect(new TextDecoder().decode(aadOf({ b: 2, a: 'x=y', B: '' }))).toBe('B=\na=x=y\nb=2\n');
  for (const fields of [{ 'a=b': 1 }, { a: '1\nb=2' }, { '': 1 }, { a: 1.5 }, { a: Number.NaN }])
    expect(() => aadOf(fields)).toThrow(malformed);
});

test('padding hides the length to the kilobyte and comes off again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (data) => {
      const padded = padTo(1024, data);
      expect((padded.length + SEAL_OVERHEAD) % 1024).toBe(0);
      expect(padded.length - data.length).toBeLessThan(1024 + 4);
      expect(equal(unpad(padded), data)).toBe(true);
    }),
  );
  const [longer, dirty] = [padTo(1024, new Uint8Array(4)), padTo(1024, new Uint8Array(4))];
  longer[0] = 1;
  dirty[dirty.length - 1] = 1;
  for (const bytes of [longer, dirty, new Uint8Array(3)]) expect(() => unpad(bytes)).toThrow(malformed);
});

test('a school or epoch cannot reach over into its neighbour', async () => {
  await expect(
    seal({ recipient: keyPair.publicKey, ...context, school: 's\u00001', plaintext: new Uint8Array(1) }),
  ).rejects.toEqual(malformed);
});
