/** Signed notes (C2SP signed-note): a text with Ed25519 signatures below it, as checkpoints of a log travel; and cosignatures (C2SP tlog-cosignature). */

import { CandourError } from '@candour/contract';
import type { Bytes } from '../bytes.ts';
import { concat, equal, fromBase64, fromHex, sha256, toBase64, toHex, toUtf8 } from '../bytes.ts';
import type { Key } from '../keys.ts';
import { RAW_KEY_LENGTH } from '../keys.ts';
import { importVerifyKey, SIGNATURE_LENGTH, signExactly, verifyExactly } from '../sign.ts';

/** Signature type bytes of C2SP signed-note: a log's own signature, and a witness's cosignature/v1 with its time. */
const TYPE_BYTES = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const;
export type NoteSignatureType = keyof typeof TYPE_BYTES;

const ID_LENGTH = 4;
const TIME_LENGTH = 8;
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;
const MAX_SIGNATURES = 100;

export interface NoteSigner {
  /** No spaces, no plus; a log's is its origin. */
  readonly name: string;
  readonly privateKey: Key;
  /** The raw 32 bytes of the public half: the key id is made from it. */
  readonly publicKeyRaw: Uint8Array;
}

export interface NoteVerifier {
  readonly name: string;
  readonly type: NoteSignatureType;
  readonly id: Bytes;
  readonly publicKey: Key;
}

export interface VerifiedNote {
  /** The text that was signed, with its last newline. */
  readonly text: string;
  /** Who of the given verifiers signed; `atSeconds` is a cosigner's Unix time. */
  readonly signers: readonly {
    readonly name: string;
    readonly type: NoteSignatureType;
    readonly atSeconds: number | null;
  }[];
}

/** `<name>+<key id in hex>+<base64 of type byte and key>`, which people compare and programs pin. */
export function verifierKeyOf(name: string, publicKeyRaw: Uint8Array, type: NoteSignatureType = 'ed25519'): string {
  checkName(name);
  return `${name}+${toHex(keyId(name, publicKeyRaw, type))}+${toBase64(concat(Uint8Array.of(TYPE_BYTES[type]), publicKeyRaw))}`;
}

/** @throws CandourError `key-malformed` */
export async function parseVerifierKey(text: string): Promise<NoteVerifier> {
  const [, name, idText, keyText] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (name === undefined || idText === undefined || keyText === undefined)
    throw new CandourError('key-malformed', 'verifier key');
  const typed = fromBase64(keyText);
  const type = (Object.keys(TYPE_BYTES) as NoteSignatureType[]).find((one) => TYPE_BYTES[one] === typed[0]);
  const raw = typed.subarray(1);
  const id = fromHex(idText);
  if (type === undefined || raw.length !== RAW_KEY_LENGTH || !equal(id, keyId(name, raw, type)))
    throw new CandourError('key-malformed', 'verifier key');
  return { name, type, id, publicKey: await importVerifyKey(raw) };
}

/**
 * Signs a text as a note.
 * @param text ends with a newline, holds no blank line at its end and no control characters but newlines
 */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  checkText(text);
  return `${text}\n${signatureLine(signer, 'ed25519', await signExactly(signer.privateKey, toUtf8(text)))}`;
}

/** Adds a witness's cosignature/v1 under a note: it saw this tree, consistent with all it saw before, at that time. */
export async function cosignNote(note: string, signer: NoteSigner, atSeconds: number): Promise<string> {
  const { text } = splitNote(note);
  const signature = await signExactly(signer.privateKey, cosignedMessage(text, atSeconds));
  const time = new Uint8Array(TIME_LENGTH);
  new DataView(time.buffer).setBigUint64(0, BigInt(atSeconds));
  return note + signatureLine(signer, 'cosignature/v1', concat(time, signature));
}

/**
 * Verifies every signature of a known key; signatures of unknown keys are passed over, as the format asks.
 * @throws CandourError `encoding-malformed`, or `signature-invalid` when a known key's signature is wrong or no known key signed
 */
export async function verifyNote(note: string, verifiers: readonly NoteVerifier[]): Promise<VerifiedNote> {
  const { text, signatures } = splitNote(note);
  const signers: VerifiedNote['signers'][number][] = [];
  for (const { name, bytes } of signatures) {
    const verifier = verifiers.find((one) => one.name === name && equal(one.id, bytes.subarray(0, ID_LENGTH)));
    if (verifier === undefined) continue;
    signers.push(await verifyOne(text, bytes.subarray(ID_LENGTH), verifier));
  }
  if (signers.length === 0) throw new CandourError('signature-invalid', 'note without a known signature');
  return { text, signers };
}

async function verifyOne(
  text: string,
  bytes: Uint8Array,
  { name, type, publicKey }: NoteVerifier,
): Promise<VerifiedNote['signers'][number]> {
  const isCosignature = type === 'cosignature/v1';
  if (bytes.length !== SIGNATURE_LENGTH + (isCosignature ? TIME_LENGTH : 0))
    throw new CandourError('signature-invalid', name);
  const atSeconds = isCosignature ? Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)) : null;
  const message = atSeconds === null ? toUtf8(text) : cosignedMessage(text, atSeconds);
  if (!(await verifyExactly(publicKey, message, bytes.slice(-SIGNATURE_LENGTH))))
    throw new CandourError('signature-invalid', name);
  return { name, type, atSeconds };
}

function splitNote(note: string): { text: string; signatures: { name: string; bytes: Bytes }[] } {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new CandourError('encoding-malformed', 'note');
  const text = note.slice(0, split + 1);
  checkText(text);
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new CandourError('encoding-malformed', 'note signatures');
  const signatures = lines.map((line) => {
    const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
    if (name === undefined || encoded === undefined) throw new CandourError('encoding-malformed', 'note signature');
    return { name, bytes: fromBase64(encoded) };
  });
  return { text, signatures };
}

function signatureLine({ name, publicKeyRaw }: NoteSigner, type: NoteSignatureType, signature: Uint8Array): string {
  checkName(name);
  return `— ${name} ${toBase64(concat(keyId(name, publicKeyRaw, type), signature))}\n`;
}

/** The first 4 bytes of SHA-256(name ‖ 0x0A ‖ type byte ‖ public key). */
function keyId(name: string, publicKeyRaw: Uint8Array, type: NoteSignatureType): Bytes {
  return sha256(toUtf8(`${name}\n`), Uint8Array.of(TYPE_BYTES[type]), publicKeyRaw).slice(0, ID_LENGTH);
}

const cosignedMessage = (text: string, atSeconds: number): Bytes =>
  toUtf8(`cosignature/v1\ntime ${atSeconds}\n${text}`);

function checkName(name: string): void {
  if (!/^[^\s+]+$/u.test(name)) throw new CandourError('encoding-malformed', 'note key name');
}

function checkText(text: string): void {
  const hasControl = [...text].some((character) => character < ' ' && character !== '\n');
  if (!text.endsWith('\n') || text === '\n' || hasControl) throw new CandourError('encoding-malformed', 'note text');
}
