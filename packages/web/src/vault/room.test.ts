// The vault in Node: real sealing, real age files, a wrong passphrase, another incident's reason, the idle lock.
import {
  aadOf,
  exportSealPrivateKey,
  exportSealPublicKey,
  generateSealKeyPair,
  lockSecret,
  seal,
  sha256Hex,
  toBase64Url,
  toUtf8,
} from '@candour/trust';
import type { KeyPair } from '@candour/trust';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Ask, LockedWhy, Reply } from './messages.ts';
import { idleMs } from './messages.ts';
import { makeRoom } from './room.ts';

const school = 'made-up-high';
let keys: KeyPair;
let unlockAsk: Ask & { name: 'unlock' };

beforeAll(async () => {
  keys = await generateSealKeyPair(true);
  const ageFile = await lockSecret(await exportSealPrivateKey(keys.privateKey), 'three plain words', { workFactor: 8 });
  const publicKey = toBase64Url(await exportSealPublicKey(keys.publicKey));
  unlockAsk = {
    name: 'unlock',
    with: { ageFile: toBase64Url(ageFile), publicKey, epoch: 3, passphrase: 'three plain words' },
  };
});
afterEach(() => vi.useRealTimers());

const sealed = async (
  kind: 'words' | 'frame' | 'reason',
  text: string,
  aad: Record<string, string | number>,
): Promise<Uint8Array<ArrayBuffer>> =>
  seal({ kind, school, epoch: 3, aad: aadOf(aad), recipient: keys.publicKey, plaintext: toUtf8(text) });
const cliffs = {
  excerpt: 'off the cliffs',
  span: { start: 4, end: 14 },
  phrase: 'the cliffs',
  why: 'Because.',
  address: '',
  title: '',
};
const wordsAsk = async (aad = { envelope: 'a' }, words: unknown = cliffs): Promise<Ask> => ({
  name: 'open words',
  with: {
    school,
    epoch: 3,
    aad,
    sealed: toBase64Url(await sealed('words', JSON.stringify(words), { envelope: 'a' })),
  },
});
const makeQuietRoom = (): { answer: (ask: Ask) => Promise<Reply>; locks: LockedWhy[] } => {
  const locks: LockedWhy[] = [];
  return { answer: makeRoom((why) => locks.push(why)).answer, locks };
};

test('opens words once unlocked, and nothing before', async () => {
  const { answer } = makeQuietRoom();
  expect(await answer(await wordsAsk())).toEqual({ refused: 'vault-locked' });
  expect(await answer(unlockAsk)).toEqual({ ok: null });
  expect(await answer(await wordsAsk())).toEqual({ ok: cliffs });
  // What a device sealed that is no finding’s words.
  for (const other of [{ ...cliffs, excerpt: { toString: 1 } }, { phrase: 'the cliffs' }, 'words', null])
    expect(await answer(await wordsAsk({ envelope: 'a' }, other))).toEqual({ refused: 'seal-open-failed' });
});

test('a wrong passphrase is told as such and unlocks nothing', async () => {
  const { answer } = makeQuietRoom();
  expect(await answer({ ...unlockAsk, with: { ...unlockAsk.with, passphrase: 'three plain word' } })).toEqual({
    refused: 'wrong-passphrase',
  });
  expect(await answer(await wordsAsk())).toEqual({ refused: 'vault-locked' });
});

test('a key file that is not the team’s is refused', async () => {
  const { answer } = makeQuietRoom();
  const other = toBase64Url(await exportSealPublicKey((await generateSealKeyPair()).publicKey));
  expect(await answer({ ...unlockAsk, with: { ...unlockAsk.with, publicKey: other } })).toEqual({
    refused: 'key-malformed',
  });
  expect(await answer(await wordsAsk())).toEqual({ refused: 'vault-locked' });
});

test('words moved to another envelope, and an older epoch, do not open', async () => {
  const { answer } = makeQuietRoom();
  await answer(unlockAsk);
  expect(await answer(await wordsAsk({ envelope: 'b' }))).toEqual({ refused: 'seal-open-failed' });
  const ask = (await wordsAsk()) as Ask & { name: 'open words' };
  expect(await answer({ ...ask, with: { ...ask.with, epoch: 2 } })).toEqual({ refused: 'vault-other-epoch' });
});

test('a frame opens only when it is the one the manifest names', async () => {
  const { answer } = makeQuietRoom();
  await answer(unlockAsk);
  const aad = { index: 4 };
  const bytes = await sealed('frame', 'jpeg', aad);
  const frame = (sha256: string): Ask => ({
    name: 'open frame',
    with: { school, epoch: 3, aad, sealed: bytes.buffer.slice(0), sha256 },
  });
  expect(await answer(frame('0'.repeat(64)))).toEqual({ refused: 'evidence-malformed' });
  const reply = await answer(frame(sha256Hex(bytes)));
  expect('ok' in reply && new TextDecoder().decode(reply.ok as ArrayBuffer)).toBe('jpeg');
});

test('a reason is sealed while locked and opens after unlocking', async () => {
  const { answer } = makeQuietRoom();
  const { publicKey } = unlockAsk.with;
  const item = { school, epoch: 3, aad: { incident: 'i' } };
  const reply = await answer({
    name: 'seal reason',
    with: { ...item, publicKey, text: 'Geography homework, with the teacher’s word.' },
  });
  const sealedReason = 'ok' in reply ? (reply.ok as string) : '';
  await answer(unlockAsk);
  expect(await answer({ name: 'open reason', with: { ...item, sealed: sealedReason } })).toEqual({
    ok: 'Geography homework, with the teacher’s word.',
  });
});

test('locks by itself after the idle minutes, and not while somebody is there', async () => {
  const { answer, locks } = makeQuietRoom();
  const ask = await wordsAsk();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await answer(unlockAsk);
  vi.advanceTimersByTime(idleMs - 1);
  await answer({ name: 'touch', with: {} });
  vi.advanceTimersByTime(idleMs - 1);
  expect(locks).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(locks).toEqual(['idle']);
  expect(await answer(ask)).toEqual({ refused: 'vault-locked' });
});

test('once unlocked, seals to the team’s own key and to no other that the server names', async () => {
  const { answer } = makeQuietRoom();
  const other = toBase64Url(await exportSealPublicKey((await generateSealKeyPair()).publicKey));
  const ask = (publicKey: string): Ask => ({
    name: 'seal reason',
    with: { school, epoch: 3, aad: { incident: 'i' }, publicKey, text: 'Geography homework.' },
  });
  await answer(unlockAsk);
  expect(await answer(ask(other))).toEqual({ refused: 'key-malformed' });
  expect(await answer(ask(unlockAsk.with.publicKey))).toMatchObject({ ok: expect.any(String) });
});

test('a lock in the middle of unlocking holds', async () => {
  const { answer } = makeQuietRoom();
  const unlocking = answer(unlockAsk);
  await answer({ name: 'lock', with: {} });
  expect(await unlocking).toEqual({ refused: 'vault-locked' });
  expect(await answer(await wordsAsk())).toEqual({ refused: 'vault-locked' });
});

test('locks when asked, once', async () => {
  const { answer, locks } = makeQuietRoom();
  await answer(unlockAsk);
  await answer({ name: 'lock', with: {} });
  await answer({ name: 'lock', with: {} });
  expect(locks).toEqual(['asked']);
});
