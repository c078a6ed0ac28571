// Two live starts of a browser under one key are two machines with one key: both are held (DESIGN §5, Devices).
import { CandourError } from '@candour/contract';
import type { BootId, DeviceId, SchoolId, SignInId } from '@candour/contract';
import { isoOf } from '../clock.ts';
import { inSchool } from '../database/database.ts';
import type { Database, SchoolTransaction } from '../database/database.ts';
import { record } from '../record/record.ts';
import type { DeviceSender } from './device-sender.ts';
import { endSignIns, findDevice } from './store.ts';

/** What an older start had on the way when a newer one began may still come in. */
const ON_THE_WAY_MS = 5_000;
/** A known, unsuspicious start is written down at most this often. */
const TOUCH_MS = 10_000;

export interface SeenBoot {
  readonly device: DeviceId;
  readonly boot: BootId;
  /** When the device says it signed the request; both starts would be timed by one machine's clock. */
  readonly signedAt: string;
}

/** Whether a request of this start, signed then, proves that it lives beside a later one. */
export const livesBeside = (signedAt: string, laterStartSignedAt: string): boolean =>
  Date.parse(signedAt) > Date.parse(laterStartSignedAt) + ON_THE_WAY_MS;

/** Notes the start. @returns the device's status after it: `held` when a second live start shows */
export async function seeBoot(db: Database, school: SchoolId, seen: SeenBoot): Promise<DeviceSender['status']> {
  return inSchool(db, school, async (tx) => {
    const { status } = (await findDevice(tx, seen.device)) ?? {};
    if (!status) throw new CandourError('device-unknown');
    const known = await tx.sql
      .selectFrom('boot')
      .select(['firstSeenAt', 'lastSeenAt'])
      .where('device', '=', seen.device)
      .where('boot', '=', seen.boot)
      .executeTakeFirst();
    if (!known) await beginBoot(tx, seen);
    else if (Date.parse(tx.at) - Date.parse(known.lastSeenAt) > TOUCH_MS) {
      await tx.sql
        .updateTable('boot')
        .set({ lastSeenAt: tx.at })
        .where('device', '=', seen.device)
        .where('boot', '=', seen.boot)
        .execute();
    }
    if (!known || status === 'held') return status;
    const later = await tx.sql
      .selectFrom('boot')
      .select('firstSignedAt')
      .where('device', '=', seen.device)
      .where('boot', '<>', seen.boot)
      .where('firstSeenAt', '>', known.firstSeenAt)
      .where('firstSignedAt', '<', isoOf(Date.parse(seen.signedAt) - ON_THE_WAY_MS))
      .orderBy('firstSignedAt')
      .limit(1)
      .executeTakeFirst();
    if (!later || !livesBeside(seen.signedAt, later.firstSignedAt)) return status;
    const { numUpdatedRows } = await tx.sql
      .updateTable('device')
      .set({ status: 'held' })
      .where('id', '=', seen.device)
      .where('status', '<>', 'held')
      .executeTakeFirst();
    if (numUpdatedRows === 1n)
      await record(tx, {
        by: { kind: 'server', id: null },
        kind: 'device.held',
        on: seen.device,
        detail: { reason: 'two-live-boots' },
      });
    return 'held';
  });
}

/** With a new start the sign-ins of those before are over: nothing that arises later may be said of those pupils. */
async function beginBoot(tx: SchoolTransaction, { device, boot, signedAt }: SeenBoot): Promise<void> {
  await addBoot(tx, device, boot, signedAt);
  for (const { id, pupil } of await endSignIns(tx, device, boot)) {
    await record(tx, {
      by: { kind: 'server', id: null },
      kind: 'pupil.signed-out',
      on: pupil,
      detail: { signIn: id as SignInId, device },
    });
  }
}

export async function addBoot(tx: SchoolTransaction, device: string, boot: string, signedAt: string): Promise<void> {
  await tx.sql
    .insertInto('boot')
    .values({ school: tx.school, device, boot, firstSeenAt: tx.at, lastSeenAt: tx.at, firstSignedAt: signedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
