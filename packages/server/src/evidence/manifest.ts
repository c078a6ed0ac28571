// A clip's manifest: what the device signed that it holds and does not hold, kept under the clip's record key.
import { CandourError } from '@candour/contract';
import type { ClipEnvelope, SignedJson } from '@candour/contract';
import { checkManifest } from '../agents/envelope-rules.ts';
import type { SchoolTransaction } from '../database/database.ts';
import { record } from '../record/record.ts';
import { sealManifest } from './kept-manifest.ts';

/**
 * Lists a clip under the incident of the finding that announced it.
 * @throws CandourError `envelope-malformed`
 */
export async function takeClip(tx: SchoolTransaction, envelope: ClipEnvelope, signed: SignedJson): Promise<void> {
  checkManifest(envelope);
  const { clip, device, trigger, frames, gaps, ended, teamEpoch } = envelope;
  const finding = await tx.sql
    .selectFrom('finding')
    .select(['incident', 'clip', 'device'])
    .where('envelope', '=', trigger)
    .executeTakeFirst();
  if (!finding || finding.device !== device || finding.clip !== clip)
    throw new CandourError('envelope-malformed', 'no finding of this device announced this clip');
  const known = await tx.sql.selectFrom('clip').select('id').where('id', '=', clip).executeTakeFirst();
  if (known) throw new CandourError('envelope-malformed', 'this clip is listed already');
  await tx.keys.createRecordKey(tx.school, clip);
  const files = frames.flatMap((frame) => ('sha256' in frame ? [frame] : []));
  await tx.sql
    .insertInto('clip')
    .values({
      school: tx.school,
      id: clip,
      incident: finding.incident,
      envelope: envelope.id,
      device,
      teamEpoch,
      frames: frames.length,
      files: files.length,
      gaps: gaps.length,
      listedAt: tx.at,
      storedAt: files.length === 0 ? tx.at : null,
      manifest: await sealManifest(tx, clip, signed),
    })
    .execute();
  if (files.length > 0) {
    await tx.sql
      .insertInto('clipFrame')
      .values(
        files.map(({ index, sha256, bytes }) => ({ school: tx.school, clip, index, sha256, bytes, storedAt: null })),
      )
      .execute();
  }
  const by = { kind: 'device', id: device } as const;
  await record(tx, {
    by,
    kind: 'incident.clip-listed',
    on: finding.incident,
    detail: { clip, ended, frames: frames.length, gaps: gaps.length },
  });
  if (files.length === 0)
    await record(tx, { by, kind: 'incident.clip-stored', on: finding.incident, detail: { clip } });
}
