/** Runs the known-answer vectors of `vectors/` wherever the code runs: Node, Chromium, the server. */

import { CandourError } from '@candour/contract';
import { equal, fromHex, fromUtf8, toHex, toUtf8 } from '../bytes.ts';
import { readDocument, signDocument } from '../documents.ts';
import { parseVerifierKey, verifyNote } from '../log/note.ts';
import { canonicalJson } from '../log/leaf.ts';
import { leafHash } from '../log/merkle.ts';
import { rootOf } from '../log/proofs.ts';
import { entriesPath, tilePath } from '../log/tile-paths.ts';
import { verifyRequest } from '../request.ts';
import type { SealKind } from '../seal.ts';
import { aadOf, importSealPrivateKey, open } from '../seal.ts';
import { acceptSignerSet, verifyThreshold } from '../signer-sets.ts';
import { exportVerifyKey, importSigningSeed, importVerifyKey, signExactly, verifyExactly } from '../sign.ts';
import type { SignedJson, StatementContext } from '../statement.ts';
import { openSignedJson, signJson } from '../statement.ts';
import { memoryHashes } from './memory.ts';

interface SealVectors {
  readonly vectors: readonly {
    readonly kind: string;
    readonly school: string;
    readonly epoch: number;
    readonly aad: Readonly<Record<string, string | number>>;
    readonly privateKey: string;
    readonly plaintext: string;
    readonly sealed: string;
  }[];
}

interface DocumentVectors {
  readonly signerSet: string;
  readonly pinnedDigest: string;
  readonly seeds: readonly { readonly kid: string; readonly seed: string }[];
  readonly signedBy: readonly string[];
  readonly cases: readonly {
    readonly name: string;
    readonly document: string;
    readonly needTwo: boolean;
    readonly refused: string | null;
  }[];
  readonly chains: readonly {
    readonly name: string;
    readonly documents: readonly string[];
    readonly pinnedDigest: string;
    readonly version: number;
    readonly refused: string | null;
  }[];
}

interface LogVectors {
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  readonly note: { readonly verifierKey: string; readonly note: string };
  readonly paths: readonly {
    readonly level: number | string;
    readonly index: number;
    readonly width: number;
    readonly path: string;
  }[];
  readonly canonical: readonly { readonly value: unknown; readonly text: string }[];
}

interface SignVectors {
  readonly seed: string;
  readonly publicKey: string;
  readonly rfc8032: { readonly message: string; readonly signature: string };
  readonly statement: { readonly context: string; readonly value: unknown; readonly signed: SignedJson };
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly from: { readonly device: string; readonly boot: string; readonly at: string };
    readonly header: string;
  };
}

export interface AllVectors {
  readonly seal: SealVectors;
  readonly documents: DocumentVectors;
  readonly log: LogVectors;
  readonly sign: SignVectors;
}

/** What happened with one vector: `failure` is null when it went as the vector says. */
export interface VectorResult {
  readonly name: string;
  readonly failure: string | null;
}

export async function runVectors(all: AllVectors): Promise<VectorResult[]> {
  return [
    ...(await runSeal(all.seal)),
    ...(await runDocuments(all.documents)),
    ...(await runLog(all.log)),
    ...(await runSign(all.sign)),
  ];
}

async function runSeal({ vectors }: SealVectors): Promise<VectorResult[]> {
  return Promise.all(
    vectors.map((vector) =>
      expect(`seal: ${vector.kind}`, async () => {
        const keyPair = await importSealPrivateKey(fromHex(vector.privateKey));
        const context = {
          kind: vector.kind as SealKind,
          school: vector.school,
          epoch: vector.epoch,
          aad: aadOf(vector.aad),
        };
        return equal(await open({ keyPair, ...context, sealed: fromHex(vector.sealed) }), fromHex(vector.plaintext));
      }),
    ),
  );
}

async function runDocuments({
  signerSet,
  pinnedDigest,
  seeds,
  signedBy,
  cases,
  chains,
}: DocumentVectors): Promise<VectorResult[]> {
  const set = await acceptSignerSet([signerSet], pinnedDigest);
  const first = cases[0]?.document ?? '';
  return Promise.all([
    ...cases.map((one) =>
      expectCode(`document: ${one.name}`, one.refused, async () =>
        verifyThreshold(readDocument(one.document), set, one.needTwo),
      ),
    ),
    ...chains.map((one) =>
      expectCode(`signer sets: ${one.name}`, one.refused, async () => {
        const { version } = await acceptSignerSet(one.documents, one.pinnedDigest);
        if (version !== one.version) throw new Error(`version ${version}`);
      }),
    ),
    expect('document: signed again, byte for byte', async () => {
      const signers = signedBy.map(async (kid) => {
        const { privateKey } = await importSigningSeed(fromHex(seeds.find((one) => one.kid === kid)?.seed ?? ''));
        return { kid, privateKey };
      });
      return (await signDocument(readDocument(first).payloadBytes, 'policy', await Promise.all(signers))) === first;
    }),
  ]);
}

async function runLog({ leaves, roots, note, paths, canonical }: LogVectors): Promise<VectorResult[]> {
  const reader = memoryHashes(leaves.map((leaf) => leafHash(fromHex(leaf))));
  return Promise.all([
    ...roots.map((root, size) =>
      expect(`log: root of ${size}`, async () => toHex(await rootOf(size, reader)) === root),
    ),
    ...paths.map(({ level, index, width, path }) =>
      expect(
        `log: ${path}`,
        async () => (typeof level === 'number' ? tilePath(level, index, width) : entriesPath(index, width)) === path,
      ),
    ),
    ...canonical.map(({ value, text }, i) =>
      expect(`log: canonical ${i}`, async () => fromUtf8(canonicalJson(value)) === text),
    ),
    expect(
      'log: note',
      async () => (await verifyNote(note.note, [await parseVerifierKey(note.verifierKey)])).signers.length === 1,
    ),
  ]);
}

async function runSign({ seed, publicKey, rfc8032, statement, request }: SignVectors): Promise<VectorResult[]> {
  const pair = await importSigningSeed(fromHex(seed));
  const verifyKey = await importVerifyKey(fromHex(publicKey));
  const context = statement.context as StatementContext;
  const sent = { method: request.method, path: request.path, body: toUtf8(request.body) };
  return Promise.all([
    expect('sign: public key', async () => toHex(await exportVerifyKey(pair.publicKey)) === publicKey),
    expect(
      'sign: RFC 8032',
      async () => toHex(await signExactly(pair.privateKey, fromHex(rfc8032.message))) === rfc8032.signature,
    ),
    expect('sign: RFC 8032 verifies', async () =>
      verifyExactly(verifyKey, fromHex(rfc8032.message), fromHex(rfc8032.signature)),
    ),
    expect('sign: statement', async () => {
      const again = await signJson(context, pair.privateKey, statement.value);
      const opened = await openSignedJson(context, verifyKey, statement.signed);
      return (
        again.signature === statement.signed.signature && JSON.stringify(opened) === JSON.stringify(statement.value)
      );
    }),
    expect(
      'sign: request',
      async () => (await verifyRequest(verifyKey, request.header, sent)).device === request.from.device,
    ),
    expectCode('sign: request with another path', 'request-bad-signature', async () =>
      verifyRequest(verifyKey, request.header, { ...sent, path: '/' }),
    ),
  ]);
}

async function expect(name: string, check: () => Promise<boolean>): Promise<VectorResult> {
  try {
    return { name, failure: (await check()) ? null : 'another result' };
  } catch (error) {
    return { name, failure: String(error) };
  }
}

async function expectCode(name: string, code: string | null, act: () => Promise<unknown>): Promise<VectorResult> {
  try {
    await act();
    return { name, failure: code === null ? null : `accepted, not ${code}` };
  } catch (error) {
    const isExpected = error instanceof CandourError && error.code === code;
    return { name, failure: isExpected ? null : String(error) };
  }
}
