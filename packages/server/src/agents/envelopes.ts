// Takes one envelope: opens it, believes its signature, judges it once, and keeps all of it or nothing, in one transaction.
import { CandourError, envelopeAadFields, envelopeSchema, isCandourError } from '@candour/contract';
import type { Envelope, EnvelopeAnswer, EnvelopeId, ErrorCode } from '@candour/contract';
import { aadOf, fromBase64Url, fromUtf8, open, openSignedJson, sha256, unpad } from '@candour/trust';
import type { SignedJson } from '@candour/trust';
import { inSchool } from '../database/database.ts';
import type { SchoolTransaction } from '../database/database.ts';
import { takeClip } from '../evidence/manifest.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import { record } from '../record/record.ts';
import type { AgentDeps } from './agent-deps.ts';
import { takeFinding } from './findings.ts';
import type { DeviceSender } from './device-sender.ts';
import { lockDevice } from './store.ts';

/** An envelope whose signature was believed. */
export interface OpenedEnvelope {
  readonly envelope: Envelope;
  /** As it was signed: what a manifest is kept as. */
  readonly signed: SignedJson;
  /** Of the signed payload bytes. */
  readonly sha256: Buffer;
  /** As it came, sealed to this server. */
  readonly sealed: Buffer;
}

/**
 * The same bytes again change nothing and are answered `before`.
 * @throws CandourError `envelope-malformed`, `envelope-bad-signature`, `envelope-conflict`, `envelope-pupil-unseen`, `device-unconfirmed`, `device-held`
 */
export async function takeEnvelope(deps: AgentDeps, sender: DeviceSender, sealed: Buffer): Promise<EnvelopeAnswer> {
  const { db } = deps;
  const opened = await openOrRecord(deps, sender, sealed);
  const verdict = await inSchool(db, sender.school, async (tx) => {
    const { status } = await lockDevice(tx, sender.device);
    if (status !== 'confirmed') throw new CandourError(status === 'held' ? 'device-held' : 'device-unconfirmed');
    const known = await findKnown(tx, opened.envelope);
    if (known.length === 0) return judge(tx, opened);
    const isSame =
      known.length === 1 &&
      known.every(
        (one) => one.sha256.equals(opened.sha256) && one.device === sender.device && one.id === opened.envelope.id,
      );
    return isSame ? 'before' : keepConflict(tx, opened);
  });
  if (verdict === 'now' || verdict === 'before') return { id: opened.envelope.id, taken: verdict };
  throw new CandourError(verdict);
}

/** What is kept of a refusal was committed with it: the caller throws afterwards. */
type Verdict = 'now' | 'before' | 'envelope-conflict' | 'envelope-pupil-unseen';

async function judge(tx: SchoolTransaction, opened: OpenedEnvelope): Promise<Verdict> {
  const { envelope } = opened;
  if (envelope.kind === 'finding') {
    const verdict = await takeFinding(tx, envelope, () => addEnvelope(tx, opened));
    if (verdict === 'envelope-pupil-unseen') await recordRefusal(tx, envelope.device, verdict, envelope.id);
    return verdict;
  }
  await addEnvelope(tx, opened);
  if (envelope.kind === 'clip') await takeClip(tx, envelope, opened.signed);
  else {
    const { lost, count, reason } = envelope;
    await record(tx, {
      by: { kind: 'device', id: envelope.device },
      kind: 'device.loss',
      on: envelope.device,
      detail: { lost, count, reason },
    });
  }
  return 'now';
}

/** A used id or sequence with other bytes: one of the two is not what this device said. Both are kept. */
async function keepConflict(
  tx: SchoolTransaction,
  { envelope, sha256: digest, sealed }: OpenedEnvelope,
): Promise<Verdict> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('envelopeConflict')
    .values({
      school: tx.school,
      device: envelope.device,
      sha256: digest,
      envelope: envelope.id,
      sequence: envelope.sequence,
      sealed,
      receivedAt: tx.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) await recordRefusal(tx, envelope.device, 'envelope-conflict', envelope.id);
  return 'envelope-conflict';
}

async function recordRefusal(
  tx: SchoolTransaction,
  device: string,
  code: ErrorCode,
  envelope?: EnvelopeId,
): Promise<void> {
  await record(tx, {
    by: { kind: 'server', id: null },
    kind: 'device.refused',
    on: device,
    detail: { code, ...(envelope ? { envelope } : {}) },
  });
}

async function findKnown(tx: SchoolTransaction, { id, device, sequence }: Envelope) {
  return tx.sql
    .selectFrom('envelope')
    .select(['id', 'device', 'sha256'])
    .where((where) =>
      where.or([where('id', '=', id), where.and([where('device', '=', device), where('sequence', '=', sequence)])]),
    )
    .execute();
}

async function addEnvelope(tx: SchoolTransaction, { envelope, sha256: digest }: OpenedEnvelope): Promise<void> {
  const { id, device, boot, sequence, kind } = envelope;
  await tx.sql
    .insertInto('envelope')
    .values({ school: tx.school, id, device, boot, sequence, kind, sha256: digest, receivedAt: tx.at })
    .execute();
}

async function openOrRecord(
  { db, serverKeys }: AgentDeps,
  sender: DeviceSender,
  sealed: Buffer,
): Promise<OpenedEnvelope> {
  try {
    return await openEnvelope(await serverKeys(sender.school), sender, sealed);
  } catch (error) {
    // Sealed and sent under the device's own key and yet not signed by it: somebody should look at that device.
    if (isCandourError(error, 'envelope-bad-signature'))
      await inSchool(db, sender.school, (tx) => recordRefusal(tx, sender.device, 'envelope-bad-signature'));
    throw error;
  }
}

/** @throws CandourError `envelope-malformed`, `envelope-bad-signature` */
export async function openEnvelope(
  keys: ServerKeys,
  { school, device, publicKey }: Pick<DeviceSender, 'school' | 'device' | 'publicKey'>,
  sealed: Buffer,
): Promise<OpenedEnvelope> {
  const signed = await unseal(keys, school, device, sealed);
  let value: unknown;
  try {
    value = await openSignedJson('candour/envelope/1', publicKey, signed);
  } catch (error) {
    throw new CandourError(
      isCandourError(error, 'signature-invalid') ? 'envelope-bad-signature' : 'envelope-malformed',
    );
  }
  const parsed = envelopeSchema.safeParse(value);
  if (!parsed.success)
    throw new CandourError(
      'envelope-malformed',
      parsed.error.issues
        .slice(0, 5)
        .map(({ path }) => path.join('.'))
        .join(', '),
    );
  const envelope = parsed.data;
  if (envelope.school !== school || envelope.device !== device)
    throw new CandourError('envelope-malformed', 'it is of another school or device');
  return { envelope, signed, sha256: Buffer.from(sha256(fromBase64Url(signed.payload))), sealed };
}

async function unseal(keys: ServerKeys, school: string, device: string, sealed: Buffer): Promise<SignedJson> {
  try {
    const aad = aadOf(envelopeAadFields({ device }));
    const padded = await open({
      kind: 'envelope',
      school,
      epoch: keys.envelopeEpoch,
      aad,
      keyPair: keys.envelope,
      sealed,
    });
    const { payload, signature } = JSON.parse(fromUtf8(unpad(padded))) as Partial<SignedJson>;
    if (typeof payload !== 'string' || typeof signature !== 'string') throw new CandourError('envelope-malformed');
    return { payload, signature };
  } catch {
    // The parser's own message would quote what it read.
    throw new CandourError('envelope-malformed', 'it does not open');
  }
}
