// The control: an acknowledged envelope is taken out of an outbox behind the agent's back. A suite that does not call it lost proves nothing.
import { setTimeout as pause } from 'node:timers/promises';
import { connectDatabase, systemClock } from '@candour/server';
import { same, type Tally } from '../console-suite/tally.ts';
import { FileStore } from '../simulated-device/file-store.ts';
import { startDevice } from './devices.ts';
import { judge, readWritten } from './ledger.ts';
import type { PostedDevices } from './server-kills.ts';
import type { Stage } from './stage.ts';

export async function showControl(stage: Stage, posted: PostedDevices, tally: Tally): Promise<void> {
  const { installation, school, ledger, phrases } = stage;
  const victim = posted.all[0];
  if (!victim) throw new Error('no device for the control');
  await installation.server().stop();
  await victim.device.see('typed', phrases.sent[0] ?? '');
  await victim.device.see('typed', phrases.sent[1] ?? '');
  await pause(200);
  await victim.device.stop();
  const taken = await takeOut(victim.folder);
  await installation.restartServer();
  const again = await startDevice({
    server: installation.url,
    school: school.id,
    pin: school.signerSetDigest,
    code: '',
    name: victim.name,
    folder: victim.folder,
    onAcknowledged: (id) => ledger.note(id, victim.name),
  });
  try {
    await again.until(({ enrolment, outbox }) => enrolment === 'confirmed' && outbox.texts === 0, 90_000);
    const database = await connectDatabase({ dataFolder: installation.folder, clock: systemClock });
    const { lost } = await readWritten(database.ownerUrl, school.id, [victim.id])
      .then((written) =>
        judge(
          ledger.all().filter(({ by }) => by === victim.name),
          written,
        ),
      )
      .finally(() => database.close());
    await tally.check('control: one envelope taken out of an outbox is called lost, and no other', () =>
      same(
        lost.map(({ id }) => id),
        [taken],
        'lost',
      ),
    );
  } finally {
    await again.stop();
  }
}

/** @returns the id of the envelope that is gone */
async function takeOut(folder: string): Promise<string> {
  const store = new FileStore(folder);
  const [key] = await store.keys('outbox');
  const row = key === undefined ? null : await store.get('outbox', key);
  if (key === undefined || !row) throw new Error('the control found nothing in the outbox');
  await store.write([{ op: 'delete', store: 'outbox', key }]);
  await store.close();
  return (row.json as { id: string }).id;
}
