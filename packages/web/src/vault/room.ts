// The vault itself, apart from the worker that runs it: holds the team's private key and answers what may be asked of it.
import { CandourError, findingWordsSchema, isCandourError } from '@candour/contract';
import type { KeyPair, SealKind } from '@candour/trust';
import {
  aadOf,
  exportSealPublicKey,
  fromBase64Url,
  fromUtf8,
  importSealPrivateKey,
  importSealPublicKey,
  open,
  seal,
  sha256Hex,
  toBase64Url,
  toUtf8,
  unlockSecret,
} from '@candour/trust';
import type { Answers, Ask, AskName, Asks, LockedWhy, Reply, SealedItem } from './messages.ts';
import { idleMs } from './messages.ts';

export interface Room {
  readonly answer: (ask: Ask) => Promise<Reply>;
}

/** @param onLock told whenever a held key was let go */
export function makeRoom(onLock: (why: LockedWhy) => void): Room {
  let held: { readonly keyPair: KeyPair; readonly epoch: number; readonly publicKey: string } | undefined;
  /** Told apart by number, so that an unlocking under way when it is locked opens nothing afterwards. */
  let locks = 0;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const lock = (why: LockedWhy): void => {
    clearTimeout(idleTimer);
    locks++;
    if (!held) return;
    held = undefined;
    onLock(why);
  };
  const startIdleClock = (): void => {
    clearTimeout(idleTimer);
    if (held) idleTimer = setTimeout(() => lock('idle'), idleMs);
  };

  async function openSealed(kind: SealKind, item: SealedItem, sealed: Uint8Array): Promise<Uint8Array> {
    if (!held) throw new CandourError('vault-locked');
    if (item.epoch !== held.epoch) throw new CandourError('vault-other-epoch');
    startIdleClock();
    const { school, epoch } = item;
    return open({ kind, school, epoch, aad: aadOf(item.aad), keyPair: held.keyPair, sealed });
  }

  const doers: { readonly [Name in AskName]: (asked: Asks[Name]) => Promise<Answers[Name]> } = {
    unlock: async ({ ageFile, publicKey, epoch, passphrase }) => {
      const locksBefore = locks;
      const raw = await unlockSecret(fromBase64Url(ageFile), passphrase);
      try {
        const keyPair = await importSealPrivateKey(raw);
        if (toBase64Url(await exportSealPublicKey(keyPair.publicKey)) !== publicKey)
          throw new CandourError('key-malformed');
        if (locks !== locksBefore) throw new CandourError('vault-locked');
        held = { keyPair, epoch, publicKey };
      } finally {
        raw.fill(0);
      }
      startIdleClock();
      return null;
    },
    lock: async () => {
      lock('asked');
      return null;
    },
    touch: async () => {
      startIdleClock();
      return null;
    },
    'open words': async (item) =>
      // A device may seal what it likes: what is no finding’s words must not break the page that shows them.
      findingWordsSchema.parse(JSON.parse(fromUtf8(await openSealed('words', item, fromBase64Url(item.sealed))))),
    'open reason': async (item) => fromUtf8(await openSealed('reason', item, fromBase64Url(item.sealed))),
    'open frame': async (item) => {
      const sealed = new Uint8Array(item.sealed);
      // What is opened must be what the device's signed manifest names.
      if (sha256Hex(sealed) !== item.sha256) throw new CandourError('evidence-malformed');
      const opened = await openSealed('frame', item, sealed);
      return opened.buffer.slice(opened.byteOffset, opened.byteOffset + opened.byteLength) as ArrayBuffer;
    },
    'seal reason': async ({ school, epoch, aad, publicKey, text }) => {
      // The page has this key from the server: once the team’s own is known here, no other is taken for it.
      if (held?.epoch === epoch && held.publicKey !== publicKey) throw new CandourError('key-malformed');
      const recipient = await importSealPublicKey(fromBase64Url(publicKey));
      return toBase64Url(
        await seal({ kind: 'reason', school, epoch, aad: aadOf(aad), recipient, plaintext: toUtf8(text) }),
      );
    },
  };

  return {
    answer: async ({ name, with: asked }) => {
      try {
        return { ok: await (doers[name] as (asked: unknown) => Promise<Answers[AskName]>)(asked) };
      } catch (error) {
        // Codes only: what was being opened is no part of an answer that failed.
        return { refused: isCandourError(error) ? error.code : 'seal-open-failed' };
      }
    },
  };
}
