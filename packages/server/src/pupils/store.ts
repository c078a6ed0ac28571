// The pupil's side of signing in: the link of one device, the roster's password, and who is signed in where.
import type { DeviceId, PupilId, SignInId } from '@candour/contract';
import type { SchoolTransaction } from '../database/database.ts';
import { hashPassword } from '../people/passwords.ts';
import { tokenDigest } from '../people/sessions.ts';
import { normalUsername } from './rules.ts';

export interface SignInLink {
  readonly device: DeviceId;
  readonly deviceName: string;
  readonly deviceStatus: 'unconfirmed' | 'confirmed' | 'held';
  readonly boot: string;
  readonly until: string;
  readonly usedAt: string | null;
  /** Of the browser that opened it first. */
  readonly browserSha256: Buffer | null;
}

export async function findLink(tx: SchoolTransaction, token: string): Promise<SignInLink | undefined> {
  const row = await tx.sql
    .selectFrom('signInLink')
    .innerJoin('device', (join) =>
      join.onRef('device.school', '=', 'signInLink.school').onRef('device.id', '=', 'signInLink.device'),
    )
    .select([
      'signInLink.device',
      'signInLink.boot',
      'signInLink.until',
      'signInLink.usedAt',
      'signInLink.browserSha256',
      'device.name as deviceName',
      'device.status as deviceStatus',
    ])
    .where('signInLink.tokenSha256', '=', tokenDigest(token))
    .executeTakeFirst();
  return row && { ...row, device: row.device as DeviceId };
}

/** From now on only this browser may use it. @returns false when another was faster */
export async function bindLink(tx: SchoolTransaction, token: string, browserSha256: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('signInLink')
    .set({ browserSha256 })
    .where('tokenSha256', '=', tokenDigest(token))
    .where('browserSha256', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @returns false when somebody used it a moment ago */
export async function useLink(tx: SchoolTransaction, token: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('signInLink')
    .set({ usedAt: tx.at })
    .where('tokenSha256', '=', tokenDigest(token))
    .where('usedAt', 'is', null)
    .where('until', '>', tx.at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findPupil(
  tx: SchoolTransaction,
  username: string,
): Promise<{ pupil: PupilId; hash: string | null } | undefined> {
  const row = await tx.sql
    .selectFrom('pupil')
    .leftJoin('pupilPassword', (join) =>
      join.onRef('pupilPassword.school', '=', 'pupil.school').onRef('pupilPassword.pupil', '=', 'pupil.id'),
    )
    .select(['pupil.id', 'pupilPassword.hash'])
    .where('pupil.username', '=', normalUsername(username))
    .executeTakeFirst();
  return row && { pupil: row.id as PupilId, hash: row.hash };
}

/** The name the roster has today; null when the pupil is no longer on it, and so may not sign in. */
export async function pupilName(tx: SchoolTransaction, pupil: PupilId): Promise<string | null> {
  const row = await tx.sql
    .selectFrom('pupilAttributes')
    .select('name')
    .where('pupil', '=', pupil)
    .where('validFrom', '<=', tx.at)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', tx.at)]))
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Who is signed in on a device now; a new sign-in ends theirs. */
export async function endSignIns(
  tx: SchoolTransaction,
  device: DeviceId,
): Promise<readonly { signIn: SignInId; pupil: PupilId }[]> {
  const rows = await tx.sql
    .updateTable('pupilSignIn')
    .set({ endedAt: tx.at })
    .where('device', '=', device)
    .where('endedAt', 'is', null)
    .where('until', '>', tx.at)
    .returning(['id', 'pupil'])
    .execute();
  return rows.map(({ id, pupil }) => ({ signIn: id as SignInId, pupil: pupil as PupilId }));
}

export async function addSignIn(
  tx: SchoolTransaction,
  signIn: { id: SignInId; pupil: PupilId; device: DeviceId; boot: string; until: string },
): Promise<void> {
  await tx.sql
    .insertInto('pupilSignIn')
    .values({ school: tx.school, ...signIn, since: tx.at, endedAt: null })
    .execute();
}

export interface NewPupil {
  readonly id: PupilId;
  readonly username: string;
  readonly name: string;
  readonly year: number;
  readonly classes: readonly string[];
  readonly password: string;
}

/** Adds a pupil as the roster has them from now on. */
export async function addPupil(tx: SchoolTransaction, pupil: NewPupil): Promise<void> {
  const { school, at } = tx;
  await tx.sql
    .insertInto('pupil')
    .values({ school, id: pupil.id, username: normalUsername(pupil.username), madeAt: at })
    .execute();
  await tx.sql
    .insertInto('pupilAttributes')
    .values({
      school,
      pupil: pupil.id,
      validFrom: at,
      validTo: null,
      name: pupil.name,
      year: pupil.year,
      classes: [...pupil.classes],
    })
    .execute();
  await tx.sql
    .insertInto('pupilPassword')
    .values({ school, pupil: pupil.id, hash: await hashPassword(pupil.password), changedAt: at })
    .execute();
}
