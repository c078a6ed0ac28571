/** Checkpoints (C2SP tlog-checkpoint): the signed sentence "this log, named so, held so many entries with this root". */

import { CandourError } from '@candour/contract';
import { fromBase64, toBase64 } from '../bytes.ts';
import { HASH_LENGTH } from './merkle.ts';
import type { NoteSigner, NoteVerifier, VerifiedNote } from './note.ts';
import { signNote, verifyNote } from './note.ts';
import type { TreeHead } from './proofs.ts';

export interface Checkpoint extends TreeHead {
  /** The log's name: a URL without scheme, such as `candour.example.school/log`. */
  readonly origin: string;
}

/** Three lines: origin, size in decimal, base64 of the root. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!/^[^\n]+$/.test(origin) || !Number.isSafeInteger(size) || size < 0 || root.length !== HASH_LENGTH) {
    throw new CandourError('encoding-malformed', 'checkpoint');
  }
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads a checkpoint's text; extension lines after the third are passed over. @throws CandourError `encoding-malformed` */
export function parseCheckpoint(text: string): Checkpoint {
  const [, origin, sizeText, rootText] = /^([^\n]+)\n(0|[1-9]\d*)\n([^\n]+)\n(?:[^\n]+\n)*$/.exec(text) ?? [];
  const size = Number(sizeText);
  if (origin === undefined || rootText === undefined || !Number.isSafeInteger(size))
    throw new CandourError('encoding-malformed', 'checkpoint');
  const root = fromBase64(rootText);
  if (root.length !== HASH_LENGTH) throw new CandourError('encoding-malformed', 'checkpoint root');
  return { origin, size, root };
}

/** Signs a checkpoint under the log's key, whose name is the origin. @returns the signed note */
export async function signCheckpoint(head: TreeHead, signer: NoteSigner): Promise<string> {
  return signNote(formatCheckpoint({ origin: signer.name, size: head.size, root: head.root }), signer);
}

/**
 * Verifies a checkpoint of one log; cosignatures of `witnesses` are reported beside it.
 * @throws CandourError `encoding-malformed`, `signature-invalid` (also when the log itself did not sign, or the origin is another)
 */
export async function verifyCheckpoint(
  note: string,
  log: NoteVerifier,
  witnesses: readonly NoteVerifier[] = [],
): Promise<Checkpoint & { readonly signers: VerifiedNote['signers'] }> {
  const { text, signers } = await verifyNote(note, [log, ...witnesses]);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== log.name || !signers.some(({ name, type }) => name === log.name && type === log.type)) {
    throw new CandourError('signature-invalid', 'checkpoint origin');
  }
  return { ...checkpoint, signers };
}
