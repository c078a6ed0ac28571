/** Adding signatures keeps the bytes; what counts is different people, each signature checked. The many refusals stand in `vectors/documents.json`. */

import { expect, test } from 'vitest';
import vectors from '../vectors/documents.json' with { type: 'json' };
import { fromHex, fromUtf8, toBase64Url, toUtf8 } from './bytes.ts';
import type { SignerKey } from './documents.ts';
import { addSignature, readDocument, signDocument, verifySignatures } from './documents.ts';
import { importSigningSeed } from './sign.ts';
import { acceptSignerSet } from './signer-sets.ts';

const withCode = (code: string): unknown => expect.objectContaining({ code });
// Spaces and an escape that no serialiser would write again.
const payloadBytes = toUtf8(
  '{ "school":"s", "kind":"policy", "version":1, "previous":null, "notBefore":"2026-09-01T00:00:00Z", "expires":null, "signerSet":1, "body":{"a":"\\u0062"} }',
);

async function signer(
  place: number,
): Promise<{ kid: string; privateKey: Awaited<ReturnType<typeof importSigningSeed>>['privateKey'] }> {
  const { kid, seed } = vectors.seeds[place] as { kid: string; seed: string };
  return { kid, privateKey: (await importSigningSeed(fromHex(seed))).privateKey };
}

test('a second signature is added without touching payload or first signature', async () => {
  const one = await signDocument(payloadBytes, 'policy', [await signer(0)]);
  const two = await addSignature(one, await signer(1));
  expect(readDocument(two).payloadBytes).toEqual(payloadBytes);
  expect(readDocument(two).digest).toBe(readDocument(one).digest);
  expect(JSON.parse(two).signatures[0]).toEqual(JSON.parse(one).signatures[0]);
  expect(two).toBe(await signDocument(payloadBytes, 'policy', [await signer(0), await signer(1)]));
  await expect(addSignature(two, await signer(1))).rejects.toEqual(withCode('document-malformed'));
});

test('persons are counted, not keys; strangers are named, not counted', async () => {
  const text = await signDocument(payloadBytes, 'policy', [await signer(0), await signer(1), await signer(2)]);
  const { keys } = await acceptSignerSet([vectors.signerSet], vectors.pinnedDigest);
  const [, second, third] = vectors.seeds.map(({ kid }) => kid) as [string, string, string];
  const samePerson = new Map(keys);
  samePerson.set(second, { ...(keys.get(second) as SignerKey), person: 'ada' });
  samePerson.delete(third);
  const verified = await verifySignatures(readDocument(text), samePerson);
  expect(verified.persons).toEqual(['ada']);
  expect(verified.signers).toHaveLength(2);
  expect(verified.unknownKids).toEqual([third]);
});

test('bytes that are no payload of the kind are not signed', async () => {
  const bytes = (change: object): Uint8Array =>
    toUtf8(JSON.stringify({ ...JSON.parse(fromUtf8(payloadBytes)), ...change }));
  const wrong = [
    { kind: 'watchlist' },
    { version: 0 },
    { previous: 'aa' },
    { version: 2 },
    { notBefore: 'today' },
    { signerSet: 1.5 },
    { school: 1 },
  ];
  for (const change of wrong)
    await expect(signDocument(bytes(change), 'policy', [])).rejects.toEqual(withCode('document-malformed'));
});

test.each(['', '[]', 'null', '{"payload":"e30"}', `{"payload":"${toBase64Url(payloadBytes)}","signatures":[null]}`])(
  '%j is no document',
  (text) => {
    expect(() => readDocument(text)).toThrow(withCode('document-malformed') as Error);
  },
);
