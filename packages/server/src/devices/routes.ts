// The technician's routes: which devices there are, which wait, and codes for new ones.
import { randomBytes } from 'node:crypto';
import { CandourError, actorOfPerson, consolePaths, deviceIdSchema } from '@candour/contract';
import type { DeviceList, EnrolmentCodeAnswer, NoticeList, PersonId } from '@candour/contract';
import type { FastifyInstance } from 'fastify';
import { isoOf } from '../clock.ts';
import { inSchool } from '../database/database.ts';
import type { SchoolTransaction } from '../database/database.ts';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { readId } from '../http/input.ts';
import { sessionOf } from '../people/guard.ts';
import { record } from '../record/record.ts';
import { codeOf, codeValidMs, confirmChanges } from './rules.ts';
import { addEnrolmentCode, codeDigest, listDevices, listNotices, lockDevice, setConfirmed } from './store.ts';

const noticesShown = 200;

export function registerDevices(app: FastifyInstance, { db, requireLog }: ConsoleDeps): void {
  app.get(
    consolePaths.devices,
    { config: { console: 'device.list' } },
    async (request): Promise<DeviceList> => inSchool(db, sessionOf(request).school, listDevices),
  );

  app.get(
    consolePaths.notices,
    { config: { console: 'notice.list' } },
    async (request): Promise<NoticeList> =>
      inSchool(db, sessionOf(request).school, (tx) => listNotices(tx, noticesShown)),
  );

  app.post(
    consolePaths.confirmDevice(':id'),
    { config: { console: 'device.confirm' }, bodyLimit: 1_024 },
    async (request, reply) => {
      const session = sessionOf(request);
      const id = readId(deviceIdSchema, (request.params as { id?: unknown }).id);
      await requireLog(session.school);
      await inSchool(db, session.school, async (tx) => {
        const device = await lockDevice(tx, id);
        if (!device) throw new CandourError('not-found');
        if (!confirmChanges(device.status)) return;
        await setConfirmed(tx, id);
        await record(tx, { by: actorOfPerson(session.person), kind: 'device.confirmed', on: id, detail: {} });
      });
      return reply.code(204).send();
    },
  );

  app.post(
    consolePaths.enrolmentCodes,
    { config: { console: 'device.code' }, bodyLimit: 1_024 },
    async (request): Promise<EnrolmentCodeAnswer> => {
      const session = sessionOf(request);
      await requireLog(session.school);
      return inSchool(db, session.school, (tx) => makeEnrolmentCode(tx, session.person));
    },
  );
}

/** A fresh code, told once. `person` is the technician it is made for; null when the server's own set-up makes it. */
export async function makeEnrolmentCode(tx: SchoolTransaction, person: PersonId | null): Promise<EnrolmentCodeAnswer> {
  const code = codeOf(randomBytes(12));
  const until = isoOf(Date.parse(tx.at) + codeValidMs);
  await addEnrolmentCode(tx, code, until);
  const by = person ? actorOfPerson(person) : ({ kind: 'server', id: null } as const);
  await record(tx, { by, kind: 'code.made', on: codeDigest(code).toString('hex'), detail: { until } });
  return { code, until };
}
