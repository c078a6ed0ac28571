// What the page and the vault's worker say to each other. A private key is in none of these messages.
import type { ErrorCode, FindingWords } from '@candour/contract';

export type Fields = Readonly<Record<string, string | number>>;

/** Where a sealed item belongs: opened only under exactly these. */
export interface SealedItem {
  readonly school: string;
  readonly epoch: number;
  /** Bound to the item when it was sealed; the vault spells it as trust does. */
  readonly aad: Fields;
}

export interface Asks {
  /** The team's key file (base64url) and the person's passphrase. */
  unlock: { readonly ageFile: string; readonly publicKey: string; readonly epoch: number; readonly passphrase: string };
  lock: Record<string, never>;
  /** The person is here: the idle clock starts anew. */
  touch: Record<string, never>;
  'open words': SealedItem & { readonly sealed: string };
  'open reason': SealedItem & { readonly sealed: string };
  'open frame': SealedItem & { readonly sealed: ArrayBuffer; readonly sha256: string };
  /** Needs no unlocking: the team's public key is enough. */
  'seal reason': SealedItem & { readonly publicKey: string; readonly text: string };
}

export interface Answers {
  unlock: null;
  lock: null;
  touch: null;
  'open words': FindingWords;
  'open reason': string;
  /** The JPEG as the device took it. */
  'open frame': ArrayBuffer;
  /** base64url */
  'seal reason': string;
}

export type AskName = keyof Asks;
export type Ask = { [Name in AskName]: { readonly name: Name; readonly with: Asks[Name] } }[AskName];

export type Reply<Name extends AskName = AskName> = { readonly ok: Answers[Name] } | { readonly refused: ErrorCode };

export type LockedWhy = 'idle' | 'asked';
export type ToWorker = { readonly id: number; readonly ask: Ask };
export type FromWorker = { readonly id: number; readonly reply: Reply } | { readonly locked: LockedWhy };

/** The vault locks by itself after so long without a sign of the person. */
export const idleMs = 10 * 60_000;
