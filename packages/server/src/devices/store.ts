// Devices, enrolment codes and what was recorded about devices.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ActionDetail, DeviceId, DeviceList, NoticeList } from '@candour/contract';
import type { SchoolTransaction } from '../database/database.ts';
import { codeOfNotice, noticeKinds, noticeSays } from './rules.ts';
import type { DeviceStatus, NoticeKind } from './rules.ts';

export async function listDevices(tx: SchoolTransaction): Promise<DeviceList> {
  const rows = await tx.sql
    .selectFrom('device')
    .select(['id', 'name', 'platform', 'status', 'enrolledAt', 'lastSeenAt', 'queued'])
    // What waits for the technician comes first.
    .orderBy(sql`array_position(ARRAY['unconfirmed', 'held', 'confirmed'], status)`)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as DeviceId }));
}

export async function lockDevice(tx: SchoolTransaction, id: DeviceId): Promise<{ status: DeviceStatus } | undefined> {
  return tx.sql.selectFrom('device').select('status').where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function setConfirmed(tx: SchoolTransaction, id: DeviceId): Promise<void> {
  await tx.sql.updateTable('device').set({ status: 'confirmed' }).where('id', '=', id).execute();
}

export const codeDigest = (code: string): Buffer => createHash('sha256').update(code, 'utf8').digest();

/** Only the digest is kept: a code can be used once, and never be looked up. */
export async function addEnrolmentCode(tx: SchoolTransaction, code: string, until: string): Promise<void> {
  await tx.sql
    .insertInto('enrolmentCode')
    .values({ school: tx.school, codeSha256: codeDigest(code), madeAt: tx.at, until, usedAt: null, usedBy: null })
    .execute();
}

/** What the technician was told about devices, newest first. */
export async function listNotices(tx: SchoolTransaction, limit: number): Promise<NoticeList> {
  const rows = await tx.sql
    .selectFrom('action')
    .leftJoin('device', (join) =>
      join.onRef('device.school', '=', 'action.school').onRef('device.id', '=', 'action.onId'),
    )
    .select(['action.at', 'action.kind', 'action.detail', 'device.name'])
    .where('action.kind', 'in', noticeKinds)
    .orderBy('action.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ at, kind, detail, name }) => {
    const notice = { kind: kind as NoticeKind, detail: detail as ActionDetail<NoticeKind> } as Parameters<
      typeof noticeSays
    >[1];
    return {
      at,
      kind,
      device: name,
      code: codeOfNotice(notice),
      says: noticeSays(name ?? 'An unknown device', notice),
    };
  });
}
