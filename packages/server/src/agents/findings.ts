// A finding becomes an incident, or joins the one of its episode; its words are sealed once more under the incident's record key.
import { CandourError, newId } from '@candour/contract';
import type { ActionDetail, FindingEnvelope, IncidentId, PupilId } from '@candour/contract';
import { fromBase64Url } from '@candour/trust';
import type { SchoolTransaction } from '../database/database.ts';
import { areDocuments } from '../documents/store.ts';
import { record } from '../record/record.ts';
import { checkFinding, coversFinding } from './envelope-rules.ts';
import { findSignIn } from './store.ts';

/**
 * @param addEnvelope writes the envelope's row, once the finding is to be kept
 * @throws CandourError `envelope-malformed`
 */
export async function takeFinding(
  tx: SchoolTransaction,
  finding: FindingEnvelope,
  addEnvelope: () => Promise<void>,
): Promise<'now' | 'envelope-pupil-unseen'> {
  checkFinding(finding);
  const { policy, watchlist } = finding;
  if (!(await areDocuments(tx, { policy, watchlist })))
    throw new CandourError('envelope-malformed', 'its policy or watchlist is not known here');
  const pupil = await pupilOf(tx, finding);
  if (pupil === 'unseen') return 'envelope-pupil-unseen';
  const known = await tx.sql
    .selectFrom('incident')
    .select(['id', 'pupil'])
    .where('device', '=', finding.device)
    .where('episode', '=', finding.episode)
    .executeTakeFirst();
  // What one pupil typed must never come to stand in another's record, whatever a device says.
  if (known && known.pupil !== pupil) throw new CandourError('envelope-malformed', 'an episode is of one pupil');
  await addEnvelope();
  const incident = known?.id ?? newId<IncidentId>();
  // On the disk before the row that needs it: a key without a row harms nobody, a row without a key is lost.
  if (!known) await tx.keys.createRecordKey(tx.school, incident);
  await record(tx, {
    by: { kind: 'device', id: finding.device },
    kind: known ? 'incident.joined' : 'incident.received',
    on: incident,
    detail: detailOf(finding, pupil),
  });
  await addFinding(tx, finding, incident);
  return 'now';
}

/** Only whom the server itself saw sign in; an envelope alone names nobody. */
async function pupilOf(tx: SchoolTransaction, finding: FindingEnvelope): Promise<PupilId | null | 'unseen'> {
  if (finding.pupil.known !== 'sign-in') return null;
  const signIn = await findSignIn(tx, finding.pupil.signIn);
  return signIn && coversFinding(signIn, finding) ? (signIn.pupil as PupilId) : 'unseen';
}

function detailOf(finding: FindingEnvelope, pupil: PupilId | null): ActionDetail<'incident.received'> {
  const {
    episode,
    device,
    severity,
    theme,
    entry,
    entryVersion,
    language,
    surface,
    site,
    policy,
    watchlist,
    madeAt,
    skewMs,
    clip,
  } = finding;
  return {
    envelope: finding.id,
    episode,
    device,
    pupil,
    certainty: finding.pupil.known,
    severity,
    theme,
    entry,
    entryVersion,
    language,
    surface,
    site,
    policy,
    watchlist,
    madeAt,
    skewMs,
    clip,
  };
}

async function addFinding(tx: SchoolTransaction, finding: FindingEnvelope, incident: IncidentId): Promise<void> {
  const {
    device,
    boot,
    severity,
    theme,
    entry,
    entryVersion,
    language,
    surface,
    site,
    policy,
    watchlist,
    madeAt,
    skewMs,
    clip,
    teamEpoch,
  } = finding;
  await tx.sql
    .insertInto('finding')
    .values({
      school: tx.school,
      envelope: finding.id,
      incident,
      device,
      boot,
      signIn: finding.pupil.known === 'sign-in' ? finding.pupil.signIn : null,
      severity,
      theme,
      entry,
      entryVersion,
      language,
      surface,
      site,
      policy,
      watchlist,
      madeAt,
      skewMs,
      receivedAt: tx.at,
      clip: clip.state === 'coming' ? clip.clip : null,
      noClipReason: clip.state === 'none' ? clip.reason : null,
      teamEpoch,
      words: await tx.keys.sealRecord(tx.school, incident, fromBase64Url(finding.words)),
    })
    .execute();
}
