// The thread that holds the devices: draws their keys, makes what each had queued, then lets all of them reconnect at the same moment.
import { parentPort, workerData } from 'node:worker_threads';
import { type BootId, type DeviceId, newId, type SignInId } from '@candour/contract';
import { exportVerifyKey, generateSigningKeyPair } from '@candour/trust';
import { runDevice, type Tally } from './device.ts';
import { connections } from './exchange.ts';
import type { FleetOrder, FleetOutcome, FromFleet, KnownBefore, ToFleet } from './messages.ts';
import { type BenchDevice, recipientsOf, sealEnvelopes } from './seal-envelopes.ts';

const order = workerData as FleetOrder;
const tell = (message: FromFleet): void => parentPort?.postMessage(message);

const devices: BenchDevice[] = [];
for (let place = 0; place < order.deviceCount; place += 1)
  devices.push({ id: newId<DeviceId>(), boot: newId<BootId>(), keys: await generateSigningKeyPair() });
let queues: Uint8Array[][] = [];
let logSize = 0;

parentPort?.on('message', (message: ToFleet) => void (message.say === 'seal' ? sealAll(message.known) : go()));
tell({
  say: 'drawn',
  devices: await Promise.all(
    devices.map(async ({ id, boot, keys }) => ({ id, boot, publicKey: await exportVerifyKey(keys.publicKey) })),
  ),
});

async function sealAll(known: KnownBefore): Promise<void> {
  const to = await recipientsOf(known);
  const counts = { envelopes: order.envelopesEach, episodes: order.episodesEach };
  logSize = known.logSize;
  queues = [];
  for (const [place, device] of devices.entries())
    queues.push(
      await sealEnvelopes(device, order.school, { ...known, signIn: known.signIns[place] as SignInId }, to, counts),
    );
  tell({ say: 'sealed', bytes: queues.flat().reduce((sum, { length }) => sum + length, 0) });
}

async function go(): Promise<void> {
  const tally: Tally = { envelopes: 0, repeated: 0, heartbeats: 0, logProofs: 0, refusals: new Map(), answerMs: [] };
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(
    devices.map((device, place) => runDevice(device, queues[place] ?? [], { ...order, logSize }, tally)),
  );
  const { user, system } = process.cpuUsage(cpu);
  const outcome: FleetOutcome = {
    ...tally,
    refusals: Object.fromEntries(tally.refusals),
    allInMs: performance.now() - startedMs,
    cpuMs: (user + system) / 1000,
  };
  connections.destroy();
  tell({ say: 'done', outcome });
}
