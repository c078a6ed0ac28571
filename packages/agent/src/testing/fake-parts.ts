// The parts of a fake school: signers with keys, a log's files in memory, and answers as the server words them.
import { type ErrorCode, newId, type PersonId } from '@candour/contract';
import { exportVerifyKey, generateSigningKeyPair, type Key, kidOf, toBase64Url, toUtf8 } from '@candour/trust';
import type { HttpAnswer } from '../ports.ts';

export const signerRoles = ['lead', 'head', 'governor', 'outside-signer'] as const;

export interface FakeSigner {
  readonly kid: string;
  readonly privateKey: Key;
  readonly person: PersonId;
  readonly name: string;
  readonly role: (typeof signerRoles)[number];
  readonly publicKey: string;
}

export async function makeSigner(role: FakeSigner['role']): Promise<FakeSigner> {
  const pair = await generateSigningKeyPair();
  const raw = await exportVerifyKey(pair.publicKey);
  return {
    kid: kidOf(raw),
    privateKey: pair.privateKey,
    person: newId(),
    name: `The ${role}`,
    role,
    publicKey: toBase64Url(raw),
  };
}

/** Its files, in memory. */
export class MemoryTiles {
  readonly files = new Map<string, Uint8Array>();
  async read(path: string): Promise<Uint8Array | null> {
    return this.files.get(path) ?? null;
  }
  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(path, bytes.slice());
  }
}

export const json = (status: number, value: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: toUtf8(JSON.stringify(value)),
});
export const refused = (
  status: number,
  code: ErrorCode,
  serverTime?: string,
  headers: Record<string, string> = {},
): HttpAnswer => ({
  status,
  headers,
  body: toUtf8(JSON.stringify({ error: { code, what: '', todo: '', ...(serverTime ? { serverTime } : {}) } })),
});
