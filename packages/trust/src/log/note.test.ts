/** Checkpoints are believed from their own log alone; witnesses add their time. */

import { beforeAll, expect, test } from 'vitest';
import { sha256, toUtf8 } from '../bytes.ts';
import { exportVerifyKey, generateSigningKeyPair } from '../sign.ts';
import { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import type { NoteSigner, NoteVerifier } from './note.ts';
import { cosignNote, parseVerifierKey, signNote, verifierKeyOf, verifyNote } from './note.ts';

const invalid = expect.objectContaining({ code: 'signature-invalid' });
const malformed = expect.objectContaining({ code: 'encoding-malformed' });
const head = { size: 1000, root: sha256(toUtf8('root')) };
let log: NoteSigner;
let witness: NoteSigner;
let logKey: NoteVerifier;
let witnessKey: NoteVerifier;

beforeAll(async () => {
  const signer = async (name: string): Promise<NoteSigner> => {
    const { privateKey, publicKey } = await generateSigningKeyPair();
    return { name, privateKey, publicKeyRaw: await exportVerifyKey(publicKey) };
  };
  log = await signer('candour.example/log');
  witness = await signer('device-1');
  logKey = await parseVerifierKey(verifierKeyOf(log.name, log.publicKeyRaw));
  witnessKey = await parseVerifierKey(verifierKeyOf(witness.name, witness.publicKeyRaw, 'cosignature/v1'));
});

test('a checkpoint comes back as signed, with its witnesses', async () => {
  const note = await cosignNote(await signCheckpoint(head, log), witness, 1_756_717_200);
  expect(await verifyCheckpoint(note, logKey)).toMatchObject({ origin: log.name, ...head });
  const { signers } = await verifyCheckpoint(note, logKey, [witnessKey]);
  expect(signers).toEqual([
    { name: log.name, type: 'ed25519', atSeconds: null },
    { name: witness.name, type: 'cosignature/v1', atSeconds: 1_756_717_200 },
  ]);
});

test('a changed size, root, origin, time or signature is refused', async () => {
  const note = await cosignNote(await signCheckpoint(head, log), witness, 1_756_717_200);
  for (const changed of [
    note.replace('\n1000\n', '\n1001\n'),
    note.replace('candour.example/log\n', 'candour.example/other\n'),
  ]) {
    await expect(verifyCheckpoint(changed, logKey)).rejects.toEqual(invalid);
  }
  const later = await cosignNote(await signCheckpoint(head, log), witness, 1_756_717_201);
  const timeOf = (text: string): string => text.split('device-1 ')[1]?.slice(0, 16) ?? '';
  await expect(verifyCheckpoint(note.replace(timeOf(note), timeOf(later)), logKey, [witnessKey])).rejects.toEqual(
    invalid,
  );
});

test('a log does not vouch for another origin, and a witness alone for none', async () => {
  const foreign = await signNote(formatCheckpoint({ origin: 'another.example/log', ...head }), log);
  await expect(verifyCheckpoint(foreign, logKey)).rejects.toEqual(invalid);
  const text = formatCheckpoint({ origin: log.name, ...head });
  const alone = await cosignNote(await signNote(text, { ...witness, name: 'stranger' }), witness, 1);
  await expect(verifyCheckpoint(alone, logKey, [witnessKey])).rejects.toEqual(invalid);
  await expect(verifyNote(alone, [])).rejects.toEqual(invalid);
});

test('keys whose id does not fit are refused', async () => {
  const key = verifierKeyOf(log.name, log.publicKeyRaw);
  const keyMalformed = expect.objectContaining({ code: 'key-malformed' });
  for (const bad of [key.replace('candour', 'other'), `${key}A`.slice(1), 'name+00000000+AA==', '']) {
    await expect(parseVerifierKey(bad)).rejects.toThrow();
  }
  await expect(parseVerifierKey(key.replace('candour', 'other'))).rejects.toEqual(keyMalformed);
  expect(() => verifierKeyOf('two words', log.publicKeyRaw)).toThrow(malformed);
});

test.each(['a\n01\nAA==\n', 'a\n1\n', 'a\n1\nAA==\n', '\n1\nAA==\n', 'a\n-1\nAA==\n', 'a\n9007199254740993\nAA==\n'])(
  '%j is no checkpoint',
  (text) => {
    expect(() => parseCheckpoint(text)).toThrow(malformed);
  },
);

test('extension lines are passed over', () => {
  expect(parseCheckpoint(`${formatCheckpoint({ origin: 'o', ...head })}more\n`)).toEqual({ origin: 'o', ...head });
});
