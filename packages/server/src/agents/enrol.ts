// A device enrols once with a single-use code and the proof that it holds its key; until a technician confirms it, it is unconfirmed.
import { CandourError, newId } from '@candour/contract';
import type { DeviceId, EnrolAnswer, EnrolRequest } from '@candour/contract';
import { fromBase64Url, importVerifyKey, toUtf8, verifyBytes } from '@candour/trust';
import { inSchool } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { record } from '../record/record.ts';
import { addBoot } from './boots.ts';
import { addDevice, findDeviceByKey, lockCode, useCode } from './store.ts';

/** What the device signs to prove its key: this context and the code. */
export const ENROL_CONTEXT = 'candour/enrol/1';

/** @throws CandourError `code-unknown`, `request-bad-signature`, `key-malformed` */
export async function enrol(db: Database, school: string, asked: EnrolRequest): Promise<EnrolAnswer> {
  const raw = fromBase64Url(asked.publicKey);
  const isHeld = await verifyBytes(
    await importVerifyKey(raw),
    ENROL_CONTEXT,
    toUtf8(asked.code),
    fromBase64Url(asked.proof),
  );
  if (!isHeld) throw new CandourError('request-bad-signature', 'enrolment');
  const publicKey = Buffer.from(raw);
  return inSchool(db, school, async (tx) => {
    const code = await lockCode(tx, asked.code);
    const known = await findDeviceByKey(tx, publicKey);
    if (!code || code.until <= tx.at) throw new CandourError('code-unknown');
    if (code.usedAt !== null) {
      // The same device asks again because the answer was lost on its way.
      if (!known || known.id !== code.usedBy || known.status === 'held') throw new CandourError('code-unknown');
      return { device: known.id as DeviceId, status: known.status, serverTime: tx.at };
    }
    // A key that is enrolled already gets no second identity.
    if (known) throw new CandourError('code-unknown', 'this key is enrolled already');
    const device = newId<DeviceId>();
    await addDevice(tx, device, asked, publicKey);
    await addBoot(tx, device, asked.boot, tx.at);
    await useCode(tx, asked.code, device);
    await record(tx, {
      by: { kind: 'device', id: device },
      kind: 'device.enrolled',
      on: device,
      detail: { name: asked.name },
    });
    return { device, status: 'unconfirmed', serverTime: tx.at };
  });
}
