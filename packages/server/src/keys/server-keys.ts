// The server's own private keys of one school: of its log, its `current` statement and the envelopes sealed to it.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerKeysBody } from '@candour/contract';
import { CandourError } from '@candour/contract';
import {
  exportSealPrivateKey,
  exportSealPublicKey,
  exportSigningSeed,
  exportVerifyKey,
  fromBase64Url,
  generateSealKeyPair,
  generateSigningKeyPair,
  importSealPrivateKey,
  importSigningSeed,
  toBase64Url,
  verifierKeyOf,
} from '@candour/trust';
import type { KeyPair, NoteSigner } from '@candour/trust';
import { writeDurably } from './durable-file.ts';

interface StoredKeys {
  readonly logOrigin: string;
  readonly logSeed: string;
  readonly statementSeed: string;
  readonly envelopeKey: string;
  readonly envelopeEpoch: number;
}

export interface ServerKeys {
  readonly log: NoteSigner;
  readonly statement: KeyPair;
  readonly envelope: KeyPair;
  readonly envelopeEpoch: number;
  /** What the signers sign as the `server-keys` document. */
  readonly published: ServerKeysBody;
}

const fileOf = (keysRoot: string, school: string): string => join(keysRoot, school, 'server-keys.json');

/** Draws a school's server keys once; keeps those that are there. */
export async function makeServerKeys(
  keysRoot: string,
  school: string,
  logOrigin = `candour.invalid/${school}`,
): Promise<ServerKeys> {
  const path = fileOf(keysRoot, school);
  const isThere = await readFile(path).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await mkdir(join(keysRoot, school), { recursive: true, mode: 0o700 });
    const seed = async (): Promise<string> =>
      toBase64Url(await exportSigningSeed((await generateSigningKeyPair(true)).privateKey));
    const stored: StoredKeys = {
      logOrigin,
      logSeed: await seed(),
      statementSeed: await seed(),
      envelopeKey: toBase64Url(await exportSealPrivateKey((await generateSealKeyPair(true)).privateKey)),
      envelopeEpoch: 1,
    };
    await writeDurably(path, Buffer.from(JSON.stringify(stored)), 0o600);
  }
  return readServerKeys(keysRoot, school);
}

/** @throws CandourError `settings-malformed` when the school's keys are not in the folder */
export async function readServerKeys(keysRoot: string, school: string): Promise<ServerKeys> {
  const text = await readFile(fileOf(keysRoot, school), 'utf8').catch(() => {
    throw new CandourError(
      'settings-malformed',
      `no server keys of school ${school} in the key folder: restore its backup`,
    );
  });
  const stored = JSON.parse(text) as StoredKeys;
  const logPair = await importSigningSeed(fromBase64Url(stored.logSeed));
  const statement = await importSigningSeed(fromBase64Url(stored.statementSeed));
  const envelope = await importSealPrivateKey(fromBase64Url(stored.envelopeKey));
  const publicKeyRaw = await exportVerifyKey(logPair.publicKey);
  return {
    log: { name: stored.logOrigin, privateKey: logPair.privateKey, publicKeyRaw },
    statement,
    envelope,
    envelopeEpoch: stored.envelopeEpoch,
    published: {
      logOrigin: stored.logOrigin,
      logVerifierKey: verifierKeyOf(stored.logOrigin, publicKeyRaw),
      statementKey: toBase64Url(await exportVerifyKey(statement.publicKey)),
      envelopeKey: toBase64Url(await exportSealPublicKey(envelope.publicKey)),
      envelopeEpoch: stored.envelopeEpoch,
    },
  };
}
