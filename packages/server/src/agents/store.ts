// Devices as rows: found by id, enrolled by a code, seen by a heartbeat; and who signed in on them.
import type { DeviceId, EnrolRequest, HeartbeatRequest, PupilId, SignIn, SignInId } from '@candour/contract';
import type { SchoolTransaction } from '../database/database.ts';
import { codeDigest } from '../devices/store.ts';

export async function findDevice(tx: SchoolTransaction, id: DeviceId) {
  return tx.sql.selectFrom('device').select(['publicKey', 'status']).where('id', '=', id).executeTakeFirst();
}

/** Until the transaction ends nothing else of this device is taken: ids, sequences and episodes are judged one after the other. */
export async function lockDevice(tx: SchoolTransaction, id: DeviceId) {
  return tx.sql.selectFrom('device').select('status').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function lockCode(tx: SchoolTransaction, code: string) {
  return tx.sql
    .selectFrom('enrolmentCode')
    .select(['until', 'usedAt', 'usedBy'])
    .where('codeSha256', '=', codeDigest(code))
    .forUpdate()
    .executeTakeFirst();
}

export async function useCode(tx: SchoolTransaction, code: string, device: DeviceId): Promise<void> {
  await tx.sql
    .updateTable('enrolmentCode')
    .set({ usedAt: tx.at, usedBy: device })
    .where('codeSha256', '=', codeDigest(code))
    .execute();
}

export async function findDeviceByKey(tx: SchoolTransaction, publicKey: Buffer) {
  return tx.sql.selectFrom('device').select(['id', 'status']).where('publicKey', '=', publicKey).executeTakeFirst();
}

export async function addDevice(
  tx: SchoolTransaction,
  id: DeviceId,
  asked: EnrolRequest,
  publicKey: Buffer,
): Promise<void> {
  await tx.sql
    .insertInto('device')
    .values({
      school: tx.school,
      id,
      name: asked.name,
      platform: asked.platform,
      publicKey,
      status: 'unconfirmed',
      enrolledAt: tx.at,
      lastSeenAt: tx.at,
      state: null,
      agent: null,
      build: null,
      policyVersion: null,
      watchlistVersion: null,
    })
    .execute();
}

/** @returns whether this beat is newer than the last of its start; a repeated one must count nothing twice */
export async function noteBeat(
  tx: SchoolTransaction,
  device: DeviceId,
  boot: string,
  beat: HeartbeatRequest,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('boot')
    .set({ beat: beat.beat, lastSeenAt: tx.at })
    .where('device', '=', device)
    .where('boot', '=', boot)
    .where('beat', '<', beat.beat)
    .executeTakeFirst();
  const { state, queued, agent, build, policyVersion, watchlistVersion } = beat;
  await tx.sql
    .updateTable('device')
    .set({ lastSeenAt: tx.at, state, queued, agent, build, policyVersion, watchlistVersion })
    .where('id', '=', device)
    .execute();
  return numUpdatedRows === 1n;
}

/** Kept a day and entry, of no pupil and no device. */
export async function addCounts(tx: SchoolTransaction, counts: HeartbeatRequest['counts']): Promise<void> {
  // In one order, so that two devices that count the same entries do not wait for each other in a circle.
  const sorted = counts.toSorted((a, b) =>
    a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : a.entryVersion - b.entryVersion || (a.what < b.what ? -1 : 1),
  );
  for (const { entry, entryVersion, what, count } of sorted) {
    await tx.sql
      .insertInto('hitCount')
      .values({ school: tx.school, day: tx.at.slice(0, 10), entry, entryVersion, what, count })
      .onConflict((conflict) =>
        conflict
          .columns(['school', 'day', 'entry', 'entryVersion', 'what'])
          .doUpdateSet((set) => ({ count: set('hitCount.count', '+', count) })),
      )
      .execute();
  }
}

/** Who is signed in on this device in this start now. */
export async function currentSignIn(tx: SchoolTransaction, device: DeviceId, boot: string): Promise<SignIn | null> {
  const row = await tx.sql
    .selectFrom('pupilSignIn')
    .innerJoin('pupilAttributes', (join) =>
      join
        .onRef('pupilAttributes.school', '=', 'pupilSignIn.school')
        .onRef('pupilAttributes.pupil', '=', 'pupilSignIn.pupil'),
    )
    .select([
      'pupilSignIn.id',
      'pupilSignIn.pupil',
      'pupilSignIn.since',
      'pupilSignIn.until',
      'name',
      'year',
      'classes',
    ])
    .where('pupilSignIn.device', '=', device)
    .where('pupilSignIn.boot', '=', boot)
    .where('pupilSignIn.endedAt', 'is', null)
    .where('pupilSignIn.until', '>', tx.at)
    .where('validFrom', '<=', tx.at)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', tx.at)]))
    .orderBy('pupilSignIn.since', 'desc')
    .orderBy('pupilSignIn.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { name, year, classes, since, until } = row;
  return { signIn: row.id as SignInId, pupil: row.pupil as PupilId, name, year, classes, since, until };
}

/** A sign-in as an envelope names it. */
export async function findSignIn(tx: SchoolTransaction, id: SignInId) {
  return tx.sql
    .selectFrom('pupilSignIn')
    .select(['pupil', 'device', 'boot', 'since', 'until', 'endedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Ends every open sign-in of this device, or those of its other starts. @returns those that were open */
export async function endSignIns(tx: SchoolTransaction, device: DeviceId, exceptBoot = '') {
  return tx.sql
    .updateTable('pupilSignIn')
    .set({ endedAt: tx.at })
    .where('device', '=', device)
    .where('boot', '<>', exceptBoot)
    .where('endedAt', 'is', null)
    .where('until', '>', tx.at)
    .returning(['id', 'pupil'])
    .execute();
}
