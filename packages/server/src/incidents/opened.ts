// What an opening hands out: sealed words and signed manifests, their outer layer taken off. The server cannot open what is inside.
import { CandourError, wordsAadFields } from '@candour/contract';
import type { ClipId, EvidenceOpened, IncidentId, OpeningId, PersonId, WordsOpened } from '@candour/contract';
import { toBase64Url } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';
import { readManifest } from '../evidence/kept-manifest.ts';
import { findOpening } from './store.ts';

export async function sealedWordsOf(tx: SchoolTransaction, incident: IncidentId): Promise<WordsOpened['words']> {
  const rows = await tx.sql
    .selectFrom('finding')
    .select(['envelope', 'device', 'boot', 'entry', 'madeAt', 'teamEpoch', 'words'])
    .where('incident', '=', incident)
    .orderBy('madeAt')
    .orderBy('envelope')
    .execute();
  return Promise.all(
    rows.map(async ({ words, ...row }) => {
      const finding = { ...row, id: row.envelope } as unknown as Parameters<typeof wordsAadFields>[0];
      return {
        envelope: finding.id,
        epoch: row.teamEpoch,
        sealed: toBase64Url(await tx.keys.openRecord(tx.school, incident, words)),
        aad: wordsAadFields(finding),
      };
    }),
  );
}

export async function manifestsOf(tx: SchoolTransaction, incident: IncidentId): Promise<EvidenceOpened['clips']> {
  const clips = await tx.sql
    .selectFrom('clip')
    .select(['id', 'manifest'])
    .where('incident', '=', incident)
    .orderBy('listedAt')
    .execute();
  return Promise.all(
    clips.map(async ({ id, manifest }) => {
      const frames = await tx.sql
        .selectFrom('clipFrame')
        .select('index')
        .where('clip', '=', id)
        .where('storedAt', 'is not', null)
        .orderBy('index')
        .execute();
      return { manifest: await readManifest(tx, id as ClipId, manifest), here: frames.map(({ index }) => index) };
    }),
  );
}

/**
 * A frame is handed out under an opening of evidence, to the person who opened, while it is valid, of its own incident.
 * @throws CandourError `not-found` for each of these alike
 */
export async function checkFrameOpening(
  tx: SchoolTransaction,
  person: PersonId,
  asked: { opening: OpeningId; clip: ClipId },
): Promise<void> {
  const opening = await findOpening(tx, asked.opening);
  const isValid =
    opening &&
    opening.person === person &&
    opening.what === 'evidence' &&
    Date.parse(tx.at) < Date.parse(opening.until);
  const clip = isValid
    ? await tx.sql
        .selectFrom('clip')
        .select('id')
        .where('id', '=', asked.clip)
        .where('incident', '=', opening.incident)
        .executeTakeFirst()
    : undefined;
  if (!clip) throw new CandourError('not-found');
}
