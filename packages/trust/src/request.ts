/** Proves which device sent an HTTP request, and that method, path and body arrived as it sent them. */

import { CandourError } from '@candour/contract';
import { fromBase64Url, sha256Hex, toBase64Url, toUtf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import type { Key } from './keys.ts';
import { signBytes, verifyBytes } from './sign.ts';

const CONTEXT = 'candour/request/1';
const HEADER =
  /^Candour device="([^"\s]{1,200})", boot="([^"\s]{1,200})", at="([^"\s]{1,40})", signature="([A-Za-z0-9_-]{86})"$/;

/** What is signed of a request. `path` includes the query, as it stands in the request line. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
}

/** Who says they sent it: device id, boot id, and the time of signing (ISO 8601 UTC). */
export interface RequestSender {
  readonly device: string;
  readonly boot: string;
  readonly at: string;
}

/** @returns the `Authorization` header's value. @throws CandourError `request-bad-signature` for ids with quotes or spaces */
export async function signRequest(privateKey: Key, sender: RequestSender, request: SignedRequest): Promise<string> {
  const signature = toBase64Url(await signBytes(privateKey, CONTEXT, messageOf(sender, request)));
  const header = `Candour device="${sender.device}", boot="${sender.boot}", at="${sender.at}", signature="${signature}"`;
  parseRequestHeader(header);
  return header;
}

/** Reads the header without believing it: the device id is needed to find the key. @throws CandourError `request-bad-signature` */
export function parseRequestHeader(header: string): RequestSender & { readonly signature: string } {
  const [, device, boot, at, signature] = HEADER.exec(header) ?? [];
  if (
    device === undefined ||
    boot === undefined ||
    at === undefined ||
    signature === undefined ||
    Number.isNaN(Date.parse(at))
  ) {
    throw new CandourError('request-bad-signature');
  }
  return { device, boot, at, signature };
}

/**
 * Verifies the signature and, when `nowMs` is given, that it was made within `toleranceMs` of it.
 * A replay inside that window is not noticed here: routes are idempotent by envelope id and sequence.
 * @throws CandourError `request-bad-signature`, `request-clock-off`
 */
export async function verifyRequest(
  publicKey: Key,
  header: string,
  request: SignedRequest,
  clock?: { readonly nowMs: number; readonly toleranceMs: number },
): Promise<RequestSender> {
  const { signature, ...sender } = parseRequestHeader(header);
  if (!(await verifyBytes(publicKey, CONTEXT, messageOf(sender, request), fromBase64Url(signature)))) {
    throw new CandourError('request-bad-signature', 'request');
  }
  if (clock !== undefined && Math.abs(clock.nowMs - Date.parse(sender.at)) > clock.toleranceMs)
    throw new CandourError('request-clock-off');
  return sender;
}

function messageOf(sender: RequestSender, { method, path, body }: SignedRequest): Bytes {
  const lines = [method, path, sender.device, sender.boot, sender.at, sha256Hex(body)];
  if (lines.some((line) => line.includes('\n'))) throw new CandourError('request-bad-signature', 'newline');
  return toUtf8(lines.join('\n'));
}
